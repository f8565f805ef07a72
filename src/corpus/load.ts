import { join } from "node:path";
import type { Script, Speech, SpeechInfo } from "../domain.ts";
import { CorpusError } from "../ops/errors.ts";
import { readCatalog } from "./catalog.ts";
import { type Changes, replacedBy } from "./changes.ts";
import { importDocument } from "./import/import.ts";
import type { Importer } from "./import/imported.ts";
import { type DocumentReader, readDocument } from "./read-document.ts";
import { addedRenderings, givenRenderings, readRenderings } from "./renderings.ts";
import { nothingIn, readShelves, type ShelvedFile, type Shelves } from "./shelves.ts";
import { readSource } from "./source-file.ts";
import { requireSum } from "./sums.ts";

/**
 * Reads every document of the shelves, in the order of file names, its text by `importer`. A file without a catalogue
 * entry is described by what it says of itself; what people said of either comes first. What cannot be used is left out
 * and told to `leftOut`, a line a fault. Throws CorpusError where the given folder cannot be read or nothing can be used.
 */
export async function loadCorpus(
  shelves: Shelves,
  scriptOf: (text: string) => Script,
  leftOut: (line: string) => void = () => undefined,
  importer: Importer = importDocument,
  read: DocumentReader = readHere(scriptOf),
): Promise<Speech[]> {
  const faults: string[] = [];
  const { files, changes } = await readShelves(shelves, faults);
  if (files.length === 0) throw nothingIn(shelves);
  const catalog = new Map((await readCatalog(shelves.given, faults)).map((info) => [info.file, info]));
  for (const file of catalog.keys()) {
    if (changes.removed.includes(file) || files.some((one) => one.file === file)) continue;
    faults.push(`the catalogue names ${file}, which is not in ${shelves.given}; restore the file or remove the entry`);
  }
  const speeches: Speech[] = [];
  for (const shelved of files) {
    try {
      speeches.push(await readShelved(shelved, { shelves, changes, catalog, importer, read }, faults));
    } catch (error) {
      if (!(error instanceof CorpusError)) throw error;
      faults.push(error.message);
    }
  }
  if (speeches.length === 0) throw new CorpusError(faults.join("\n"));
  for (const fault of faults) leftOut(fault);
  return speeches;
}

/** Reads one document. Throws CorpusError where there is none of that name, or it cannot be used. */
export async function loadDocument(
  shelves: Shelves,
  file: string,
  scriptOf: (text: string) => Script,
  importer: Importer,
  read: DocumentReader = readHere(scriptOf),
): Promise<Speech> {
  const { files, changes } = await readShelves(shelves);
  const shelved = files.find((one) => one.file === file);
  if (!shelved) throw noDocument(file);
  const catalog = new Map((await readCatalog(shelves.given)).map((info) => [info.file, info]));
  return readShelved(shelved, { shelves, changes, catalog, importer, read }, []);
}

/** For people: a name that no document has. */
export function noDocument(file: string): CorpusError {
  return new CorpusError(`there is no document ${file}; "list" shows their names`);
}

/** Reads documents in this thread. */
export function readHere(scriptOf: (text: string) => Script): DocumentReader {
  return async (source) => readDocument(source, scriptOf);
}

/** What a document is read with. */
interface Reading {
  readonly shelves: Shelves;
  readonly changes: Changes;
  readonly catalog: ReadonlyMap<string, SpeechInfo>;
  readonly importer: Importer;
  readonly read: DocumentReader;
}

async function readShelved(
  { file, folder }: ShelvedFile,
  { shelves, changes, catalog, importer, read }: Reading,
  faults: string[],
): Promise<Speech> {
  const path = join(folder, file);
  const bytes = await readSource(path, folder);
  if (folder === shelves.added) await requireSum(folder, file, bytes);
  const imported = await importer(path, bytes);
  const replaces = replacedBy(file, changes.replaced);
  const [known, said] = [catalog.get(file), changes.said[file]];
  const speech = await read({ path, file, imported, known, said, replaces });
  return { ...speech, renderings: await renderingsOf(speech, folder, shelves, faults) };
}

/** Those made here, else those that came beside the document. */
async function renderingsOf(
  speech: Speech,
  folder: string,
  { added }: Shelves,
  faults: string[],
): Promise<Speech["renderings"]> {
  const { file } = speech.info;
  const made = added === undefined ? [] : await readRenderings(added, addedRenderings(file), speech, faults);
  if (made.length > 0 || folder === added) return made;
  return readRenderings(folder, givenRenderings(file), speech, faults);
}
