import { blankAnswer, blankCitation } from "../../../src/blank-answer.ts";
import type { Answer, Citation, RankedPassage } from "../../../src/domain.ts";
import { type GoldQuote, occurrencesOf } from "../../../tools/eval/hits.ts";
import { measure, type Measurement } from "../../../tools/eval/measure.ts";
import type { GoldQuestion } from "../../../tools/eval/question-file.ts";
import type { Sources } from "../../../tools/eval/sources.ts";

export const sources: Sources = new Map([
  ["a.txt", "一要落实责任。二要排查隐患。三要加强培训。落实责任。"],
  ["b.txt", "下面是小编整理的讲话。\n安全第一。预防为主。\n(图为会场)\n【讲话】相关文章:\n1.另一篇文章"],
]);

export function gold(file: string, quote: string): GoldQuote {
  return { file, quote, occurrences: occurrencesOf(quote, sources.get(file) ?? "") };
}

export function question(given: Partial<GoldQuestion> = {}): GoldQuestion {
  const base = {
    id: "q1",
    lang: "zh-Hans",
    kind: "fact",
    question: "谁负责？",
    history: [],
    demand: "any",
    note: "",
  } as const;
  const { gold: quotes = [], kind = base.kind } = given;
  const asKind = kind === "unanswerable-on-topic" ? "unanswerable" : "refusable";
  return { ...base, gold: [], expectation: quotes.length > 0 ? "answerable" : asKind, ...given };
}

/** The first place of `quote` in a source. */
export function passage(file: string, quote: string): RankedPassage {
  const start = sources.get(file)?.indexOf(quote) ?? -1;
  return { file, start, end: start + quote.length, score: 1 };
}

export function citation(file: string, quote: string, given: Partial<Citation> = {}): Citation {
  return {
    ...blankCitation,
    ...passage(file, quote),
    n: 1,
    title: "讲话",
    section: [],
    quote,
    display: quote,
    ...given,
  };
}

export function answer(given: Partial<Answer> = {}): Answer {
  return {
    ...blankAnswer,
    question: "谁负责？",
    language: "zh-Hans",
    status: "answered",
    text: "",
    citations: [],
    passages: [],
    timings: { embedMs: 1, searchMs: 2, readMs: 0, totalMs: 3 },
    ...given,
  };
}

export function measured(asked: Partial<GoldQuestion>, answered: Partial<Answer>): Measurement {
  return measure(question(asked), answer(answered), sources);
}
