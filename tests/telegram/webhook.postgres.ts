import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { run, type Running, smallSpeech, start } from "../cli/command.ts";
import { FakeBotApi } from "../fakes/bot-api/server.ts";
import { createDatabase } from "../memory/postgres-database.ts";
import { startBalancer } from "./balancer.ts";

const LEASE_MS = 20_000;
const PEOPLE = 300;
/** So many answers are worked out at once in a process: at most those may have been sent and not yet marked. */
const WINDOW = 3;
const QUESTIONS = [
  { text: "消防部门多久检查一次商场和学校", quote: "每季度检查一次" },
  { text: "企业负责人多久检查一次本单位的安全生产工作", quote: "每月至少检查一次" },
] as const;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yanju-replicas-"));
  await mkdir(join(folder, "corpus"));
  await writeFile(join(folder, "corpus", "speech.txt"), smallSpeech);
  expect(await run(folder, ["index"])).toMatchObject({ code: 0 });
}, 300_000);
afterAll(() => rm(folder, { recursive: true }));

/** A bot as it ships, one of several behind an address. */
async function replica(
  api: FakeBotApi,
  settings: Readonly<Record<string, string>>,
): Promise<Running & { url: string }> {
  const own = await mkdtemp(join(tmpdir(), "yanju-replica-"));
  await cp(folder, own, { recursive: true });
  const bot = start(own, ["bot"], { BOT_TOKEN: api.token, BOT_API_ROOT: api.root, PORT: "0", ...settings });
  onTestFinished(async () => {
    bot.process.kill("SIGKILL");
    await bot.ended;
    await rm(own, { recursive: true, maxRetries: 5 });
  });
  const [, url = ""] = await bot.said(/is answering in Telegram\. Its page: (http:\/\/127\.0\.0\.1:\d+)"/u);
  return { ...bot, url };
}

test(
  "fault 8, 13, 52: three replicas, one killed and one paused past its lease: one answer an update, in order",
  { timeout: 1_200_000 },
  async () => {
    const api = await FakeBotApi.start();
    onTestFinished(() => api.close());
    const database = await createDatabase();
    const { url, servers } = await startBalancer();
    const settings = {
      BOT_MODE: "webhook",
      WEBHOOK_URL: `${url}/telegram`,
      WEBHOOK_SECRET: "a-secret-of-the-replicas",
      DATABASE_URL: database.url,
    };
    const replicas = [
      await replica(api, settings),
      await replica(api, settings),
      await replica(api, settings),
    ] as const;
    servers.push(...replicas.map((each) => each.url));
    const people = Array.from({ length: PEOPLE }, () => api.person({ language: "zh-hans", patienceMs: 200_000 }));
    const answered = () => people.reduce((sum, person) => sum + person.unread().length, 0);
    const allSend = (nth: 0 | 1) => {
      for (const person of people) person.sends(QUESTIONS[nth].text);
    };

    const [killed, paused, survivor] = replicas;
    allSend(0);
    await api.until(() => answered() > PEOPLE / 6);
    killed.process.kill("SIGKILL");
    allSend(1);
    await api.until(() => answered() > PEOPLE / 2);
    paused.process.kill("SIGSTOP");
    // Past its lease the survivor takes over all that it held.
    await api.until(() => people.every((person) => person.unread().length >= 2));
    await pause(LEASE_MS);
    paused.process.kill("SIGCONT");
    allSend(0);
    await api.until(() => people.every((person) => person.unread().length >= 3));
    await api.until(() => api.unconfirmed === 0);
    await pause(3_000);

    const orders = people.map((person) =>
      person.unread().map(({ text }) => QUESTIONS.findIndex(({ quote }) => text.includes(quote))),
    );
    for (const order of orders) expect(order.filter((quote, i) => quote !== order[i - 1])).toEqual([0, 1, 0]);
    const doubled = orders.reduce((sum, { length }) => sum + length - 3, 0);
    console.log({ updates: 3 * PEOPLE, doubled });
    expect(doubled).toBeLessThanOrEqual(2 * WINDOW);

    for (const bot of [paused, survivor]) bot.process.kill("SIGTERM");
    const [pausedEnd, survivorEnd] = await Promise.all([paused.ended, survivor.ended]);
    expect([pausedEnd.code, survivorEnd.code]).toEqual([0, 0]);
    expect(pausedEnd.stderr).toContain("another process has taken over an update");
    expect(api.webhook?.settings.url).toBe(settings.WEBHOOK_URL);
    await database.drop();
  },
);
