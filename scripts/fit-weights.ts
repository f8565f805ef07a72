/** Fits the weights of the search's legs on general questions and writes src/search/weights.json. */
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { defaultModel } from "../src/app.ts";
import { createSetApp } from "../src/cli/set-app.ts";
import { parse, UsageError } from "../src/cli/arguments.ts";
import { readConfig } from "../src/config.ts";
import { LocalModel } from "../src/embed/local-model.ts";
import { readPassageSet } from "../src/eval/passage-set.ts";
import { aligned } from "../src/eval/terminal-table.ts";
import { UserError } from "../src/ops/errors.ts";
import type { QuestionLanguage } from "../src/language/generic-questions.ts";
import type { LegName } from "../src/search/legs.ts";
import { type FitSet, fittedLegs, fitSetsOf } from "./leg-examples.ts";
import { type Example, fitWeights, rankOfGold } from "./softmax-regression.ts";

const help = `
Fits the weights of the search's legs by softmax regression, cross-validated by text, and writes src/search/weights.json.

  npm run -s fit-weights -- --sets FOLDER --sets FOLDER

  --sets FOLDER   a passage set as eval --set takes it
  --every N       ask only each Nth question of a set
  --dry           only print what would be written
`;

const penalty = 0.002;
const folds = 4;
const target = fileURLToPath(new URL("../src/search/weights.json", import.meta.url));

await main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`fit-weights: ${error.message}\n`);
  process.exitCode = error.exitCode;
});

async function main(args: string[]): Promise<void> {
  const parsed = parse(args, help, {
    sets: { type: "string", multiple: true },
    every: { type: "string" },
    dry: { type: "boolean" },
  });
  if (!parsed) return;
  const { sets: folders = [], every = "1", dry = false } = parsed.values;
  if (folders.length === 0) throw new UsageError("no set was given; use --sets FOLDER");
  if (!/^[1-9]\d*$/u.test(every)) throw new UsageError(`--every takes a whole number from 1 on, not ${every}`);
  const config = readConfig();
  const embedder = await LocalModel.load(defaultModel);
  const sets: FitSet[] = [];
  for (const folder of folders) {
    const set = await readPassageSet(folder);
    const questions = set.questions.filter((_, place) => place % Number(every) === 0);
    process.stderr.write(`asking ${questions.length} questions of ${set.name} …\n`);
    sets.push(...(await fitSetsOf(await createSetApp(config, set, { embedder }), { ...set, questions })));
  }
  const zh = fitLanguage("zh", sets);
  const en = fitLanguage("en", sets);
  const names = (asked: QuestionLanguage): string =>
    sets.flatMap((set) => (set.asked === asked ? `${set.name} (${set.questions} questions)` : [])).join(", ");
  const file = {
    about:
      "Made by `npm run fit-weights`, by softmax regression over the candidates' z-scores with an L2 penalty of " +
      `${penalty}. Chinese questions: ${names("zh")}. English questions: ${names("en")}.`,
    renderings:
      "There are no general texts with English renderings to fit on. An English question and an English rendering are " +
      "one language, as a Chinese question and a Chinese text are: renderingLate has the weight of the Chinese late, " +
      "renderingTerms that of words and bigrams together, renderingSentence that of passage and sentence together.",
    weights: {
      zh,
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

/** Fits one language's weights on all its questions; prints what they find in texts they were not fitted on. */
function fitLanguage(asked: QuestionLanguage, all: readonly FitSet[]): Partial<Record<LegName, number>> {
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
  for (const [place, set] of sets.entries()) {
    // What the candidates lack counts as not found.
    const ranks = [...(measured[place] ?? []), ...Array.from({ length: set.missed }, () => Infinity)];
    rows.push(["all folds", ...names.map(() => ""), set.name, ...figuresOf(ranks)]);
  }
  rows.push(["nothing", ...weights.map((weight) => weight.toFixed(2))]);
  process.stdout.write(`${aligned(rows).join("\n")}\n\n`);
  return Object.fromEntries(names.map((name, leg) => [name, weights[leg] ?? 0]));
}

function examplesIn({ examples }: FitSet, wanted: (fold: number) => boolean): Example[] {
  return examples.flatMap(({ example, place }) => (wanted(Math.floor(place * folds)) ? [example] : []));
}

function figuresOf(ranks: readonly number[]): string[] {
  const mean = (of: (rank: number) => number): string =>
    (ranks.reduce((sum, rank) => sum + of(rank), 0) / Math.max(1, ranks.length)).toFixed(4);
  return [
    String(ranks.length),
    mean((rank) => (rank <= 10 ? 1 / Math.log2(1 + rank) : 0)),
    mean((rank) => (rank === 1 ? 1 : 0)),
    mean((rank) => 1 / rank),
  ];
}

function rounded(weight: number): number {
  return Number(weight.toFixed(2));
}
