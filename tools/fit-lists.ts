/** Fits which list answers a question for several things and writes src/ask/quote/lists.json. */
import { writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultModel, defaultReader } from "../src/app.ts";
import { DocumentAnswerer } from "../src/ask/answer.ts";
import { gather } from "../src/ask/evidence.ts";
import { plainReading } from "../src/ask/find/find.ts";
import { listsThatMayAnswer } from "../src/ask/quote/list-answer.ts";
import { type ListCandidate, listFeatures } from "../src/ask/quote/list-choice.ts";
import { countAsked } from "../src/ask/understand/numbers-asked.ts";
import { parse, UsageError } from "../src/cli/arguments.ts";
import { loadLocalModels } from "../src/model/local-models.ts";
import { hits } from "./eval/hits.ts";
import type { GoldQuestion } from "./eval/question-file.ts";
import { archive } from "./fit/archives.ts";
import { indexOf } from "./fit/read-examples.ts";
import { type Example, fitWeights, rankOfGold } from "./fit/softmax-regression.ts";

const help = `
Fits on the list questions of archives whether a question for several things is answered by the best sentence alone or
by which list, cross-validated by archive, and writes src/ask/quote/lists.json.

  npm run -s fit-lists -- --archives FOLDER... --keep FOLDER

  --archives FOLDER   corpus/ and questions.jsonl
  --keep FOLDER       where indexes are kept
  --dry               only print what would be written
`;

const target = fileURLToPath(new URL("../src/ask/quote/lists.json", import.meta.url));
const penalty = 0.002;
/** The items of a list are the answer where both what they cover of it and what of them is of it make so much (F1). */
const sameList = 0.6;

export async function run(args: string[]): Promise<void> {
  const parsed = parse(args, help, {
    archives: { type: "string", multiple: true },
    keep: { type: "string" },
    dry: { type: "boolean" },
  });
  if (!parsed) return;
  const { archives = [], keep, dry = false } = parsed.values;
  if (!keep || archives.length === 0) throw new UsageError("--archives and --keep are needed");
  const models = await loadLocalModels(defaultModel, defaultReader);
  const sets: Example[][] = [];
  let questions = 0;
  for (const folder of archives) {
    const { speeches, questions: all } = await archive(folder);
    const index = await indexOf({ name: `archive-${basename(resolve(folder))}`, speeches }, models.embedder, keep);
    const { rooms } = new DocumentAnswerer(index, models);
    const asked = all.filter(({ kind, gold }) => kind === "list" && gold.length > 0);
    questions += asked.length;
    const examples: Example[] = [];
    for (const question of asked) {
      const evidence = await gather(
        rooms,
        plainReading(question.question),
        question.lang === "other" ? "en" : question.lang,
      );
      const candidates = listsThatMayAnswer(rooms, evidence, countAsked(question.question));
      const best = evidence.sentences[0];
      const gold = candidates.flatMap((candidate, place) =>
        isAnswer(candidate, question, best && { file: best.passage.file, ...best.sentence }) ? [place] : [],
      );
      if (gold.length === 0 || candidates.length < 2) continue;
      examples.push({
        gold,
        features: listFeatures.map((name) => Float64Array.from(candidates, (one) => one.features[name])),
      });
    }
    sets.push(examples);
    process.stderr.write(`${join(folder)}: ${examples.length} of ${asked.length} questions\n`);
  }
  report(sets);
  const weights = fitWeights([sets.flat()], penalty).map((weight) => Number(weight.toFixed(3)));
  const file = {
    about:
      `Made by \`npm run fit-lists\` by softmax regression with an L2 penalty of ${penalty}, on ${sets.flat().length} of ` +
      `${questions} list questions over ${archives.length} archives: those whose answer was among the candidates.`,
    weights: Object.fromEntries(listFeatures.map((name, place) => [name, weights[place]])),
  };
  const json = `${JSON.stringify(file, undefined, 2)}\n`;
  process.stdout.write(json);
  if (!dry) await writeFile(target, json);
}

type Place = Parameters<typeof hits>[0];

/** Whether a list's items are what is asked for, or (none) the best sentence is. */
function isAnswer({ list }: ListCandidate, { gold, demand }: GoldQuestion, best: Place | undefined): boolean {
  if (!list) return best !== undefined && demand !== "need-all" && gold.some((quote) => hits(best, quote));
  const items = list.items.map((item): Place => ({ file: list.file, ...item }));
  const own = gold.filter(({ file }) => file === list.file);
  const covered = own.filter((quote) => items.some((item) => hits(item, quote))).length;
  const meant = items.filter((item) => own.some((quote) => hits(item, quote))).length;
  return covered > 1 && (covered + meant) / (own.length + items.length) >= sameList;
}

/** What the choice gets right of archives that it was not fitted on, beside the best sentence alone. */
function report(sets: readonly (readonly Example[])[]): void {
  let right = 0;
  let alone = 0;
  let lists = 0;
  let listsRight = 0;
  for (const [place, held] of sets.entries()) {
    const weights = fitWeights([sets.flatMap((set, other) => (other === place ? [] : set))], penalty);
    for (const example of held) {
      const isRight = rankOfGold(example, weights) === 1;
      right += isRight ? 1 : 0;
      if (example.gold.includes(0)) alone++;
      else {
        lists++;
        listsRight += isRight ? 1 : 0;
      }
    }
  }
  const all = sets.flat().length;
  process.stderr.write(
    `held out: right ${(right / all).toFixed(3)} of ${all}; the best sentence alone ${(alone / all).toFixed(3)}; ` +
      `lists ${listsRight} of ${lists}\n`,
  );
}
