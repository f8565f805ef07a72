import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { FakeBotApi } from "../fakes/bot-api/server.ts";
import { startApi } from "./running-bot.ts";

vi.setConfig({ testTimeout: 60_000 });

const SCRIPT = fileURLToPath(new URL("./bot-process.ts", import.meta.url));

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "yanju-"));
  onTestFinished(() => rm(folder, { recursive: true, maxRetries: 5 }));
  return folder;
}

/** The bot as a process of its own, with all it writes. */
function startProcess(api: FakeBotApi, dataDir: string, answerMs: number) {
  const child: ChildProcess = spawn(
    process.execPath,
    ["--import", "tsx", SCRIPT, api.token, api.root, dataDir, String(answerMs)],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const exited = once(child, "exit") as Promise<[number | null, string | null]>;
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
    await exited;
  });
  return { child, exited, output: () => output };
}

describe("the bot as a process", () => {
  test("fault 8: killed in the middle of its answers, it loses none and gives at most those under way twice", async () => {
    const api = await startApi();
    const dataDir = await dataFolder();
    const people = Array.from({ length: 6 }, () => api.person());
    const first = startProcess(api, dataDir, 600);
    for (const person of people) {
      person.sends("重点行业领域有哪些？");
      person.sends("民兵训练怎么安排？");
    }
    await api.until(() => people.some((person) => person.unread().length > 0));
    first.child.kill("SIGKILL");
    await first.exited;
    expect(people.some((person) => person.unread().length < 2)).toBe(true);

    const second = startProcess(api, dataDir, 0);
    await api.until(() => people.every((person) => person.unread().length >= 2));
    second.child.kill("SIGTERM");
    expect((await second.exited)[0]).toBe(0);
    for (const person of people) {
      const quotes = person.unread().map(({ quotations }) => quotations.length);
      expect(new Set(quotes)).toEqual(new Set([2, 1]));
      expect(quotes.length).toBeLessThanOrEqual(3);
    }
    expect(first.output()).not.toContain(api.token);
  });

  test("fault 9: told to stop under load, it finishes what it began, keeps the rest for later and ends with 0", async () => {
    const api = await startApi();
    const dataDir = await dataFolder();
    const people = Array.from({ length: 10 }, () => api.person());
    const first = startProcess(api, dataDir, 400);
    for (const person of people) for (let i = 0; i < 4; i += 1) person.sends("重点行业领域有哪些？");
    await api.until(() => people.every((person) => person.typingShown > 0));
    first.child.kill("SIGTERM");
    expect((await first.exited)[0]).toBe(0);
    const before = people.map((person) => person.unread().length);
    expect(before.every((count) => count >= 1)).toBe(true);
    expect(api.unconfirmed).toBe(0);

    const second = startProcess(api, dataDir, 0);
    await api.until(() => people.every((person) => person.unread().length === 4));
    second.child.kill("SIGTERM");
    expect((await second.exited)[0]).toBe(0);
    expect(people.map((person) => person.unread().length)).toEqual(people.map(() => 4));
    expect(first.output() + second.output()).not.toContain(api.token);
  });
});
