import { softmax } from "../../src/ask/understand/intent-model.ts";

/** A message as the classifiers see it. */
export interface LabelledMessage {
  /** Buckets of its features, each once. */
  readonly features: readonly number[];
  /** The encoder's vector. */
  readonly vector: Float32Array;
  /** Its kind's place in `intents`. */
  readonly kind: number;
}

const wordRounds = 12;
const wordStep = 0.5;
const wordDecay = 1e-5;

/** Softmax regression on features, by AdaGrad (Duchi et al. 2011): a row a kind, a column a bucket. */
export function fitWords(messages: readonly LabelledMessage[], kinds: number, buckets: number): Float32Array {
  const weights = new Float32Array(kinds * buckets);
  const squares = new Float32Array(weights.length).fill(1e-6);
  const random = randomFrom(1);
  for (let round = 0; round < wordRounds; round++) {
    for (const { features, kind } of shuffled(messages, random)) {
      const share = 1 / Math.sqrt(features.length);
      const scores = Float64Array.from({ length: kinds }, (_, k) =>
        features.reduce((sum, feature) => sum + (weights[k * buckets + feature] ?? 0) * share, 0),
      );
      for (const [k, likelihood] of softmax(scores).entries()) {
        const error = (likelihood - (k === kind ? 1 : 0)) * share;
        for (const feature of features) {
          const at = k * buckets + feature;
          const slope = error + wordDecay * (weights[at] ?? 0);
          const square = (squares[at] ?? 0) + slope * slope;
          squares[at] = square;
          weights[at] = (weights[at] ?? 0) - (wordStep * slope) / Math.sqrt(square);
        }
      }
    }
  }
  return weights;
}

/** A network of one hidden layer over unit vectors. */
export interface Network {
  /** A row a hidden unit. */
  readonly hidden: Float32Array;
  readonly hiddenBias: Float32Array;
  /** A row a kind. */
  readonly output: Float32Array;
  readonly outputBias: Float32Array;
}

export const hiddenUnits = 128;
const meaningRounds = 20;
const meaningStep = 0.002;
const meaningDecay = 1e-3;
const batch = 32;
const hiddenDropped = 0.5;
const inputDropped = 0.1;
/** Vectors of an encoder differ little: spread like this, they are about as wide as a network wants its input. */
const spread = 8;

/** One hidden layer with dropout over the encoder's vectors, by AdamW with a falling step; spread and mean are folded in. */
export function fitMeaning(messages: readonly LabelledMessage[], kinds: number, seed: number): Network {
  const width = messages[0]?.vector.length ?? 0;
  const mean = new Float32Array(width).map(
    (_, i) => messages.reduce((sum, { vector }) => sum + (vector[i] ?? 0), 0) / messages.length,
  );
  const random = randomFrom(seed);
  const sizes = [hiddenUnits * width, hiddenUnits, kinds * hiddenUnits, kinds];
  const starts = sizes.map((_, part) => sizes.slice(0, part).reduce((sum, size) => sum + size, 0));
  const [, biasAt = 0, outputAt = 0, outputBiasAt = 0] = starts;
  const all = new Float32Array(outputBiasAt + kinds).map((_, at) => {
    if (at < biasAt) return (random() - 0.5) * 2 * Math.sqrt(3 / width);
    return at >= outputAt && at < outputBiasAt ? (random() - 0.5) * 2 * Math.sqrt(3 / hiddenUnits) : 0;
  });
  const [first, second, slopes] = [
    new Float32Array(all.length),
    new Float32Array(all.length),
    new Float32Array(all.length),
  ];
  const batches = Math.ceil(messages.length / batch);
  let order: readonly LabelledMessage[] = messages;
  for (let step = 1; step <= meaningRounds * batches; step++) {
    const from = ((step - 1) % batches) * batch;
    if (from === 0) order = shuffled(messages, random);
    const now = order.slice(from, from + batch);
    slopes.fill(0);
    for (const { vector, kind } of now) {
      const input = vector.map((value, i) =>
        random() < inputDropped ? 0 : ((value - (mean[i] ?? 0)) * spread) / (1 - inputDropped),
      );
      const units = new Float32Array(hiddenUnits).map((_, j) => {
        if (random() < hiddenDropped) return 0;
        let sum = all[biasAt + j] ?? 0;
        for (let i = 0; i < width; i++) sum += (all[j * width + i] ?? 0) * (input[i] ?? 0);
        return Math.max(0, sum) / (1 - hiddenDropped);
      });
      const scores = Float64Array.from({ length: kinds }, (_, k) =>
        units.reduce(
          (sum, unit, j) => sum + unit * (all[outputAt + k * hiddenUnits + j] ?? 0),
          all[outputBiasAt + k] ?? 0,
        ),
      );
      const errors = softmax(scores).map((likelihood, k) => likelihood - (k === kind ? 1 : 0));
      for (let k = 0; k < kinds; k++) addTo(slopes, outputBiasAt + k, errors[k] ?? 0);
      for (const [j, unit] of units.entries()) {
        if (unit === 0) continue;
        let error = 0;
        for (let k = 0; k < kinds; k++) {
          const at = outputAt + k * hiddenUnits + j;
          addTo(slopes, at, unit * (errors[k] ?? 0));
          error += (all[at] ?? 0) * (errors[k] ?? 0);
        }
        error /= 1 - hiddenDropped;
        addTo(slopes, biasAt + j, error);
        for (let i = 0; i < width; i++) addTo(slopes, j * width + i, error * (input[i] ?? 0));
      }
    }
    const rate = meaningStep * (1 - step / (meaningRounds * batches + 1));
    for (let at = 0; at < all.length; at++) {
      const slope = (slopes[at] ?? 0) / now.length;
      const [m, v] = [0.9 * (first[at] ?? 0) + 0.1 * slope, 0.999 * (second[at] ?? 0) + 0.001 * slope * slope];
      [first[at], second[at]] = [m, v];
      const move = m / (1 - 0.9 ** step) / (Math.sqrt(v / (1 - 0.999 ** step)) + 1e-8);
      all[at] = (all[at] ?? 0) - rate * (move + meaningDecay * (all[at] ?? 0));
    }
  }
  const hidden = all.slice(0, biasAt).map((weight) => weight * spread);
  const hiddenBias = all
    .slice(biasAt, outputAt)
    .map((bias, j) => bias - mean.reduce((sum, value, i) => sum + value * (hidden[j * width + i] ?? 0), 0));
  return { hidden, hiddenBias, output: all.slice(outputAt, outputBiasAt), outputBias: all.slice(outputBiasAt) };
}

function addTo(sums: Float32Array, at: number, value: number): void {
  sums[at] = (sums[at] ?? 0) + value;
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] as T, order[i] as T];
  }
  return order;
}

/** The same numbers from 0 to 1 for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
