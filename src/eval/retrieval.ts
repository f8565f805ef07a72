import type { Language } from "../domain.ts";
import { detectLanguage } from "../language/detect.ts";
import type { Searcher, SearchOptions } from "../search/searcher.ts";
import { type Contribution, type Estimate, estimate, quantile } from "./estimate.ts";
import { hits } from "./hits.ts";
import type { GoldQuestion } from "./question-file.ts";
import type { Percentiles } from "./summary.ts";

/** A question with the places in the texts that answer it. */
export type RetrievalQuestion = Pick<GoldQuestion, "id" | "lang" | "question" | "history" | "gold">;

/** Where the gold of one question was found. */
export interface Retrieved {
  readonly id: string;
  readonly lang: Language;
  /** For each gold place the rank, from 1, of the first passage that hits it; undefined where none of ten does. */
  readonly ranks: readonly (number | undefined)[];
  readonly embedMs: number;
  readonly searchMs: number;
}

const passagesCounted = 10;

/** Searches for every question in turn; nothing but the ranking of passages is measured. */
export async function retrieve(
  searcher: Searcher,
  questions: readonly RetrievalQuestion[],
  without: SearchOptions["without"] = [],
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Retrieved[]> {
  const retrieved: Retrieved[] = [];
  for (const { id, lang, question, history, gold } of questions) {
    const found = await searcher.search(question, detectLanguage(question), { history, without });
    const passages = found.passages.slice(0, passagesCounted).map(({ passage }) => passage);
    const ranks = gold.map((quote) => {
      const place = passages.findIndex((passage) => hits(passage, quote));
      return place < 0 ? undefined : place + 1;
    });
    retrieved.push({ id, lang, ranks, embedMs: found.embedMs, searchMs: found.searchMs });
    onProgress(retrieved.length, questions.length);
  }
  return retrieved;
}

type Ranks = Retrieved["ranks"];

const hitWithin =
  (k: number) =>
  (ranks: Ranks): number =>
    firstOf(ranks) <= k ? 1 : 0;

const measures = {
  "nDCG@10": discountedGain,
  "hit@1": hitWithin(1),
  "hit@3": hitWithin(3),
  "hit@5": hitWithin(5),
  "hit@10": hitWithin(10),
  MRR: (ranks: Ranks): number => 1 / firstOf(ranks),
} satisfies Record<string, (ranks: Ranks) => number>;

export type RetrievalMeasure = keyof typeof measures;
export const retrievalMeasures = Object.keys(measures) as RetrievalMeasure[];

/** The measures of a number of questions. */
export interface RetrievalSlice {
  readonly questions: number;
  readonly measures: Readonly<Record<RetrievalMeasure, Estimate>>;
}

/** What a set of questions found: all together, by language, and how long a question took. */
export interface RetrievalSummary {
  readonly overall: RetrievalSlice;
  readonly byLanguage: Readonly<Partial<Record<Language, RetrievalSlice>>>;
  /** Milliseconds a question. */
  readonly timings: Readonly<Record<"embedMs" | "searchMs" | "totalMs", Percentiles>>;
}

/** Sums up what was retrieved for at least one question. */
export function summariseRetrieval(retrieved: readonly Retrieved[]): RetrievalSummary {
  const languages = [...new Set(retrieved.map(({ lang }) => lang))];
  const times = (of: (one: Retrieved) => number): Percentiles => {
    const ascending = retrieved.map(of).sort((a, b) => a - b);
    return { p50: quantile(ascending, 0.5), p95: quantile(ascending, 0.95) };
  };
  return {
    overall: sliceOf(retrieved),
    byLanguage: Object.fromEntries(
      languages.map((language) => [language, sliceOf(retrieved.filter(({ lang }) => lang === language))]),
    ),
    timings: {
      embedMs: times(({ embedMs }) => embedMs),
      searchMs: times(({ searchMs }) => searchMs),
      totalMs: times(({ embedMs, searchMs }) => embedMs + searchMs),
    },
  };
}

function sliceOf(retrieved: readonly Retrieved[]): RetrievalSlice {
  const estimates = retrievalMeasures.map((name) => {
    const contributions = retrieved.map(({ ranks }): Contribution => ({ sum: measures[name](ranks), count: 1 }));
    return [name, estimate(contributions)] as const;
  });
  return {
    questions: retrieved.length,
    measures: Object.fromEntries(estimates) as Record<RetrievalMeasure, Estimate>,
  };
}

function firstOf(ranks: Ranks): number {
  return Math.min(...ranks.map((rank) => rank ?? Infinity));
}

/**
 * nDCG@10 (Järvelin & Kekäläinen 2002) with binary gain: each gold place counts once, at the first passage that hits
 * it. Where one passage hits several places the gain is capped at the ideal of a passage a place.
 */
function discountedGain(ranks: Ranks): number {
  const gain = ranks.reduce<number>((sum, rank) => sum + (rank === undefined ? 0 : discount(rank)), 0);
  const ideal = ranks.reduce<number>((sum, _, place) => sum + discount(place + 1), 0);
  return Math.min(1, gain / ideal);
}

function discount(rank: number): number {
  return 1 / Math.log2(rank + 1);
}
