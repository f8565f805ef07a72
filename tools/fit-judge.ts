/** Fits the judge on general questions and writes src/ask/judge.json. */
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultModel, defaultReader } from "../src/app.ts";
import { type JudgeModel, orderFeatures, passageFeatures, sentenceFeatures } from "../src/ask/judge.ts";
import { parse, UsageError } from "../src/cli/arguments.ts";
import { LocalModel } from "../src/model/local-model.ts";
import { LocalReader } from "../src/model/local-reader.ts";
import { questionLanguage, type QuestionLanguage } from "../src/text/detect.ts";
import { markCut } from "./fit/mark-cut.ts";
import { auc, fitLogistic, levelOf, type Logistic, type Row } from "./fit/logistic.ts";
import {
  featuresOfExample,
  type PassageExample,
  type QuestionExample,
  indexOf,
  writeExamples,
} from "./fit/read-examples.ts";
import { type FitDocuments, halfOf, paragraphSet, readerSet } from "./fit/sets.ts";
import { type Example, fitWeights, rankOfGold } from "./fit/softmax-regression.ts";

const help = `
Fits how passages are ordered, judged and quoted on general questions, and writes src/ask/judge.json. What is fitted
comes from the paragraphs of even place (XQuAD) or all (DRCD, the reader's passages); figures are of those of odd place.

  npm run -s fit-judge -- --reader FOLDER --sets FOLDER --sets FOLDER --keep FOLDER

  --reader FOLDER   the reader's passages (scripts/reader/data)
  --sets FOLDER     a set of paragraphs with the places of answers: passages.jsonl, queries.jsonl
  --keep FOLDER     where indexes and what was read are kept; what is there already is not read again
  --questions N     ask about N questions of a set (480)
  --dry             only print what would be written
`;

const target = fileURLToPath(new URL("../src/ask/judge.json", import.meta.url));
const penalty = 0.002;
const orderPenalty = 0.002;
/** The best passages of a question that were read and count. */
const counted = 3;
/** Of the general questions that nothing answers, so many may be called answered. */
const falseAnswers = { zh: 0.1, en: 0.16 } as const;
/** Of a set's own questions so many may be taken for foreign. */
const ownMissed = 0.02;
/** Of what people ask four questions have an answer for one that has none: so much less does an error there count. */
const nearMissWeight = 0.25;
const readerFeatures = new Set<string>(["answers", "strongest", "mass"]);
const retrievalFeatures = new Set<string>(["late", "sentence", "coverage", "lead"]);
/** Questions of other sets asked of a set. */
const foreignAsked = 120;

export async function run(args: string[]): Promise<void> {
  const parsed = parse(args, help, {
    reader: { type: "string" },
    sets: { type: "string", multiple: true },
    keep: { type: "string" },
    questions: { type: "string" },
    dry: { type: "boolean" },
  });
  if (!parsed) return;
  const { reader, sets: folders = [], keep, questions = "480", dry = false } = parsed.values;
  if (!reader || !keep || folders.length === 0) throw new UsageError("--reader, --sets and --keep are needed");
  const sets = [await readerSet(reader)];
  for (const folder of folders) sets.push(await paragraphSet(folder, basename(resolve(folder))));
  const examples: QuestionExample[] = [];
  for (const set of sets) examples.push(...(await examplesOf(set, set.questions, Number(questions), keep)));
  // What other documents are asked is foreign to these.
  for (const set of sets) {
    const others = sets.flatMap((other) => (other.name.slice(0, 5) === set.name.slice(0, 5) ? [] : other.questions));
    examples.push(...(await examplesOf({ ...set, name: `foreign-${set.name}` }, others, foreignAsked, keep, set.name)));
  }
  const model = fitAll(examples, await markCut(sets[0]));
  const json = `${JSON.stringify(model, undefined, 2)}\n`;
  process.stdout.write(json);
  if (!dry) await writeFile(target, json);
}

async function examplesOf(
  set: FitDocuments,
  questions: FitDocuments["questions"],
  most: number,
  keep: string,
  documents = set.name,
): Promise<QuestionExample[]> {
  const path = join(keep, `${set.name}.jsonl`);
  if (!existsSync(path)) {
    const embedder = await LocalModel.load(defaultModel);
    const reader = await LocalReader.load(defaultReader);
    const step = Math.max(1, Math.ceil(questions.length / most));
    const asked = questions.filter((_, place) => place % step === 0);
    const index = await indexOf({ ...set, name: documents }, embedder, keep);
    await writeExamples(set, asked, index, embedder, reader, path);
  }
  const lines = (await readFile(path, "utf8")).split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line) as QuestionExample);
}

