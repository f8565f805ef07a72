import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createApp } from "../app.ts";
import { terminalEvents } from "../cli/index-events.ts";
import { readConfig } from "../config.ts";

/** Questions to work through, so many at a time: only embedding them, or answering them without Telegram. */
export interface BareTask {
  readonly work: "embed" | "answer";
  readonly questions: readonly string[];
  readonly atOnce: number;
}

/** The model and the answerer in a process of their own, with nothing else to do. */
export interface BareProcess {
  /** How many questions it got through a second. */
  perSecond(task: BareTask): Promise<number>;
  stop(): void;
}

/** Starts the process (of compiled code, as threads need) over the index in `dataDir`, which it builds where there is none, and waits until it is loaded. */
export async function startBareProcess(dataDir: string): Promise<BareProcess> {
  const child = fork(fileURLToPath(import.meta.url), [dataDir]);
  const stop = (): void => void child.kill();
  process.once("exit", stop);
  const ended = once(child, "exit").then(([code]: unknown[]) => {
    throw new Error(`the process that measures the model alone ended with status ${String(code)}`);
  });
  ended.catch(() => undefined);
  const message = async (): Promise<unknown> => ((await Promise.race([once(child, "message"), ended])) as unknown[])[0];
  await message();
  return {
    stop,
    perSecond: async (task) => {
      child.send(task);
      return (await message()) as number;
    },
  };
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url)) {
  const { embedder, answerer } = await createApp({ ...readConfig(), dataDir: process.argv[2] ?? "" }, terminalEvents());
  const works = {
    embed: (text: string) => embedder.embedQuery(text),
    answer: (text: string) => answerer.answer({ text }),
  };
  process.on("message", (task) => {
    const { work, questions, atOnce } = task as BareTask;
    void speedOf(works[work], questions, atOnce).then((perSecond) => process.send?.(perSecond));
  });
  process.send("loaded");
}

async function speedOf(work: (text: string) => Promise<unknown>, questions: readonly string[], atOnce: number) {
  const waiting = questions.values();
  const started = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      // All take from one iterator, so each question is worked on once.
      for (const text of waiting) await work(text);
    }),
  );
  return (1000 * questions.length) / (performance.now() - started);
}
