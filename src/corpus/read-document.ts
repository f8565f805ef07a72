import type { Script, Speech, SpeechInfo } from "../domain.ts";
import { CorpusError } from "../ops/errors.ts";
import { describe } from "./describe/describe.ts";
import { type Said, withSaid } from "./fields.ts";
import type { ImportedText } from "./import/imported.ts";
import { readSpeech, undescribed } from "./structure/speech.ts";

/** Longer than the longest book that anyone would quote from as one document. */
const longestText = 500_000;

/** What a document is read from; plain data, so that another thread can read it. */
export interface DocumentSource {
  readonly path: string;
  readonly file: string;
  readonly imported: ImportedText;
  /** What the catalogue says; without, the document is described by what it says of itself. */
  readonly known?: SpeechInfo | undefined;
  /** What people said, which comes first. */
  readonly said?: Said | undefined;
  readonly replaces?: readonly string[] | undefined;
}

/** Reads a document in this thread or another one. Throws CorpusError, one line, where it cannot be used. */
export type DocumentReader = (source: DocumentSource) => Promise<Speech>;

/** Reads a document in this thread, without its renderings. Throws CorpusError where nothing in it could be quoted. */
export function readDocument(
  { path, file, imported: { text, pages, rows, published }, known, said, replaces = [] }: DocumentSource,
  scriptOf: (text: string) => Script,
): Speech {
  if (text.length > longestText) {
    throw new CorpusError(`${path} has more than ${longestText} characters; split it into several files`);
  }
  const info = withSaid(known ?? describe(undescribed(file, scriptOf(text)), text, { rows, published }), said);
  const speech = readSpeech({ ...info, ...(replaces.length > 0 && { replaces }) }, text, pages, rows);
  if (speech.passages.length === 0) throw new CorpusError(`${path} holds no sentence that could be quoted`);
  return speech;
}