function fitAll(examples: readonly QuestionExample[], marked: number): JudgeModel {
  const isFit = ({ set, place }: QuestionExample): boolean => !set.startsWith("xquad") || halfOf(place) === "fit";
  const fit = examples.filter((one) => isFit(one) || isForeign(one));
  const test = examples.filter((one) => !isFit(one) && !isForeign(one));
  const own = (all: readonly QuestionExample[], asked: QuestionLanguage): QuestionExample[] =>
    all.filter(({ language }) => questionLanguage(language) === asked);
  const zh = fitLanguage("zh", own(fit, "zh"), own(test, "zh"));
  const en = fitLanguage("en", own(fit, "en"), own(test, "en"));
  const counts = [...new Set(fit.map(({ set }) => set))].map(
    (set) => `${set} ${fit.filter((one) => one.set === set).length}`,
  );
  return {
    about: `Made by \`npm run fit-judge\`. Questions: ${counts.join(", ")}.`,
    zh,
    en,
    cuts: { answered: 0.5, further: 0.5, near: 0.5, marked, settled: 0.8, sure: 0.9 },
  };
}

function isForeign({ set }: QuestionExample): boolean {
  return set.startsWith("foreign");
}

/** The reader's own passages are official texts; the other sets are of an encyclopedia. The product tells by `fit-register`. */
function isOfficial({ set }: QuestionExample): boolean {
  return set === "reader";
}

function fitLanguage(
  asked: QuestionLanguage,
  fit: readonly QuestionExample[],
  test: readonly QuestionExample[],
): JudgeModel["zh"] {
  const own = fit.filter((one) => !isForeign(one));
  const order = fitWeights([own.flatMap(orderExample)], orderPenalty);
  const sentence = fitWeights([own.flatMap(sentenceExample)], orderPenalty);
  const official = own.filter(isOfficial);
  const general = own.filter((one) => !isOfficial(one));
  const experts = {
    official: atBestCut(fitWith(balanced(official), readerFeatures), official),
    general: atRate(fitLogistic(balanced(general), penalty), general, falseAnswers[asked]),
  };
  const alone = aloneModel(own);
  const unread = atBestCut(fitWith(balanced(own), retrievalFeatures), own);
  const near = nearModel(fit);
  for (const [half, examples] of [
    ["fit", own],
    ["test", test],
  ] as const) {
    report(asked, half, examples, order, sentence, experts);
  }
  return {
    order: named(orderFeatures, order),
    sentence: named(sentenceFeatures, sentence),
    alone: { bias: alone.bias, weights: named(sentenceFeatures, alone.weights) },
    official: { bias: experts.official.bias, weights: named(passageFeatures, experts.official.weights) },
    general: { bias: experts.general.bias, weights: named(passageFeatures, experts.general.weights) },
    unread: { bias: unread.bias, weights: named(passageFeatures, unread.weights) },
    near: { bias: near.bias, weights: named(passageFeatures, near.weights) },
  };
}

/** Which passage is the one, of those that were read: the softmax over them. */
function orderExample(one: QuestionExample): Example[] {
  const gold = one.with.flatMap((passage, place) => (passage.gold ? [place] : []));
  if (!one.answerable || gold.length === 0) return [];
  const rows = one.with.map((passage) => featuresOfExample(passage));
  return [{ features: orderFeatures.map((name) => Float64Array.from(rows, (row) => row[name])), gold }];
}

/** Which sentence is the one, of all that were read. */
function sentenceExample(one: QuestionExample): Example[] {
  const rows = one.with.flatMap((passage) => {
    const { lead, answers } = featuresOfExample(passage);
    return passage.sentences.map(({ gold, own, strongest, mass }) => ({ gold, lead, answers, own, strongest, mass }));
  });
  const gold = rows.flatMap((row, place) => (row.gold ? [place] : []));
  if (!one.answerable || gold.length === 0) return [];
  return [{ features: sentenceFeatures.map((name) => Float64Array.from(rows, (row) => row[name])), gold }];
}

/** Whether a sentence answers by itself, at the rate at which those that were read do. */
function aloneModel(examples: readonly QuestionExample[]): Logistic {
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
    ...of(one.with, ({ gold }) => (one.answerable ? gold || undefined : false), one.set),
    ...of(one.without, () => false, one.set),
  ]);
}

function balanced(examples: readonly QuestionExample[]): Row[] {
  const rows = rowsOf(examples);
  const sizes = new Map<string, number>();
  const key = ({ set, row }: (typeof rows)[number]): string => `${set} ${row.holds}`;
  for (const one of rows) sizes.set(key(one), (sizes.get(key(one)) ?? 0) + 1);
  return rows.map((one) => ({ ...one.row, weight: 1 / (sizes.get(key(one)) ?? 1) }));
}

