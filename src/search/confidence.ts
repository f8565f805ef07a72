import type { AnswerStatus } from "../domain.ts";
import type { Background, UnmeasuredIndex } from "../index/search-index.ts";
import type { QuestionLanguage } from "../language/generic-questions.ts";
import type { Leg, LegName } from "./legs.ts";
import type { EncodedQuestion } from "./question.ts";
import type { Reading } from "./ranking.ts";

/** The legs whose absolute scores tell whether a passage answers, and how well the question's words are covered. */
const tellingLegs: Readonly<Record<QuestionLanguage, readonly LegName[]>> = {
  zh: ["late", "sentence"],
  en: ["late", "renderingLate", "renderingSentence"],
};
const passagesCovering = 3;

/**
 * Deviations above what foreign questions score on the same index: of a normal distribution 95 % and 99 % lie below, so
 * that one foreign question in twenty is taken for a related one, one in a hundred for one that is answered.
 */
const relatedFrom = 1.645;
const answeredFrom = 2.326;
/** A question that names a speech is about the corpus. */
const namedSpeech = 1;

/** The signals of one reading of a question: of the passage most like it, boosts aside. */
export function signalsOf({ question, legs, scores }: Reading, index: UnmeasuredIndex): number[] {
  const best = [...scores]
    .filter(([id]) => index.passages[id]?.role === "body")
    .sort((a, b) => b[1] - a[1])
    .slice(0, passagesCovering)
    .map(([id]) => id);
  const signal = (leg: Leg): number => leg.scores.get(best[0] ?? -1) ?? leg.absent;
  const found = tellingLegs[question.asked].flatMap((name) => legs[name] ?? []);
  return [...found.map(signal), coverage(question, best, index)];
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

/** The scale of an index: mean and deviation of each signal over foreign questions, and of their standardised sum. */
export function backgroundOf(signals: readonly (readonly number[])[]): Background {
  const columns = signals[0]?.map((_, column) => moments(signals.map((row) => row[column] ?? 0))) ?? [];
  const sums = signals.map((row) => standardisedSum(row, columns));
  return { signals: columns, sum: moments(sums) };
}

/** How far a question's signals stand above those of foreign questions, in deviations. */
export function confidenceOf(signals: readonly number[], background: Background, named: boolean): number {
  const { mean, deviation } = background.sum;
  return (standardisedSum(signals, background.signals) - mean) / deviation + (named ? namedSpeech : 0);
}

/** Whether the passages found answer the question, are only near it, or have nothing to do with it. */
export function statusOf(confidence: number, rightKind: boolean): AnswerStatus {
  if (confidence < relatedFrom) return "refused";
  return confidence < answeredFrom || !rightKind ? "related" : "answered";
}

function standardisedSum(signals: readonly number[], columns: Background["signals"]): number {
  return signals.reduce((sum, value, column) => {
    const { mean, deviation } = columns[column] ?? { mean: 0, deviation: 1 };
    return sum + (value - mean) / deviation;
  }, 0);
}

function moments(values: readonly number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length);
  return { mean, deviation: Math.sqrt(variance) || 1 };
}
