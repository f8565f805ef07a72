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
