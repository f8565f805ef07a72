import { writeFile } from "node:fs/promises";
import { type App, createApp } from "../app.ts";
import { type Config, readConfig } from "../config.ts";
import { ablate } from "../eval/ablation.ts";
import { readPassageSet } from "../eval/passage-set.ts";
import { readQuestions } from "../eval/question-file.ts";
import { RememberingEmbedder } from "../eval/remembering-embedder.ts";
import { reportPage } from "../eval/report.ts";
import { resultOf } from "../eval/result.ts";
import { ablationTable, retrievalTable } from "../eval/retrieval-table.ts";
import { type RetrievalQuestion, retrieve, summariseRetrieval } from "../eval/retrieval.ts";
import { evaluate, requireVerbatim } from "../eval/run.ts";
import { readSources } from "../eval/sources.ts";
import { summarise } from "../eval/summary.ts";
import { terminalTable } from "../eval/terminal-table.ts";
import { messageOf, UserError } from "../ops/errors.ts";
import { Searcher } from "../search/searcher.ts";
import { parse, UsageError } from "./arguments.ts";
import { terminalEvents } from "./index-events.ts";
import { createSetApp } from "./set-app.ts";

const help = `
Asks every question of a file and measures retrieval, citations and refusals; or retrieval over a set of other texts.

  npm run -s eval -- --questions FILE
  npm run -s eval -- --set FOLDER

  --questions FILE   one question a line: {"id", "lang", "kind", "question", "history"?, "gold": [{"file", "quote"}], "note"?}
  --set FOLDER       passages.jsonl {"id", "title"?, "text"} and queries.jsonl {"id", "lang", "text", "gold": [id]} a line;
                     queries with "spans": [{"doc", "start", "end"}] ask about whole documents. The index is kept
  --limit N          of a set only the N texts most asked about, with the questions they answer
  --ablate           only what each leg of the search is worth: with all, with each left out, and added up one by one
  --json             print one JSON object, each question's result included
  --html FILE        with --questions, also write a report page with the failures, question by question

Exits non-zero where a citation is not verbatim.
`;

export async function run(args: string[]): Promise<void> {
  const parsed = parse(args, help, {
    questions: { type: "string" },
    set: { type: "string" },
    limit: { type: "string" },
    ablate: { type: "boolean" },
    json: { type: "boolean" },
    html: { type: "string" },
  });
  if (!parsed) return;
  const { questions: path, set, limit, ablate: asTable = false, json = false, html } = parsed.values;
  if ((path === undefined) === (set === undefined)) {
    throw new UsageError("say what to measure: --questions FILE or --set FOLDER");
  }
  if (html !== undefined && (path === undefined || asTable)) {
    throw new UsageError("--html goes with --questions, without --ablate");
  }
  if (limit !== undefined && set === undefined) throw new UsageError("--limit goes with --set");
  const config = readConfig();
  if (set !== undefined) return measureSet(config, set, limitOf(limit), asTable, json);
  const sources = await readSources(config.corpusDir);
  const questions = await readQuestions(path ?? "", sources);
  const app = await createApp(config, terminalEvents());
  if (asTable) {
    return printAblation(
      app,
      questions.filter(({ gold }) => gold.length > 0),
      json,
    );
  }
  const measured = await evaluate(app.answerer, questions, sources, showProgress);
  const summary = summarise(measured);
  print(json, { ...summary, results: measured.map(resultOf) }, () => terminalTable(summary));
  if (html !== undefined) await writeReport(html, await reportPage(summary, measured));
  requireVerbatim(measured);
}

function limitOf(limit: string | undefined): number | undefined {
  if (limit === undefined || /^[1-9]\d*$/u.test(limit)) return limit === undefined ? undefined : Number(limit);
  throw new UsageError(`--limit takes a whole number from 1 on, not ${limit}`);
}

/** Searches a set as the corpus is searched. */
async function measureSet(
  config: Config,
  folder: string,
  limit: number | undefined,
  asTable: boolean,
  json: boolean,
): Promise<void> {
  const set = await readPassageSet(folder, limit);
  const { name, questions } = set;
  const app = await createSetApp(config, set);
  if (asTable) return printAblation(app, questions, json);
  const retrieved = await retrieve(app.searcher, questions, [], showProgress);
  const summary = summariseRetrieval(retrieved);
  const heading = `${name}: ${questions.length} questions, ${app.report.passages} passages`;
  const result = { set: name, passages: app.report.passages, ...summary, results: retrieved };
  print(json, result, () => `${heading}\n\n${retrievalTable(summary)}`);
}

async function printAblation(app: App, questions: readonly RetrievalQuestion[], json: boolean): Promise<void> {
  const searcher = new Searcher(app.searcher.index, new RememberingEmbedder(app.embedder));
  const rows = await ablate(searcher, questions, showProgress);
  print(json, { questions: questions.length, ablation: rows }, () => ablationTable(rows));
}

function print(json: boolean, result: unknown, table: () => string): void {
  process.stdout.write(`${json ? JSON.stringify(result) : table()}\n`);
}

function showProgress(done: number, total: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total}${done === total ? "\n" : ""}`);
}

async function writeReport(path: string, page: string): Promise<void> {
  await writeFile(path, page).catch((error: unknown) => {
    throw new UserError(`the report cannot be written to ${path}: ${messageOf(error)}`);
  });
}
