import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { TelegramError } from "../../src/ops/errors.ts";
import { createBot } from "../../src/telegram/bot.ts";
import type { Fault } from "../fakes/bot-api/faults.ts";
import { runBot, startApi } from "./running-bot.ts";
import { A_WHILE_MS, SampleAnswerer } from "./sample-answers.ts";

const QUESTION = "重点行业领域有哪些？";

async function thrownBy(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.unreachable("it should have failed"),
    (error: unknown) => error,
  );
}

describe("Telegram refuses the bot", () => {
  test.each([
    ["fault 5: a wrong token", "4242424242:AAwrongwrongwrongwrongwrongwrongwrong", /401 Unauthorized/],
    ["a malformed token", "nonsense", /404 Not Found/],
  ])("%s ends it with one clear line and status 5", async (_, token, reason) => {
    const { api, polling, log } = await runBot({ token });
    for (const end of [polling.ready, polling.done]) {
      const error = (await thrownBy(end)) as TelegramError;
      expect(error).toBeInstanceOf(TelegramError);
      expect(error.exitCode).toBe(5);
      expect(error.message).toMatch(reason);
      expect(error.message).toMatch(/BOT_TOKEN.*@BotFather/);
      expect(inspect(error)).not.toContain(token);
    }
    expect(log.join("")).not.toContain(token);
    expect(api.calls).toEqual([]);
  });

  test("fault 4: a second poller ends the first with status 6", async () => {
    const api = await startApi();
    const first = await runBot({ api });
    await first.polling.ready;
    await api.until(() => api.calls.some(({ method }) => method === "getUpdates"));
    const second = await runBot({ api });
    const error = (await thrownBy(first.polling.done)) as TelegramError;
    expect(error).toBeInstanceOf(TelegramError);
    expect(error.exitCode).toBe(6);
    expect(error.message).toMatch(/another process is receiving/);
    const person = api.person();
    person.sends(QUESTION);
    expect((await person.receives()).quotations).toHaveLength(2);
    await second.polling.stop();
  });
});

