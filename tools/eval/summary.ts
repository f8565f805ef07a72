import type { AnswerStatus, Language, Timings } from "../../src/domain.ts";
import { answerMessages } from "../../src/telegram/screens/answer-messages.ts";
import { type Contribution, type Estimate, estimate, type Percentiles, percentilesOf } from "./estimate.ts";
import { type Fault, faultsOf } from "./faults.ts";
import type { Measurement } from "./measure.ts";
import type { Expectation } from "./question-file.ts";

type Measure = (measured: Measurement) => Contribution | undefined;

const languages: readonly Language[] = ["zh-Hans", "zh-Hant", "en"];
const rate = (ok: boolean): Contribution => ({ sum: ok ? 1 : 0, count: 1 });
const hitWithin =
  (k: number): Measure =>
  ({ question: { expectation }, firstHit }) =>
    expectation === "answerable" ? rate(firstHit !== undefined && firstHit <= k) : undefined;
const statusRate =
  (expectation: Expectation, status: AnswerStatus): Measure =>
  ({ question: { expectation: expected }, answer }) =>
    expected === expectation ? rate(answer.status === status) : undefined;
const several = new Set(["list", "compare", "multi-speech"]);
const covered: Measure = ({ question: { expectation }, covered: sum }) =>
  expectation === "answerable" ? { sum, count: 1 } : undefined;

/** Everything that is averaged, by the name it has in the output. */
const measures = {
  "hit@1": hitWithin(1),
  "hit@3": hitWithin(3),
  "hit@5": hitWithin(5),
  "hit@10": hitWithin(10),
  mrr: ({ question: { expectation }, firstHit }) =>
    expectation === "answerable" ? { sum: firstHit === undefined ? 0 : 1 / firstHit, count: 1 } : undefined,
  "nDCG@10": ({ question: { expectation }, ranks }) =>
    expectation === "answerable" ? { sum: discountedGain(ranks), count: 1 } : undefined,
  goldCovered: covered,
  goldCoveredNeedAll: (measured) => (measured.question.demand === "need-all" ? covered(measured) : undefined),
  goldCoveredOnePerFile: (measured) => (measured.question.demand === "one-per-file" ? covered(measured) : undefined),
  citationPrecision: ({ question: { expectation }, citations }) =>
    expectation === "answerable"
      ? { sum: citations.filter(({ hit }) => hit).length, count: citations.length }
      : undefined,
  firstQuoteHits: ({ question: { expectation }, citations: [first] }) =>
    expectation === "answerable" ? rate(first?.hit ?? false) : undefined,
  listsComplete: ({ question: { expectation, kind, demand }, covered: share }) =>
    expectation === "answerable" && (several.has(kind) || demand !== "any") ? rate(share === 1) : undefined,
  quotedCharacters: ({ citations }) =>
    citations.length > 0
      ? { sum: citations.reduce((total, { citation }) => total + citation.quote.length, 0), count: 1 }
      : undefined,
  answerableAnswered: statusRate("answerable", "answered"),
  answerableRefused: statusRate("answerable", "refused"),
  unanswerableAnswered: statusRate("unanswerable", "answered"),
  refusableRefused: statusRate("refusable", "refused"),
} satisfies Record<string, Measure>;

export type MeasureName = keyof typeof measures;

/** How often each state was given. */
export type StateCounts = Readonly<Record<AnswerStatus, number>> & { readonly questions: number };

/** The measures of some of the questions; null where none of them has the measure. */
export interface Slice {
  readonly questions: number;
  readonly measures: Readonly<Record<MeasureName, Estimate | null>>;
  readonly states: Readonly<Record<string, StateCounts>>;
}

/** Everything one run of an evaluation found. */
export interface Summary {
  readonly overall: Slice;
  readonly byLanguage: Readonly<Partial<Record<Language, Slice>>>;
  readonly byKind: Readonly<Record<string, Slice>>;
  readonly citations: { readonly total: number; readonly notVerbatim: number; readonly inBoilerplate: number };
  /** Ids of the questions with each fault. */
  readonly faults: Readonly<Partial<Record<Fault, readonly string[]>>>;
  /** Characters of what Telegram shows of an answer that quotes, by the language of the question. */
  readonly messageLengths: Readonly<Partial<Record<Language, Percentiles>>>;
  /** Milliseconds, of the questions that were searched for; null where none was. */
  readonly timings: Readonly<Record<keyof Timings, Percentiles>> | null;
}

