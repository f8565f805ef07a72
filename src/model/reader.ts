import type { Span } from "../domain.ts";

/** A token of a passage, and how surely it is among the words that answer. */
export interface ReadToken extends Span {
  /** Logit; places are in the passage's text as given. */
  readonly logit: number;
}

/** What the reader makes of one passage. */
export interface Reading {
  /** Logit: whether the passage answers the question. Not calibrated. */
  readonly answers: number;
  readonly tokens: readonly ReadToken[];
}

/** A cross-encoder that reads passages against a question, and tells kinds of messages apart (docs in `models/`). */
export interface Reader {
  /** Reads one passage under its heading (title and section, may be empty). Longer texts are cut to what the model takes. */
  read(question: string, heading: string, passage: string): Promise<Reading>;
  /** Logits of the kinds of message, in the order of `intents` in domain.ts. */
  classify(message: string): Promise<Float32Array>;
}
