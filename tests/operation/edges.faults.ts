import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { type ClientRequest, type IncomingMessage, request } from "node:http";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { startBalancer } from "../telegram/balancer.ts";
import { startApi } from "../telegram/running-bot.ts";
import { Load } from "./load.ts";
import { isReady, LONGEST_MS, report, smallFolder, startBot } from "./shipped-bot.ts";
import { pageOf } from "./ways.ts";

vi.setConfig({ testTimeout: LONGEST_MS });

const SECRET = "a-secret-of-the-webhook";
const DAYS_LATER = 40;

async function answerTo(sent: ClientRequest): Promise<IncomingMessage> {
  onTestFinished(() => void sent.destroy());
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  return response;
}

test("fault 10, 11: by webhook Telegram is answered before the person is, and who lacks the secret before the body is read", async () => {
  const api = await startApi();
  const { url, servers } = await startBalancer();
  const settings = { BOT_MODE: "webhook", WEBHOOK_URL: `${url}/telegram`, WEBHOOK_SECRET: SECRET };
  const bot = startBot(await smallFolder(), api, settings);
  const page = await pageOf(bot);
  servers.push(page);
  await isReady(bot);

  const load = new Load(api);
  load.begin(60);
  await load.answers(1);
  void load.end();
  await api.until(() => api.unconfirmed === 0);
  const waiting = load.waiting;
  await load.settles();
  const { answers = [] } = api.webhook ?? {};
  const slowestMs = Math.round(Math.max(...answers.map(({ ms }) => ms)));
  report("fault 10", { deliveries: answers.length, waiting, slowestMs, outcome: load.outcome() });
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(waiting).toBeGreaterThan(0);
  expect(load.outcome()).toMatchObject({ lost: 0, doubled: 0 });

  const headers = { "content-type": "application/json", "x-telegram-bot-api-secret-token": "another" };
  const sent = request(`${page}/telegram`, { method: "POST", headers });
  sent.write('{"update_id":');
  expect((await answerTo(sent)).statusCode).toBe(401);
});

test("fault 32: what was asked is gone from every file once the retention time is over", async () => {
  const folder = await smallFolder();
  const question = "消防部门多久检查一次养牛场三二八号？";
  const api = await startApi();
  const first = startBot(folder, api);
  await isReady(first);
  const person = api.person({ language: "zh-hans" });
  person.sends(question);
  await person.receives();
  first.process.kill("SIGTERM");
  await first.ended;
  expect(await isAnywhere(folder, question)).toBe(true);

  const later = `const real = Date; globalThis.Date = class extends real {
    constructor(...time) { super(...(time.length > 0 ? time : [real.now() + ${DAYS_LATER * 86_400_000}])); }
    static now() { return real.now() + ${DAYS_LATER * 86_400_000}; }
  };`;
  const then = startBot(folder, api, {
    RETENTION_DAYS: "30",
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(later)}`,
  });
  await isReady(then);
  then.process.kill("SIGTERM");
  await then.ended;
  expect(await isAnywhere(folder, question)).toBe(false);
});

/** Whether a text stands in any file that the bot keeps. */
async function isAnywhere(folder: string, text: string): Promise<boolean> {
  const files = await readdir(join(folder, ".yanju"), { recursive: true, withFileTypes: true });
  const kept = files.filter((file) => file.isFile());
  const bytes = await Promise.all(kept.map(({ parentPath, name }) => readFile(join(parentPath, name))));
  return bytes.some((content) => content.includes(text));
}

test("fault 43: the page serves no other site and no other host name, and lets no script of another in", async () => {
  const bot = startBot(await smallFolder(), await startApi());
  const page = await pageOf(bot);
  await isReady(bot);
  const own = await fetch(page);
  expect(own.headers.get("content-security-policy")).toMatch(/default-src 'none'/u);
  expect(own.headers.get("content-security-policy")).not.toMatch(/unsafe/u);

  const rebound = request(page, { headers: { host: "evil.example" } });
  rebound.end();
  expect((await answerTo(rebound)).statusCode).toBe(403);
  const body = JSON.stringify({ question: "消防" });
  const headers = { "content-type": "application/json", origin: "https://evil.example" };
  expect((await fetch(`${page}/api/ask`, { method: "POST", headers, body })).status).toBe(403);
});
