/** A row of numbers and whether it is one of those to be told. */
export interface Row {
  readonly features: readonly number[];
  readonly holds: boolean;
  /** How much it counts. */
  readonly weight: number;
}

export interface Logistic {
  readonly bias: number;
  readonly weights: readonly number[];
}

const steps = 2000;
const rate = 0.5;

/**
 * Logistic regression with an L2 penalty on the standardised weights, by gradient descent; both classes count alike.
 * The weights are given for the features as they are.
 */
export function fitLogistic(rows: readonly Row[], penalty: number): Logistic {
  const width = rows[0]?.features.length ?? 0;
  const columns = Array.from({ length: width }, (_, i) => rows.map(({ features }) => features[i] ?? 0));
  const means = columns.map(mean);
  const deviations = columns.map((column, i) => Math.sqrt(mean(column.map((x) => (x - (means[i] ?? 0)) ** 2))) || 1);
  const scaled = rows.map(({ features }) => features.map((x, i) => (x - (means[i] ?? 0)) / (deviations[i] ?? 1)));
  const total = (holds: boolean): number =>
    rows.reduce((sum, row) => sum + (row.holds === holds ? row.weight : 0), 0) || 1;
  const shares = rows.map(({ holds, weight }) => weight / (2 * total(holds)));
  const weights = new Float64Array(width);
  let bias = 0;
  for (let step = 0; step < steps; step++) {
    const gradient = Array.from(weights, (weight) => penalty * weight);
    let biasGradient = 0;
    for (const [at, features] of scaled.entries()) {
      const level = features.reduce((sum, x, i) => sum + x * (weights[i] ?? 0), bias);
      const error = (shares[at] ?? 0) * (1 / (1 + Math.exp(-level)) - (rows[at]?.holds ? 1 : 0));
      biasGradient += error;
      for (let i = 0; i < width; i++) gradient[i] = (gradient[i] ?? 0) + error * (features[i] ?? 0);
    }
    bias -= rate * biasGradient;
    for (let i = 0; i < width; i++) weights[i] = (weights[i] ?? 0) - rate * (gradient[i] ?? 0);
  }
  const raw = Array.from(weights, (weight, i) => weight / (deviations[i] ?? 1));
  return { bias: raw.reduce((sum, weight, i) => sum - weight * (means[i] ?? 0), bias), weights: raw };
}

export function levelOf({ bias, weights }: Logistic, features: readonly number[]): number {
  return features.reduce((sum, x, i) => sum + x * (weights[i] ?? 0), bias);
}

/** Area under the ROC curve: how often one that holds stands above one that does not. */
export function auc(levels: readonly { readonly level: number; readonly holds: boolean }[]): number {
  const sorted = levels.toSorted((a, b) => a.level - b.level);
  let below = 0;
  let wins = 0;
  for (const { holds } of sorted) {
    if (holds) wins += below;
    else below++;
  }
  return wins / Math.max(1, below * (levels.length - below));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
