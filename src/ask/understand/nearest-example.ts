import { readFileSync } from "node:fs";
import { z } from "zod";
import type { QuestionCentres } from "../../index/search-index.ts";
import { centred } from "../../index/vectors.ts";
import type { Embedder } from "../../model/embedder.ts";
import { normalise } from "../../text/normalise.ts";
import { type ExampleVector, type Fit, Ridge } from "./ridge.ts";

/** Messages by what they ask for. */
export type Examples = Readonly<Record<string, readonly string[]>>;

/** Reads `words/NAME.json`: keys with example messages in Chinese and English. */
export function readExamples(name: string): Examples {
  const text = readFileSync(new URL(`../words/${name}.json`, import.meta.url), "utf8");
  return z.record(z.string(), z.array(z.string().min(1)).min(1)).parse(JSON.parse(text));
}

/** Says which of some keys a message belongs to, by the examples of each; these are encoded when first needed. */
export class NearestExample {
  #ridge: Promise<Ridge> | undefined;

  constructor(
    readonly examples: Examples,
    readonly embedder: Embedder,
    readonly centres: QuestionCentres,
  ) {}

  /** The key a message fits best, among `keys` where given. `vector`: of the message, encoded as a query, not centred. */
  async nearest(message: string, vector: Float32Array, keys?: readonly string[]): Promise<Fit> {
    return (await this.prepare()).best(this.#centred(message, vector), keys);
  }

  /** Encodes the examples, once; for calling ahead of the first message. */
  prepare(): Promise<Ridge> {
    this.#ridge ??= this.vectors()
      .then((vectors) => Ridge.fitted(vectors))
      .catch((error: unknown) => {
        this.#ridge = undefined;
        throw error;
      });
    return this.#ridge;
  }

  /** The examples' centred vectors. */
  async vectors(): Promise<ExampleVector[]> {
    const vectors: ExampleVector[] = [];
    for (const [key, texts] of Object.entries(this.examples)) {
      for (const text of texts) {
        // One at a time, so that a question is never behind more than one of them.
        const [encoded] = await this.embedder.encode([normalise(text)], "query");
        if (encoded) vectors.push({ key, vector: this.#centred(text, encoded.vector) });
      }
    }
    return vectors;
  }

  /** By the language of the text: that of the reply may be another. */
  #centred(text: string, vector: Float32Array): Float32Array {
    return centred(vector, this.centres[/\p{Script=Han}/u.test(text) ? "zh" : "en"].vector);
  }
}
