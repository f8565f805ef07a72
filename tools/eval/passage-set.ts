import { basename, join, resolve } from "node:path";
import { z } from "zod";
import { sentenceSpans } from "../../src/corpus/structure/segment.ts";
import { readSpeech } from "../../src/corpus/structure/speech.ts";
import type { Language, Passage, Sentence, Span, Speech, SpeechInfo } from "../../src/domain.ts";
import { UserError } from "../../src/ops/errors.ts";
import type { GoldQuote } from "./hits.ts";
import { readJsonLines } from "./json-lines.ts";
import type { GoldQuestion } from "./question-file.ts";

const textLine = z.object({ id: z.string().min(1), title: z.string().default(""), text: z.string().min(1) });
const queryLine = z.object({
  id: z.string().min(1),
  lang: z.enum(["zh-Hans", "zh-Hant", "en"], "must be zh-Hans, zh-Hant or en"),
  text: z.string().min(1),
  gold: z.array(z.string()).min(1),
  answers: z.array(z.string()).default([]),
  answer_start: z.array(z.int()).default([]),
  spans: z.array(z.object({ doc: z.string(), start: z.int().min(0), end: z.int() })).optional(),
});
type TextLine = z.output<typeof textLine>;
type QueryLine = z.output<typeof queryLine>;

/** `answer`: where the answer stands in the first gold text; empty where the set does not say. */
export interface SetQuestion extends GoldQuestion {
  readonly lang: Language;
  readonly answer: Span;
}

/** `count` of the items, evenly from all of them; all where there are no more. */
export function spread<T>(items: readonly T[], count: number): T[] {
  const step = Math.max(1, items.length / count);
  return items.filter((_, place) => Math.floor((place + 1) / step) > Math.floor(place / step));
}

/** Texts to search and questions with their gold, for measuring retrieval on other texts than the corpus. */
export interface PassageSet {
  readonly name: string;
  readonly speeches: readonly Speech[];
  readonly questions: readonly SetQuestion[];
}

/**
 * Reads `passages.jsonl` and `queries.jsonl` of a folder. Where the queries name spans the texts are whole documents,
 * cut into passages as speeches are; else each text is one passage. Questions whose
 * gold is not among the texts are left out. Throws UserError naming the line that cannot be used.
 */
export async function readPassageSet(folder: string): Promise<PassageSet> {
  const texts = await readJsonLines(join(folder, "passages.jsonl"), textLine, (line) => line);
  const queries = await readJsonLines(join(folder, "queries.jsonl"), queryLine, (line) => line);
  const byId = new Map(texts.map((text) => [text.id, text]));
  const answerable = queries.filter(({ gold }) => gold.every((id) => byId.has(id)));
  if (answerable.length === 0) throw new UserError(`${folder}: no question has all its gold among the texts`);
  const speechOf = queries.some(({ spans }) => spans) ? documentSpeech : passageSpeech;
  return {
    name: basename(resolve(folder)),
    speeches: texts.map(speechOf),
    questions: answerable.map((query) => ({
      id: query.id,
      lang: query.lang,
      kind: "question",
      question: query.text,
      history: [],
      demand: "any",
      expectation: "answerable",
      note: "",
      gold: goldOf(query, byId),
      answer: answerOf(query),
    })),
  };
}

function goldOf({ gold, spans }: QueryLine, texts: ReadonlyMap<string, TextLine>): GoldQuote[] {
  const places = spans ?? gold.map((id) => ({ doc: id, start: 0, end: texts.get(id)?.text.length ?? 0 }));
  return places.map(({ doc, start, end }) => ({
    file: doc,
    quote: texts.get(doc)?.text.slice(start, end) ?? "",
    occurrences: [{ start, end }],
  }));
}

function answerOf({ answers: [answer = ""], answer_start: [start = 0] }: QueryLine): Span {
  return { start, end: start + answer.length };
}

function infoOf({ id, title }: TextLine): SpeechInfo {
  const name = title || id;
  return { file: id, title: { zh: name, en: name }, speakers: [], level: "unknown", kind: "speech", script: "hans" };
}

/** A text that is one passage, its title the heading above it. */
function passageSpeech(line: TextLine): Speech {
  const { id, title, text: raw } = line;
  const section = title ? [title] : [];
  const sentences = sentenceSpans(raw).flatMap(({ start, end }): Sentence[] => {
    const slice = raw.slice(start, end);
    const text = slice.trim();
    const from = start + slice.length - slice.trimStart().length;
    return /[\p{L}\p{N}]/u.test(text) ? [{ start: from, end: from + text.length, text, section, role: "body" }] : [];
  });
  const passage: Passage = { file: id, start: 0, end: raw.length, section, text: raw, sentences, role: "body" };
  return { info: infoOf(line), raw, passages: [passage], renderings: [] };
}

/** A document in Markdown, cut as a speech is; its title and chapter are the headings of its passages. */
function documentSpeech(line: TextLine): Speech {
  const { title, text: raw } = line;
  const info = infoOf(line);
  const headings = [...raw.matchAll(/^#+ *(.*)$/gmu)];
  const passages = headings.flatMap((heading, place): Passage[] => {
    const start = heading.index + heading[0].length;
    const end = headings[place + 1]?.index ?? raw.length;
    const section = [...new Set([title, heading[1] ?? ""])].filter(Boolean);
    // Blanks in the place of all that is not read keep the offsets.
    const block = " ".repeat(start) + raw.slice(start, end).replaceAll("**", "  ");
    return readSpeech(info, block).passages.map((passage) => ({
      ...passage,
      section: [...section, ...passage.section],
    }));
  });
  return { info, raw, passages, renderings: [] };
}
