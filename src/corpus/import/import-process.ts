import { messageOf } from "../../ops/errors.ts";
import { importDocument } from "./import.ts";
import type { ImportedText } from "./imported.ts";

/** A file for the process. */
export interface ImportTask {
  readonly path: string;
  readonly bytes: Uint8Array;
}
/** What it answers: the text, or the line for the person. */
export type ImportResult = ImportedText | string;

process.on("message", ({ path, bytes }: ImportTask) => {
  void importDocument(path, bytes)
    .catch((error: unknown) => messageOf(error))
    .then((result: ImportResult) => process.send?.(result));
});
