import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { FakeBotApi } from "../fakes/bot-api/server.ts";
import { run, smallSpeech, start } from "./command.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

/** Each as nobody else would write it, with characters that addresses encode. */
const canaries = {
  page: "canary-page/token+of=admins",
  metrics: "canary-metrics/token+of=readers",
  model: "canary-model/key+of=a-language-model",
  database: "canary-database/password+",
  proxy: "canary-proxy/password+",
};
const token = `987654321:${"Canary_token-of-the-bot".padEnd(35, "x")}`;
const everyone = [...Object.values(canaries), token];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yanju-secrets-"));
  await mkdir(join(folder, "corpus"));
  await writeFile(join(folder, "corpus", "speech.txt"), smallSpeech);
  expect(await run(folder, ["index"])).toMatchObject({ code: 0 });
});
afterAll(() => rm(folder, { recursive: true }));

/** None of the secrets stands in a text, in any form in which a library would write it. */
function expectNone(text: string): void {
  for (const secret of everyone) {
    const forms = [
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
      secret.split(":").at(-1) ?? "",
    ];
    for (const form of forms) expect(text.includes(form), `${form} in ${text}`).toBe(false);
    for (const before of ["", "a", "ab", "user:"]) {
      const coded = Buffer.from(before + secret)
        .toString("base64")
        .slice(8, -4);
      expect(text.includes(coded), `${coded} in ${text}`).toBe(false);
    }
  }
}

const settings = {
  PORT: "0",
  LOG_LEVEL: "trace",
  BOT_TOKEN: token,
  PAGE_TOKEN: canaries.page,
  METRICS_TOKEN: canaries.metrics,
  PUBLIC_URLS: "https://yanju.example.org",
  LLM_BASE_URL: "http://127.0.0.1:9/v1",
  LLM_MODEL: "m",
  LLM_API_KEY: canaries.model,
};
const loginOf = (password: string): string => `user:${encodeURIComponent(password)}`;

test("fault 30: under every fault of Telegram, on the page, in metrics and in what is kept", async () => {
  const api = await FakeBotApi.start({ token });
  onTestFinished(() => api.close());
  const bot = start(folder, ["bot"], {
    ...settings,
    BOT_API_ROOT: api.root,
    DATA_DIR: join(folder, ".yanju"),
    LOG_QUESTIONS: "on",
  });
  const [, url = ""] = await bot.said(/Its page: (http:\/\/127\.0\.0\.1:\d+)"/u);
  const person = api.person();
  api.faults.next("sendMessage", { kind: "html" });
  api.faults.next("sendMessage", { kind: "server-error" });
  api.faults.next("sendMessage", { kind: "dropped" });
  api.faults.next("getUpdates", { kind: "html", code: 502 });
  api.faults.next("getUpdates", { kind: "dropped" });
  person.sends(`消防部门多久检查一次？${canaries.page}`);
  await api.until(() => person.unread().length > 0);
  api.faults.next("sendMessage", { kind: "refusal", code: 400, description: `Bad Request: ${token}` });
  person.sends("企业负责人多久检查一次？");
  await bot.said(/an update could not be handled/u);

  const wrong = await fetch(`${url}/login`, {
    method: "POST",
    body: new URLSearchParams({ token: `${canaries.page}x` }),
  });
  const hidden = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${canaries.metrics}x` } });
  const read = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${canaries.metrics}` } });
  expect([wrong.status, hidden.status, read.status]).toEqual([403, 401, 200]);
  const metrics = await read.text();
  expect(metrics).toMatch(/^yanju_answers_total\{status="answered",language="zh-Hans"\} 1$/mu);
  expect(metrics).toMatch(/^yanju_updates_total\{outcome="received"\} 2$/mu);

  api.faults.next("*", { kind: "refusal", code: 401, description: "Unauthorized" }, 1000);
  const { code, stdout, stderr } = await bot.ended;
  expect(code).toBe(5);
  expect(stderr).toMatch(/"msg":"answered"/u);
  for (const text of [stdout, stderr, metrics, await wrong.text(), await hidden.text()]) expectNone(text);
  const kept = join(folder, ".yanju");
  for (const name of await readdir(kept, { recursive: true })) {
    const text = await readFile(join(kept, name), "latin1").catch(() => "");
    // What a person wrote is theirs, and is kept.
    expectNone(text.replaceAll(canaries.page, "").replaceAll(JSON.stringify(canaries.page).slice(1, -1), ""));
  }
});

describe("fault 30: where something cannot be reached, or refuses the password", () => {
  test("a Postgres server", async () => {
    const address = `postgres://${loginOf(canaries.database)}@127.0.0.1:9/yanju`;
    for (const DATABASE_URL of [
      address,
      `${address}?sslmode=odd`,
      address.replace("127.0.0.1:9", "no.such.host.invalid"),
    ]) {
      const { code, stdout, stderr } = await run(folder, ["bot"], { ...settings, DATABASE_URL });
      expect(code).toBe(8);
      expectNone(stdout + stderr);
      const saved = await run(folder, ["backup", join(folder, "never.tar.gz")], { DATABASE_URL });
      expect(saved.code).toBe(8);
      expectNone(saved.stdout + saved.stderr);
    }
  });

  test.each(["http", "socks5h"])("a proxy by %s", async (protocol) => {
    const PROXY_URL = `${protocol}://${loginOf(canaries.proxy)}@127.0.0.1:9`;
    const bot = start(folder, ["bot"], { ...settings, PROXY_URL });
    await bot.said(/cannot be reached/u);
    bot.process.kill("SIGTERM");
    const { stdout, stderr } = await bot.ended;
    expectNone(stdout + stderr);
  });

  test("a Bot API by an address with a password", async () => {
    const BOT_API_ROOT = `http://${loginOf(canaries.proxy)}@127.0.0.1:9`;
    const bot = start(folder, ["bot"], { ...settings, BOT_API_ROOT });
    await bot.said(/cannot be reached/u);
    bot.process.kill("SIGTERM");
    const { stdout, stderr } = await bot.ended;
    expectNone(stdout + stderr);
  });

  test("a language model that repeats the key it was given", async () => {
    const server = createServer((request, response) => {
      response.writeHead(401, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: { message: `Incorrect API key: ${request.headers.authorization}` } }));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    const LLM_BASE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
    const args = ["corpus", "render", "speech.txt", "--yes"];
    const { code, stdout, stderr } = await run(folder, args, { ...settings, LLM_BASE_URL });
    expect(code).not.toBe(0);
    expectNone(stdout + stderr);
  });

  test("a setting in the wrong line, or a secret in the wrong setting", async () => {
    const own = join(folder, "own");
    await mkdir(own);
    await writeFile(join(own, ".env"), `BOT_TOKEN\n${token}\n`);
    const line = await run(own, ["bot"]);
    expect(line.code).toBe(2);
    expectNone(line.stdout + line.stderr);
    const place = await run(folder, ["bot"], {
      ...settings,
      PORT: token,
      LOG_LEVEL: canaries.page,
      BOT_API_ROOT: canaries.model,
    });
    expect(place.code).toBe(2);
    expectNone(place.stdout + place.stderr);
  });
});
