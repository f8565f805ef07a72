import { writeFile } from "node:fs/promises";
import { parse, UsageError } from "../src/cli/arguments.ts";
import { type Config, readConfig } from "../src/config.ts";
import { shelvesOf } from "../src/corpus/shelves.ts";
import { messageOf, UserError } from "../src/ops/errors.ts";
import { faults as faultNames, faultsOf } from "./eval/faults.ts";
import { judgedTable, judgeSet, splitSet } from "./eval/judged-set.ts";
import { measureLabels, written } from "./eval/labels.ts";
import type { Measurement } from "./eval/measure.ts";
import { readPassageSet } from "./eval/passage-set.ts";
import { readMessages, readQuestions } from "./eval/question-file.ts";
import { type Report, reportPage } from "./eval/report.ts";
import { evaluate, requireVerbatim } from "./eval/run.ts";
import { isServed, servedRows, servedTable, summariseServed } from "./eval/served.ts";
import { searching } from "./eval/searching.ts";
import { createSetApp } from "./eval/set-app.ts";
import { readSources, type Sources } from "./eval/sources.ts";
import { type MeasureName, summarise } from "./eval/summary.ts";
import { measureTable, stateTable, terminalTable } from "./eval/terminal-table.ts";
import { openProduct } from "./product.ts";

const help = `
Measures retrieval, citations and refusals by questions, messages served by their kind, or retrieval over other texts.

  npm run -s eval -- --questions FILE
  npm run -s eval -- --messages FILE
  npm run -s eval -- --set FOLDER [--judge]

  --questions FILE   one question a line: {"id", "lang", "kind", "question", "history"?, "gold": [{"file", "quote"}],
                     "expect"?: answered | related | refused, "need_all"?, "note"?}
  --messages FILE    one message a line: {"id", "lang", "text", "intent", "history"?, "gold"?, "answerable"?,
                     "verdict"?, "attribution"?}
  --set FOLDER       passages.jsonl {"id", "title"?, "text"} and queries.jsonl {"id", "lang", "text", "gold": [id]} a line;
                     queries with "spans": [{"doc", "start", "end"}] ask about whole documents. The index is kept
  --judge            of a set whose queries have "answers" and "answer_start": how many of the questions of its test
                     half are answered with their paragraph in and with it taken out
  --json             print one JSON object
  --html FILE        of questions or messages, also write a page that shows each from the asking to the quotes

Exits non-zero where a citation is not verbatim.
`;

const headline: readonly MeasureName[] = ["hit@1", "hit@5", "goldCovered", "citationPrecision", "firstQuoteHits"];

export async function run(args: string[]): Promise<void> {
  const parsed = parse(args, help, {
    questions: { type: "string" },
    messages: { type: "string" },
    set: { type: "string" },
    judge: { type: "boolean" },
    json: { type: "boolean" },
    html: { type: "string" },
  });
  if (!parsed) return;
  const { questions, messages, set, judge = false, json = false, html } = parsed.values;
  if ([questions, messages, set].filter((one) => one !== undefined).length !== 1) {
    throw new UsageError("say what to measure: --questions FILE, --messages FILE or --set FOLDER");
  }
  if (html !== undefined && set !== undefined) throw new UsageError("--html goes with --questions or --messages");
  if (judge && set === undefined) throw new UsageError("--judge goes with --set");
  const config = readConfig();
  if (set !== undefined) return judge ? judgeTexts(config, set, json) : searchTexts(config, set, json);
  const sources = await readSources(shelvesOf(config));
  if (messages !== undefined) return serve(config, messages, sources, json, html);
  return ask(config, questions ?? "", sources, json, html);
}

async function ask(config: Config, path: string, sources: Sources, json: boolean, html?: string): Promise<void> {
  const questions = await readQuestions(path, sources);
  const { answerer } = await openProduct(config);
  const measured = await evaluate(answerer, questions, sources, showProgress);
  const summary = summarise(measured);
  print(json, { ...summary, results: measured.map(resultOf) }, () => terminalTable(summary));
  const figures = headline.map((name) => {
    const estimate = summary.overall.measures[name];
    const { value, interval } = estimate ? written(estimate) : { value: "–", interval: "" };
    return [measureLabels[name], value, interval] as const;
  });
  await writeReport(html, {
    title: `evaluation of ${questions.length} questions`,
    figures,
    tables: [measureTable(summary), stateTable(summary)],
    measured,
    faultsOf: (one) => faultsOf(one).map((fault) => [fault, faultNames[fault]]),
    sources,
  });
  requireVerbatim(measured);
}

/** One question's measurement as plain data. */
function resultOf(measured: Measurement) {
  const { question, answer, firstHit, covered } = measured;
  const { id, lang, kind } = question;
  const citations = measured.citations.map(({ citation: { file, start, end }, ...rest }) => ({
    file,
    start,
    end,
    ...rest,
  }));
  const faults = faultsOf(measured);
  return { id, lang, kind, status: answer.status, firstHit: firstHit ?? null, covered, citations, faults };
}

/** Scores messages by kind. */
async function serve(config: Config, path: string, sources: Sources, json: boolean, html?: string): Promise<void> {
  const messages = await readMessages(path, sources);
  const { answerer } = await openProduct(config);
  const measured = await evaluate(answerer, messages, sources, showProgress);
  const judged = messages.flatMap((message, place) => {
    const answer = measured[place]?.answer;
    return answer ? [{ message, answer, served: isServed(message, answer) }] : [];
  });
  const summary = summariseServed(judged);
  print(json, summary, () => servedTable(summary));
  const failed = new Set(summary.fails.map(([id]) => id));
  await writeReport(html, {
    title: `${messages.length} messages`,
    figures: (["all", "seeking", "rest"] as const).map((name) => [`served: ${name}`, summary[name].toFixed(2)]),
    tables: [servedRows(summary)],
    measured,
    faultsOf: ({ question: { id } }) => (failed.has(id) ? [["not-served", "not served"]] : []),
    sources,
  });
  requireVerbatim(measured);
}

/** Looks a set's questions up in its own texts; nothing is understood or read, which their order does not need. */
async function searchTexts(config: Config, folder: string, json: boolean): Promise<void> {
  const set = await readPassageSet(folder);
  const app = await createSetApp(config, set);
  const sources = new Map(set.speeches.map(({ info, raw }) => [info.file, raw]));
  const measured = await evaluate(searching(app.finder), set.questions, sources, showProgress);
  const summary = summarise(measured);
  const { passages } = app.report;
  const result = { set: set.name, passages, ...summary, results: measured.map(resultOf) };
  print(json, result, () => `${set.name}: ${passages} passages\n\n${terminalTable(summary)}`);
}

/** Asks questions whose paragraph is there, and questions whose paragraph is not. */
async function judgeTexts(config: Config, folder: string, json: boolean): Promise<void> {
  const set = await readPassageSet(folder);
  const judged = splitSet(set);
  const { answerer } = await createSetApp(config, judged);
  const slices = await judgeSet(answerer, judged);
  print(json, { set: set.name, slices }, () => `${set.name}\n\n${judgedTable(slices)}`);
}

function print(json: boolean, result: unknown, table: () => string): void {
  process.stdout.write(`${json ? JSON.stringify(result) : table()}\n`);
}

function showProgress(done: number, total: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total}${done === total ? "\n" : ""}`);
}

async function writeReport(path: string | undefined, report: Report): Promise<void> {
  if (path === undefined) return;
  await writeFile(path, await reportPage(report)).catch((error: unknown) => {
    throw new UserError(`the report cannot be written to ${path}: ${messageOf(error)}`);
  });
}
