import { writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultModel } from "../src/app.ts";
import { Finder } from "../src/ask/find/find.ts";
import { parse, UsageError } from "../src/cli/arguments.ts";
import { aligned } from "./eval/terminal-table.ts";
import { UserError } from "../src/ops/errors.ts";
import type { QuestionLanguage } from "../src/text/detect.ts";
import type { LegName } from "../src/ask/find/legs.ts";
import { LocalModel } from "../src/model/local-model.ts";
import { archiveSet } from "./fit/archives.ts";
import { indexOf } from "./fit/read-examples.ts";
import { type FitDocuments, paragraphSet } from "./fit/sets.ts";
import { type FitSet, fittedLegs, fitSetsOf } from "./fit/leg-examples.ts";
import { type Example, fitWeights, rankOfGold } from "./fit/softmax-regression.ts";

const help = `
Fits the weights of the search's legs by softmax regression, cross-validated by text, and writes src/ask/find/weights.json.

  npm run -s fit-weights -- --sets FOLDER --archives FOLDER --keep FOLDER

  --sets FOLDER       a set of paragraphs with the places of answers: passages.jsonl, queries.jsonl
  --archives FOLDER   whole documents with questions: corpus/ and questions.jsonl; all of them are one set
  --keep FOLDER       where indexes are kept
  --dry               only print what would be written
`;

const penalty = 0.002;
const folds = 4;
const target = fileURLToPath(new URL("../src/ask/find/weights.json", import.meta.url));

export async function run(args: string[]): Promise<void> {
  const parsed = parse(args, help, {
    sets: { type: "string", multiple: true },
    archives: { type: "string", multiple: true },
    keep: { type: "string" },
    dry: { type: "boolean" },
  });
  if (!parsed) return;
  const { sets: folders = [], archives = [], keep, dry = false } = parsed.values;
  if (!keep || folders.length === 0) throw new UsageError("--sets and --keep are needed");
  const embedder = await LocalModel.load(defaultModel);
  const setsOf = async (set: FitDocuments): Promise<FitSet[]> => {
    process.stderr.write(`asking ${set.questions.length} questions of ${set.name} …\n`);
    return fitSetsOf(new Finder(await indexOf(set, embedder, keep), embedder), set);
  };
  const sets: FitSet[] = [];
  for (const folder of folders) sets.push(...(await setsOf(await paragraphSet(folder, basename(resolve(folder))))));
  const parts: FitSet[][] = [];
  for (const folder of archives) parts.push(await setsOf(await archiveSet(folder)));
  sets.push(...asOne(parts));
  const { weights: zh, error: within } = fitLanguage("zh", sets);
  const { weights: en, error: across } = fitLanguage("en", sets);
  // Two opinions, each counting the more the less it errs.
  const acrossShare = within / (within + across);
  const names = (asked: QuestionLanguage): string =>
    sets.flatMap((set) => (set.asked === asked ? `${set.name} (${set.questions} questions)` : [])).join(", ");
  const file = {
    about:
      "Made by `npm run fit-weights`, by softmax regression over the candidates' z-scores with an L2 penalty of " +
      `${penalty}. Chinese questions: ${names("zh")}. English questions: ${names("en")}.`,
    renderings:
      "There are no general texts with English renderings to fit on. An English question and an English rendering are " +
      "one language, as a Chinese question and a Chinese text are: renderingLate has the weight of the Chinese late, " +
      "renderingTerms that of words and bigrams together, renderingSentence that of passage and sentence together. A " +
      "Chinese question and a rendering are two languages, as an English question and a Chinese text are: there " +
      "renderingSentence has the weight of the English passage and sentence together, times the share of an opinion " +
      `across languages beside one within, by their errors (1 - nDCG@10 held out): ${acrossShare.toFixed(3)}.`,
    weights: {
      zh: { ...zh, renderingSentence: rounded(acrossShare * ((en.passage ?? 0) + (en.sentence ?? 0))) },
      en: {
        ...en,
        renderingSentence: rounded((zh.passage ?? 0) + (zh.sentence ?? 0)),
        renderingTerms: rounded((zh.words ?? 0) + (zh.bigrams ?? 0)),
        renderingLate: zh.late ?? 0,
      },
    },
  };
  const json = `${JSON.stringify(file, undefined, 2)}\n`;
  process.stdout.write(json);
  if (!dry) await writeFile(target, json);
}

