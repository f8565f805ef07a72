import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { PostgresServer } from "../memory/postgres-server.ts";
import { startApi } from "../telegram/running-bot.ts";
import { startBalancer } from "../telegram/balancer.ts";
import { Load } from "./load.ts";
import { isReady, LONGEST_MS, report, rounds, smallFolder, startBot } from "./shipped-bot.ts";
import { pageOf } from "./ways.ts";

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

test("fault 46: while Postgres is away /readyz and the metrics say so, the log tells it in one line, and that it is back", async () => {
  const server = await PostgresServer.start();
  onTestFinished(() => server.remove());
  await server.run("create database yanju");
  const api = await startApi();
  const secret = "a-secret-of-the-webhook";
  const { url, servers } = await startBalancer();
  const bot = startBot(await smallFolder(), api, {
    BOT_MODE: "webhook",
    WEBHOOK_URL: `${url}/telegram`,
    WEBHOOK_SECRET: secret,
    DATABASE_URL: `${server.url}yanju`,
  });
  const page = await pageOf(bot);
  servers.push(page);
  await isReady(bot);
  const reading = async (path: string) => {
    const response = await fetch(page + path);
    return [response.status, await response.text()] as const;
  };
  const person = api.person({ language: "zh-hans", patienceMs: 60_000 });
  expect(await reading("/readyz")).toEqual([200, '{"status":"ready"}']);
  expect((await reading("/metrics"))[1]).toMatch(/^yanju_database_up 1$/mu);

  await server.end("SIGINT");
  person.sends("消防部门多久检查一次商场和学校？");
  await bot.said(/"msg":"the database cannot be used/u);
  expect(await reading("/readyz")).toEqual([503, '{"status":"database"}']);
  await pause(5_000);
  const [, metrics] = await reading("/metrics");
  expect(metrics).toMatch(/^yanju_database_up 0$/mu);
  await server.begin();
  await bot.said(/"msg":"the database can be used again/u);
  expect((await person.receives()).quotations).toHaveLength(1);
  expect(await reading("/readyz")).toEqual([200, '{"status":"ready"}']);
  bot.process.kill("SIGTERM");
  const { code, stderr } = await bot.ended;
  expect(code).toBe(0);
  const loud = stderr
    .split("\n")
    .filter((line) => /"level":"(?:warn|error)"/u.test(line) && !/WEBHOOK_URL/u.test(line));
  expect(loud).toEqual([
    expect.stringMatching(/the database cannot be used/u),
    expect.stringMatching(/the database can be used again/u),
  ]);
  expect(stderr).not.toMatch(/"stack"/u);
});
