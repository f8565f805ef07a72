import { readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readSpeech } from "../../src/corpus/structure/speech.ts";
import type { Language, Speech } from "../../src/domain.ts";
import type { Located } from "../eval/hits.ts";
import { readJsonLines } from "../eval/json-lines.ts";

/** Embedding more paragraphs than this takes longer than the rest. */
const mostParagraphs = 300;
const questionsOfLarge = 250;

/** A question over a set of documents: the document that answers it and where, or one that only comes near. */
export interface FitQuestion {
  readonly id: string;
  readonly language: Language;
  readonly text: string;
  /** The documents it was written over: without them nothing answers it. */
  readonly files: readonly string[];
  /** Raw offsets of what answers, any of them; empty where nothing does. */
  readonly evidence: readonly Located[];
}

/** General documents with questions. */
export interface FitDocuments {
  readonly name: string;
  readonly speeches: readonly Speech[];
  readonly questions: readonly FitQuestion[];
}

const language = z.enum(["zh-Hans", "zh-Hant", "en"]);
const paragraphLine = z.object({ id: z.string(), text: z.string() });
const queryLine = z.object({
  id: z.string(),
  lang: language,
  text: z.string(),
  gold: z.array(z.string()).length(1),
  answers: z.array(z.string()).min(1),
  answer_start: z.array(z.number()).min(1),
});
const readerLine = z.object({
  id: z.string(),
  doc: z.string(),
  section: z.string(),
  passage: z.string(),
  questions: z.array(z.object({ q: z.string(), lang: language, evidence: z.array(z.string()) })),
});

function documentOf(file: string, title: string, section: readonly string[], raw: string): Speech {
  const info = { file, title: { zh: title, en: title }, speakers: [], level: "unknown", kind: "speech" } as const;
  const speech = readSpeech({ ...info, script: "hans" }, raw);
  const passages = speech.passages.map((passage) => ({
    ...passage,
    // A paragraph has no title of its own, however short its first line.
    role: "body" as const,
    section: [...section, ...passage.section],
    sentences: passage.sentences.map((sentence) => ({ ...sentence, section: [...section, ...sentence.section] })),
  }));
  return { ...speech, passages };
}

/**
 * XQuAD's and DRCD's form: paragraphs, each a document, and questions with the place of their answer; of a large set the
 * first questions and their paragraphs.
 */
export async function paragraphSet(folder: string, name: string): Promise<FitDocuments> {
  const all = await readJsonLines(join(folder, "passages.jsonl"), paragraphLine, (row) => row);
  const everyQuery = await readJsonLines(join(folder, "queries.jsonl"), queryLine, (row) => row);
  const isLarge = all.length > mostParagraphs;
  const queries = isLarge ? everyQuery.slice(0, questionsOfLarge) : everyQuery;
  const asked = new Set(queries.flatMap(({ gold }) => gold));
  const paragraphs = !isLarge ? all : all.filter(({ id }) => asked.has(id));
  return {
    name,
    speeches: paragraphs.map(({ id, text }) => documentOf(id, "", [], text)),
    questions: queries.map(({ id, lang, text, gold: [file = ""], answers, answer_start: [start = 0] }) => ({
      id,
      language: lang,
      text,
      files: [file],
      evidence: [{ file, start, end: start + (answers[0]?.length ?? 0) }],
    })),
  };
}

/**
 * The reader's passages whose number is divisible by 6, each a document; the questions of those held out from its
 * training (number divisible by 12).
 */
export async function readerSet(folder: string): Promise<FitDocuments> {
  const names = readdirSync(folder).filter((name) => /^[A-Z]\.jsonl$/u.test(name));
  const all = (
    await Promise.all(names.map((name) => readJsonLines(join(folder, name), readerLine, (row) => row)))
  ).flat();
  const lines = all.filter(({ id }) => Number(id.slice(1)) % 6 === 0);
  const heldOut = lines.filter(({ id }) => Number(id.slice(1)) % 12 === 0);
  return {
    name: "reader",
    speeches: lines.map(({ id, doc, section, passage }) =>
      documentOf(id, doc, section === "" ? [] : section.split(" > "), passage),
    ),
    questions: heldOut.flatMap(({ id, passage, questions }) =>
      questions.map(({ q, lang, evidence }, place) => ({
        id: `${id}-${place}`,
        language: lang,
        text: q,
        files: [id],
        evidence: evidence.map((quote) => {
          const start = passage.indexOf(quote);
          return { file: id, start, end: start + quote.length };
        }),
      })),
    ),
  };
}

/** Which half of a set a paragraph belongs to, by its place in it: `fit` fits, `test` tests. */
export function halfOf(paragraph: number): "fit" | "test" {
  return paragraph % 2 === 0 ? "fit" : "test";
}