describe("Telegram is in trouble", () => {
  test.each<[string, Fault]>([
    ["fault 1: 429, as long as it says", { kind: "rate-limit", retryAfter: 1 }],
    ["500", { kind: "server-error", code: 500 }],
    ["fault 3: an HTML page", { kind: "html", code: 502 }],
    ["a dropped connection", { kind: "dropped" }],
  ])("%s: the answer arrives all the same, once", async (_, fault) => {
    const { api, log } = await runBot({ answerer: new SampleAnswerer(A_WHILE_MS) });
    const person = api.person();
    api.faults.next("sendMessage", fault, 2);
    api.faults.next("sendChatAction", fault);
    person.sends(QUESTION);
    expect((await person.receives()).quotations).toHaveLength(2);
    expect(person.unread()).toEqual([]);
    expect(log.join("")).not.toContain(api.token);
  });

  test.each<[string, Fault]>([
    ["fault 2: dropped connections", { kind: "dropped" }],
    ["500", { kind: "server-error" }],
    ["an HTML page", { kind: "html" }],
    ["429", { kind: "rate-limit", retryAfter: 1 }],
  ])("%s at the start and while polling are waited out", async (_, fault) => {
    const api = await startApi();
    for (const method of ["getMe", "deleteWebhook", "getUpdates"]) api.faults.next(method, fault);
    const { polling, log } = await runBot({ api });
    await expect(polling.ready).resolves.toBe("yanju_bot");
    const person = api.person();
    person.sends(QUESTION);
    expect((await person.receives()).quotations).toHaveLength(2);
    expect(log.join("")).not.toContain(api.token);
  });

  test("fault 2: while the network is cut nothing hangs, and all is answered once it is back", async () => {
    const { api, log } = await runBot();
    const people = Array.from({ length: 5 }, () => api.person());
    await api.until(() => api.calls.some(({ method }) => method === "getUpdates"));
    api.faults.next("*", { kind: "dropped" }, 1_000_000);
    for (const person of people) person.sends(QUESTION);
    await api.until(() => api.calls.filter(({ method }) => method === "sendMessage").length >= 10);
    expect(people.flatMap((person) => person.unread())).toEqual([]);
    api.faults.clear();
    for (const person of people) expect((await person.receives()).quotations).toHaveLength(2);
    expect(people.flatMap((person) => person.unread())).toEqual([]);
    expect(log.join("")).not.toContain(api.token);
  });

  test("fault 1: a storm of rate limits over many chats loses no answer", async () => {
    const { api } = await runBot();
    const people = Array.from({ length: 8 }, () => api.person());
    api.faults.next("sendMessage", { kind: "rate-limit", retryAfter: 1 }, 16);
    for (const person of people) person.sends(QUESTION);
    for (const person of people) expect((await person.receives()).quotations).toHaveLength(2);
    expect(people.flatMap((person) => person.unread())).toEqual([]);
  });

  test("fault 30: under every fault at once, no token reaches a log line or a person", async () => {
    const { api, log } = await runBot({ answerer: new SampleAnswerer(A_WHILE_MS) });
    const person = api.person({ language: "en" });
    const kinds: Fault[] = [
      { kind: "dropped" },
      { kind: "lost" },
      { kind: "html" },
      { kind: "server-error" },
      { kind: "rate-limit", retryAfter: 1 },
    ];
    for (const method of [
      "sendMessage",
      "editMessageText",
      "answerCallbackQuery",
      "sendChatAction",
      "getUpdates",
      "setMyCommands",
    ]) {
      for (const fault of kinds) api.faults.next(method, fault);
    }
    for (let i = 0; i < 3; i += 1) person.sends(QUESTION);
    person.queries("重点");
    person.sends("/start");
    await api.until(() => person.unread().some(({ text }) => text.startsWith("I find")));
    person.taps("What are the priority sectors?");
    await api.until(() => person.unread().some(({ text }) => text.startsWith("What are")));
    expect(log.length).toBeGreaterThan(5);
    for (const text of [...log, ...person.everything()]) expect(text).not.toContain(api.token.slice(-20));
  });

  test("a silent connection is dropped and the call repeated", async () => {
    const { api } = await runBot({ outage: { silenceMs: 100 } });
    const person = api.person();
    api.faults.next("sendMessage", { kind: "slow", ms: 60_000 });
    person.sends(QUESTION);
    expect((await person.receives()).quotations).toHaveLength(2);
  });
});

describe("the person", () => {
  test("fault 20: who blocked the bot is dropped with a line in the log", async () => {
    const { api, log } = await runBot();
    const person = api.person();
    person.blocks();
    person.sends(QUESTION);
    await api.until(() => log.some((line) => line.includes("cannot be written to")));
    expect(log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
    person.unblocks();
    person.sends(QUESTION);
    expect((await person.receives()).quotations).toHaveLength(2);
  });

  test("who waits out a rate limit does not hold up others", async () => {
    const { api } = await runBot();
    const [limited, other] = [api.person(), api.person()];
    api.faults.next("sendMessage", { kind: "rate-limit", retryAfter: 2 });
    limited.sends(QUESTION);
    await api.until(() => api.calls.some(({ method }) => method === "sendMessage"));
    other.sends(QUESTION);
    await other.receives();
    expect(limited.unread()).toEqual([]);
    await limited.receives();
  });
});

test("fault 30: an error of a failed call shows no token, however it is printed", async () => {
  const api = await startApi();
  const logger = { debug() {}, info() {}, warn() {}, error() {}, child: () => logger };
  const bot = createBot({
    token: api.token,
    apiRoot: api.root,
    answerer: new SampleAnswerer(),
    logger,
    outage: { deadlineMs: 0 },
  });
  api.faults.next("sendMessage", { kind: "dropped" });
  const error = await thrownBy(bot.api.sendMessage(1, "x"));
  expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(api.token);
  expect(String(error)).toBe("ApiUnreachableError: sendMessage: ECONNRESET");
});
