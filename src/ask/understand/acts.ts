import type { Act } from "../../domain.ts";
import { centred, meanVector, unit } from "../../index/vectors.ts";
import type { Embedder } from "../../model/embedder.ts";
import { mapInTurns } from "../../ops/in-turns.ts";
import { messageFeatures } from "./message-features.ts";
import { readExamples } from "./nearest-example.ts";
import { Ridge } from "./ridge.ts";

/** Places for the words of a message beside the numbers of its vector: held out, .94 of the examples are told, without .90. */
const buckets = 2048;

interface Learnt {
  readonly centre: Float32Array;
  /** How rare each feature is among the examples. */
  readonly rarity: Float32Array;
  readonly ridge: Ridge;
}

const known = new WeakMap<Embedder, Acts>();

/** Tells what is to be done with the last answer by examples, in words and in the encoder's vectors. */
export class Acts {
  #learnt: Promise<Learnt> | undefined;

  private constructor(private readonly embedder: Embedder) {}

  /** Of an encoder: what it has learnt holds whatever the documents are. */
  static of(embedder: Embedder): Acts {
    const acts = known.get(embedder) ?? new Acts(embedder);
    known.set(embedder, acts);
    return acts;
  }

  /** `vector`: of the message, as a query. */
  async nearest(message: string, vector: Float32Array): Promise<Act> {
    const { centre, rarity, ridge } = await this.prepare();
    return ridge.best(besideWords(centred(vector, centre), messageFeatures(message, buckets), rarity)).key as Act;
  }

  /** Encodes the examples, once, which takes some seconds; again where that failed. */
  prepare(): Promise<Learnt> {
    this.#learnt ??= this.#learn().catch((error: unknown) => {
      this.#learnt = undefined;
      throw error;
    });
    return this.#learnt;
  }

  async #learn(): Promise<Learnt> {
    const examples = [];
    for (const [key, texts] of Object.entries(readExamples("acts"))) {
      for (const text of texts) {
        // One at a time, so that a question is never behind more than one of them.
        const [encoded] = await this.embedder.encode([text], "query");
        if (encoded) examples.push({ key, vector: encoded.vector, features: messageFeatures(text, buckets) });
      }
    }
    const vectors = examples.map(({ vector }) => vector);
    const centre = meanVector(vectors, vectors[0]?.length ?? 0);
    const counts = new Float32Array(buckets);
    for (const { features } of examples) for (const feature of features) counts[feature] = (counts[feature] ?? 0) + 1;
    const rarity = counts.map((count) => Math.log(examples.length / Math.max(1, count)));
    const beside = await mapInTurns(examples, ({ key, vector, features }) => ({
      key,
      vector: besideWords(centred(vector, centre), features, rarity),
    }));
    return { centre, rarity, ridge: await Ridge.fitted(beside) };
  }
}

/** One unit vector of a message's vector and its words, which count the same. */
function besideWords(vector: Float32Array, features: readonly number[], rarity: Float32Array): Float32Array {
  const words = new Float32Array(buckets);
  for (const feature of features) words[feature] = rarity[feature] ?? 0;
  const both = new Float32Array(vector.length + buckets);
  both.set(vector);
  both.set(unit(words) ?? words, vector.length);
  return unit(both) ?? both;
}
