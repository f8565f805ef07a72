import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { DocumentAnswerer } from "../../src/ask/answer.ts";
import { longestQuote } from "../../src/ask/quote/gate.ts";
import type { Answer, Question } from "../../src/domain.ts";
import { buildSearchIndex } from "../../src/index/build.ts";
import { exactBackend } from "../../src/index/exact.ts";
import { loadLocalModels, type Models } from "../../src/model/local-models.ts";
import { readable } from "../../src/text/artefacts.ts";
import { loadDictionary } from "../../src/text/dictionary.ts";
import { five } from "./documents.ts";

const folder = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The files of the five speeches. */
export const campaign = "000_db8b8ac77d00f83c.txt";
export const mayor = "001_0b87d2ec0b8c6638.txt";
export const district = "002_bae51303b5a74c43.txt";
export const video = "003_8e0abea7bf70d122.txt";
export const province = "004_aeab9987bbe35725.txt";
export const buildTime = 600_000;
export const askTime = 120_000;

/** Gives the answer to a question after others, once its citations have been held against the source. */
export type Ask = (text: string, ...history: NonNullable<Question["history"]>) => Promise<Answer>;

/** The models that come with the project. */
export function givenModels(): Promise<Models> {
  return loadLocalModels(folder("models/multilingual-e5-small-zh-en"), folder("models/yanju-reader"));
}

/** The answerer over the five speeches, with the real models. Takes half a minute. */
export async function givenAnswerer(): Promise<Ask> {
  return asking(await givenDocuments());
}

/** The same, with its rooms. */
export async function givenDocuments(): Promise<DocumentAnswerer> {
  const models = await givenModels();
  const index = await buildSearchIndex(five, {
    embedder: models.embedder,
    dictionary: loadDictionary(),
    backend: exactBackend,
  });
  return new DocumentAnswerer(index, models);
}

/** Asks an answerer, and holds what every answer must be against its documents. */
export function asking(answerer: DocumentAnswerer): Ask {
  const { speeches } = answerer.index;
  return async (text, ...history) => {
    const answer = await answerer.answer({ text, history });
    expect(answer.question).toBe(text);
    const from = answer.citations[0]?.n ?? 1;
    expect(answer.citations.map(({ n }) => n)).toEqual(answer.citations.map((_, place) => place + from));
    for (const { file, start, end, quote, display, marks, also } of answer.citations) {
      const speech = speeches.find(({ info }) => info.file === file);
      expect(speech?.raw.slice(start, end)).toBe(quote);
      expect(quote.length).toBeLessThanOrEqual(longestQuote);
      expect(speech?.passages.some((passage) => passage.start <= start && end <= passage.end)).toBe(true);
      expect(display).toBe(readable(quote));
      expect(answer.text).toContain(display);
      expect(marks.every((mark) => start <= mark.start && mark.start < mark.end && mark.end <= end)).toBe(true);
      expect(also).not.toContain(file);
    }
    if (answer.citations.length === 0) expect(answer.status).toBe("refused");
    // A line that announces quotes stands before some.
    for (const { lead, citations } of [answer, ...answer.parts])
      if (/[:：]$/u.test(lead)) expect(citations).not.toEqual([]);
    return answer;
  };
}

export const filesOf = ({ citations }: Answer): string[] => citations.map(({ file }) => file);
export const quotesOf = ({ citations }: Answer): string[] => citations.map(({ display }) => display);
