import { dot } from "../../index/vectors.ts";
import { atOnce, inTurns } from "../../ops/in-turns.ts";

/** Added to each example's likeness with itself; of .1, .3, 1 and 3 the one with the most right, each example left out. */
const penalty = 0.3;

/** A unit vector and the key it is an example of. */
export interface ExampleVector {
  readonly key: string;
  readonly vector: Float32Array;
}

/** The key a vector fits best. */
export interface Fit {
  readonly key: string;
  /** About 1 for a sure fit, about 0 for none. */
  readonly score: number;
  /** How far the next key is behind. */
  readonly margin: number;
}

/** Ridge regression of each key on the examples' likeness to a vector: a small classifier that needs no training run. */
export class Ridge {
  readonly #keys: readonly string[];
  readonly #coefficients: readonly Float64Array[];

  constructor(
    readonly examples: readonly ExampleVector[],
    coefficients = atOnce(fitting(examples)),
  ) {
    this.#keys = keysOf(examples);
    this.#coefficients = coefficients;
  }

  /** The same as the constructor gives, with turns for whatever else waits: hundreds of examples take a second. */
  static async fitted(examples: readonly ExampleVector[]): Promise<Ridge> {
    return new Ridge(examples, await inTurns(fitting(examples)));
  }

  /** What a key makes of each number of a vector: their product with it is its score. */
  weightsOf(key: string): Float32Array {
    const coefficients = this.#coefficients[this.#keys.indexOf(key)] ?? new Float64Array();
    const weights = new Float32Array(this.examples[0]?.vector.length ?? 0);
    for (const [at, { vector }] of this.examples.entries()) {
      for (const [place, value] of vector.entries())
        weights[place] = (weights[place] ?? 0) + value * (coefficients[at] ?? 0);
    }
    return weights;
  }

  /** The best of `keys`, of all where none are given; an empty key where there is nothing to choose from. */
  best(vector: Float32Array, keys = this.#keys): Fit {
    const likeness = this.examples.map((example) => dot(vector, example.vector));
    const scored = this.#keys.flatMap((key, i) => {
      if (!keys.includes(key)) return [];
      const weights = this.#coefficients[i] ?? new Float64Array();
      return [{ key, score: likeness.reduce((sum, cosine, j) => sum + cosine * (weights[j] ?? 0), 0) }];
    });
    const [first, second] = scored.sort((a, b) => b.score - a.score);
    return first ? { ...first, margin: first.score - (second?.score ?? 0) } : { key: "", score: 0, margin: 0 };
  }
}

function keysOf(examples: readonly ExampleVector[]): string[] {
  return [...new Set(examples.map(({ key }) => key))];
}

/** The coefficients of each key's examples. */
function* fitting(examples: readonly ExampleVector[]): Generator<void, Float64Array[]> {
  const factor = yield* cholesky(examples);
  const coefficients: Float64Array[] = [];
  for (const key of keysOf(examples)) {
    const right = examples.map((example) => (example.key === key ? 1 : 0));
    coefficients.push(solve(factor, right));
    yield;
  }
  return coefficients;
}

/** The lower triangle L of the examples' likenesses with the penalty on the diagonal, as L times its transpose. */
function* cholesky(examples: readonly ExampleVector[]): Generator<void, Float64Array[]> {
  const rows: Float64Array[] = [];
  for (const [i, { vector }] of examples.entries()) {
    const row = new Float64Array(i + 1);
    for (const [j, other] of examples.slice(0, i + 1).entries()) {
      const known = j < i ? (rows[j] as Float64Array) : row;
      let rest = dot(vector, other.vector) + (i === j ? penalty : 0);
      for (let k = 0; k < j; k++) rest -= (row[k] as number) * (known[k] as number);
      row[j] = i === j ? Math.sqrt(rest) : rest / (known[j] as number);
    }
    rows.push(row);
    yield;
  }
  return rows;
}

function solve(factor: readonly Float64Array[], right: readonly number[]): Float64Array {
  const solution = Float64Array.from(right);
  for (const [i, row] of factor.entries()) {
    let rest = solution[i] as number;
    for (let k = 0; k < i; k++) rest -= (row[k] as number) * (solution[k] as number);
    solution[i] = rest / (row[i] as number);
  }
  for (let i = factor.length - 1; i >= 0; i--) {
    let rest = solution[i] as number;
    for (let k = i + 1; k < factor.length; k++) rest -= (factor[k]?.[i] as number) * (solution[k] as number);
    solution[i] = rest / (factor[i]?.[i] as number);
  }
  return solution;
}
