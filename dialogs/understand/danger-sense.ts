import type { DangerKind } from './danger.ts';
import { dangerLines } from './danger-lines.ts';
import { harmlessSigns, signs } from './danger-signs.ts';
import { harmlessLines } from './harmless-lines.ts';
import { type Sparse, softmaxRegression } from './regression.ts';

/** What a clause sounds like: the likeliest kind of danger, and how likely it is any at all, 0 to 1. */
export interface Sensed {
  readonly kind: DangerKind;
  readonly share: number;
}

/**
 * How much a clause sounds like danger, whatever its words: a model of what people touch, see, smell and feel, and
 * of which of these come together, learned from `danger-lines.ts` and `harmless-lines.ts` at the first call, within
 * some hundredths of a second. The same lines always give the same model.
 *
 * @param clause  normalised, one or two clauses; a longer text dilutes what is said in it
 * @returns nothing where fewer than two signs of danger stand together: one alone is a word of every day
 */
export function sensed(clause: string): Sensed | undefined {
  const heard = asItSounds(clause);
  const found = signsIn(heard);
  if (found.filter(name => !harmlessSigns.has(name)).length < 2) return undefined;
  model ??= learnedModel();
  return model(featuresOf(heard, found));
}

/** Learns now what would be learned at the first clause that needs it. */
export function learnDanger(): void {
  model ??= learnedModel();
}

type Features = ReadonlyMap<string, number>;

const kinds = Object.keys(dangerLines) as DangerKind[];
const training = { epochs: 6, step: 2.4, decay: 0.4 };
let model: ((features: Features) => Sensed) | undefined;

function learnedModel(): (features: Features) => Sensed {
  const texts: Features[] = [];
  const labels: number[] = [];
  for (const [label, lines] of [harmlessLines, ...kinds.map(kind => dangerLines[kind])].entries()) {
    for (const line of lines.trim().split('\n')) {
      const heard = asItSounds(line);
      texts.push(featuresOf(heard, signsIn(heard)));
      labels.push(label);
    }
  }
  const numbers = new Map<string, number>();
  for (const text of texts)
    for (const feature of text.keys()) numbers.set(feature, numbers.get(feature) ?? numbers.size);
  const known = texts.map(text => sparse(text, numbers));
  const classify = softmaxRegression(known, labels, kinds.length + 1, numbers.size, training);
  return features => {
    const [harmless = 1, ...shares] = classify(sparse(features, numbers));
    const likeliest = shares.indexOf(Math.max(...shares));
    return { kind: kinds[likeliest] as DangerKind, share: 1 - harmless };
  };
}

/** Single characters and pairs of them, English words and pairs, the signs, and which signs come together. */
function featuresOf(heard: string, found: readonly string[]): Features {
  const features = new Map<string, number>([['', 0.5]]);
  for (const [run] of heard.matchAll(/\p{Script=Han}+/gu)) {
    for (let at = 0; at < run.length; at += 1) {
      features.set(run.charAt(at), 0.5);
      if (at + 1 < run.length) features.set(run.slice(at, at + 2), 0.8);
    }
  }
  const words = heard.match(/[a-z]+(?:'[a-z]+)?/g) ?? [];
  for (const [at, word] of words.entries()) {
    features.set(`w ${word}`, 1);
    if (at > 0) features.set(`p ${words[at - 1]} ${word}`, 1);
  }
  for (const [at, one] of found.entries()) {
    features.set(`s ${one}`, 1.6);
    for (const other of found.slice(at + 1)) features.set(`s ${one} ${other}`, 1.2);
  }
  return features;
}

function signsIn(heard: string): string[] {
  return signs.filter(([, words]) => words.test(heard)).map(([name]) => name);
}

/** Of length 1 over the features that are known. */
function sparse(features: Features, numbers: ReadonlyMap<string, number>): Sparse {
  const index: number[] = [];
  const weight: number[] = [];
  let length = 0;
  for (const [feature, value] of features) {
    const number = numbers.get(feature);
    if (number === undefined) continue;
    index.push(number);
    weight.push(value);
    length += value * value;
  }
  const norm = Math.sqrt(length) || 1;
  return { index: Int32Array.from(index), weight: Float64Array.from(weight, value => value / norm), unseen: 0 };
}

/** Slips that an input method makes, by their sound: 冒眼, 露电, 鼓胞. */
function asItSounds(text: string): string {
  return slips.reduce((read, [slip, meant]) => read.replace(slip, meant), text);
}

const slips: readonly (readonly [RegExp, string])[] = [
  [/(?<=[冒起飘])[眼咽盐言淹]/g, '烟'],
  [/[露陋搂镂][电店垫]|漏[店垫淀殿]|漏点(?!水)/g, '漏电'],
  [/燃汽|天燃气/g, '燃气'],
  [/跳[匝扎砸咋]/g, '跳闸'],
  [/鼓[胞抱饱]/g, '鼓包'],
  [/[膨彭澎][账帐涨胀]/g, '膨胀'],
  [/[湖胡](?=味|了)/g, '糊'],
];
