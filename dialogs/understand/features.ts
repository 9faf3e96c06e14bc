import type { Language } from '../../knowledge/records.ts';
import { normalised } from './normalise.ts';
import { asks } from './sentence.ts';

/** How often each feature stands in a text. */
export type Features = ReadonlyMap<string, number>;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * What the matcher sees of a text: Chinese as single characters, pairs and words, which forgives typos; Latin as
 * light-stemmed words, pairs of them and the letters inside. Latin letters in a Chinese text count as well.
 */
export function featuresOf(text: string, language: Language, canonical: (text: string) => string): Features {
  const plainly = normalised(text.slice(0, 500));
  const said = canonical(plainly);
  const read = said === plainly ? said : `${said} ${plainly}`;
  const found = new Map<string, number>();
  const add = (feature: string) => found.set(feature, (found.get(feature) ?? 0) + 1);
  if (language === 'zh-CN') {
    for (const [run] of read.matchAll(/\p{Script=Han}+/gu)) addHan(run, add);
    // Asked or told: that is often all that tells an answer from a dialog. It counts like a word said three times.
    found.set(asks(read) ? '?' : '!', 3);
  }
  const words = read.match(/[a-z]+(?:'[a-z]+)?|\d+/g) ?? [];
  const stems = words.map(stem).filter(word => word !== '');
  for (const [at, word] of stems.entries()) {
    add(`w:${word}`);
    if (at > 0) add(`p:${stems[at - 1]} ${word}`);
    if (word.length < 4 || /^\d/.test(word)) continue;
    const marked = `^${word}$`;
    {
      const size = 4;
      for (let from = 0; from + size <= marked.length; from += 1) add(marked.slice(from, from + size));
    }
  }
  return found;
}

function addHan(run: string, add: (feature: string) => void): void {
  const characters = [...run];
  for (const [at, character] of characters.entries()) {
    add(character);
    const next = characters[at + 1];
    if (next !== undefined) add(character + next);
  }
  for (const { segment } of segmenter.segment(run)) {
    if (segment.length >= 2) add(`w:${segment}`);
  }
}

const irregular: Readonly<Record<string, string>> = {
  "won't": 'not',
  "doesn't": 'not',
  doesnt: 'not',
  "don't": 'not',
  dont: 'not',
  wont: 'not',
  "can't": 'not',
  cant: 'not',
  cannot: 'not',
  "isn't": 'not',
  isnt: 'not',
  "didn't": 'not',
  didnt: 'not',
  "wasn't": 'not',
  broke: 'break',
  broken: 'break',
  bought: 'buy',
  sent: 'send',
  paid: 'pay',
  came: 'come',
  lost: 'lose',
  gave: 'give',
  took: 'take',
  u: 'you',
  r: 'are',
  ur: 'your',
  "what's": 'what',
  whats: 'what',
  "i'm": 'i',
  im: 'i',
  "it's": 'it',
  "i'd": 'i',
  "i've": 'i',
  "i'll": 'i',
  "that's": 'that',
  "where's": 'where',
  "when's": 'when',
  "how's": 'how',
  "who's": 'who',
};

function stem(word: string): string {
  const plain = irregular[word];
  if (plain !== undefined) return plain;
  const root = word.replace(/'[a-z]+$/, '');
  if (root.length <= 3) return root;
  return root
    .replace(/ies$/, 'y')
    .replace(/(?<=[a-z]{3})(?:ing|ed)$/, '')
    .replace(/(?<=(?:s|x|z|ch|sh))es$/, '')
    .replace(/(?<=[a-z]{2}[^s])s$/, '')
    .replace(/([b-df-hj-kmnp-rtvwxz])\1$/, '$1')
    .replace(/(?<=[a-z]{3})e$/, '');
}
