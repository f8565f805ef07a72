import { setTimeout as pause } from "node:timers/promises";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import type { Answerer } from "../../src/domain.ts";
import { TelegramError } from "../../src/ops/errors.ts";
import { createBot } from "../../src/telegram/bot.ts";
import type { Fault } from "../fakes/bot-api/faults.ts";
import { runBot, startApi } from "./running-bot.ts";
import { SampleAnswerer } from "./sample-answers.ts";

const QUESTION = "重点行业领域有哪些？";

async function thrownBy(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.unreachable("it should have failed"),
    (error: unknown) => error,
  );
}

describe("Telegram refuses the bot", () => {
  test.each([
    ["a wrong token (row 5)", "4242424242:AAwrongwrongwrongwrongwrongwrongwrong", /401 Unauthorized/],
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

  test("a second poller ends the first with status 6 (row 4)", async () => {
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
    ["429, as long as it says (row 1)", { kind: "rate-limit", retryAfter: 1 }],
    ["500", { kind: "server-error", code: 500 }],
    ["an HTML page (row 3)", { kind: "html", code: 502 }],
    ["a dropped connection", { kind: "dropped" }],
  ])("%s: the answer arrives all the same, once", async (_, fault) => {
    const { api, log } = await runBot();
    const person = api.person();
    api.faults.next("sendMessage", fault, 2);
    api.faults.next("sendChatAction", fault);
    person.sends(QUESTION);
    expect((await person.receives()).quotations).toHaveLength(2);
    expect(person.unread()).toEqual([]);
    expect(log.join("")).not.toContain(api.token);
  });

  test.each<[string, Fault]>([
    ["dropped connections (row 2)", { kind: "dropped" }],
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

  test("a silent connection is dropped and the call repeated", async () => {
    const { api } = await runBot({ outage: { silenceMs: 100 } });
    const person = api.person();
    api.faults.next("sendMessage", { kind: "slow", ms: 60_000 });
    person.sends(QUESTION);
    expect((await person.receives()).quotations).toHaveLength(2);
  });

  test("a message that cannot be sent for too long is given up, and the bot goes on", async () => {
    const { api, log } = await runBot({ outage: { deadlineMs: 50 } });
    const person = api.person({ language: "en" });
    api.faults.next("sendMessage", { kind: "dropped" }, 1000);
    person.sends(QUESTION);
    await api.until(() => log.some((line) => line.includes("could not be handled")));
    api.faults.clear();
    person.sends("/start");
    expect((await person.receives()).text).toMatch(/^I find/);
    expect(log.join("")).not.toContain(api.token);
  });
});

describe("the person", () => {
  test("who blocked the bot is dropped with a line in the log (row 20)", async () => {
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

describe("stop", () => {
  test("lets the answer under way arrive and takes no more (row 9)", async () => {
    const api = await startApi();
    const { answerer, release } = heldAnswerer();
    const { polling } = await runBot({ api, answerer });
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
    await runBot({ api });
    expect(await person.receivesAll(2)).toHaveLength(2);
  });

  test("confirms what was answered, so that nothing is answered again after a restart (row 7)", async () => {
    const api = await startApi();
    const { answerer, release } = heldAnswerer();
    // A bot that is full does not poll, so its last update is still unconfirmed.
    const { polling } = await runBot({ api, answerer, concurrency: 1 });
    const person = api.person();
    person.sends(QUESTION);
    await api.until(() => person.typingShown > 0);
    expect(api.unconfirmed).toBe(1);
    const stopped = polling.stop();
    release();
    await stopped;
    expect(person.unread()).toHaveLength(1);
    expect(api.unconfirmed).toBe(0);
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

test("an error of a failed call shows no token, however it is printed", async () => {
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
