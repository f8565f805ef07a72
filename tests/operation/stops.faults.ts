import { setTimeout as pause } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { startApi } from "../telegram/running-bot.ts";
import { Load } from "./load.ts";
import { isReady, LONGEST_MS, report, rounds, smallFolder, startBot } from "./shipped-bot.ts";

vi.setConfig({ testTimeout: LONGEST_MS });

const EVER = 1_000_000;

test.each([30, 60])(
  "fault 9: told to stop while Telegram takes three seconds for each of %i answers: none is lost, none comes twice",
  async (people) => {
    const api = await startApi();
    const folder = await smallFolder();
    const load = new Load(api);
    const tookMs: number[] = [];
    for (let round = 0; round < rounds(2); round += 1) {
      const bot = startBot(folder, api);
      await isReady(bot);
      api.faults.next("sendMessage", { kind: "slow", ms: 3_000 }, EVER);
      load.begin(people);
      await load.answers(1);
      await pause(Math.random() * 2_000);
      const told = performance.now();
      bot.process.kill("SIGTERM");
      const { code, stderr } = await bot.ended;
      tookMs.push(Math.round(performance.now() - told));
      await load.end();
      expect(code).toBe(0);
      expect(stderr).not.toMatch(/another process has taken over|may come twice|"level":"error"/u);
      api.faults.clear();
    }
    const last = startBot(folder, api);
    await load.settles();
    last.process.kill("SIGTERM");
    expect((await last.ended).code).toBe(0);
    report("fault 9, slow Telegram", { people, ...load.outcome(), slowestStopMs: Math.max(...tookMs) });
    expect(load.outcome()).toMatchObject({ lost: 0, doubled: 0 });
    expect(Math.max(...tookMs)).toBeLessThan(10_000);
  },
);

test("fault 9: told to stop while Telegram takes longer than there is time: nothing is lost, and the log tells what may come twice", async () => {
  const api = await startApi();
  const folder = await smallFolder();
  const bot = startBot(folder, api);
  await isReady(bot);
  api.faults.next("sendMessage", { kind: "slow", ms: 12_000 }, EVER);
  const load = new Load(api);
  load.begin(4);
  await api.until(() => api.calls.filter(({ method }) => method === "sendMessage").length === 4);
  const told = performance.now();
  bot.process.kill("SIGTERM");
  const { code, stderr } = await bot.ended;
  await load.end();
  expect(code).toBe(0);
  expect(performance.now() - told).toBeLessThan(10_000);
  expect(stderr.match(/it may come twice/gu)).toHaveLength(4);
  api.faults.clear();
  const last = startBot(folder, api);
  await load.settles();
  last.process.kill("SIGTERM");
  await last.ended;
  expect(load.outcome()).toMatchObject({ asked: 4, lost: 0 });
});
