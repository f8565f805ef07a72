import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Running } from "../cli/command.ts";
import type { Fault } from "../fakes/bot-api/faults.ts";
import type { FakeBotApi } from "../fakes/bot-api/server.ts";
import { PostgresServer } from "../memory/postgres-server.ts";
import { startApi } from "../telegram/running-bot.ts";
import { pushUnreadable, unreadable } from "../telegram/unreadable-updates.ts";
import { Load } from "./load.ts";
import { isReady, LONGEST_MS, report, smallFolder, startBot } from "./shipped-bot.ts";

vi.setConfig({ testTimeout: LONGEST_MS });

const QUESTION = "消防部门多久检查一次商场和学校？";
const EVER = 1_000_000;
/** Longer than a call to Telegram was tried before it was given up. */
const OUTAGE_MS = 110_000;
const clockShift = { NODE_OPTIONS: `--import=${new URL("./clock-shift.mjs", import.meta.url).href}` };

/** Somebody new asks, and is answered once. */
async function isAnswered(api: FakeBotApi): Promise<void> {
  const person = api.person({ language: "zh-hans", patienceMs: 60_000 });
  person.sends(QUESTION);
  expect((await person.receives()).quotations.join("")).toContain("每季度检查一次");
}

/** Told to stop, it ends in order and at once. */
async function stops(bot: Running): Promise<string> {
  const told = performance.now();
  bot.process.kill("SIGTERM");
  const { code, stderr } = await bot.ended;
  expect(code).toBe(0);
  expect(performance.now() - told).toBeLessThan(10_000);
  return stderr;
}

describe("fault 47: Telegram refuses to hand out updates for now", () => {
  test("400, 403, 420 and 429: it asks again as told, and answers", async () => {
    const api = await startApi();
    const bot = startBot(await smallFolder(), api);
    await isReady(bot);
    const faults: readonly Fault[] = [
      { kind: "refusal", code: 400, description: "Bad Request" },
      { kind: "refusal", code: 403, description: "Forbidden" },
      { kind: "refusal", code: 420, description: "FLOOD_WAIT" },
      { kind: "rate-limit", retryAfter: 2 },
    ];
    for (const fault of faults) {
      // The poll that waits is answered first.
      await isAnswered(api);
      api.faults.next("getUpdates", fault);
      await isAnswered(api);
      await isAnswered(api);
    }
    await stops(bot);
  });

  test("429 for ten minutes: it lives, asks nothing, and stops at once", async () => {
    const api = await startApi();
    api.faults.next("getUpdates", { kind: "rate-limit", retryAfter: 600 });
    const bot = startBot(await smallFolder(), api);
    await bot.said(/"seconds":600/u);
    await pause(2_000);
    expect(bot.process.exitCode).toBeNull();
    expect(api.calls.filter(({ method }) => method === "getUpdates")).toHaveLength(1);
    await stops(bot);
  });
});

describe("fault 48, 49: updates that can be neither read nor stored", () => {
  test.each(["SQLite", "Postgres"])(
    "with %s: set aside, also after a kill, and everybody is answered",
    async (kind) => {
      const settings: Record<string, string> = {};
      if (kind === "Postgres") {
        const server = await PostgresServer.start();
        onTestFinished(() => server.remove());
        await server.run("create database yanju");
        settings["DATABASE_URL"] = `${server.url}yanju`;
      }
      const api = await startApi();
      const folder = await smallFolder();
      // In whose name they come; what can be read of them after all is answered there.
      api.person();
      for (const signal of ["SIGKILL", "SIGTERM"] as const) {
        for (const [, raw] of unreadable) pushUnreadable(api, raw);
        const bot = startBot(folder, api, settings);
        await isReady(bot);
        await isAnswered(api);
        await api.until(() => api.unconfirmed === 0);
        expect(bot.output().match(/was set aside/gu)?.length).toBeGreaterThanOrEqual(unreadable.length);
        bot.process.kill(signal);
        const { code, stderr } = await bot.ended;
        if (signal === "SIGTERM") expect(code).toBe(0);
        expect(stderr).not.toMatch(/"level":"error"/u);
      }
    },
  );
});

test("fault 50: the clock is set back an hour: nobody is taken for a flood, and everybody is answered", async () => {
  const api = await startApi();
  const bot = startBot(await smallFolder(), api, clockShift);
  await isReady(bot);
  const person = api.person({ language: "zh-hans", patienceMs: 60_000 });
  const asks = async (): Promise<void> => {
    person.sends(QUESTION);
    expect((await person.receives()).quotations.join("")).toContain("每季度检查一次");
  };
  await asks();
  bot.process.kill("SIGUSR2");
  for (let i = 0; i < 8; i += 1) await asks();
  await isAnswered(api);
  const stderr = await stops(bot);
  const times = Array.from(stderr.matchAll(/"time":"([^"]+)"/gu), ([, time]) => Date.parse(time ?? ""));
  expect(Math.min(...times.slice(-5))).toBeLessThan((times[0] ?? 0) - 3_000_000);
});

test("fault 53: an outage of 110 seconds while answers are under way: each comes once the network is back", async () => {
  const api = await startApi();
  const bot = startBot(await smallFolder(), api);
  await isReady(bot);
  const load = new Load(api);
  load.begin(10);
  await load.answers(5);
  api.faults.next("sendMessage", { kind: "dropped" }, EVER);
  await bot.said(/Telegram cannot be reached/u);
  await load.end();
  const waiting = load.waiting;
  // Those who asked last have been heard.
  await pause(1_000);
  api.faults.next("*", { kind: "dropped" }, EVER);
  await pause(OUTAGE_MS);
  api.faults.clear();
  await load.settles();
  report("fault 53", { waiting, ...load.outcome() });
  expect(waiting).toBeGreaterThan(5);
  expect(load.outcome()).toMatchObject({ lost: 0, doubled: 0 });
  await stops(bot);
});

test("fault 58: inline queries beyond what a person may ask are answered, with nothing", async () => {
  const api = await startApi();
  const bot = startBot(await smallFolder(), api);
  await isReady(bot);
  const person = api.person({ language: "zh-hans" });
  for (let i = 0; i < 90; i += 1) person.queries("消防检查");
  await api.until(() => api.calls.filter(({ method }) => method === "answerInlineQuery").length >= 60);
  await isAnswered(api);
  await stops(bot);
});
