import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { CorpusError, messageOf } from "../ops/errors.ts";
import { type Changes, readChanges } from "./changes.ts";
import { formatList, isDocumentFile } from "./import/formats.ts";

/** The folders of the documents: those that were given are only read, what people add and change lies apart. */
export interface Shelves {
  readonly given: string;
  readonly added?: string | undefined;
}

/** Shelves to which documents can be added. */
export type WritableShelves = Required<Shelves> & { readonly added: string };

/** A document's file and the folder that holds it. */
export interface ShelvedFile {
  readonly file: string;
  readonly folder: string;
}

/** The folders that the settings name. */
export function shelvesOf(settings: { readonly corpusDir: string; readonly dataDir: string }): WritableShelves {
  const { corpusDir, dataDir } = settings;
  return { given: corpusDir, added: join(dataDir, "documents") };
}

/** What lies on the shelves, before any of it is read. */
export interface ShelfContents {
  /** In the order of names. */
  readonly files: readonly ShelvedFile[];
  readonly changes: Changes;
}

/**
 * Every document by its name: one that was added stands before a given one of the same name, and a given one that was
 * removed is left out. Throws CorpusError where the given folder cannot be read.
 */
export async function readShelves({ given, added }: Shelves, faults: string[] = []): Promise<ShelfContents> {
  const changes = await readChanges(added, faults);
  const removed = new Set(changes.removed);
  const found = new Map<string, ShelvedFile>();
  for (const file of await documentsIn(given)) if (!removed.has(file)) found.set(file, { file, folder: given });
  if (added !== undefined) {
    // Reading makes no folder: there is none until something is added.
    const names = await readdir(added).catch((error: NodeJS.ErrnoException) => {
      if (!["ENOENT", "ENOTDIR"].includes(error.code ?? ""))
        faults.push(`${added} cannot be read: ${messageOf(error)}`);
      return [];
    });
    for (const file of names.filter(isDocumentFile)) found.set(file, { file, folder: added });
  }
  return { files: Array.from(found.values()).sort((a, b) => (a.file < b.file ? -1 : 1)), changes };
}

/** For people: where documents are looked for. */
export function nothingIn({ given }: Shelves): CorpusError {
  return new CorpusError(`the corpus folder ${given} holds no document (${formatList}); put documents there`);
}

async function documentsIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter(isDocumentFile);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    const reason = { ENOENT: "does not exist", ENOTDIR: "is no folder" }[code] ?? `cannot be read: ${messageOf(error)}`;
    throw new CorpusError(`the corpus folder ${folder} ${reason}; set CORPUS_DIR to the folder of the documents`);
  }
}