/** Sums up measurements: overall, by language, by kind. */
export function summarise(measured: readonly Measurement[]): Summary {
  const citations = measured.flatMap((one) => one.citations);
  return {
    overall: slice(measured),
    byLanguage: slices(
      languages.flatMap((language) => measured.filter(({ question }) => question.lang === language)),
      ({ question }) => question.lang,
    ),
    byKind: slices(measured, ({ question }) => question.kind),
    citations: {
      total: citations.length,
      notVerbatim: citations.filter(({ verbatim }) => !verbatim).length,
      inBoilerplate: citations.filter(({ boilerplate }) => boilerplate).length,
    },
    faults: groupFaults(measured),
    messageLengths: messageLengthsOf(measured),
    timings: timingsOf(measured),
  };
}

function slices(measured: readonly Measurement[], key: (one: Measurement) => string): Record<string, Slice> {
  return Object.fromEntries(Array.from(grouped(measured, key), ([name, group]) => [name, slice(group)]));
}

function grouped(measured: readonly Measurement[], key: (one: Measurement) => string): Map<string, Measurement[]> {
  const groups = new Map<string, Measurement[]>();
  for (const one of measured) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}

function slice(measured: readonly Measurement[]): Slice {
  const estimates = (Object.keys(measures) as MeasureName[]).map((name) => {
    const contributions = measured.flatMap((one) => measures[name](one) ?? []);
    return [name, estimate(contributions) ?? null] as const;
  });
  const kinds = grouped(measured, ({ question }) => question.kind);
  return {
    questions: measured.length,
    measures: Object.fromEntries(estimates) as Record<MeasureName, Estimate | null>,
    states: Object.fromEntries(Array.from(kinds, ([kind, group]) => [kind, countStates(group)])),
  };
}

function countStates(measured: readonly Measurement[]): StateCounts {
  const counts = { questions: measured.length, answered: 0, related: 0, refused: 0 };
  for (const { answer } of measured) counts[answer.status]++;
  return counts;
}

function groupFaults(measured: readonly Measurement[]): Partial<Record<Fault, string[]>> {
  const groups: Partial<Record<Fault, string[]>> = {};
  for (const one of measured) for (const fault of faultsOf(one)) (groups[fault] ??= []).push(one.question.id);
  return groups;
}

function messageLengthsOf(measured: readonly Measurement[]): Summary["messageLengths"] {
  const answered = measured.filter(({ answer }) => answer.status === "answered");
  const lengths = ({ answer }: Measurement): number =>
    answerMessages(answer).reduce((length, { text }) => length + text.length, 0);
  return Object.fromEntries(
    languages.flatMap((language) => {
      const own = answered.filter(({ question }) => question.lang === language).map(lengths);
      return own.length > 0 ? [[language, percentilesOf(own)]] : [];
    }),
  );
}

function timingsOf(measured: readonly Measurement[]): Summary["timings"] {
  const searched = measured.map(({ answer }) => answer.timings).filter(({ embedMs }) => embedMs > 0);
  if (searched.length === 0) return null;
  const percentiles = (name: keyof Timings): Percentiles => percentilesOf(searched.map((timings) => timings[name]));
  return {
    embedMs: percentiles("embedMs"),
    searchMs: percentiles("searchMs"),
    readMs: percentiles("readMs"),
    totalMs: percentiles("totalMs"),
  };
}

/**
 * nDCG@10 (Järvelin & Kekäläinen 2002) with binary gain: each gold place counts once, at the first passage that hits
 * it. Where one passage hits several places the gain is capped at the ideal of a passage a place.
 */
function discountedGain(ranks: Measurement["ranks"]): number {
  const gain = ranks.reduce<number>((sum, rank) => sum + (rank === undefined ? 0 : discount(rank)), 0);
  const ideal = ranks.reduce<number>((sum, _, place) => sum + discount(place + 1), 0);
  return Math.min(1, gain / ideal);
}

function discount(rank: number): number {
  return 1 / Math.log2(rank + 1);
}
