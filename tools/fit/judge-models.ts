import { orderFeatures, passageFeatures, sentenceFeatures } from "../../src/ask/read/judge.ts";
import { fitLogistic, levelOf, type Logistic, type Row } from "./logistic.ts";
import { featuresOfExample, type PassageExample, type QuestionExample } from "./read-examples.ts";
import type { Example } from "./softmax-regression.ts";

const penalty = 0.002;
/** The best passages of a question that were read and count. */
const counted = 3;
/** Of a set's own questions so many may be taken for foreign. */
const ownMissed = 0.02;
/** Of what people ask four questions have an answer for one that has none: so much less does an error there count. */
const nearMissWeight = 0.25;
/** Where what answers was taken away, other documents of the same kind may still come so near that half an answer is one. */
const withoutWeight = nearMissWeight / 2;
export const readerFeatures: ReadonlySet<string> = new Set(["answers", "strongest", "mass"]);
export const retrievalFeatures: ReadonlySet<string> = new Set(["late", "sentence", "coverage", "lead"]);

/** Whether an example asks documents that it was not written over. */
export function isForeign({ set }: QuestionExample): boolean {
  return set.startsWith("foreign");
}

/** Which passage is the one, of those that were read: the softmax over them. */
export function orderExample(one: QuestionExample): Example[] {
  const gold = one.with.flatMap((passage, place) => (passage.gold ? [place] : []));
  if (!one.answerable || gold.length === 0) return [];
  const rows = one.with.map((passage) => featuresOfExample(passage));
  return [{ features: orderFeatures.map((name) => Float64Array.from(rows, (row) => row[name])), gold }];
}

/** Which sentence is the one, of all that were read. */
export function sentenceExample(one: QuestionExample): Example[] {
  const rows = one.with.flatMap((passage) => {
    const { lead, answers } = featuresOfExample(passage);
    return passage.sentences.map(({ gold, own, strongest, mass }) => ({ gold, lead, answers, own, strongest, mass }));
  });
  const gold = rows.flatMap((row, place) => (row.gold ? [place] : []));
  if (!one.answerable || gold.length === 0) return [];
  return [{ features: sentenceFeatures.map((name) => Float64Array.from(rows, (row) => row[name])), gold }];
}

/** Whether a sentence answers by itself, at the rate at which those that were read do. */
export function aloneModel(examples: readonly QuestionExample[]): Logistic {
  const rows = examples.flatMap((one) =>
    one.with.flatMap((passage) => {
      const { lead, answers } = featuresOfExample(passage);
      return passage.sentences.map(({ gold, own, strongest, mass }): Row => {
        const features = { lead, answers, own, strongest, mass };
        return { features: sentenceFeatures.map((name) => features[name]), holds: gold && one.answerable, weight: 1 };
      });
    }),
  );
  const { bias, weights } = fitLogistic(rows, penalty);
  const held = rows.filter(({ holds }) => holds).length;
  return { bias: bias + Math.log(held / (rows.length - held)), weights };
}

/** Whether all that answers is known: what else was found does not. Of other sets nobody looked whether it does. */
export function isSearched({ set }: Pick<QuestionExample, "set">): boolean {
  return set.startsWith("archive");
}

function silent(one: QuestionExample): false | undefined {
  return isSearched(one) ? false : undefined;
}

/** Passages that answer and such as do not although they were found for the question; each set counts alike. */
function rowsOf(examples: readonly QuestionExample[]): { set: string; row: Row }[] {
  const of = (
    passages: readonly PassageExample[],
    holds: (passage: PassageExample) => boolean | undefined,
    set: string,
  ) =>
    passages.slice(0, counted).flatMap((passage) => {
      const held = holds(passage);
      const features = featuresOfExample(passage);
      return held === undefined
        ? []
        : [{ set, row: { features: passageFeatures.map((name) => features[name]), holds: held, weight: 1 } }];
    });
  return examples.flatMap((one) => [
    ...of(one.with, ({ gold }) => (one.answerable ? gold || silent(one) : false), one.set),
    ...of(one.without, () => false, one.set),
  ]);
}

export function balanced(examples: readonly QuestionExample[]): Row[] {
  const rows = rowsOf(examples);
  const sizes = new Map<string, number>();
  const key = ({ set, row }: (typeof rows)[number]): string => `${set} ${row.holds}`;
  for (const one of rows) sizes.set(key(one), (sizes.get(key(one)) ?? 0) + 1);
  return rows.map((one) => ({ ...one.row, weight: 1 / (sizes.get(key(one)) ?? 1) }));
}

