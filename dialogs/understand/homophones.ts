import { normalised } from './normalise.ts';
import { roughly, soundsOf } from './sounds.ts';

/** Reads a Chinese sentence as it was meant where characters that sound alike were typed, or pinyin was left. */
export type HomophoneReader = (text: string) => string;

/** What it costs to take another character than was typed, against how much better the sentence then reads. */
const otherSign = 4;
/** And one that only sounds alike where people do not tell zh from z, or n from ng. */
const otherSound = 5;
/** So many characters are looked at; nobody misspells the matter at the end of a story. */
const longest = 120;

/**
 * 空凋不制冷 → 空调不制冷, 推货 → 退货, baoxiu多久 → 保修多久. Learned from sentences that are spelled right: of all
 * characters that sound like those that were typed, the row is taken that such sentences are likeliest to hold, for
 * as few changes as possible. A guess, so only for what could not be understood as it stands; whoever reads it has to
 * understand it better than the words themselves.
 *
 * @param sentences spelled right: the phrases of the content
 */
export function homophoneReader(sentences: readonly string[]): HomophoneReader {
  const pairs = countPairs(sentences.map(normalised));
  const { bySound, syllables } = bySounds(pairs.signs);
  return text => {
    const plainly = normalised(text);
    const read = plainly.slice(0, longest);
    const choices = unitsOf(read, syllables).map(unit => choicesFor(unit, bySound));
    const meant = likeliest(choices, pairs);
    return keepsHalf(read, meant) ? meant + plainly.slice(longest) : plainly;
  };
}

/** Whether at least half of the characters stand as they were typed: 呵呵 is no word that sounds like it. */
function keepsHalf(typed: string, meant: string): boolean {
  const signs = [...typed].filter(isHan);
  const left = new Set(meant);
  return signs.filter(sign => left.has(sign)).length * 2 >= signs.length;
}

interface Choice {
  readonly sign: string;
  readonly cost: number;
}

/** A character, or a syllable of pinyin, which has no character yet. */
interface Unit {
  readonly text: string;
  readonly isSound: boolean;
}

function choicesFor({ text, isSound }: Unit, bySound: ReadonlyMap<string, readonly string[]>): Choice[] {
  if (isSound) return (bySound.get(text) ?? []).map(sign => ({ sign, cost: 0 }));
  const itself = { sign: text, cost: 0 };
  if (!isHan(text)) return [itself];
  const sounds = soundsOf(text);
  const alike = new Map<string, number>();
  for (const [key, cost] of [
    ...sounds.map(roughly).map(sound => [`~${sound}`, otherSound] as const),
    ...sounds.map(sound => [sound, otherSign] as const),
  ]) {
    for (const sign of bySound.get(key) ?? []) alike.set(sign, cost);
  }
  alike.delete(text);
  return [itself, ...[...alike].map(([sign, cost]) => ({ sign, cost }))];
}

interface Pairs {
  /** The characters that the sentences hold. */
  readonly signs: readonly string[];
  /** Surprise of a character after another, in nats. */
  surprise(before: string, sign: string): number;
}

function countPairs(sentences: readonly string[]): Pairs {
  const single = new Map<string, number>();
  const pairs = new Map<string, number>();
  let total = 0;
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const sentence of sentences) {
    for (const [run] of sentence.matchAll(/\p{Script=Han}+/gu)) {
      let before = '';
      for (const sign of [...run, '']) {
        count(single, sign);
        count(pairs, `${before} ${sign}`);
        total += 1;
        before = sign;
      }
    }
  }
  /** The weight of a character by itself, beside that of the pair. */
  const alone = 0.5;
  const strange = 0.5;
  return {
    signs: [...single.keys()].filter(sign => sign !== ''),
    surprise: (before, sign) => {
      const share = ((single.get(sign) ?? 0) + strange) / (total + 1);
      return -Math.log(((pairs.get(`${before} ${sign}`) ?? 0) + alone * share) / ((single.get(before) ?? 0) + alone));
    },
  };
}

/** The likeliest row of one choice of each, by the best way to every choice in turn. */
function likeliest(units: readonly (readonly Choice[])[], { surprise }: Pairs): string {
  const edge: Choice = { sign: '', cost: 0 };
  let ways = [{ read: '', last: '', sum: 0 }];
  for (const choices of [...units, [edge]]) {
    ways = choices.map(({ sign, cost }) => {
      const next = isHan(sign) ? sign : '';
      let best = { read: '', last: '', sum: Number.POSITIVE_INFINITY };
      for (const { read, last, sum } of ways) {
        const reached = sum + cost + (next === '' && last === '' ? 0 : surprise(last, next));
        if (reached < best.sum) best = { read: read + sign, last: next, sum: reached };
      }
      return best;
    });
  }
  return ways[0]?.read ?? '';
}

/** Characters one by one; Latin letters as syllables where they are pinyin from end to end. */
function unitsOf(text: string, syllables: ReadonlySet<string>): Unit[] {
  const parts = text.match(/[a-z]+(?: [a-z]+)*|[^a-z]/gu) ?? [];
  return parts.flatMap((part): Unit[] => {
    const sounds = /^[a-z]/.test(part) ? asPinyin(part.replaceAll(' ', ''), syllables) : undefined;
    return sounds === undefined
      ? [...part].map(text => ({ text, isSound: false }))
      : sounds.map(text => ({ text, isSound: true }));
  });
}

/** The fewest syllables that letters fall into; undefined where they do not, or where they are but one. */
function asPinyin(letters: string, syllables: ReadonlySet<string>): readonly string[] | undefined {
  const ways: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= letters.length; end += 1) {
    for (let from = Math.max(0, end - 6); from < end; from += 1) {
      const before = ways[from];
      const syllable = letters.slice(from, end);
      if (before === undefined || !syllables.has(syllable)) continue;
      const known = ways[end];
      if (known === undefined || before.length + 1 < known.length) ways[end] = [...before, syllable];
    }
  }
  const best = ways[letters.length];
  return best !== undefined && best.length >= 2 ? best : undefined;
}

function bySounds(signs: readonly string[]) {
  const bySound = new Map<string, string[]>();
  const syllables = new Set<string>();
  const add = (key: string, sign: string) => bySound.set(key, [...(bySound.get(key) ?? []), sign]);
  for (const sign of signs) {
    const sounds = soundsOf(sign);
    for (const sound of sounds) {
      syllables.add(sound);
      add(sound, sign);
    }
    for (const sound of new Set(sounds.map(roughly))) add(`~${sound}`, sign);
  }
  return { bySound, syllables };
}

const isHan = (sign: string) => /^\p{Script=Han}$/u.test(sign);
