import { Embeddings } from "@langchain/core/embeddings";
import type { Span } from "../domain.ts";

/** The model asks for a prefix: `query: ` before questions, `passage: ` before texts. */
export type TextRole = "query" | "passage";

/** One text as the model sees it. */
export interface EncodedText {
  /** Mean of the token vectors, unit length, `dimension` numbers. */
  readonly vector: Float32Array;
  /** The vectors of the text's own tokens (no prefix, no special tokens), row by row: `count * dimension` numbers. */
  readonly tokens: Float32Array;
  /** The sum of the vectors of the prefix and the special tokens: with those of `tokens` it makes the mean. */
  readonly frame: Float32Array;
  /** Where each of these tokens stands in the text. */
  readonly spans: readonly Span[];
  /** How rare each of these tokens is in text at large: its negative log probability, `count` numbers. */
  readonly surprisal: Float32Array;
}

/** Which model made a vector: vectors of two models cannot be compared. */
export interface ModelIdentity {
  readonly id: string;
  readonly hash: string;
  readonly dimension: number;
}

/** An embedding model that also gives token vectors; usable wherever LangChain takes `Embeddings`. */
export abstract class Embedder extends Embeddings {
  abstract readonly model: ModelIdentity;

  /** Encodes texts in the order given. */
  abstract encode(texts: readonly string[], role: TextRole): Promise<EncodedText[]>;

  override async embedDocuments(documents: string[]): Promise<number[][]> {
    return (await this.encode(documents, "passage")).map(({ vector }) => Array.from(vector));
  }

  override async embedQuery(document: string): Promise<number[]> {
    const [encoded] = await this.encode([document], "query");
    return Array.from(encoded?.vector ?? []);
  }
}
