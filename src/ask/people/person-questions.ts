import { readFileSync } from "node:fs";
import { z } from "zod";
import { centred, dot, unit } from "../../index/vectors.ts";
import { messageFeatures } from "../understand/message-features.ts";
import { packedRows, unpack } from "../understand/packed-rows.ts";

/** What can be asked of people and meetings. */
const questions = ["said", "post", "holder", "chaired", "attended", "did", "when"] as const;
export type PersonQuestion = (typeof questions)[number];

/** Below this a key is not taken, nor where the next is so near (`npm run fit-persons`). */
const surest = 0.45;
const leastMargin = 0.1;
/** What somebody says is asked of the documents in any case, and less sureness will do. */
const sureOfWords = 0.35;

/** Places for the words of a message beside the numbers of its vector. */
export const wordBuckets = 2048;
/** What stands in the examples for a person and for a post; `PeopleNamed.masked` has the same. */
export const masks = { zh: { person: "李明", post: "市长" }, en: { person: "Li Ming", post: "mayor" } } as const;

const schema = z.object({
  fittedOn: z.string(),
  keys: z.array(z.string()),
  /** Of the examples' vectors. */
  centre: packedRows,
  /** How rare each feature is among the examples. */
  rarity: packedRows,
  /** A row a key, over the numbers of the vector and the words. */
  weights: packedRows,
});
export type PersonWeights = z.infer<typeof schema>;

let loaded: PersonQuestions | undefined;

/** Tells what a message asks of people by its words and by the encoder's vector; `npm run fit-persons` makes its weights. */
export class PersonQuestions {
  readonly #keys: readonly string[];
  readonly #centre: Float32Array;
  readonly #rarity: Float32Array;
  readonly #rows: readonly Float32Array[];

  constructor({ keys, centre, rarity, weights }: PersonWeights) {
    this.#keys = keys;
    this.#centre = unpack(centre);
    this.#rarity = unpack(rarity);
    const all = unpack(weights);
    const width = all.length / keys.length;
    this.#rows = keys.map((_, row) => all.subarray(row * width, (row + 1) * width));
  }

  /** The fitted weights, read once. */
  static load(): PersonQuestions {
    return (loaded ??= new PersonQuestions(
      schema.parse(JSON.parse(readFileSync(new URL("../words/persons.json", import.meta.url), "utf8"))),
    ));
  }

  /** `vector`: of the message with its masks, as a query. Undefined where it asks something else. */
  asked(masked: string, vector: Float32Array): PersonQuestion | undefined {
    const both = besideWords(centred(vector, this.#centre), messageFeatures(masked, wordBuckets), this.#rarity);
    const [first, second] = this.#rows
      .map((row, at) => ({ key: this.#keys[at], score: dot(both, row) }))
      .sort((a, b) => b.score - a.score);
    if (!first) return undefined;
    const { key, score } = first;
    const isSure =
      key === "said" ? score >= sureOfWords : score >= surest && score - (second?.score ?? 0) >= leastMargin;
    return isSure ? questions.find((one) => one === key) : undefined;
  }
}

/** One unit vector of a message's vector and its words, which count the same. */
export function besideWords(vector: Float32Array, features: readonly number[], rarity: Float32Array): Float32Array {
  const words = new Float32Array(wordBuckets);
  for (const feature of features) words[feature] = rarity[feature] ?? 0;
  const both = new Float32Array(vector.length + wordBuckets);
  both.set(vector);
  both.set(unit(words) ?? words, vector.length);
  return unit(both) ?? both;
}
