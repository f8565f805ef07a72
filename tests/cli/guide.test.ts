import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { FakeBotApi } from "../fakes/bot-api/server.ts";
import { type FakeProxy, type Login, startHttpProxy, startSocksProxy } from "../fakes/proxies.ts";
import { endOf, smallSpeech, start } from "./command.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const LOGIN: Login = { user: "user", password: "p@ss/word#1" };

/** The fenced blocks of a guide's section on proxies, by their language. */
async function proxySection(guide: string): Promise<Record<string, string>> {
  const text = await readFile(join(root, "docs", guide), "utf8");
  return Object.fromEntries(
    [...text.matchAll(/^```(\w+) proxy\n([^`]*)^```$/gm)].map(([, language = "", block = ""]) => [language, block]),
  );
}

/** What `npm start` runs, as package.json says. */
async function scriptOf(command: string): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const [npm, name = ""] = command.trim().split(" ");
  expect(npm).toBe("npm");
  const [node, runner, ...args] = (scripts[name] ?? "").split(" ");
  expect([node, runner]).toEqual(["node", "scripts/run.mjs"]);
  return args;
}

describe.each<[string, string, (login: Login) => Promise<FakeProxy>]>([
  ["SETUP.md", "socks5h", startSocksProxy],
  ["SETUP.zh.md", "http", startHttpProxy],
])("who follows %s behind a proxy by %s", (guide, protocol, startProxy) => {
  test("has a bot that answers", { timeout: 120_000 }, async () => {
    const api = await FakeBotApi.start();
    onTestFinished(() => api.close());
    const proxy = await startProxy(LOGIN);
    const folder = await mkdtemp(join(tmpdir(), "yanju guide 指南 "));
    await mkdir(join(folder, "corpus"));
    await writeFile(join(folder, "corpus/first.txt"), smallSpeech);

    const { ini = "", sh = "" } = await proxySection(guide);
    const own: Record<string, string> = {
      "123456789:TOKEN": api.token,
      USER: encodeURIComponent(LOGIN.user),
      PASSWORD: encodeURIComponent(LOGIN.password),
      HOST: "127.0.0.1",
      PORT: String(proxy.port),
      socks5h: protocol,
    };
    const settings = Object.entries(own).reduce((text, [theirs, ours]) => {
      expect(text).toContain(theirs);
      return text.replace(theirs, ours);
    }, ini);
    // The fake stands for Telegram.
    await writeFile(join(folder, ".env"), `${settings}BOT_API_ROOT=${api.root}\n`);

    const bot = start(folder, await scriptOf(sh));
    onTestFinished(async () => {
      bot.process.kill("SIGKILL");
      await bot.ended;
      await rm(folder, { recursive: true, maxRetries: 5 });
    });
    await bot.said(/@yanju_bot is answering in Telegram/);
    const person = api.person({ language: "zh-hans", patienceMs: 30_000 });
    person.sends("企业负责人多久检查一次安全生产工作？");
    const answer = await person.receives();
    expect(answer.quotations).toContain("企业负责人每月至少检查一次本单位的安全生产工作。");
    expect(api.connectionsNotFrom(proxy.peers())).toEqual([]);

    bot.process.kill("SIGKILL");
    const { stderr } = await bot.ended;
    for (const secret of [api.token, LOGIN.password, encodeURIComponent(LOGIN.password)]) {
      expect(stderr).not.toContain(secret);
    }
  });
});

test("a proxy's address that cannot be used stops the start with one line that does not repeat it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "yanju guide "));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, ".env"), "BOT_TOKEN=123456789:AAthisIsNoTokenOfAnyBotAtAll_0123456\n");
  const ended = await start(folder, ["bot"], { HTTPS_PROXY: "socks5h://user:secret#word@127.0.0.1:1080" }).ended;
  expect(ended.code).toBe(2);
  expect(endOf(ended.stderr)).toMatch(/^yanju: invalid setting HTTPS_PROXY: must be like [^\n]+\n$/);
  expect(ended.stderr).not.toContain("secret");
});
