/** Fits the judge on general questions and writes src/ask/read/judge.json. */
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultModel, defaultReader } from "../src/app.ts";
import { type JudgeModel, orderFeatures, passageFeatures, sentenceFeatures } from "../src/ask/read/judge.ts";
import { parse, UsageError } from "../src/cli/arguments.ts";
import { LocalModel } from "../src/model/local-model.ts";
import { LocalReader } from "../src/model/local-reader.ts";
import { questionLanguage, type QuestionLanguage } from "../src/text/detect.ts";
import { archiveSet } from "./fit/archives.ts";
import { markCut } from "./fit/mark-cut.ts";
import {
  aloneModel,
  atBestCut,
  atRate,
  balanced,
  decisions,
  fitWith,
  isForeign,
  nearModel,
  orderExample,
  readerFeatures,
  retrievalFeatures,
  sentenceExample,
} from "./fit/judge-models.ts";
import { auc, fitLogistic, levelOf, type Logistic } from "./fit/logistic.ts";
import { type QuestionExample, indexOf, writeExamples } from "./fit/read-examples.ts";
import { type FitDocuments, halfOf, paragraphSet, readerSet } from "./fit/sets.ts";
import { fitWeights, rankOfGold } from "./fit/softmax-regression.ts";

const help = `
Fits how passages are ordered, judged and quoted on general questions, and writes src/ask/read/judge.json. What is fitted
comes from the paragraphs of even place (XQuAD) or all (DRCD, the reader's passages); figures are of those of odd place.

  npm run -s fit-judge -- --reader FOLDER --sets FOLDER --archives FOLDER --keep FOLDER

  --reader FOLDER   the reader's passages (scripts/reader/data)
  --archives FOLDER whole documents with questions: corpus/ and questions.jsonl; those the reader was not trained on
  --sets FOLDER     a set of paragraphs with the places of answers: passages.jsonl, queries.jsonl
  --keep FOLDER     where indexes and what was read are kept; what is there already is not read again
  --questions N     ask about N questions of a set (480)
  --dry             only print what would be written
`;

const target = fileURLToPath(new URL("../src/ask/read/judge.json", import.meta.url));
const penalty = 0.002;
const orderPenalty = 0.002;
/** Of the general questions that nothing answers, so many may be called answered. */
const falseAnswers = { zh: 0.1, en: 0.15 } as const;
/** Questions of other sets asked of a set. */
const foreignAsked = 60;

export async function run(args: string[]): Promise<void> {
  const parsed = parse(args, help, {
    reader: { type: "string" },
    sets: { type: "string", multiple: true },
    archives: { type: "string", multiple: true },
    keep: { type: "string" },
    questions: { type: "string" },
    dry: { type: "boolean" },
  });
  if (!parsed) return;
  const { reader, sets: folders = [], archives = [], keep, questions = "480", dry = false } = parsed.values;
  if (!reader || !keep || folders.length === 0 || archives.length === 0) {
    throw new UsageError("--reader, --sets, --archives and --keep are needed");
  }
  const sets = [await readerSet(reader)];
  for (const folder of archives) sets.push(await archiveSet(folder));
  for (const folder of folders) sets.push(await paragraphSet(folder, basename(resolve(folder))));
  const examples: QuestionExample[] = [];
  for (const set of sets) examples.push(...(await examplesOf(set, set.questions, Number(questions), keep)));
  // What other documents are asked is foreign to these.
  for (const set of sets) {
    const others = sets.flatMap((other) => (familyOf(other.name) === familyOf(set.name) ? [] : other.questions));
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
    cuts: { answered: 0.5, further: 0.5, near: 0.5, marked, settled: 0.7, surest: 4, sure: 0.9 },
  };
}

/** Sets whose documents are of one kind: nothing that one is asked is foreign to the other. */
function familyOf(set: string): string {
  return isOfficial({ set }) ? "official" : (set.split("_")[0] ?? set);
}

/** The reader's own passages and the archives are official texts; the other sets are of an encyclopedia. The product tells by `fit-register`. */
function isOfficial({ set }: Pick<QuestionExample, "set">): boolean {
  return set === "reader" || set.startsWith("archive");
}

/** Half of XQuAD's paragraphs and one archive in four, of those that the reader was not trained on, test. */
function isFit({ set, place }: QuestionExample): boolean {
  if (set.startsWith("archive")) return Number(set.replace(/\D/gu, "")) % 16 !== 0;
  return !set.startsWith("xquad") || halfOf(place) === "fit";
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
