import { fileURLToPath } from "node:url";
import { createApp } from "../app.ts";
import { readConfig } from "../config.ts";
import { comparisonTable, megabytes, scalingNotes, scalingTable } from "../bench/bench-table.ts";
import { compare } from "../bench/comparison.ts";
import { comparisonNotes, writeDocument } from "../bench/document.ts";
import type { contestants } from "../bench/contestants.ts";
import { readLaws } from "../bench/laws.ts";
import { race } from "../bench/race.ts";
import type { BenchResult } from "../bench/result.ts";
import { measureScaling, type IndexBuilder } from "../bench/scaling.ts";
import { readQuestions } from "../eval/question-file.ts";
import { readSources } from "../eval/sources.ts";
import { aligned } from "../eval/terminal-table.ts";
import { buildSearchIndex } from "../index/build.ts";
import { loadDictionary } from "../language/dictionary.ts";
import { UserError } from "../ops/errors.ts";
import { measureBackground } from "../search/searcher.ts";
import { parse, UsageError } from "./arguments.ts";
import { residentBytesAfter } from "./bench-memory.ts";
import { terminalEvents } from "./index-events.ts";

/** The model the product uses, loaded a second time for the peers. */
const givenQuestions = fileURLToPath(new URL("../eval/data/questions.jsonl", import.meta.url));
const defaultSizes = "1000,10000,100000";
const questionsForMemory = 20;

const help = `
Compares quality and speed with the LangChain.js tutorial pipeline and with Orama, side by side in one run.

  npm run -s bench

  --questions FILE   questions as eval reads them; without it, the ones that come with the project
  --laws FOLDER      also measure scaling over the texts in FOLDER: passages.jsonl {"id", "title", "text"} and
                     queries.jsonl {"text"} a line; takes some minutes
  --sizes LIST       numbers of passages to scale to (${defaultSizes})
  --docs FOLDER      also write the tables to FOLDER/BENCH.md and a plot to FOLDER/bench.svg
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
  const sources = await readSources(config.corpusDir);
  const questions = await readQuestions(path, sources);
  const laws = lawFolder === undefined ? undefined : await readLaws(lawFolder);
  const peers = await loadContestants();
  const { answerer, embedder } = await createApp(config, terminalEvents());

  step("preparing the peers");
  const runners = await peers.contestants(answerer, embedder, sources);
  step(`asking ${runners.length} contestants ${questions.length} questions each`);
  const standings = compare(await race(runners, questions, sources), peers.reference);
  const asked = questions.slice(0, questionsForMemory).map(({ question, history }) => ({ text: question, history }));
  const residentBytes = await residentBytesAfter(asked);
  const scaling = laws && (await measureScaling(laws, embedder, buildIndex, sizes, step));
  const result: BenchResult = { questions: questions.length, standings, residentBytes, scaling };
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : terminalReport(result));
  if (docs !== undefined) await writeDocument(docs, result);
}

/** The index of laws is built as the corpus's own is. */
const buildIndex: IndexBuilder = (speeches, embedder, backend) =>
  buildSearchIndex(speeches, {
    embedder,
    backend,
    dictionary: loadDictionary(),
    measureBackground: (unmeasured) => measureBackground(unmeasured, embedder),
  });

function readSizes(list: string): number[] {
  const sizes = list.split(",").map(Number);
  if (sizes.every((size) => Number.isInteger(size) && size >= 10)) return sizes;
  throw new UsageError(`--sizes takes whole numbers from 10 on, separated by commas, not ${list}`);
}

interface Peers {
  readonly contestants: typeof contestants;
  readonly reference: string;
}

/** The peers are development dependencies, which a lean installation leaves out. */
async function loadContestants(): Promise<Peers> {
  try {
    return await import("../bench/contestants.ts");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new UserError("the peers to compare with are not installed; run npm ci without --omit=dev");
  }
}

function step(what: string): void {
  process.stderr.write(`${what} …\n`);
}

function terminalReport({ standings, residentBytes, scaling }: BenchResult): string {
  const sections = [
    aligned(comparisonTable(standings)),
    comparisonNotes,
    [`Resident memory of yanju after answering: ${megabytes(residentBytes)} MB.`],
    ...(scaling ? [aligned(scalingTable(scaling)), scalingNotes(scaling)] : []),
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
