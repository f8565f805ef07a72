/** What was read off a file. All offsets into a document are offsets into `text`. */
export interface ImportedText {
  readonly text: string;
  /** Where each page begins, for formats with pages; the first is 0. */
  readonly pages?: readonly number[] | undefined;
  /** Where each line begins that is a row of a table, for formats with tables. */
  readonly rows?: readonly number[] | undefined;
  /** The day it was published, `2024-04-09`, by what a page or file says of it beside its text. */
  readonly published?: string | undefined;
}

/** Reads the text of a file by its name and bytes. Throws CorpusError, one line, for what cannot be read. */
export type Importer = (path: string, bytes: Uint8Array) => Promise<ImportedText>;
