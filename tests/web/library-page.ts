import { fileURLToPath } from "node:url";
import type { WordsFound } from "../../src/ask/find/search-words.ts";
import { Sources } from "../../src/ask/quote/sources.ts";
import { placesOfWords } from "../../src/ask/find/word-search.ts";
import { loadCorpus } from "../../src/corpus/load.ts";
import type { Speech } from "../../src/domain.ts";
import { detectScript } from "../../src/text/detect.ts";
import { loadGlossary } from "../../src/text/dictionary.ts";
import { createWeb, type WebParts } from "../../src/web/web.ts";
import { RecordedAnswers } from "./recorded-answers.ts";

const corpus = loadCorpus({ given: fileURLToPath(new URL("../../corpus", import.meta.url)) }, detectScript);

export const own = { host: "127.0.0.1:8787" };

/** The speeches that ship with the project. */
export function shipped(): Promise<Speech[]> {
  return corpus;
}

/** The page over some documents, the shipped ones by default; what has not the words asked for is near in any case. */
export async function libraryPage(options: Partial<WebParts> = {}, given?: readonly Speech[]) {
  const speeches = given ?? (await corpus);
  const app = createWeb({
    answerer: new RecordedAnswers(),
    ready: () => true,
    speeches: () => speeches,
    search: async (words) => wordsFound(speeches, words),
    host: "127.0.0.1",
    report: (error) => {
      throw error;
    },
    ...options,
  });
  const get = async (path: string, headers: Record<string, string> = {}) =>
    app.request(path, { headers: { ...own, ...headers } });
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) =>
    app.request(path, {
      method: "POST",
      headers: { ...own, "Content-Type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  return { app, get, post };
}

/** The places of some words; where there are none, the first passage of each document as near. */
export function wordsFound(speeches: readonly Speech[], words: string): WordsFound {
  const places = placesOfWords(new Sources(speeches), words, loadGlossary());
  const firsts = speeches.flatMap(({ passages: [first] }) => (first ? [{ ...first, score: 1 }] : []));
  return { places, near: places.length > 0 ? [] : firsts };
}

/** What a response holds. */
export async function jsonOf<T>(response: Response | Promise<Response>): Promise<T> {
  return (await (await response).json()) as T;
}
