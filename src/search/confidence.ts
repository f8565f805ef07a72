import type { AnswerStatus } from "../domain.ts";
import type { Background, Moments, Scale, UnmeasuredIndex } from "../index/search-index.ts";
import type { QuestionLanguage } from "../language/generic-questions.ts";
import type { Leg, LegName } from "./legs.ts";
import type { EncodedQuestion } from "./question.ts";
import type { Reading } from "./ranking.ts";

/** The legs whose scores of the best passage tell whether anything answers. */
const tellingLegs: Readonly<Record<QuestionLanguage, readonly LegName[]>> = {
  zh: ["late", "sentence"],
  en: ["late", "renderingLate", "renderingSentence"],
};
/** The legs whose mean over the candidates tells whether the question is about what the corpus is about at all. */
const topicalLegs: Readonly<Record<QuestionLanguage, readonly LegName[]>> = {
  zh: ["late"],
  en: ["late", "renderingSentence"],
};
const passagesCovering = 3;
/** What a leg says where there is nothing to compare with. */
const lowestCosine = -1;
/** What varies less is a constant, but for rounding. */
const leastDeviation = 1e-9;

/**
 * Deviations above what foreign questions score on the same index. Of a normal distribution 95 % and 97.5 % lie below:
 * one foreign question in twenty is taken for one about the corpus, one in forty for one that it answers.
 */
const aboutFrom = 1.645;
const answersFrom = 1.96;
/** Deviations that a mention of speeches adds, and each phrase that names one of them: such a question is about the corpus. */
const mentioned = 1;
const mostMentions = 2;

/** What tells that something answers, and what tells that the question is about the same things as the corpus. */
export interface Signals {
  readonly answering: readonly number[];
  readonly topical: readonly number[];
}

/** How far a question stands above foreign ones, in deviations. */
export interface Confidence {
  /** By all signals. */
  readonly about: number;
  /** By the answering signals alone. */
  readonly answers: number;
}

/** The signals of one reading of a question, boosts aside. */
export function signalsOf({ comparison: { question }, legs, scores }: Reading, index: UnmeasuredIndex): Signals {
  const candidates = [...scores.keys()].filter((id) => index.passages[id]?.role === "body");
  const valuesOf = (leg: Leg): number[] => candidates.map((id) => leg.scores.get(id) ?? leg.absent);
  const best = candidates.toSorted((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0)).slice(0, passagesCovering);
  const found = (names: readonly LegName[]): number[][] => names.flatMap((name) => legs[name] ?? []).map(valuesOf);
  return {
    answering: [
      ...found(tellingLegs[question.asked]).map((values) => Math.max(lowestCosine, ...values)),
      coverage(question, best, index),
    ],
    topical: found(topicalLegs[question.asked]).map((values) => moments(values).mean),
  };
}

/** The share of the question's content words that the passages hold, in either language. */
function coverage(question: EncodedQuestion, passages: readonly number[], { terms }: UnmeasuredIndex): number {
  const words = new Set(
    question.asked === "en" ? question.englishTerms : question.chineseTerms.filter((term) => term.length > 1),
  );
  if (words.size === 0) return 0;
  const held = [...words].filter((word) =>
    passages.some((id) =>
      question.asked === "en"
        ? terms.glosses.holds(word, id) || terms.renderings.holds(word, id)
        : terms.words.holds(word, id) || pairs(word).some((pair) => terms.bigrams.holds(pair, id)),
    ),
  );
  return held.length / words.size;
}

function pairs(word: string): string[] {
  return Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2));
}

/** The scale of an index, from what foreign questions score on it. */
export function backgroundOf(signals: readonly Signals[]): Background {
  return { about: scaleOf(signals.map(allOf)), answers: scaleOf(signals.map(({ answering }) => answering)) };
}

/** How a question speaks of the corpus. */
export interface Mention {
  /** How many phrases name a speech, here or in the question that it goes on from. */
  readonly names: number;
  /** Whether it speaks of speeches or goes on from an earlier question. */
  readonly speeches: boolean;
}

/** How far a question's signals stand above those of foreign questions. */
export function confidenceOf(signals: Signals, background: Background, { names, speeches }: Mention): Confidence {
  const mentions = names > 0 ? Math.min(names, mostMentions) : Number(speeches);
  return {
    about: levelOn(background.about, allOf(signals)) + mentioned * mentions,
    answers: levelOn(background.answers, signals.answering) + (names > 0 ? mentioned : 0),
  };
}

/** Whether the passages found answer the question, are only near it, or have nothing to do with it. */
export function statusOf({ about, answers }: Confidence, rightKind: boolean): AnswerStatus {
  if (about < aboutFrom) return "refused";
  return answers < answersFrom || !rightKind ? "related" : "answered";
}

function allOf({ answering, topical }: Signals): readonly number[] {
  return [...answering, ...topical];
}

/** Mean and deviation of each signal, and of the sum of the standardised signals. */
function scaleOf(rows: readonly (readonly number[])[]): Scale {
  const signals = rows[0]?.map((_, column) => moments(rows.map((row) => row[column] ?? 0))) ?? [];
  return { signals, sum: moments(rows.map((row) => standardisedSum(row, signals))) };
}

function levelOn({ signals, sum }: Scale, row: readonly number[]): number {
  return (standardisedSum(row, signals) - sum.mean) / sum.deviation;
}

function standardisedSum(row: readonly number[], signals: readonly Moments[]): number {
  return row.reduce((sum, value, column) => {
    const { mean, deviation } = signals[column] ?? { mean: 0, deviation: 1 };
    return sum + (value - mean) / deviation;
  }, 0);
}

function moments(values: readonly number[]): Moments {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length);
  const deviation = Math.sqrt(variance);
  return { mean, deviation: deviation < leastDeviation ? 1 : deviation };
}
