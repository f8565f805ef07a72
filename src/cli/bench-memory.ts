import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createApp } from "../app.ts";
import { readConfig } from "../config.ts";
import type { Question } from "../domain.ts";

/** Resident memory, in bytes, of a fresh process that has answered the questions over the configured corpus. */
export async function residentBytesAfter(questions: readonly Question[]): Promise<number> {
  const child = fork(fileURLToPath(import.meta.url));
  const ended = once(child, "exit").then(([code]: unknown[]) => {
    throw new Error(`the measured process ended with status ${String(code)}`);
  });
  ended.catch(() => undefined);
  child.send(questions);
  const [bytes] = (await Promise.race([once(child, "message"), ended])) as [number];
  child.disconnect();
  return bytes;
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url)) {
  process.once("message", (questions) => {
    void answerAll(questions as Question[]).then((bytes) => process.send?.(bytes));
  });
}

async function answerAll(questions: readonly Question[]): Promise<number> {
  const silent = { notice: () => undefined, progress: () => undefined };
  const { answerer } = await createApp(readConfig(), silent);
  for (const question of questions) await answerer.answer(question);
  return process.memoryUsage().rss;
}
