import type { Features } from './features.ts';
import { type Case, type Classifier, logisticRegression, type Sparse, softmaxRegression } from './regression.ts';

/** A model of one language. */
export interface Learned {
  /** The share of each class, and how surely the largest is right. */
  judge(features: Features): { readonly shares: Float64Array; readonly confidence: number };
  readonly accuracy: number;
}

interface Phrase {
  readonly label: number;
  readonly features: Features;
}

const folds = 3;
/** A wrong answer is worse than a question back, and strangers write more kinds of sentences than content can list. */
const missed = 1.5;
const outside = 4;
const ranking = { epochs: 6, step: 2.4, decay: 0.6 };
const belonging = { epochs: 8, step: 2.4, decay: 0.6 };

/**
 * Learns a ranking of the classes from their phrases, and apart from it whether a text belongs here at all, from
 * `strange` texts that do not. How far both are to be trusted is learned from texts that a model did not see:
 * three times a third is left out.
 */
export function learned(phrases: readonly Phrase[], strange: readonly Features[], classes: number): Learned {
  const vocabulary = vocabularyOf([...phrases.map(({ features }) => features), ...strange]);
  const known = phrases.map(({ features }) => vocabulary.sparse(features));
  const foreign = strange.map(vocabulary.sparse);
  const labels = phrases.map(({ label }) => label);

  const cases: Case[] = [];
  let right = 0;
  for (let fold = 0; fold < folds; fold += 1) {
    // Phrases of one entry lie together, so every third leaves each entry two thirds.
    const left = (_: unknown, at: number) => at % folds !== fold;
    const model = modelOf(known.filter(left), labels.filter(left), foreign.filter(left), classes, vocabulary.size);
    for (const [at, text] of known.entries()) {
      if (at % folds !== fold) continue;
      const { shares, signs } = model(text);
      const hit = best(shares) === labels[at];
      if (hit) right += 1;
      cases.push({ signs, truth: hit, weight: hit ? 1 : missed });
    }
    for (const [at, text] of foreign.entries()) {
      if (at % folds !== fold) continue;
      cases.push({ signs: model(text).signs, truth: false, weight: outside });
    }
  }
  const surely = logisticRegression(cases);
  const model = modelOf(known, labels, foreign, classes, vocabulary.size);
  return {
    accuracy: phrases.length === 0 ? 0 : right / phrases.length,
    judge(features) {
      const { shares, signs } = model(vocabulary.sparse(features));
      return { shares, confidence: surely(signs) };
    },
  };
}

/** A model, and the signs by which its answers are to be trusted. */
function modelOf(
  known: readonly Sparse[],
  labels: readonly number[],
  foreign: readonly Sparse[],
  classes: number,
  size: number,
) {
  const rank: Classifier = softmaxRegression(known, labels, classes, size, ranking);
  const both = [...known, ...foreign];
  const belongs = softmaxRegression(
    both,
    both.map((_, at) => (at < known.length ? 1 : 0)),
    2,
    size,
    belonging,
  );
  const near = nearness(known, size);
  return (text: Sparse) => {
    const shares = rank(text);
    const top = best(shares);
    const first = shares[top] ?? 0;
    let second = 0;
    for (const [at, share] of shares.entries()) if (at !== top && share > second) second = share;
    const inDomain = belongs(text)[1] ?? 0;
    const { cosine, unknown } = near(text);
    return { shares, signs: [logit(first), first - second, cosine, logit(inDomain), unknown] };
  };
}

function best(shares: Float64Array): number {
  let top = 0;
  for (let at = 1; at < shares.length; at += 1) if ((shares[at] ?? 0) > (shares[top] ?? 0)) top = at;
  return top;
}

function logit(p: number): number {
  const bounded = Math.min(0.9995, Math.max(0.0005, p));
  return Math.log(bounded / (1 - bounded)) / 4;
}

/** How near a text is to the nearest known one, and which share of its weight none of them has. */
function nearness(known: readonly Sparse[], size: number): (text: Sparse) => { cosine: number; unknown: number } {
  const starts = new Int32Array(size + 1);
  for (const { index } of known) for (const feature of index) starts[feature + 1] = (starts[feature + 1] as number) + 1;
  for (let at = 0; at < size; at += 1) starts[at + 1] = (starts[at + 1] as number) + (starts[at] as number);
  const next = starts.slice();
  const texts = new Int32Array(starts[size] ?? 0);
  const weights = new Float64Array(texts.length);
  for (const [at, { index, weight }] of known.entries()) {
    for (let f = 0; f < index.length; f += 1) {
      const feature = index[f] as number;
      const place = next[feature] as number;
      next[feature] = place + 1;
      texts[place] = at;
      weights[place] = weight[f] as number;
    }
  }
  const sums = new Float64Array(known.length);
  return text => {
    sums.fill(0);
    let unknown = text.unseen;
    for (let f = 0; f < text.index.length; f += 1) {
      const feature = text.index[f] as number;
      const weight = text.weight[f] as number;
      const to = starts[feature + 1] as number;
      if (to === starts[feature]) unknown += weight * weight;
      for (let place = starts[feature] as number; place < to; place += 1) {
        const at = texts[place] as number;
        sums[at] = (sums[at] as number) + weight * (weights[place] as number);
      }
    }
    let cosine = 0;
    for (const sum of sums) if (sum > cosine) cosine = sum;
    return { cosine, unknown };
  };
}

/** Numbers and weights of features: (1 + ln tf) · ln((N + 1) / (df + 0.5)), of length 1 over all features of a text. */
function vocabularyOf(texts: readonly Features[]) {
  const numbers = new Map<string, number>();
  const documents: number[] = [];
  for (const text of texts) {
    for (const feature of text.keys()) {
      const number = numbers.get(feature) ?? numbers.size;
      numbers.set(feature, number);
      documents[number] = (documents[number] ?? 0) + 1;
    }
  }
  const rarity = (count: number) => Math.log((texts.length + 1) / (count + 0.5));
  const sparse = (text: Features): Sparse => {
    const index: number[] = [];
    const weight: number[] = [];
    let length = 0;
    let unseen = 0;
    for (const [feature, count] of text) {
      const number = numbers.get(feature);
      const value = (1 + Math.log(count)) * rarity(number === undefined ? 0 : (documents[number] ?? 0));
      length += value * value;
      if (number === undefined) {
        unseen += value * value;
        continue;
      }
      index.push(number);
      weight.push(value);
    }
    const norm = Math.sqrt(length) || 1;
    return {
      index: Int32Array.from(index),
      weight: Float64Array.from(weight, value => value / norm),
      unseen: unseen / (length || 1),
    };
  };
  return { size: numbers.size, sparse };
}
