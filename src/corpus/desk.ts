import type { Script, Speech } from "../domain.ts";
import { Documents } from "./documents.ts";
import type { Importer } from "./import/imported.ts";
import { loadCorpus } from "./load.ts";
import type { WritableShelves } from "./shelves.ts";

/** What can be done with documents while a program runs. */
export interface DocumentDesk extends Pick<Documents, "inspect" | "addBytes" | "replaceBytes" | "undo" | "edit"> {
  /** Every document there is, whether it is indexed yet or not. */
  documents(): Promise<readonly Speech[]>;
}

/** Lends an importer for one act. */
export type LendImporter = <T>(use: (importer: Importer) => Promise<T>) => Promise<T>;

/** The documents for a program that goes on running: each act borrows an importer of its own. */
export function openDesk(
  shelves: WritableShelves,
  scriptOf: (text: string) => Script,
  lend: LendImporter,
): DocumentDesk {
  const act = <T>(use: (documents: Documents) => Promise<T>): Promise<T> =>
    lend((importer) => use(new Documents(shelves, importer, scriptOf)));
  return {
    inspect: (name, bytes) => act((documents) => documents.inspect(name, bytes)),
    addBytes: (name, bytes) => act((documents) => documents.addBytes(name, bytes)),
    replaceBytes: (name, bytes, old) => act((documents) => documents.replaceBytes(name, bytes, old)),
    undo: (name) => act((documents) => documents.undo(name)),
    edit: (name, said) => act((documents) => documents.edit(name, said)),
    documents: () => lend((importer) => loadCorpus(shelves, scriptOf, undefined, importer)),
  };
}
