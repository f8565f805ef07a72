import { setTimeout as pause } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { startApi } from "../telegram/running-bot.ts";
import { Load } from "./load.ts";
import { isReady, killed, LONGEST_MS, report, rounds, smallFolder, startBot } from "./shipped-bot.ts";

vi.setConfig({ testTimeout: LONGEST_MS });

/** Of answers under way when the process is killed, so many may come twice: those between Telegram and the disk. */
const MOST_DOUBLED_A_KILL = 0.2;

test("fault 8: killed with ten answers under way, again and again, it loses none and hardly ever doubles one", async () => {
  const api = await startApi();
  const folder = await smallFolder();
  const load = new Load(api);
  const kills = rounds(8);
  let underWay = 0;
  for (let round = 0; round < kills; round += 1) {
    const bot = startBot(folder, api);
    await isReady(bot);
    load.begin(10);
    await load.answers(2);
    await killed(bot, Math.random() * 1_000);
    underWay += load.waiting;
    await bot.ended;
    await load.end();
  }
  const last = startBot(folder, api);
  await load.settles();
  last.process.kill("SIGTERM");
  const { code } = await last.ended;
  const outcome = load.outcome();
  const doubledAKill = outcome.doubled / kills;
  report("fault 8", { kills, underWay, ...outcome, doubledAKill, slowestMs: load.slowestMs });
  expect(code).toBe(0);
  expect(outcome.lost).toBe(0);
  // A few rounds tell less: three times the spread of what falls into a window by chance is allowed for.
  const expected = MOST_DOUBLED_A_KILL * kills;
  expect(outcome.doubled).toBeLessThanOrEqual(expected + 3 * Math.sqrt(expected));
});

test("fault 9, 45: told to stop under load, it answers what it began, once, and ends with 0 within ten seconds", async () => {
  const api = await startApi();
  const folder = await smallFolder();
  const load = new Load(api);
  const stops = rounds(5);
  const tookMs: number[] = [];
  const codes: (number | null)[] = [];
  for (let round = 0; round < stops; round += 1) {
    const bot = startBot(folder, api);
    await isReady(bot);
    load.begin(10);
    await load.answers(2);
    await pause(Math.random() * 1_000);
    const told = performance.now();
    bot.process.kill("SIGTERM");
    const { code, stderr } = await bot.ended;
    tookMs.push(Math.round(performance.now() - told));
    codes.push(code);
    expect(stderr).not.toMatch(/"level":"error"|driver has already been destroyed/u);
    await load.end();
  }
  const last = startBot(folder, api);
  await load.settles();
  last.process.kill("SIGTERM");
  codes.push((await last.ended).code);
  const outcome = load.outcome();
  report("fault 9, 45", { stops, ...outcome, slowestStopMs: Math.max(...tookMs) });
  expect(codes).toEqual(codes.map(() => 0));
  expect(outcome).toMatchObject({ lost: 0, doubled: 0 });
  expect(Math.max(...tookMs)).toBeLessThan(10_000);
});

test("fault 9, 51: told to stop at any moment of its start, it ends within ten seconds, without an abort", async () => {
  const api = await startApi();
  const folder = await smallFolder();
  const tookMs: number[] = [];
  for (let round = 0; round < rounds(8); round += 1) {
    const bot = startBot(folder, api);
    await pause(Math.random() * 6_000);
    const told = performance.now();
    bot.process.kill("SIGTERM");
    const { code, signal, stderr } = await bot.ended;
    tookMs.push(Math.round(performance.now() - told));
    // Before it serves there is nothing to put in order.
    expect([0, "SIGTERM"]).toContain(signal ?? code);
    expect(stderr).not.toMatch(/rror|abort|destroyed/u);
  }
  report("fault 9, 51", { slowestStopMs: Math.max(...tookMs) });
  expect(Math.max(...tookMs)).toBeLessThan(10_000);
});
