import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Script, Speech } from "../domain.ts";
import { CorpusError, messageOf } from "../ops/errors.ts";
import { readCatalog } from "./catalog.ts";
import { describe } from "./describe.ts";
import { formatList, isDocumentFile } from "./import/formats.ts";
import { importDocument } from "./import/import.ts";
import type { Importer } from "./import/imported.ts";
import { readRenderings } from "./renderings.ts";
import { readSource } from "./source-file.ts";
import { readSpeech, undescribed } from "./speech.ts";

/**
 * Reads every document of a corpus folder, in the order of file names, its text by `importer`. A file without a catalogue entry is described by
 * its own title. What cannot be used is left out and told to `leftOut`, a line a fault. Throws CorpusError where the
 * folder cannot be read or holds nothing that can be used.
 */
export async function loadCorpus(
  folder: string,
  scriptOf: (text: string) => Script,
  leftOut: (line: string) => void = () => undefined,
  importer: Importer = importDocument,
): Promise<Speech[]> {
  let names: string[];
  try {
    names = (await readdir(folder)).filter(isDocumentFile).sort();
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    const reason = { ENOENT: "does not exist", ENOTDIR: "is no folder" }[code] ?? `cannot be read: ${messageOf(error)}`;
    throw new CorpusError(`the corpus folder ${folder} ${reason}; set CORPUS_DIR to the folder of the speeches`);
  }
  if (names.length === 0)
    throw new CorpusError(`the corpus folder ${folder} holds no document (${formatList}); put the speeches there`);
  const faults: string[] = [];
  const catalog = new Map((await readCatalog(folder, faults)).map((info) => [info.file, info]));
  for (const file of catalog.keys()) {
    if (names.includes(file)) continue;
    faults.push(`the catalogue names ${file}, which is not in ${folder}; restore the file or remove the entry`);
  }
  const speeches: Speech[] = [];
  for (const file of names) {
    try {
      const path = join(folder, file);
      const { text: raw, pages } = await importer(path, await readSource(path, folder));
      const info = catalog.get(file) ?? describe(undescribed(file, scriptOf(raw)), raw);
      const speech = readSpeech(info, raw, pages);
      if (speech.passages.length === 0) throw new CorpusError(`${path} holds no sentence that could be quoted`);
      const renderings = await readRenderings(folder, speech, faults);
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