/** Archives as one set, told apart by their place in it. */
function asOne(archives: readonly (readonly FitSet[])[]): FitSet[] {
  return (["zh", "en"] as const).flatMap((asked) => {
    const own = archives.flatMap((sets) => sets.filter((set) => set.asked === asked));
    if (own.length === 0) return [];
    const sum = (of: (set: FitSet) => number): number => own.reduce((total, set) => total + of(set), 0);
    const examples = own.flatMap((set, place) =>
      set.examples.map(({ example }) => ({ example, place: place / own.length })),
    );
    const counts = { questions: sum(({ questions }) => questions), missed: sum(({ missed }) => missed) };
    return [{ name: "archives", asked, ...counts, examples }];
  });
}

interface Fitted {
  readonly weights: Partial<Record<LegName, number>>;
  /** What nDCG@10 lacks to 1 in texts the weights were not fitted on, the mean over the sets. */
  readonly error: number;
}

/** Fits one language's weights on all its questions; prints what they find in texts they were not fitted on. */
function fitLanguage(asked: QuestionLanguage, all: readonly FitSet[]): Fitted {
  const sets = all.filter((set) => set.asked === asked);
  if (sets.length === 0) throw new UserError(`no set asks questions in ${asked}; give one with --sets`);
  const names = fittedLegs[asked];
  const rows: string[][] = [[`${asked}, fitted without`, ...names, "held out", "questions", "nDCG@10", "hit@1", "MRR"]];
  const measured = sets.map((): number[] => []);
  for (let fold = 0; fold < folds; fold++) {
    const weights = fitWeights(
      sets.map((set) => examplesIn(set, (one) => one !== fold)),
      penalty,
    );
    for (const [place, set] of sets.entries()) {
      const ranks = examplesIn(set, (one) => one === fold).map((example) => rankOfGold(example, weights));
      measured[place]?.push(...ranks);
      rows.push([`fold ${fold + 1}`, ...weights.map((weight) => weight.toFixed(2)), set.name, ...figuresOf(ranks)]);
    }
  }
  const weights = fitWeights(
    sets.map((set) => examplesIn(set, () => true)),
    penalty,
  ).map(rounded);
  let error = 0;
  for (const [place, set] of sets.entries()) {
    // What the candidates lack counts as not found.
    const ranks = [...(measured[place] ?? []), ...Array.from({ length: set.missed }, () => Infinity)];
    error += (1 - mean(ranks, gain)) / sets.length;
    rows.push(["all folds", ...names.map(() => ""), set.name, ...figuresOf(ranks)]);
  }
  rows.push(["nothing", ...weights.map((weight) => weight.toFixed(2))]);
  process.stdout.write(`${aligned(rows).join("\n")}\n\n`);
  return { weights: Object.fromEntries(names.map((name, leg) => [name, weights[leg] ?? 0])), error };
}

function examplesIn({ examples }: FitSet, wanted: (fold: number) => boolean): Example[] {
  return examples.flatMap(({ example, place }) => (wanted(Math.floor(place * folds)) ? [example] : []));
}

function figuresOf(ranks: readonly number[]): string[] {
  const figures = [gain, (rank: number) => (rank === 1 ? 1 : 0), (rank: number) => 1 / rank];
  return [String(ranks.length), ...figures.map((of) => mean(ranks, of).toFixed(4))];
}

/** What a gold text at a rank adds to nDCG@10, where each question has one. */
function gain(rank: number): number {
  return rank <= 10 ? 1 / Math.log2(1 + rank) : 0;
}

function mean(ranks: readonly number[], of: (rank: number) => number): number {
  return ranks.reduce((sum, rank) => sum + of(rank), 0) / Math.max(1, ranks.length);
}

function rounded(weight: number): number {
  return Number(weight.toFixed(2));
}
