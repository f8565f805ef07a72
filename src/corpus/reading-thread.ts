// What runs in the thread of `ThreadedReader`.
import { CorpusError } from "../ops/errors.ts";
import type { Speech } from "../domain.ts";
import { detectScript } from "../text/detect.ts";
import { type DocumentSource, readDocument } from "./read-document.ts";

/** Reads a document; a refusal goes as text, since a thread cannot hand on its class. */
export function read(source: DocumentSource): Speech | string {
  try {
    return readDocument(source, detectScript);
  } catch (error) {
    if (error instanceof CorpusError) return error.message;
    throw error;
  }
}
