import { softmax } from "../../src/ask/understand/intent-model.ts";

/** One question: what each leg gives each candidate, and which candidates are gold. */
export interface Example {
  /** `features[leg][candidate]`. */
  readonly features: readonly Float64Array[];
  readonly gold: readonly number[];
}

const mostSteps = 500;
const smallestGain = 1e-8;

/**
 * The non-negative weights of the legs under which the gold candidates are likeliest: multinomial logistic regression
 * (McFadden 1974) with an L2 penalty, every set of examples counted alike. Accelerated projected gradient descent with
 * backtracking (Beck & Teboulle 2009); the weights are a handful, so this is a second's work.
 */
export function fitWeights(sets: readonly (readonly Example[])[], penalty: number): number[] {
  const legs = sets[0]?.[0]?.features.length ?? 0;
  let weights = Array.from({ length: legs }, () => 0.5);
  let current = loss(sets, weights, penalty);
  let momentum = 1;
  let ahead = weights;
  let step = 1;
  for (let count = 0; count < mostSteps; count++) {
    const here = loss(sets, ahead, penalty);
    let next: number[];
    let found: ReturnType<typeof loss>;
    for (;;) {
      next = ahead.map((weight, leg) => Math.max(0, weight - step * (here.gradient[leg] ?? 0)));
      found = loss(sets, next, penalty);
      const moved = next.map((weight, leg) => weight - (ahead[leg] ?? 0));
      const linear = moved.reduce((sum, move, leg) => sum + move * (here.gradient[leg] ?? 0), 0);
      const squared = moved.reduce((sum, move) => sum + move * move, 0);
      if (found.value <= here.value + linear + squared / (2 * step) + 1e-12) break;
      step /= 2;
    }
    const gain = current.value - found.value;
    const following = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    const share = gain > 0 ? (momentum - 1) / following : 0;
    ahead = next.map((weight, leg) => Math.max(0, weight + share * (weight - (weights[leg] ?? 0))));
    momentum = gain > 0 ? following : 1;
    weights = next;
    current = found;
    if (Math.abs(gain) < smallestGain) break;
  }
  return weights;
}

/** Each candidate's score: the sum of what the legs give it, each by its weight. */
export function scoresOf({ features }: Example, weights: readonly number[]): Float64Array {
  const scores = new Float64Array(features[0]?.length ?? 0);
  for (const [leg, values] of features.entries()) {
    const weight = weights[leg] ?? 0;
    for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] ?? 0) + weight * (values[i] ?? 0);
  }
  return scores;
}

/** Rank, from 1, of the best gold candidate. */
export function rankOfGold(example: Example, weights: readonly number[]): number {
  const scores = scoresOf(example, weights);
  const best = Math.max(...example.gold.map((place) => scores[place] ?? -Infinity));
  return 1 + scores.reduce((better, score) => better + (score > best ? 1 : 0), 0);
}

/** What is minimised: the gold's mean negative log-likelihood, mean of the sets' means, with the penalty. */
export function lossOf(sets: readonly (readonly Example[])[], weights: readonly number[], penalty: number): number {
  return loss(sets, weights, penalty).value;
}

function loss(
  sets: readonly (readonly Example[])[],
  weights: readonly number[],
  penalty: number,
): { value: number; gradient: number[] } {
  let value = penalty * weights.reduce((sum, weight) => sum + weight * weight, 0);
  const gradient = weights.map((weight) => 2 * penalty * weight);
  for (const examples of sets) {
    const share = 1 / (examples.length * sets.length);
    for (const example of examples) {
      const likelihoods = softmax(scoresOf(example, weights));
      const ofGold = example.gold.reduce((sum, place) => sum + (likelihoods[place] ?? 0), 0) + 1e-12;
      value -= share * Math.log(ofGold);
      for (const [leg, values] of example.features.entries()) {
        const expected = likelihoods.reduce((sum, likelihood, place) => sum + likelihood * (values[place] ?? 0), 0);
        const wanted = example.gold.reduce(
          (sum, place) => sum + ((likelihoods[place] ?? 0) / ofGold) * (values[place] ?? 0),
          0,
        );
        gradient[leg] = (gradient[leg] ?? 0) + share * (expected - wanted);
      }
    }
  }
  return { value, gradient };
}
