import { setTimeout as pause } from "node:timers/promises";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import type { Answerer } from "../../src/domain.ts";
import type { State } from "../../src/memory/state.ts";
import { TelegramError } from "../../src/ops/errors.ts";
import { createBot } from "../../src/telegram/bot.ts";
import type { Fault } from "../fakes/bot-api/faults.ts";
import { freshState, runBot, startApi } from "./running-bot.ts";
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

/** An answerer that answers only after `release` is called. */
function heldAnswerer() {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const sample = new SampleAnswerer();
  const answerer: Answerer = {
    answer: async (question) => {
      await held;
      return sample.answer(question);
    },
  };
  return { answerer, release: () => release() };
}

/** How many updates wait with nobody at work on them. */
async function givenBack({ inbox }: State): Promise<number> {
  const botId = 4_242_424_242;
  const waiting = await inbox.claim(botId, 100);
  for (const { updateId } of waiting) await inbox.release(botId, updateId);
  return waiting.length;
}

describe("stop", () => {
  test("fault 9: lets the answer under way arrive and takes no more", async () => {
    const api = await startApi();
    const { answerer, release } = heldAnswerer();
    const { polling, state } = await runBot({ api, answerer });
    const person = api.person();
    person.sends(QUESTION);
    await api.until(() => person.typingShown > 0);
    let hasStopped = false;
    const stopped = polling.stop().then(() => (hasStopped = true));
    await pause(200);
    expect(hasStopped).toBe(false);
    release();
    await stopped;
    await polling.done;
    expect(person.unread()).toHaveLength(1);

    person.sends("第二个问题？");
    expect(person.unread()).toHaveLength(1);
    await runBot({ api, state });
    expect(await person.receivesAll(2)).toHaveLength(2);
  });

  test("fault 9: gives back at once what waits for its turn, and the next bot answers it", async () => {
    const api = await startApi();
    const { answerer, release } = heldAnswerer();
    const { polling, state, log } = await runBot({ api, answerer });
    const people = Array.from({ length: 8 }, () => api.person());
    for (const person of people) person.sends(QUESTION);
    await api.until(() => people.every(({ typingShown }) => typingShown > 0));
    const stopped = polling.stop();
    await api.untilAsync(async () => (await givenBack(state)) === 5);
    release();
    await stopped;
    expect(people.filter((person) => person.unread().length > 0)).toHaveLength(3);
    expect(log.join("")).toMatch(/"unfinished":5/u);
    expect(log.join("")).not.toMatch(/another process|could not be answered/u);
    await runBot({ api, state });
    for (const person of people) expect((await person.receives()).quotations).toHaveLength(2);
    for (const person of people) expect(person.unread()).toEqual([]);
  });

  test("fault 9: begins to tell no answer when Telegram may not take it in time, and says nothing false", async () => {
    const api = await startApi();
    const { answerer, release } = heldAnswerer();
    const { polling, state, log } = await runBot({ api, answerer, drainMs: 600 });
    const person = api.person();
    person.sends(QUESTION);
    await api.until(() => person.typingShown > 0);
    const stopped = polling.stop();
    await pause(400);
    release();
    await stopped;
    expect(person.unread()).toEqual([]);
    expect(log.join("")).not.toMatch(/another process|could not be answered|may come twice/u);
    await runBot({ api, state });
    expect((await person.receives()).quotations).toHaveLength(2);
  });

  test.each<[Fault, RegExp]>([
    [{ kind: "dropped" }, /"unfinished":1/u],
    [{ kind: "slow", ms: 800 }, /it may come twice/u],
  ])("fault 9: an answer that Telegram has not taken at the end is not lost: %j", async (fault, told) => {
    const api = await startApi();
    const { polling, state, log } = await runBot({ api, drainMs: 300 });
    api.faults.next("sendMessage", fault, 1_000_000);
    const person = api.person();
    person.sends(QUESTION);
    await api.until(() => api.calls.some(({ method }) => method === "sendMessage"));
    await polling.stop();
    expect(person.unread()).toEqual([]);
    expect(log.join("")).toMatch(told);
    api.faults.clear();
    await runBot({ api, state });
    expect((await person.receives()).quotations).toHaveLength(2);
  });

  test("fault 7: the same update three times, also across a restart, gets one answer", async () => {
    const api = await startApi();
    const state = await freshState();
    const first = await runBot({ api, state });
    const person = api.person({ language: "en" });
    const id = person.sends(QUESTION);
    await person.receives();
    person.repeats(id);
    person.repeats(id);
    person.sends("/start");
    expect((await person.receives()).text).toMatch(/^I find/);
    await first.polling.stop();
    expect(api.unconfirmed).toBe(0);
    await runBot({ api, state });
    person.repeats(id);
    person.sends("/help");
    expect((await person.receives()).text).toMatch(/^How to ask/);
    expect(person.unread()).toEqual([]);
  });

  test("fault 6: another bot's token is not deaf to lower update ids, nor to ids the first bot had", async () => {
    const state = await freshState();
    const first = await startApi({ firstUpdateId: 900 });
    const before = await runBot({ api: first, state });
    const person = first.person();
    person.sends(QUESTION);
    await person.receives();
    await before.polling.stop();
    for (const firstUpdateId of [1, 900]) {
      const token = `77${firstUpdateId}:AAanotherTokenForTests_0123456789abcdef`;
      const api = await startApi({ firstUpdateId, token });
      await runBot({ api, state });
      const other = api.person();
      other.sends(QUESTION);
      expect((await other.receives()).quotations).toHaveLength(2);
    }
  });

  test("fault 6: update ids that begin anew lower down after a quiet time are received", async () => {
    const { api } = await runBot({ pollSeconds: 1 });
    const person = api.person();
    person.sends(QUESTION);
    await person.receives();
    await api.until(() => api.calls.findLast(({ method }) => method === "getUpdates")?.payload["offset"] === 0);
    api.push({ message: person.writes(QUESTION) }, 17);
    expect((await person.receives()).quotations).toHaveLength(2);
  });

  test("before Telegram could be reached ends at once", async () => {
    const api = await startApi();
    api.faults.next("getMe", { kind: "dropped" }, 1_000_000);
    const { polling } = await runBot({ api });
    await api.until(() => api.calls.length > 1);
    await polling.stop();
    await polling.done;
  });

  test("twice is once", async () => {
    const { polling } = await runBot();
    await polling.ready;
    await Promise.all([polling.stop(), polling.stop()]);
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
