import { readFileSync } from "node:fs";
import { z } from "zod";
import { intents } from "../../domain.ts";
import { messageFeatures } from "./message-features.ts";
import { packedRows as table, unpack } from "./packed-rows.ts";

const kinds = intents.length;
const schema = z.object({
  fittedOn: z.string(),
  /** A row a kind, a column a bucket of `messageFeatures`. */
  words: table,
  buckets: z.number(),
  /** A row a hidden unit over the encoder's vector, then a row a kind over the hidden units. */
  hidden: table,
  hiddenBias: z.array(z.number()),
  output: table,
  outputBias: z.array(z.number()),
});
export type IntentWeights = z.infer<typeof schema>;

let loaded: IntentModel | undefined;

/** Tells kinds of messages apart by their words and by the encoder's vector; `npm run fit-intents` makes its weights. */
export class IntentModel {
  readonly #words: Float32Array;
  readonly #hidden: Float32Array;
  readonly #output: Float32Array;

  constructor(readonly weights: IntentWeights) {
    this.#words = unpack(weights.words);
    this.#hidden = unpack(weights.hidden);
    this.#output = unpack(weights.output);
  }

  /** The fitted weights, read once. */
  static load(): IntentModel {
    return (loaded ??= new IntentModel(
      schema.parse(JSON.parse(readFileSync(new URL("../words/intents.json", import.meta.url), "utf8"))),
    ));
  }

  /** Likelihood of each kind by the words of a message, in the order of `intents`. */
  byWords(message: string): Float64Array {
    const { buckets } = this.weights;
    const features = messageFeatures(message, buckets);
    const share = 1 / Math.sqrt(features.length);
    const scores = new Float64Array(kinds);
    for (let kind = 0; kind < kinds; kind++) {
      let sum = 0;
      for (const feature of features) sum += this.#words[kind * buckets + feature] ?? 0;
      scores[kind] = sum * share;
    }
    return softmax(scores);
  }

  /** Likelihood of each kind by the encoder's vector (role `query`) of a message, in the order of `intents`. */
  byMeaning(vector: Float32Array): Float64Array {
    const { hiddenBias, outputBias } = this.weights;
    const hidden = multiply(this.#hidden, vector, hiddenBias).map((value) => Math.max(0, value));
    return softmax(multiply(this.#output, hidden, outputBias));
  }
}

function multiply(rows: Float32Array, vector: ArrayLike<number>, bias: readonly number[]): Float64Array {
  return Float64Array.from(bias, (value, row) => {
    let sum = value;
    for (let i = 0; i < vector.length; i++) sum += (rows[row * vector.length + i] ?? 0) * (vector[i] ?? 0);
    return sum;
  });
}

/** Likelihoods of scores; they sum to 1. */
export function softmax(scores: ArrayLike<number>): Float64Array {
  let highest = -Infinity;
  for (let i = 0; i < scores.length; i++) highest = Math.max(highest, scores[i] ?? 0);
  const exponentials = Float64Array.from(scores, (score) => Math.exp(score - highest));
  const sum = exponentials.reduce((total, value) => total + value, 0);
  return exponentials.map((value) => value / sum);
}
