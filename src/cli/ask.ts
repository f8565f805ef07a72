import { readFile } from "node:fs/promises";
import { styleText } from "node:util";
import { z } from "zod";
import { createApp } from "../app.ts";
import { earlierTurn, longestQuestion } from "../ask/bounds.ts";
import { plainText } from "../ask/plain-text.ts";
import { messageOf } from "../ops/errors.ts";
import { parse, UsageError } from "./arguments.ts";
import { terminalEvents } from "./index-events.ts";
import { readSettings } from "./settings.ts";

const help = `
Answers a question with verbatim quotes from the speeches.

  npm run -s ask -- "what are the priority sectors"

  --json           print one Answer object
  --history TEXT   an earlier question of the same conversation; may be repeated, oldest first
  --batch FILE     answer each line {"id", "question", "history"?} of FILE; prints {"id", ...Answer} lines in order;
                   "history" holds earlier questions or whole earlier answers {"question", "citations", ...}

A question has at most ${longestQuestion} characters (UTF-16); a longer one of a batch gets an Answer that refuses.
`;

const batchLine = z.object({
  id: z.string(),
  question: z.string(),
  history: z.array(earlierTurn).default([]),
});

export async function run(args: string[]): Promise<void> {
  const parsed = parse(args, help, {
    json: { type: "boolean" },
    history: { type: "string", multiple: true },
    batch: { type: "string" },
  });
  if (!parsed) return;
  const { json, history = [], batch } = parsed.values;
  const text = parsed.positionals.join(" ");
  for (const { length } of [text, ...history]) {
    if (length > longestQuestion)
      throw new UsageError(
        `a question has at most ${longestQuestion} characters, this one ${length}; ask for less at once`,
      );
  }
  if (batch === undefined && !text.trim())
    throw new UsageError('no question was given; try -- "what are the priority sectors"');
  if (batch !== undefined && (text || history.length > 0))
    throw new UsageError("--batch takes its questions and history from the file only");
  const questions = batch === undefined ? [] : await readBatch(batch);
  const { answerer } = await createApp(await readSettings(), terminalEvents(), { mayServeOld: true });
  if (batch === undefined) {
    const answer = await answerer.answer({ text, history });
    const shown = process.stdout.isTTY ? plainText(answer, (words) => styleText("bold", words)) : answer.text;
    process.stdout.write(`${json ? JSON.stringify(answer) : shown}\n`);
  }
  for (const { id, question, history: earlier } of questions) {
    if (process.stdout.destroyed) break;
    process.stdout.write(
      `${JSON.stringify({ id, ...(await answerer.answer({ text: question, history: earlier })) })}\n`,
    );
  }
}

async function readBatch(file: string): Promise<z.output<typeof batchLine>[]> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new UsageError(`${file} cannot be read: ${messageOf(error)}`);
  });
  return text
    .replace(/^\ufeff/u, "")
    .split(/\r?\n/u)
    .flatMap((line, index) => {
      if (!line.trim()) return [];
      try {
        return [batchLine.parse(JSON.parse(line))];
      } catch (error) {
        const reason = error instanceof z.ZodError ? z.prettifyError(error).replaceAll("\n", " ") : messageOf(error);
        throw new UsageError(`${file}, line ${index + 1}: ${reason}`);
      }
    });
}
