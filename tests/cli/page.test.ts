import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { FakeBotApi } from "../fakes/bot-api/server.ts";
import { call, expectOneLine, run, smallSpeech, start } from "./command.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

const secret = "a-token-that-nobody-guesses";
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yanju 言据 "));
  await mkdir(join(folder, "corpus"));
  await writeFile(join(folder, "corpus", "speech.txt"), smallSpeech);
  await run(folder, ["index"]);
});
afterAll(() => rm(folder, { recursive: true }));

const question = (url: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/ask`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify({ question: "消防部门多久检查一次商场和学校" }),
  });

async function logIn(url: string, fields: Record<string, string>): Promise<string> {
  const body = new URLSearchParams(fields);
  const response = await fetch(`${url}/login`, { method: "POST", body, redirect: "manual" });
  expect(response.status).toBe(303);
  return response.headers.get("Set-Cookie")?.split(";")[0] ?? "";
}

describe("a page that others could open, and nobody log in to", () => {
  test.each([{ HOST: "0.0.0.0" }, { HOST: "192.0.2.1" }, { PUBLIC_URLS: "https://yanju.example.org" }])(
    "is refused in one line: %j",
    async (settings) => {
      const ended = await call(folder, "bot", [], { PORT: "0", ...settings });
      expectOneLine(ended, 2, /others can open the page, which takes a login: set PAGE_TOKEN or BOT_TOKEN/u);
    },
  );
});

test("with PAGE_TOKEN the page takes a login beyond loopback, and answers then", async () => {
  const bot = start(folder, ["bot"], { PORT: "0", HOST: "0.0.0.0", PAGE_TOKEN: secret });
  const [, url = ""] = await bot.said(/the bot is a page here: (http:\/\/127\.0\.0\.1:\d+)"/u);
  expect((await question(url)).status).toBe(401);
  const Cookie = await logIn(url, { token: secret });
  const answer = await question(url, { Cookie });
  expect([answer.status, (await answer.text()).includes("每季度检查一次")]).toEqual([200, true]);
  bot.process.kill("SIGTERM");
  const { stderr, ...ended } = await bot.ended;
  expect(ended).toMatchObject({ code: 0 });
  expect(stderr).not.toContain(secret);
});

describe("beside the bot", () => {
  /** A Bot API, and a working folder of its own: what was handled before would not be handled again. */
  async function botApi(): Promise<{ api: FakeBotApi; own: string }> {
    const api = await FakeBotApi.start();
    const own = await mkdtemp(join(tmpdir(), "yanju 言据 "));
    await cp(folder, own, { recursive: true });
    onTestFinished(async () => {
      await api.close();
      await rm(own, { recursive: true });
    });
    return { api, own };
  }

  test("the page is open on this machine, and both answer", async () => {
    const { api, own } = await botApi();
    const bot = start(own, ["bot"], { PORT: "0", BOT_TOKEN: api.token, BOT_API_ROOT: api.root });
    const [, url = ""] = await bot.said(/is answering in Telegram\. Its page: (http:\/\/127\.0\.0\.1:\d+)"/u);
    expect(await (await question(url)).text()).toContain("每季度检查一次");
    const person = api.person({ language: "zh-hans" });
    person.sends("消防部门多久检查一次商场和学校");
    expect((await person.receives()).text).toContain("每季度检查一次");
    bot.process.kill("SIGTERM");
    expect(await bot.ended).toMatchObject({ code: 0 });
  });

  test("a link from /login lets in whom the bot knows, once", async () => {
    const { api, own } = await botApi();
    const person = api.person({ language: "en" });
    const bot = start(own, ["bot"], {
      PORT: "0",
      BOT_TOKEN: api.token,
      BOT_API_ROOT: api.root,
      PUBLIC_URLS: "http://yanju.example.org",
      ALLOWED_IDS: String(person.id),
    });
    const [, url = ""] = await bot.said(/Its page: (http:\/\/127\.0\.0\.1:\d+)"/u);
    expect((await question(url)).status).toBe(401);
    person.sends("/login");
    const [, link = ""] =
      /http:\/\/yanju\.example\.org\/login\/([\w-]{43})/u.exec((await person.receives()).text) ?? [];
    const Cookie = await logIn(url, { link });
    expect((await question(url, { Cookie })).status).toBe(200);
    const again = await fetch(`${url}/login`, { method: "POST", body: new URLSearchParams({ link }) });
    expect(again.status).toBe(403);
    bot.process.kill("SIGTERM");
    expect(await bot.ended).toMatchObject({ code: 0 });
  });

  test("a port that is taken ends the start: nobody could see whether such a bot lives", async () => {
    const { api, own } = await botApi();
    const settings = { PORT: new URL(api.root).port, BOT_TOKEN: api.token, BOT_API_ROOT: api.root };
    expectOneLine(
      await run(own, ["bot"], settings),
      7,
      /port \d+ on 127\.0\.0\.1 is in use; .* set PORT to a free port/u,
    );
    expect(api.calls).toEqual([]);
  });
});
