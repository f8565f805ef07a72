import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { ExtractiveAnswerer } from "../../src/answer/answerer.ts";
import { readable } from "../../src/corpus/artefacts.ts";
import { loadCorpus } from "../../src/corpus/load.ts";
import type { Answer } from "../../src/domain.ts";
import { LocalModel } from "../../src/embed/local-model.ts";
import { buildSearchIndex } from "../../src/index/build.ts";
import { exactBackend } from "../../src/index/exact.ts";
import { detectScript } from "../../src/language/detect.ts";
import { loadDictionary } from "../../src/language/dictionary.ts";
import { measureBackground, Searcher } from "../../src/search/searcher.ts";

const folder = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The files of the five speeches. */
export const campaign = "000_db8b8ac77d00f83c.txt";
export const mayor = "001_0b87d2ec0b8c6638.txt";
export const district = "002_bae51303b5a74c43.txt";
export const video = "003_8e0abea7bf70d122.txt";
export const province = "004_aeab9987bbe35725.txt";
export const buildTime = 600_000;
export const askTime = 120_000;

/** What Liu Weiping lists in the report from the province. */
export const sixPriorities = ["一要抓關鍵", "二要抓重點", "三要抓保障", "四要抓創新", "五要抓基礎", "六要抓短板"];

/** Gives the answer to a question after others, once its citations have been held against the source. */
export type Ask = (text: string, ...history: string[]) => Promise<Answer>;

/** The answerer over the five speeches, with the real model. Takes half a minute. */
export async function givenAnswerer(): Promise<Ask> {
  const speeches = await loadCorpus(folder("corpus"), detectScript);
  const embedder = await LocalModel.load(folder("models/multilingual-e5-small-zh-en"));
  const index = await buildSearchIndex(speeches, {
    embedder,
    dictionary: loadDictionary(),
    backend: exactBackend,
    measureBackground: (unmeasured) => measureBackground(unmeasured, embedder),
  });
  const answerer = new ExtractiveAnswerer(new Searcher(index, embedder));
  return async (text, ...history) => {
    const answer = await answerer.answer({ text, history });
    expect(answer.question).toBe(text);
    expect(answer.citations.map(({ n }) => n)).toEqual(answer.citations.map((_, place) => place + 1));
    for (const { file, start, end, quote, display } of answer.citations) {
      const speech = speeches.find(({ info }) => info.file === file);
      expect(speech?.raw.slice(start, end)).toBe(quote);
      expect(speech?.passages.some((passage) => passage.start <= start && end <= passage.end)).toBe(true);
      expect(display).toBe(readable(quote));
      expect(answer.text).toContain(display);
    }
    expect(answer.status === "refused").toBe(answer.citations.length === 0);
    return answer;
  };
}

export const filesOf = ({ citations }: Answer): string[] => citations.map(({ file }) => file);

/** The first clause of each quote. */
export const beginnings = ({ citations }: Answer): string[] =>
  citations.map(({ display }) => display.split(/[,。]/u)[0] ?? "");
