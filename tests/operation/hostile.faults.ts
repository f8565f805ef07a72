import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { type Running, run } from "../cli/command.ts";
import type { FakeBotApi } from "../fakes/bot-api/server.ts";
import type { Person } from "../fakes/bot-api/person.ts";
import { startApi } from "../telegram/running-bot.ts";
import { hostileTexts } from "./hostile-texts.ts";
import { Load } from "./load.ts";
import { longestTurn, watched } from "./loop-watch.ts";
import { isReady, LONGEST_MS, report, rounds, smallFolder, startBot } from "./shipped-bot.ts";

vi.setConfig({ testTimeout: LONGEST_MS });

/** So many texts are under way at once. */
const AT_ONCE = 5;
const PATIENCE_MS = 60_000;
const LONGEST_SEARCH = 200;

type Way = (text: string) => Promise<unknown>;

/** Every way in which a text comes to the bot; each resolves once it is answered. */
function waysOf(api: FakeBotApi, page: string): Readonly<Record<string, Way>> {
  const person = (): Person => api.person({ language: "zh-hans", patienceMs: PATIENCE_MS });
  const told =
    (send: (person: Person, text: string) => void): Way =>
    (text) => {
      const one = person();
      send(one, text);
      return one.receives();
    };
  const asked = async (path: string, options: RequestInit = {}): Promise<void> => {
    const headers = { "Content-Type": "application/json", Origin: page };
    const response = await fetch(page + path, { ...options, headers });
    await response.text();
    // 503: so many are asking that it says so.
    expect([200, 400, 503], path).toContain(response.status);
  };
  return {
    message: told((one, text) => one.sends(text)),
    caption: told((one, text) =>
      one.sendsCaptioned({ photo: [{ file_id: "p", file_unique_id: "p", width: 1, height: 1 }] }, text),
    ),
    "/ask": told((one, text) => one.sends(`/ask ${text}`)),
    "/check": told((one, text) => one.sends(`/check ${text}`)),
    "/search": told((one, text) => one.sends(`/search ${text.slice(0, LONGEST_SEARCH)}`)),
    forwarded: told((one, text) =>
      one.sendsContent({ text, forward_origin: { type: "hidden_user", sender_user_name: "x", date: 1 } }),
    ),
    inline: (text) => {
      const one = person();
      one.queries(text.slice(0, 256));
      return one.seesCards();
    },
    "page, asked": (question) => asked("/api/ask", { method: "POST", body: JSON.stringify({ question }) }),
    "page, checked": (question) =>
      asked("/api/ask", { method: "POST", body: JSON.stringify({ question, gesture: "check" }) }),
    "page, searched": (text) => asked(`/api/search?q=${encodeURIComponent(wellFormed(text.slice(0, LONGEST_SEARCH)))}`),
  };
}

/** Without halves of surrogate pairs, which no address can hold. */
function wellFormed(text: string): string {
  return text.replaceAll(/[\uD800-\uDFFF]/gu, "");
}

async function pageOf(bot: Running): Promise<string> {
  const [, url = ""] = await bot.said(/Its page: (http:\/\/127\.0\.0\.1:\d+)/u);
  return url;
}

test("fault 44: hostile texts by every way in: no crash, the others are answered, nobody waits for one", async () => {
  const folder = await smallFolder();
  await cp(new URL("../../corpus/001_0b87d2ec0b8c6638.txt", import.meta.url), join(folder, "corpus/other.txt"));
  expect((await run(folder, ["index"])).code).toBe(0);
  const api = await startApi();
  const bot = startBot(folder, api, watched);
  const page = await pageOf(bot);
  await isReady(bot);
  const ways = waysOf(api, page);
  // What a first message waits for, it waits for once.
  await Promise.all(Object.values(ways).map((way) => way("重点行业领域有哪些？")));
  const others = new Load(api);
  others.begin(2);
  await others.answers(60);
  await longestTurn(bot);
  await others.answers(60);
  const control = await longestTurn(bot);

  const texts = hostileTexts(rounds(20));
  const turns: Record<string, number> = {};
  for (const [name, way] of Object.entries(ways)) {
    const left = [...texts];
    const work = async (): Promise<void> => {
      for (let text = left.shift(); text !== undefined; text = left.shift()) await way(text);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    turns[name] = await longestTurn(bot);
  }
  await others.settles();
  bot.process.kill("SIGTERM");
  const { code, stderr } = await bot.ended;
  report("fault 44", { texts: texts.length, control, ...turns, others: others.outcome(), slowestMs: others.slowestMs });
  expect(code).toBe(0);
  expect(stderr).not.toMatch(/"level":"error"/u);
  expect(others.outcome()).toMatchObject({ lost: 0, doubled: 0 });
  for (const [name, longest] of Object.entries(turns)) expect(longest - control, name).toBeLessThan(50);
});

test("fault 44: hostile texts on the terminal: an answer each", async () => {
  const folder = await smallFolder();
  const file = join(await mkdtemp(join(tmpdir(), "yanju texts ")), "texts.jsonl");
  onTestFinished(() => rm(join(file, ".."), { recursive: true }));
  const texts = hostileTexts(rounds(20));
  await writeFile(file, texts.map((question, id) => `${JSON.stringify({ id: String(id), question })}\n`).join(""));
  const { code, stdout } = await run(folder, ["ask", "--batch", file]);
  expect(code).toBe(0);
  const answers = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { id: string; text: string });
  expect(answers.map(({ id }) => id)).toEqual(texts.map((_, id) => String(id)));
  expect(answers.every(({ text }) => text !== "")).toBe(true);
});

test("fault 60: two thousand questions to the page at once: answered or told that it is busy, and Telegram goes on", async () => {
  const api = await startApi();
  const bot = startBot(await smallFolder(), api);
  const page = await pageOf(bot);
  await isReady(bot);
  const others = new Load(api);
  others.begin(2);
  const ask = async (): Promise<number> => {
    const body = JSON.stringify({ question: "消防部门多久检查一次商场和学校？" });
    const headers = { "Content-Type": "application/json", Origin: page };
    const response = await fetch(`${page}/api/ask`, { method: "POST", headers, body });
    await response.arrayBuffer();
    return response.status;
  };
  const statuses = await Promise.all(Array.from({ length: 2_000 }, ask));
  await others.settles();
  bot.process.kill("SIGTERM");
  const { code } = await bot.ended;
  const count = (status: number): number => statuses.filter((one) => one === status).length;
  report("fault 60", { answered: count(200), busy: count(503), others: others.outcome(), slowestMs: others.slowestMs });
  expect(code).toBe(0);
  expect(count(200)).toBeGreaterThan(0);
  expect(count(200) + count(503)).toBe(2_000);
  expect(others.outcome()).toMatchObject({ lost: 0, doubled: 0 });
});
