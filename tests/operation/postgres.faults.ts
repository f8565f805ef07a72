import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { PostgresServer } from "../memory/postgres-server.ts";
import { startApi } from "../telegram/running-bot.ts";
import { Load } from "./load.ts";
import { isReady, LONGEST_MS, report, rounds, smallFolder, startBot } from "./shipped-bot.ts";

vi.setConfig({ testTimeout: LONGEST_MS });

/** How a server goes away and comes back. */
const faults: Readonly<Record<string, (server: PostgresServer) => Promise<unknown>>> = {
  killed: async (server) => {
    await server.end("SIGKILL");
    await server.begin();
  },
  stopped: async (server) => {
    await server.end("SIGINT");
    await pause(Math.random() * 3_000);
    await server.begin();
  },
  cut: (server) =>
    server.run(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'yanju' and pid <> pg_backend_pid()",
    ),
};

test("fault 46: Postgres killed, stopped and cut off under load: the bot lives, loses no question, doubles no answer", async () => {
  const server = await PostgresServer.start();
  onTestFinished(() => server.remove());
  await server.run("create database yanju");
  const api = await startApi();
  const bot = startBot(await smallFolder(), api, { DATABASE_URL: `${server.url}yanju` });
  await isReady(bot);
  const load = new Load(api);
  load.begin(10);
  const times = rounds(6);
  for (let round = 0; round < times; round += 1) {
    await load.answers(5);
    await pause(Math.random() * 500);
    const names = Object.keys(faults);
    await faults[names[round % names.length] ?? ""]?.(server);
  }
  await load.answers(10);
  await load.settles();
  expect(bot.process.exitCode).toBeNull();
  bot.process.kill("SIGTERM");
  const { code, stderr } = await bot.ended;
  const outcome = load.outcome();
  report("fault 46", { times, ...outcome, slowestMs: load.slowestMs });
  expect(code).toBe(0);
  expect(outcome).toMatchObject({ lost: 0, doubled: 0 });
  expect(stderr).not.toContain(api.token);
});

test("fault 9, 46: told to stop while Postgres is away, it ends in order within ten seconds", async () => {
  const server = await PostgresServer.start();
  onTestFinished(() => server.remove());
  await server.run("create database yanju");
  const api = await startApi();
  const settings = { DATABASE_URL: `${server.url}yanju` };
  const folder = await smallFolder();
  const bot = startBot(folder, api, settings);
  await isReady(bot);
  const load = new Load(api);
  load.begin(10);
  await load.answers(5);
  await server.end("SIGKILL");
  await pause(500);
  const told = performance.now();
  bot.process.kill("SIGTERM");
  const { code, stderr } = await bot.ended;
  const tookMs = performance.now() - told;
  await load.end();
  await server.begin();
  const next = startBot(folder, api, settings);
  await load.settles();
  next.process.kill("SIGTERM");
  report("fault 9, 46", { ...load.outcome(), stopMs: Math.round(tookMs) });
  expect(code).toBe(0);
  expect(stderr).not.toMatch(/unexpected error/u);
  expect((await next.ended).code).toBe(0);
  expect(load.outcome().lost).toBe(0);
  expect(tookMs).toBeLessThan(10_000);
});