/** By some of the signals alone: of official texts by the reader's, as those of retrieval depend on what else there is. */
function fitWith(rows: readonly Row[], some: ReadonlySet<string>): Logistic {
  const kept = passageFeatures.map((name) => some.has(name));
  const own = rows.map((row) => ({ ...row, features: row.features.filter((_, i) => kept[i]) }));
  const { bias, weights } = fitLogistic(own, penalty);
  let next = 0;
  return { bias, weights: kept.map((isKept) => (isKept ? (weights[next++] ?? 0) : 0)) };
}

/** The level of a question's best passage, in both its conditions. */
function decisions(
  levelIn: (features: readonly number[], one: QuestionExample) => number,
  examples: readonly QuestionExample[],
): { level: number; holds: boolean; isNearMiss: boolean }[] {
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
    { level: level(one.with, one), holds: one.answerable, isNearMiss: !one.answerable },
    ...(one.without.length > 0 ? [{ level: level(one.without, one), holds: false, isNearMiss: false }] : []),
  ]);
}

/** The model with its bias moved so that .5 lets through the share of unanswerable questions that may be. */
function atRate(model: Logistic, examples: readonly QuestionExample[], rate: number): Logistic {
  const cuts = [...new Set(examples.map(({ set }) => set))].map((set) => {
    const own = examples.filter((one) => one.set === set);
    const levels = decisions((features) => levelOf(model, features), own).filter(({ holds }) => !holds);
    const sorted = levels.map(({ level }) => level).sort((a, b) => b - a);
    return sorted[Math.floor(rate * sorted.length)] ?? 0;
  });
  return { ...model, bias: model.bias - Math.max(...cuts) };
}

/**
 * The model with its bias moved so that .5 tells near misses, which somebody wrote as such, from questions whose passage
 * was read as well as can be (Youden's index, weighted). Without its own passage a question may be answered by another.
 */
function atBestCut(model: Logistic, examples: readonly QuestionExample[]): Logistic {
  const read = examples.filter((one) => !one.answerable || one.with.slice(0, counted).some(({ gold }) => gold));
  const levels = decisions((features) => levelOf(model, features), read).filter(
    ({ holds, isNearMiss }) => holds || isNearMiss,
  );
  const share = (holds: boolean, cut: number): number => {
    const some = levels.filter((one) => one.holds === holds);
    return some.filter(({ level }) => level > cut).length / Math.max(1, some.length);
  };
  const index = (cut: number): number => share(true, cut) - nearMissWeight * share(false, cut);
  const cuts = levels.map(({ level }) => level);
  const best = cuts.reduce((found, cut) => (index(cut) > index(found) ? cut : found), cuts[0] ?? 0);
  return { ...model, bias: model.bias - best };
}

/**
 * Near: about what the documents are about. Questions of other sets, asked of these documents, are not. Moved so that .5
 * lets through nearly all of a set's own questions.
 */
function nearModel(examples: readonly QuestionExample[]): Logistic {
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

function report(
  asked: QuestionLanguage,
  half: string,
  examples: readonly QuestionExample[],
  order: readonly number[],
  sentence: readonly number[],
  { official, general }: { official: Logistic; general: Logistic },
): void {
  const level = (features: readonly number[], one: QuestionExample): number =>
    levelOf(isOfficial(one) ? official : general, features);
  for (const set of new Set(examples.map((one) => one.set))) {
    const own = examples.filter((one) => one.set === set);
    const found = decisions(level, own);
    const passed = (some: readonly { level: number }[]): string =>
      (some.filter((one) => one.level > 0).length / Math.max(1, some.length)).toFixed(3);
    const first = (ranks: readonly number[]): string =>
      (ranks.filter((rank) => rank === 1).length / Math.max(1, ranks.length)).toFixed(3);
    const asFound = own.filter((one) => one.answerable && one.with.some(({ gold }) => gold));
    const line = [
      `${asked} ${set} ${half}: ${own.length} questions`,
      `answered ${passed(found.filter(({ holds }) => holds))} with, ` +
        `${passed(found.filter(({ holds, isNearMiss }) => !holds && !isNearMiss))} without, ` +
        `${passed(found.filter(({ isNearMiss }) => isNearMiss))} near misses, AUC ${auc(found).toFixed(3)}`,
      `passage first ${(asFound.filter((one) => one.with[0]?.gold).length / Math.max(1, asFound.length)).toFixed(3)} found, ` +
        `${first(own.flatMap(orderExample).map((one) => rankOfGold(one, order)))} ordered`,
      `sentence first ${first(own.flatMap(sentenceExample).map((one) => rankOfGold(one, sentence)))}`,
    ];
    process.stderr.write(`${line.join("; ")}\n`);
  }
}

function named<T extends string>(names: readonly T[], values: readonly number[]): Record<T, number> {
  return Object.fromEntries(names.map((name, i) => [name, Number((values[i] ?? 0).toFixed(4))])) as Record<T, number>;
}
