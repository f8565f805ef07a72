import { readFileSync } from "node:fs";
import { z } from "zod";
import type { QuestionLanguage } from "../../text/detect.ts";
import type { Candidate } from "../find/find.ts";
import type { ReadPassage, ReadSentence } from "./read.ts";
import type { Signals } from "../find/signals.ts";

/** What a passage is judged by, each a plain number. */
export const passageFeatures = ["answers", "late", "sentence", "coverage", "lead", "strongest", "mass"] as const;
export type PassageFeatures = Readonly<Record<(typeof passageFeatures)[number], number>>;
/** What orders the passages that were read, and the sentences of all of them: `lead` and `own` are retrieval's scores. */
export const orderFeatures = ["lead", "answers", "mass"] as const;
export const sentenceFeatures = ["lead", "answers", "own", "strongest", "mass"] as const;

/** A logit of nothing: below all that the reader gives. */
export const lowestLogit = -12;

const numbers = <const T extends string>(names: readonly T[]) =>
  z.record(z.enum(names), z.number()) as z.ZodType<Record<T, number>>;
const logistic = z.object({ bias: z.number(), weights: numbers(passageFeatures) });
const sentenceLogistic = z.object({ bias: z.number(), weights: numbers(sentenceFeatures) });
const models = z.object({
  order: numbers(orderFeatures),
  sentence: numbers(sentenceFeatures),
  /** Whether a sentence answers by itself, whichever is best. */
  alone: sentenceLogistic,
  /** Of official texts, which the reader knows: by its signals alone; of everything else with those of retrieval. */
  official: logistic,
  general: logistic,
  /** By retrieval alone, where there is no reader. */
  unread: logistic,
  near: logistic,
});
const schema = z.object({
  about: z.string(),
  zh: models,
  en: models,
  cuts: z.object({
    answered: z.number(),
    further: z.number(),
    near: z.number(),
    marked: z.number(),
    /** How surely a passage must answer for the next ones to be left unread, and the logit of a very sure one. */
    settled: z.number(),
    surest: z.number(),
    sure: z.number(),
  }),
});
export type JudgeModel = z.output<typeof schema>;

/** How surely a passage answers, by itself, and stands near the question at all: probabilities; its place among others. */
export interface Judgement {
  readonly answers: number;
  readonly near: number;
  /** Log-odds of being the best of the passages that were read. */
  readonly order: number;
}

/** Judges passages that were read by one fitted file (`npm run fit-judge`). */
export class Judge {
  readonly cuts: JudgeModel["cuts"];

  constructor(readonly model: JudgeModel = shipped()) {
    this.cuts = model.cuts;
  }

  passage(read: ReadPassage, asked: QuestionLanguage): Judgement {
    const own = featuresOf(read);
    const rendered = featuresOfRendering(read);
    const { official } = read.candidate.signals;
    const level = (model: z.output<typeof models>, features: PassageFeatures): number =>
      read.answers === undefined
        ? logit(model.unread, features)
        : official * logit(model.official, features) + (1 - official) * logit(model.general, features);
    // A rendering and an English question are one language, as a Chinese text and a Chinese question are.
    const mean = (of: (model: z.output<typeof models>, features: PassageFeatures) => number): number =>
      rendered ? (of(this.model[asked], own) + of(this.model.zh, rendered)) / 2 : of(this.model[asked], own);
    return {
      answers: probability(mean(level)),
      near: probability(mean(({ near }, features) => logit(near, features))),
      order: sum(this.model[asked].order, own),
    };
  }

  /** Whether a passage that answers would come first even if `next`, which is not read yet, answered very surely. */
  isAhead(first: Judgement, next: Candidate, asked: QuestionLanguage): boolean {
    const { lead, answers } = this.model[asked].order;
    return first.answers >= this.cuts.settled && first.order >= lead * next.signals.lead + answers * this.cuts.surest;
  }

  /** How well a sentence of a passage answers beside others (log-odds), and how surely by itself. `own`: by retrieval. */
  sentence(
    sentence: ReadSentence,
    own: number,
    { candidate, answers = lowestLogit }: ReadPassage,
    asked: QuestionLanguage,
  ): { score: number; alone: number } {
    const features = { lead: candidate.signals.lead, answers, own, ...marksOf(sentence) };
    const { sentence: order, alone } = this.model[asked];
    return { score: sum(order, features), alone: probability(alone.bias + sum(alone.weights, features)) };
  }
}

export function featuresOf({ candidate: { signals }, answers = lowestLogit, sentences }: ReadPassage): PassageFeatures {
  return passageFeaturesOf(answers, signals, sentences.map(marksOf));
}

/** What a passage is judged by. `answers`: the reader's logit; `marks`: of its sentences. */
export function passageFeaturesOf(
  answers: number,
  { late, sentence, coverage, lead }: Pick<Signals, "late" | "sentence" | "coverage" | "lead">,
  marks: readonly Marks[],
): PassageFeatures {
  return {
    answers,
    late,
    sentence,
    coverage,
    lead,
    strongest: Math.max(lowestLogit, ...marks.map(({ strongest }) => strongest)),
    mass: Math.max(0, ...marks.map(({ mass }) => mass)),
  };
}

function featuresOfRendering(read: ReadPassage): PassageFeatures | undefined {
  const { renderingLate, renderingSentence, renderingCoverage } = read.candidate.signals;
  if (renderingLate === undefined || renderingSentence === undefined || renderingCoverage === undefined)
    return undefined;
  return { ...featuresOf(read), late: renderingLate, sentence: renderingSentence, coverage: renderingCoverage };
}

/** The strongest of a sentence's tokens, and how many of them answer: the logarithm of their probabilities' sum. */
interface Marks {
  readonly strongest: number;
  readonly mass: number;
}

/** Sums up what the reader says of a sentence's tokens. */
export function marksOf({ tokens }: Pick<ReadSentence, "tokens">): Marks {
  return {
    strongest: Math.max(lowestLogit, ...tokens.map(({ logit: value }) => value)),
    mass: Math.log1p(tokens.reduce((total, { logit: value }) => total + probability(value), 0)),
  };
}

export function probability(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

function logit({ bias, weights }: z.output<typeof logistic>, features: PassageFeatures): number {
  return bias + sum(weights, features);
}

function sum<T extends string>(
  weights: Readonly<Record<T, number>>,
  features: Readonly<Record<NoInfer<T>, number>>,
): number {
  return (Object.keys(weights) as T[]).reduce((total, name) => total + weights[name] * features[name], 0);
}

function shipped(): JudgeModel {
  return schema.parse(JSON.parse(readFileSync(new URL("./judge.json", import.meta.url), "utf8")));
}
