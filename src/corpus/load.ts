import type { Script, Speech, SpeechInfo } from "../domain.ts";
import { join } from "node:path";
import { CorpusError } from "../ops/errors.ts";
import { readCatalog } from "./catalog.ts";
import { readChanges, replacedBy } from "./changes.ts";
import { describe } from "./describe.ts";
import { withSaid } from "./fields.ts";
import { importDocument } from "./import/import.ts";
import type { ImportedText, Importer } from "./import/imported.ts";
import { readRenderings } from "./renderings.ts";
import { nothingIn, type ShelvedFile, shelvedFiles, type Shelves } from "./shelves.ts";
import { readSource } from "./source-file.ts";
import { readSpeech, undescribed } from "./speech.ts";

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
): Promise<Speech[]> {
  const faults: string[] = [];
  const shelved = await shelvedFiles(shelves, faults);
  if (shelved.length === 0) throw nothingIn(shelves);
  const changes = await readChanges(shelves.added);
  const catalog = new Map((await readCatalog(shelves.given, faults)).map((info) => [info.file, info]));
  for (const file of catalog.keys()) {
    if (changes.removed.includes(file) || shelved.some((one) => one.file === file)) continue;
    faults.push(`the catalogue names ${file}, which is not in ${shelves.given}; restore the file or remove the entry`);
  }
  const speeches: Speech[] = [];
  for (const { file, folder } of shelved) {
    try {
      const path = join(folder, file);
      const imported = await importer(path, await readSource(path, folder));
      const replaces = replacedBy(file, changes);
      const speech = speechOf(path, imported, (text) => ({
        ...withSaid(catalog.get(file) ?? describe(undescribed(file, scriptOf(text)), text), changes.said[file]),
        ...(replaces.length > 0 && { replaces }),
      }));
      const renderings = await renderingsOf(speech, { file, folder }, shelves, faults);
      speeches.push({ ...speech, renderings });
    } catch (error) {
      if (!(error instanceof CorpusError)) throw error;
      faults.push(error.message);
    }
  }
  if (speeches.length === 0) throw new CorpusError(faults.join("\n"));
  for (const fault of faults) leftOut(fault);
  return speeches;
}

/** The document of a text. Throws CorpusError where nothing in it could be quoted. */
export function speechOf(path: string, { text, pages }: ImportedText, infoOf: (text: string) => SpeechInfo): Speech {
  const speech = readSpeech(infoOf(text), text, pages);
  if (speech.passages.length === 0) throw new CorpusError(`${path} holds no sentence that could be quoted`);
  return speech;
}

/** Those made here, else those that came beside the document. */
async function renderingsOf(
  speech: Speech,
  { folder }: ShelvedFile,
  { added }: Shelves,
  faults: string[],
): Promise<Speech["renderings"]> {
  const made = added === undefined ? [] : await readRenderings(added, speech, faults);
  return made.length > 0 || folder === added ? made : readRenderings(folder, speech, faults);
}
