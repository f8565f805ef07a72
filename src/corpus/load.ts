import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Script, Speech, SpeechInfo } from "../domain.ts";
import { CorpusError, messageOf } from "../ops/errors.ts";
import { readCatalog } from "./catalog.ts";
import { decodeUtf8 } from "./decode.ts";
import { readRenderings } from "./renderings.ts";
import { readSpeech } from "./speech.ts";
import { isSpeechFile, stemOf } from "./speech-file.ts";

/**
 * Reads every speech of a corpus folder, in the order of file names. A file without a catalogue entry is described by
 * its own title. Throws CorpusError where the folder, the catalogue or a file cannot be used.
 */
export async function loadCorpus(folder: string, scriptOf: (text: string) => Script): Promise<Speech[]> {
  let names: string[];
  try {
    names = (await readdir(folder)).filter(isSpeechFile).sort();
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    const reason = { ENOENT: "does not exist", ENOTDIR: "is no folder" }[code] ?? `cannot be read: ${messageOf(error)}`;
    throw new CorpusError(`the corpus folder ${folder} ${reason}; set CORPUS_DIR to the folder of the speeches`);
  }
  if (names.length === 0)
    throw new CorpusError(`the corpus folder ${folder} holds no .txt file; put the speeches there`);
  const catalog = new Map((await readCatalog(folder)).map((info) => [info.file, info]));
  const missing = [...catalog.keys()].find((file) => !names.includes(file));
  if (missing !== undefined) {
    throw new CorpusError(
      `the catalogue names ${missing}, which is not in ${folder}; restore the file or remove the entry`,
    );
  }
  return Promise.all(
    names.map(async (file) => {
      const path = join(folder, file);
      const bytes = await readFile(path).catch((error: unknown) => {
        throw new CorpusError(`${path} cannot be read: ${messageOf(error)}`);
      });
      const raw = decodeUtf8(bytes, path);
      const info = catalog.get(file);
      const speech = readSpeech(info ?? undescribed(file, scriptOf(raw)), raw);
      if (speech.passages.length === 0) throw new CorpusError(`${path} holds no sentence that could be quoted`);
      const renderings = await readRenderings(folder, speech);
      return { ...speech, info: info ?? titled(speech), renderings };
    }),
  );
}

function undescribed(file: string, script: Script): SpeechInfo {
  const name = stemOf(file);
  return { file, title: { zh: name, en: name }, speakers: [], level: "unknown", kind: "speech", script };
}

function titled(speech: Speech): SpeechInfo {
  const title = speech.passages.find((passage) => passage.role === "title")?.text;
  return title === undefined ? speech.info : { ...speech.info, title: { zh: title, en: title } };
}
