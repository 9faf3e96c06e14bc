/** One text as weighted features, by number. */
export interface Sparse {
  readonly index: Int32Array;
  readonly weight: Float64Array;
  /** The share of its weight that lies in features never learned, 0 to 1. */
  readonly unseen: number;
}

/** A trained model: for each class its share of the probability, summing to 1. */
export type Classifier = (text: Sparse) => Float64Array;

export interface Training {
  readonly epochs: number;
  /** Step of epoch e: step / (1 + decay * e). */
  readonly step: number;
  readonly decay: number;
}

/**
 * Multinomial logistic regression by stochastic descent from zero. The order of the texts is shuffled with a fixed
 * seed, so the same texts always give the same model.
 *
 * @param labels  the class of each text, 0 to classes - 1
 */
export function softmaxRegression(
  texts: readonly Sparse[],
  labels: ArrayLike<number>,
  classes: number,
  features: number,
  training: Training,
): Classifier {
  // All classes of a feature lie side by side, so that a text touches few lines of memory.
  const weights = new Float32Array(features * classes);
  const shares = new Float64Array(classes);
  const active = new Int32Array(classes);
  const order = Int32Array.from(texts.keys());
  let seed = 20_261_123;
  for (let epoch = 0; epoch < training.epochs; epoch += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      const other = seed % (at + 1);
      const kept = order[at] ?? 0;
      order[at] = order[other] ?? 0;
      order[other] = kept;
    }
    const step = training.step / (1 + training.decay * epoch);
    for (const at of order) {
      const text = texts[at];
      if (!text) continue;
      predict(text, weights, shares);
      const label = labels[at] ?? 0;
      shares[label] = (shares[label] ?? 0) - 1;
      // Most classes have learned all that this text can teach them; only the others move.
      let moving = 0;
      for (let k = 0; k < classes; k += 1) {
        if (Math.abs(shares[k] as number) > 0.003) active[moving++] = k;
      }
      for (let f = 0; f < text.index.length; f += 1) {
        const from = (text.index[f] as number) * classes;
        const by = step * (text.weight[f] as number);
        for (let m = 0; m < moving; m += 1) {
          const k = active[m] as number;
          weights[from + k] = (weights[from + k] as number) - by * (shares[k] as number);
        }
      }
    }
  }
  return text => {
    const result = new Float64Array(classes);
    predict(text, weights, result);
    return result;
  };
}

function predict(text: Sparse, weights: Float32Array, into: Float64Array): void {
  const classes = into.length;
  into.fill(0);
  for (let f = 0; f < text.index.length; f += 1) {
    const from = (text.index[f] ?? 0) * classes;
    const by = text.weight[f] ?? 0;
    for (let k = 0; k < classes; k += 1) into[k] = (into[k] as number) + by * (weights[from + k] as number);
  }
  let most = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < classes; k += 1) most = Math.max(most, into[k] as number);
  let sum = 0;
  for (let k = 0; k < classes; k += 1) {
    const share = Math.exp((into[k] as number) - most);
    into[k] = share;
    sum += share;
  }
  for (let k = 0; k < classes; k += 1) into[k] = (into[k] as number) / sum;
}

/** Signs of one case, whether it came true, and how much it counts. */
export interface Case {
  readonly signs: readonly number[];
  readonly truth: boolean;
  readonly weight: number;
}

/** Logistic regression on a few dense signs by Newton's method: turns the signs of a case into a probability. */
export function logisticRegression(cases: readonly Case[]): (signs: readonly number[]) => number {
  const rows = cases.map(({ signs }) => [1, ...signs]);
  const size = rows[0]?.length ?? 1;
  const beta = new Array<number>(size).fill(0);
  const predicted = (row: readonly number[]) => {
    let score = 0;
    for (let i = 0; i < size; i += 1) score += (row[i] as number) * (beta[i] as number);
    return 1 / (1 + Math.exp(-score));
  };
  for (let round = 0; round < 8; round += 1) {
    // A small ridge keeps signs that never differ, or tell the truth without fail, from running away.
    const gradient = Float64Array.from(beta, (value, at) => (at === 0 ? 0 : -0.5 * value));
    const curvature = new Float64Array(size * size);
    for (let i = 0; i < size; i += 1) curvature[i * size + i] = i === 0 ? 1e-6 : 0.5;
    for (const [n, row] of rows.entries()) {
      const { truth, weight } = cases[n] as Case;
      const p = predicted(row);
      const slope = weight * p * (1 - p);
      for (let i = 0; i < size; i += 1) {
        const sign = row[i] as number;
        gradient[i] = (gradient[i] as number) + weight * ((truth ? 1 : 0) - p) * sign;
        for (let j = 0; j < size; j += 1) {
          curvature[i * size + j] = (curvature[i * size + j] as number) + slope * sign * (row[j] as number);
        }
      }
    }
    const move = solved(curvature, gradient);
    for (let i = 0; i < size; i += 1) beta[i] = (beta[i] as number) + Math.max(-4, Math.min(4, move[i] ?? 0));
  }
  return signs => predicted([1, ...signs]);
}

/** The solution x of `matrix · x = right`, by elimination with the largest pivot; the matrix lies row by row. */
function solved(matrix: Float64Array, right: Float64Array): number[] {
  const size = right.length;
  const lines = Array.from(right, (value, at) => [...matrix.subarray(at * size, (at + 1) * size), value]);
  for (let column = 0; column < size; column += 1) {
    const rest = lines.slice(column).sort((a, b) => Math.abs(b[column] ?? 0) - Math.abs(a[column] ?? 0));
    lines.splice(column, size - column, ...rest);
    const pivot = lines[column];
    if (!pivot) continue;
    for (const line of lines) {
      if (line === pivot) continue;
      const factor = (line[column] ?? 0) / (pivot[column] || 1e-12);
      for (let at = column; at <= size; at += 1) line[at] = (line[at] ?? 0) - factor * (pivot[at] ?? 0);
    }
  }
  return lines.map((line, at) => (line[size] ?? 0) / (line[at] || 1e-12));
}
