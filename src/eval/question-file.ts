import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Language } from "../domain.ts";
import { messageOf, UserError } from "../ops/errors.ts";
import { type GoldQuote, occurrencesOf } from "./hits.ts";
import type { Sources } from "./sources.ts";

/** The question file cannot be used; the message names the line and what is wrong with it. */
export class QuestionFileError extends UserError {
  override readonly name = "QuestionFileError";
  override readonly exitCode = 64;
}

/** Which gold quotes an answer must cite: any one, every one, or one from each file that has some. */
export type Demand = "any" | "need-all" | "one-per-file";

/** A question whose right answers are known; one without gold quotes has none. */
export interface GoldQuestion {
  readonly id: string;
  readonly lang: Language;
  readonly kind: string;
  readonly question: string;
  /** Earlier questions of the same conversation, oldest first. */
  readonly history: readonly string[];
  readonly gold: readonly GoldQuote[];
  readonly demand: Demand;
  readonly note: string;
}

const text = z.string().refine((value) => value.trim() !== "", "must not be empty");

const questionLine = z.object({
  id: text,
  lang: z.enum(["zh-Hans", "zh-Hant", "en"], "must be zh-Hans, zh-Hant or en"),
  kind: text,
  question: text,
  history: z.array(z.string()).default([]),
  gold: z.array(z.object({ file: text, quote: text })),
  note: z.string().default(""),
});

/**
 * Reads a file of one question a line (JSON) and finds the gold quotes in the sources. Throws QuestionFileError for
 * the first line that is malformed, repeats an id, or holds a quote that is not in the file it names.
 */
export async function readQuestions(path: string, sources: Sources): Promise<GoldQuestion[]> {
  const content = await readFile(path, "utf8").catch((error: unknown) => {
    throw new QuestionFileError(`${path} cannot be read (${messageOf(error)}); check the path`);
  });
  const questions: GoldQuestion[] = [];
  const ids = new Set<string>();
  for (const [index, row] of content
    .replace(/^\ufeff/u, "")
    .split(/\r?\n/u)
    .entries()) {
    if (!row.trim()) continue;
    const refuse = (reason: string): never => {
      throw new QuestionFileError(`${path}, line ${index + 1}: ${reason}`);
    };
    const { gold, note, ...question } = parseLine(row, refuse);
    if (ids.has(question.id)) refuse(`the id ${question.id} is used twice; give each question its own`);
    ids.add(question.id);
    questions.push({
      ...question,
      note,
      demand: demandOf(note),
      gold: gold.map((one) => locate(one, sources, refuse)),
    });
  }
  if (questions.length === 0) throw new QuestionFileError(`${path} holds no question; write one JSON object a line`);
  return questions;
}

function parseLine(row: string, refuse: (reason: string) => never): z.output<typeof questionLine> {
  let json: unknown;
  try {
    json = JSON.parse(row);
  } catch {
    return refuse("is not JSON; write one object a line");
  }
  const parsed = questionLine.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return refuse(`${issue?.path.join(".") || "the line"}: ${issue?.message}`);
}

function demandOf(note: string): Demand {
  const marks = new Set(note.split(";").map((mark) => mark.trim()));
  if (marks.has("need-all")) return "need-all";
  return marks.has("one-per-file") ? "one-per-file" : "any";
}

function locate(
  { file, quote }: { file: string; quote: string },
  sources: Sources,
  refuse: (reason: string) => never,
): GoldQuote {
  const raw = sources.get(file) ?? refuse(`the gold names ${file}, which is not in the corpus`);
  const occurrences = occurrencesOf(quote, raw);
  if (occurrences.length === 0) refuse(`the gold quote "${shortened(quote)}" does not stand in ${file}`);
  return { file, quote, occurrences };
}

function shortened(quote: string): string {
  const line = quote.replaceAll(/\s+/gu, " ");
  return line.length > 30 ? `${line.slice(0, 30)}…` : line;
}