/** By some of the signals alone: of official texts by the reader's, as those of retrieval depend on what else there is. */
export function fitWith(rows: readonly Row[], some: ReadonlySet<string>): Logistic {
  const kept = passageFeatures.map((name) => some.has(name));
  const own = rows.map((row) => ({ ...row, features: row.features.filter((_, i) => kept[i]) }));
  const { bias, weights } = fitLogistic(own, penalty);
  let next = 0;
  return { bias, weights: kept.map((isKept) => (isKept ? (weights[next++] ?? 0) : 0)) };
}

/** The level of a question's best passage. */
export interface Decision {
  readonly level: number;
  /** Whether its documents answer it. */
  readonly holds: boolean;
  /** One that holds not: whether its documents were there, and it was written to come near them. */
  readonly isNearMiss: boolean;
  /** Whether it is known to hold or not. */
  readonly isKnown: boolean;
}

/** The level of a question's best passage, in both its conditions. */
export function decisions(
  levelIn: (features: readonly number[], one: QuestionExample) => number,
  examples: readonly QuestionExample[],
): Decision[] {
  const level = (passages: readonly PassageExample[], one: QuestionExample): number =>
    Math.max(
      ...passages.slice(0, counted).map((passage) => {
        const features = featuresOfExample(passage);
        return levelIn(
          passageFeatures.map((name) => features[name]),
          one,
        );
      }),
    );
  return examples.flatMap((one) => [
    { level: level(one.with, one), holds: one.answerable, isNearMiss: !one.answerable, isKnown: true },
    ...(one.without.length > 0
      ? [{ level: level(one.without, one), holds: false, isNearMiss: false, isKnown: isSearched(one) }]
      : []),
  ]);
}

/**
 * The model with its bias moved so that .5 lets through the share of unanswerable questions that may be, less a standard
 * error of it: so few questions say no more of those to come.
 */
export function atRate(model: Logistic, examples: readonly QuestionExample[], rate: number): Logistic {
  const cuts = [...new Set(examples.map(({ set }) => set))].map((set) => {
    const own = examples.filter((one) => one.set === set);
    const levels = decisions((features) => levelOf(model, features), own).filter(({ holds }) => !holds);
    const sorted = levels.map(({ level }) => level).sort((a, b) => b - a);
    const margin = Math.sqrt((rate * (1 - rate)) / Math.max(1, sorted.length));
    return sorted[Math.floor((rate - margin) * sorted.length)] ?? 0;
  });
  return { ...model, bias: model.bias - Math.max(...cuts) };
}

/**
 * The model with its bias moved so that .5 tells questions whose passage was read from those that are known to have no
 * answer as well as can be (Youden's index, weighted): near misses, and questions of archives without what answers them.
 */
export function atBestCut(model: Logistic, examples: readonly QuestionExample[]): Logistic {
  const read = examples.filter((one) => !one.answerable || one.with.slice(0, counted).some(({ gold }) => gold));
  const levels = decisions((features) => levelOf(model, features), read).filter(({ isKnown }) => isKnown);
  const share = (wanted: (one: Decision) => boolean, cut: number): number => {
    const some = levels.filter(wanted);
    return some.filter(({ level }) => level > cut).length / Math.max(1, some.length);
  };
  const index = (cut: number): number =>
    share(({ holds }) => holds, cut) -
    nearMissWeight * share(({ isNearMiss }) => isNearMiss, cut) -
    withoutWeight * share(({ holds, isNearMiss }) => !holds && !isNearMiss, cut);
  const cuts = levels.map(({ level }) => level);
  const best = cuts.reduce((found, cut) => (index(cut) > index(found) ? cut : found), cuts[0] ?? 0);
  return { ...model, bias: model.bias - best };
}

/**
 * Near: about what the documents are about. Questions of other sets, asked of these documents, are not. Moved so that .5
 * lets through nearly all of a set's own questions.
 */
export function nearModel(examples: readonly QuestionExample[]): Logistic {
  const rows = examples.flatMap((one) =>
    one.with.slice(0, 1).map((passage): Row => {
      const features = featuresOfExample(passage);
      return { features: passageFeatures.map((name) => features[name]), holds: !isForeign(one), weight: 1 };
    }),
  );
  const model = fitLogistic(rows, penalty);
  const levels = rows.filter(({ holds }) => holds).map(({ features }) => levelOf(model, features));
  const cut = levels.sort((a, b) => a - b)[Math.floor(ownMissed * levels.length)] ?? 0;
  const foreign = rows.filter(({ holds }) => !holds).map(({ features }) => levelOf(model, features));
  process.stderr.write(
    `near: foreign let through ${(foreign.filter((level) => level > cut).length / foreign.length).toFixed(3)}\n`,
  );
  return { ...model, bias: model.bias - cut };
}
