/** What one question adds to a mean or share: the measure is the sum of sums over the sum of counts. */
export interface Contribution {
  readonly sum: number;
  readonly count: number;
}

/** A measure with its 95 % bootstrap confidence interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** How many things were averaged. */
  readonly count: number;
}

const resamples = 2000;
const seed = 20_240_229;

/**
 * The ratio of sums with its percentile bootstrap interval (Efron & Tibshirani 1993, ch. 13), whole questions
 * resampled. The same contributions always give the same interval. Undefined where there is nothing to average.
 */
export function estimate(contributions: readonly Contribution[]): Estimate | undefined {
  const counted = contributions.filter(({ count }) => count > 0);
  const count = counted.reduce((total, one) => total + one.count, 0);
  if (count === 0) return undefined;
  const random = mulberry32(seed);
  const ratios = Float64Array.from({ length: resamples }, () => {
    let sum = 0;
    let drawn = 0;
    for (let i = 0; i < counted.length; i++) {
      const one = counted[Math.floor(random() * counted.length)];
      sum += one?.sum ?? 0;
      drawn += one?.count ?? 0;
    }
    return sum / drawn;
  }).sort();
  const value = counted.reduce((total, one) => total + one.sum, 0) / count;
  return { value, low: quantile(ratios, 0.025), high: quantile(ratios, 0.975), count };
}

/** The `q` quantile, 0 to 1, of ascending values, interpolated (type 7 of Hyndman & Fan 1996); NaN of none. */
export function quantile(ascending: ArrayLike<number>, q: number): number {
  const place = (ascending.length - 1) * q;
  const below = ascending[Math.floor(place)] ?? Number.NaN;
  const above = ascending[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
}

export function percentilesOf(values: readonly number[]): Percentiles {
  const ascending = values.toSorted((a, b) => a - b);
  return { p50: quantile(ascending, 0.5), p95: quantile(ascending, 0.95) };
}

/** Tommy Ettinger's mulberry32: uniform numbers in [0, 1), the same for the same seed. */
export function mulberry32(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
