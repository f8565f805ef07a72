import type { Answer, Citation, Span } from "../../src/domain.ts";
import { boilerplateIn } from "./boilerplate.ts";
import { firstHit, hits, type GoldQuote } from "./hits.ts";
import type { Demand, GoldQuestion } from "./question-file.ts";
import type { Trace } from "../../src/ask/trace.ts";
import type { Sources } from "./sources.ts";

/** Passages of an answer that count. */
export const passagesCounted = 10;

/** One citation, judged. */
export interface JudgedCitation {
  readonly citation: Citation;
  /** Whether it hits any gold quote. */
  readonly hit: boolean;
  /** Whether it is what the file on disk says at its offsets. */
  readonly verbatim: boolean;
  /** Whether it touches what the web page put around the speech. */
  readonly boilerplate: boolean;
}

/** One answer, measured against its question. */
export interface Measurement {
  readonly question: GoldQuestion;
  readonly answer: Answer;
  /** How the answer came about, as far as it was told. */
  readonly trace: Trace;
  /** Rank, from 1, of the first passage that hits gold; undefined where none of ten does. */
  readonly firstHit: number | undefined;
  /** For each gold quote the rank of the first passage that hits it. */
  readonly ranks: readonly (number | undefined)[];
  readonly citations: readonly JudgedCitation[];
  /** For each gold quote whether a citation hits it. */
  readonly goldHit: readonly boolean[];
  /** Share of what the question demands that the citations cover, 0 to 1. */
  readonly covered: number;
}

/** Measures an answer. Offsets are of the raw files in `sources`. */
export function measure(question: GoldQuestion, answer: Answer, sources: Sources, trace: Trace = {}): Measurement {
  const { gold } = question;
  const goldHit = gold.map((quote) => answer.citations.some((citation) => hits(citation, quote)));
  const counted = answer.passages.slice(0, passagesCounted);
  return {
    question,
    answer,
    trace,
    firstHit: firstHit(counted, gold),
    ranks: gold.map((quote) => firstHit(counted, [quote])),
    citations: answer.citations.map((citation) => judge(citation, gold, sources)),
    goldHit,
    covered: coverage(question.demand, gold, goldHit),
  };
}

function judge(citation: Citation, gold: readonly GoldQuote[], sources: Sources): JudgedCitation {
  const raw = sources.get(citation.file);
  return {
    citation,
    hit: gold.some((quote) => hits(citation, quote)),
    verbatim: raw !== undefined && citation.quote !== "" && raw.slice(citation.start, citation.end) === citation.quote,
    boilerplate: raw !== undefined && boilerplateIn(raw).some((span) => touch(span, citation)),
  };
}

function touch(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Share of a demand met: of all quotes, of all files with at least one quote hit, or whether any is hit. */
export function coverage(demand: Demand, gold: readonly GoldQuote[], goldHit: readonly boolean[]): number {
  if (gold.length === 0) return 0;
  if (demand === "need-all") return goldHit.filter(Boolean).length / gold.length;
  if (demand === "any") return goldHit.includes(true) ? 1 : 0;
  const files = new Set(gold.map(({ file }) => file));
  const hitFiles = new Set(gold.filter((_, index) => goldHit[index]).map(({ file }) => file));
  return hitFiles.size / files.size;
}
