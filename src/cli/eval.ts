import { writeFile } from "node:fs/promises";
import { createApp } from "../app.ts";
import { readConfig } from "../config.ts";
import { readQuestions } from "../eval/question-file.ts";
import { reportPage } from "../eval/report.ts";
import { resultOf } from "../eval/result.ts";
import { evaluate, requireVerbatim } from "../eval/run.ts";
import { readSources } from "../eval/sources.ts";
import { summarise } from "../eval/summary.ts";
import { terminalTable } from "../eval/terminal-table.ts";
import { messageOf, UserError } from "../ops/errors.ts";
import { parse, UsageError } from "./arguments.ts";
import { terminalEvents } from "./index-events.ts";

const help = `
Asks every question of a file and measures retrieval, citations and refusals.

  npm run -s eval -- --questions FILE

  --questions FILE   one question a line: {"id", "lang", "kind", "question", "history"?, "gold": [{"file", "quote"}], "note"?}
  --json             print one JSON object, each question's result included
  --html FILE        also write a report page with the failures, question by question

Exits non-zero where a citation is not verbatim.
`;

export async function run(args: string[]): Promise<void> {
  const parsed = parse(args, help, {
    questions: { type: "string" },
    json: { type: "boolean" },
    html: { type: "string" },
  });
  if (!parsed) return;
  const { questions: path, json, html } = parsed.values;
  if (path === undefined) throw new UsageError("no question file was given; use --questions FILE");
  const config = readConfig();
  const sources = await readSources(config.corpusDir);
  const questions = await readQuestions(path, sources);
  const { answerer } = await createApp(config, terminalEvents());
  const measured = await evaluate(answerer, questions, sources, showProgress);
  const summary = summarise(measured);
  process.stdout.write(
    json ? `${JSON.stringify({ ...summary, results: measured.map(resultOf) })}\n` : `${terminalTable(summary)}\n`,
  );
  if (html !== undefined) await writeReport(html, await reportPage(summary, measured));
  requireVerbatim(measured);
}

function showProgress(done: number, total: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total} questions${done === total ? "\n" : ""}`);
}

async function writeReport(path: string, page: string): Promise<void> {
  await writeFile(path, page).catch((error: unknown) => {
    throw new UserError(`the report cannot be written to ${path}: ${messageOf(error)}`);
  });
}
