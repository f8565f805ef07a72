import type { Script, Speech } from "../domain.ts";
import { Documents, type Inspection } from "./documents.ts";
import type { Importer } from "./import/imported.ts";
import type { DocumentReader } from "./read-document.ts";
import type { WritableShelves } from "./shelves.ts";

/** What can be done with documents while a program runs. */
export interface DocumentDesk extends Pick<
  Documents,
  "addBytes" | "replaceBytes" | "undo" | "edit" | "names" | "document" | "said"
> {
  /** What was read off a file that may become a document, and which of those served now it is like. */
  inspect(name: string, bytes: Uint8Array): Promise<Inspection>;
}

/** Lends an importer for one act. */
export type LendImporter = <T>(use: (importer: Importer, read: DocumentReader) => Promise<T>) => Promise<T>;

/** The documents for a program that goes on running: each act borrows an importer of its own. `served`: those in the index. */
export function openDesk(
  shelves: WritableShelves,
  scriptOf: (text: string) => Script,
  lend: LendImporter,
  served: () => readonly Speech[],
): DocumentDesk {
  const act = <T>(use: (documents: Documents) => Promise<T>): Promise<T> =>
    lend((importer, read) => use(new Documents(shelves, importer, scriptOf, read)));
  return {
    inspect: (name, bytes) => act((documents) => documents.inspect(name, bytes, served())),
    addBytes: (name, bytes) => act((documents) => documents.addBytes(name, bytes)),
    replaceBytes: (name, bytes, old) => act((documents) => documents.replaceBytes(name, bytes, old)),
    undo: (name) => act((documents) => documents.undo(name)),
    edit: (name, said) => act((documents) => documents.edit(name, said)),
    names: () => act((documents) => documents.names()),
    document: (name) => act((documents) => documents.document(name)),
    said: (name) => act((documents) => documents.said(name)),
  };
}
