import { fileURLToPath } from "node:url";
import { loadCorpus } from "../../src/corpus/load.ts";
import { readSpeech } from "../../src/corpus/structure/speech.ts";
import type { Rendering, Speech, SpeechInfo } from "../../src/domain.ts";
import { detectScript } from "../../src/text/detect.ts";
import { anonymous } from "../corpus/invariants.ts";

/** The five speeches that come with the project. */
export const five = await loadCorpus({ given: fileURLToPath(new URL("../../corpus/", import.meta.url)) }, detectScript);

/** A document of a few lines. */
export function document(file: string, raw: string, more: Partial<SpeechInfo> = {}): Speech {
  return readSpeech({ ...anonymous, file, title: { zh: `${file}讲话`, en: `Speech ${file}` }, ...more }, raw);
}

/** A document with English renderings of some of its words. */
export function rendered(speech: Speech, english: Readonly<Record<string, string>>): Speech {
  const renderings = Object.entries(english).map(([zh, en]): Rendering => {
    const start = speech.raw.indexOf(zh);
    return { start, end: start + zh.length, en };
  });
  return { ...speech, renderings };
}
