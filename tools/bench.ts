import { fileURLToPath } from "node:url";
import { defaultModel, defaultReader } from "../src/app.ts";
import { parse, UsageError } from "../src/cli/arguments.ts";
import { readConfig } from "../src/config.ts";
import { shelvesOf } from "../src/corpus/shelves.ts";
import { loadLocalModels } from "../src/model/local-models.ts";
import { type BenchResult, benchSections } from "./bench/bench-table.ts";
import { compare } from "./bench/comparison.ts";
import { tutorialChunks } from "./bench/chunks.ts";
import { startProduct } from "./bench/product-process.ts";
import { OramaHybrid } from "./bench/orama-hybrid.ts";
import { type Contestant, race } from "./bench/race.ts";
import { measureScaling } from "./bench/scaling.ts";
import { onTerminal, writeMarkdown } from "./bench/sections.ts";
import { TutorialPipeline } from "./bench/tutorial-pipeline.ts";
import { readPassageSet } from "./eval/passage-set.ts";
import { readQuestions } from "./eval/question-file.ts";
import { readSources } from "./eval/sources.ts";
import { openProduct } from "./product.ts";

const givenQuestions = fileURLToPath(new URL("./eval/data/questions.jsonl", import.meta.url));
const defaultSizes = "1000,10000,100000";
const questionsForMemory = 20;
/** The contestant whose time is the unit. */
const reference = "LangChain tutorial";

const help = `
Compares quality and speed with the product without its reader, with the LangChain.js tutorial pipeline and with
Orama, side by side in one run.

  npm run -s bench

  --questions FILE   questions as eval reads them; without it, the ones that come with the project
  --laws FOLDER      also measure scaling over the texts of a set as eval --set takes it; takes some minutes
  --sizes LIST       numbers of passages to scale to (${defaultSizes})
  --docs FOLDER      also write the tables to FOLDER/BENCH.md
  --json             print one JSON object
`;

export async function run(args: string[]): Promise<void> {
  const parsed = parse(args, help, {
    questions: { type: "string" },
    laws: { type: "string" },
    sizes: { type: "string" },
    docs: { type: "string" },
    json: { type: "boolean" },
  });
  if (!parsed) return;
  const { questions: path = givenQuestions, laws: lawFolder, docs, json } = parsed.values;
  const sizes = readSizes(parsed.values.sizes ?? defaultSizes);
  const config = readConfig();
  const sources = await readSources(shelvesOf(config));
  const questions = await readQuestions(path, sources);
  const laws = lawFolder === undefined ? undefined : await readPassageSet(lawFolder);
  const models = await loadLocalModels(defaultModel, defaultReader);
  const { embedder } = models;
  const { answerer: yanju } = await openProduct(config, { models });
  const { answerer: withoutReader } = await openProduct(config, { models, withoutReader: true });

  step("preparing the peers");
  const chunks = await tutorialChunks(sources);
  const contestants: Contestant[] = [
    { name: "yanju", answerer: yanju },
    { name: "without its reader", answerer: withoutReader },
    { name: reference, answerer: await TutorialPipeline.build(chunks, embedder) },
    { name: "Orama hybrid", answerer: await OramaHybrid.build(chunks, embedder) },
  ];
  step(`asking ${contestants.length} contestants ${questions.length} questions each`);
  const standings = compare(await race(contestants, questions, sources), reference);
  const asked = questions.slice(0, questionsForMemory).map(({ question, history }) => ({ text: question, history }));
  const product = await startProduct();
  const { residentBytes } = await product.perform({ questions: asked, atOnce: 1 });
  product.stop();
  const scaling = laws && (await measureScaling(laws, embedder, sizes, step));
  const result: BenchResult = { questions: questions.length, standings, residentBytes, scaling };
  const sections = benchSections(result);
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : onTerminal(sections));
  const heading = ["# Benchmark", `Written by \`npm run -s bench\`: ${questions.length} questions.`];
  if (docs !== undefined) await writeMarkdown(docs, "BENCH.md", [...heading, ...sections]);
}

function readSizes(list: string): number[] {
  const sizes = list.split(",").map(Number);
  if (sizes.every((size) => Number.isInteger(size) && size >= 10)) return sizes;
  throw new UsageError(`--sizes takes whole numbers from 10 on, separated by commas, not ${list}`);
}

function step(what: string): void {
  process.stderr.write(`${what} …\n`);
}
