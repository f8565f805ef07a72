import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { run, type Running, smallSpeech, start } from "../cli/command.ts";
import type { FakeBotApi } from "../fakes/bot-api/server.ts";

/** What no test takes, however many rounds are asked for. */
export const LONGEST_MS = 3 * 60 * 60_000;
/** How much more than the usual is tried: `FAULT_ROUNDS=10` makes ten times as many rounds. */
export const scale = Number(process.env["FAULT_ROUNDS"] ?? 1);

/**
 * How much longer than by itself the loop may be held up. What is promised is 50 ms, which is measured on a machine with
 * nothing else to do, where rounds are asked for; in passing, on any machine, a stall that people would feel is looked for.
 */
export const mostHeldUpMs = process.env["FAULT_ROUNDS"] === undefined ? 250 : 50;

/** A number of rounds, scaled. */
export function rounds(few: number): number {
  return Math.max(1, Math.round(few * scale));
}

/** A line about what was tried and what came of it. */
export function report(what: string, figures: object): void {
  process.stdout.write(`${what}: ${JSON.stringify(figures)}\n`);
}

/** A folder with a small corpus and its index, gone with the test. */
export async function smallFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "yanju faults "));
  onTestFinished(() => rm(folder, { recursive: true, maxRetries: 5 }));
  await mkdir(join(folder, "corpus"));
  await writeFile(join(folder, "corpus/speech.txt"), smallSpeech);
  const { code, stderr } = await run(folder, ["index"]);
  if (code !== 0) throw new Error(stderr);
  return folder;
}

/** The bot as `npm start` runs it, with its page. Killed at the end of the test where it still lives. */
export function startBot(folder: string, api: FakeBotApi, settings: Readonly<Record<string, string>> = {}): Running {
  const bot = start(folder, ["bot"], { BOT_TOKEN: api.token, BOT_API_ROOT: api.root, PORT: "0", ...settings });
  onTestFinished(async () => {
    bot.process.kill("SIGKILL");
    await bot.ended;
  });
  return bot;
}

/** Resolves once the bot receives messages. */
export async function isReady(bot: Running): Promise<void> {
  await bot.said(/is answering in Telegram/u);
}

/**
 * Kills the bot so many milliseconds from now. A process of its own does so: what holds up this one, and the Bot API in
 * it, would else also choose the moment.
 */
export async function killed(bot: Running, afterMs: number): Promise<void> {
  const gone = once(bot.process, "exit");
  spawn("sh", ["-c", `sleep ${(afterMs / 1000).toFixed(3)}; kill -9 ${bot.process.pid}`]);
  await gone;
}
