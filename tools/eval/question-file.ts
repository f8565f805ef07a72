import { z } from "zod";
import { quoteHash } from "../../src/ask/quote/citation-key.ts";
import { type Intent, type Language, intents } from "../../src/domain.ts";
import { type GoldQuote, occurrencesOf } from "./hits.ts";
import { readJsonLines, type Refuse } from "./json-lines.ts";
import type { Sources } from "./sources.ts";

/** Which gold quotes an answer must cite: any one, every one, or one from each file that has some. */
export type Demand = "any" | "need-all" | "one-per-file";

/** What a good answer does: quote the gold, not claim to answer, or refuse; `unknown` where nobody has said, and it counts nowhere. */
export type Expectation = "answerable" | "unanswerable" | "refusable" | "unknown";

/** A question whose right answers are known; one without gold quotes has none. */
export interface GoldQuestion {
  readonly id: string;
  /** `other`: neither Chinese nor English. */
  readonly lang: Language | "other";
  readonly kind: string;
  readonly question: string;
  /** Earlier questions of the same conversation, oldest first. */
  readonly history: readonly string[];
  readonly gold: readonly GoldQuote[];
  readonly demand: Demand;
  readonly expectation: Expectation;
  readonly note: string;
}

/** A message as people send it, with what it is and what it should get. */
export interface Message extends GoldQuestion {
  readonly intent: Intent;
  /** Whether the documents answer it. */
  readonly answerable: boolean;
  /** verify: what the check should find. */
  readonly verdict?: string | null | undefined;
  readonly attribution?: string | null | undefined;
}

const expectations = {
  answered: "answerable",
  related: "unanswerable",
  refused: "refusable",
  unknown: "unknown",
} as const;
const text = z.string().refine((value) => value.trim() !== "", "must not be empty");
const common = {
  id: text,
  history: z.array(z.string()).default([]),
  /** The words, or of documents that are not kept with the questions where they stand and how to know them again. */
  gold: z
    .array(
      z
        .object({
          file: text,
          quote: text.optional(),
          start: z.int().nonnegative().optional(),
          end: z.int().positive().optional(),
          hash: text.optional(),
        })
        .refine(({ quote, start, end, hash }) => quote ?? (start !== undefined && end !== undefined && hash), {
          path: ["quote"],
          message: "is needed, or start, end and hash",
        }),
    )
    .default([]),
};

const questionLine = z.object({
  ...common,
  lang: z.enum(["zh-Hans", "zh-Hant", "en"], "must be zh-Hans, zh-Hant or en"),
  kind: text,
  question: text,
  expect: z.enum(["answered", "related", "refused", "unknown"]).optional(),
  need_all: z.boolean().default(false),
  note: z.string().default(""),
});

const messageLine = z.object({
  ...common,
  lang: z.enum(["zh-Hans", "zh-Hant", "en", "other"], "must be zh-Hans, zh-Hant, en or other"),
  intent: z.enum(intents),
  text: z.string(),
  answerable: z.boolean().default(true),
  verdict: z.string().nullish(),
  attribution: z.string().nullish(),
  ideal: z.string().default(""),
});

/**
 * Reads a file of one question a line (JSON) and finds the gold quotes in the sources. Throws JsonLinesError for the
 * first line that is malformed, repeats an id, or holds a quote that is not in the file it names.
 */
export async function readQuestions(path: string, sources: Sources): Promise<GoldQuestion[]> {
  const requireNew = uniqueIds();
  return readJsonLines(path, questionLine, ({ expect, need_all: needAll, ...line }, refuse) => {
    requireNew(line.id, refuse);
    const gold = line.gold.map((one) => locate(one, sources, refuse));
    const asKind = line.kind === "unanswerable-on-topic" ? "unanswerable" : "refusable";
    const expectation = expect ? expectations[expect] : gold.length > 0 ? "answerable" : asKind;
    return { ...line, gold, demand: needAll ? "need-all" : demandOf(line.note), expectation };
  });
}

/** Reads a file of one message a line (JSON), as `readQuestions` does. */
export async function readMessages(path: string, sources: Sources): Promise<Message[]> {
  const requireNew = uniqueIds();
  return readJsonLines(path, messageLine, ({ text: question, ideal: note, ...line }, refuse): Message => {
    requireNew(line.id, refuse);
    const gold = line.gold.map((one) => locate(one, sources, refuse));
    const expectation = gold.length > 0 && line.answerable ? "answerable" : "unanswerable";
    return { ...line, kind: line.intent, question, note, gold, demand: "any", expectation };
  });
}

function uniqueIds(): (id: string, refuse: Refuse) => void {
  const ids = new Set<string>();
  return (id, refuse) => {
    if (ids.has(id)) refuse(`the id ${id} is used twice; give each its own`);
    ids.add(id);
  };
}

function demandOf(note: string): Demand {
  const marks = new Set(note.split(";").map((mark) => mark.trim()));
  if (marks.has("need-all")) return "need-all";
  return marks.has("one-per-file") ? "one-per-file" : "any";
}

interface GoldPlace {
  readonly file: string;
  readonly quote?: string | undefined;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly hash?: string | undefined;
}

function locate({ file, quote = "", start, end, hash }: GoldPlace, sources: Sources, refuse: Refuse): GoldQuote {
  const raw = sources.get(file) ?? refuse(`the gold names ${file}, which is not in the corpus`);
  if (hash !== undefined) {
    const words = raw.slice(start, end);
    if (quoteHash(words) !== hash)
      refuse(`${file} does not read as it did where the gold stands; take its offsets anew`);
    return { file, quote: words, occurrences: occurrencesOf(words, raw) };
  }
  const occurrences = occurrencesOf(quote, raw);
  if (occurrences.length === 0)
    refuse(`the gold quote ${JSON.stringify(quote.slice(0, 30))} does not stand in ${file}`);
  return { file, quote, occurrences };
}
