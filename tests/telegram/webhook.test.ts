import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import { StateError, TelegramError } from "../../src/ops/errors.ts";
import type { Inbox } from "../../src/memory/inbox.ts";
import { freshState } from "./running-bot.ts";
import { runWebhook, SECRET } from "./running-webhook.ts";

const QUESTION = "重点行业领域有哪些？";

const update = (id: number, text = QUESTION) =>
  JSON.stringify({
    update_id: id,
    message: {
      message_id: id,
      date: 1,
      text,
      chat: { id: 700_000_001, type: "private" },
      from: { id: 700_000_001, is_bot: false, first_name: "x" },
    },
  });

describe("a webhook", () => {
  test("is set with its secret and kinds, keeps what waits at Telegram, and answers", async () => {
    const { api, start, url } = await runWebhook();
    const person = api.person();
    person.sends(QUESTION);
    expect(await start().ready).toBe("yanju_bot");
    const { payload } = api.calls.find(({ method }) => method === "setWebhook") ?? {};
    expect(payload).toEqual({
      url,
      secret_token: SECRET,
      allowed_updates: ["message", "edited_message", "callback_query", "inline_query"],
      drop_pending_updates: false,
    });
    expect((await person.receives()).quotations).toHaveLength(2);
    person.sends("民兵训练怎么安排？");
    expect((await person.receives()).quotations).toHaveLength(1);
    expect(api.unconfirmed).toBe(0);
  });

  test("fault 10: Telegram has its 200 long before a slow answer", async () => {
    const { api, start } = await runWebhook({ answerMs: 1_500 });
    await start().ready;
    const people = Array.from({ length: 20 }, () => api.person());
    for (const person of people) person.sends(QUESTION);
    await api.until(() => api.webhook?.answers.length === 20);
    expect(people.filter((person) => person.unread().length > 0)).toEqual([]);
    expect(api.webhook?.answers.map(({ status }) => status)).toEqual(people.map(() => 200));
    for (const person of people) expect((await person.receives()).quotations).toHaveLength(2);
  });

  test("fault 7: the same update three times is answered once", async () => {
    const { api, start, post, answerer } = await runWebhook();
    await start().ready;
    const person = api.person({ id: 700_000_001 });
    for (let i = 0; i < 3; i += 1) expect((await post(update(5))).status).toBe(200);
    await person.receives();
    expect((await post(update(6))).status).toBe(200);
    await person.receives();
    expect([answerer.asked.length, person.unread()]).toEqual([2, []]);
  });

  test("fault 10: with a full queue it asks Telegram to come again, and none is lost", async () => {
    const { api, start } = await runWebhook({ mostWaiting: 3, answerMs: 100, concurrency: 1 });
    await start().ready;
    const people = Array.from({ length: 15 }, () => api.person());
    for (const person of people) person.sends(QUESTION);
    for (const person of people) expect((await person.receives()).quotations).toHaveLength(2);
    expect(api.webhook?.answers.some(({ status }) => status === 503)).toBe(true);
    expect(people.flatMap((person) => person.unread())).toEqual([]);
  });

  test("says how long to wait where the database is out of reach, and takes what comes again", async () => {
    const state = await freshState();
    let isDown = true;
    const inbox: Inbox = {
      ...state.inbox,
      receive: (botId, updates) =>
        isDown ? Promise.reject(new StateError("down")) : state.inbox.receive(botId, updates),
    };
    const { api, start, post } = await runWebhook({ state: { ...state, inbox } });
    await start().ready;
    const person = api.person({ id: 700_000_001 });
    const refused = await post(update(5));
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "5"]);
    isDown = false;
    expect((await post(update(5))).status).toBe(200);
    await person.receives();
  });

  test("fault 9: told to stop, it takes nothing more, finishes what it began and leaves the webhook set", async () => {
    const { api, start, url, answerer } = await runWebhook({ answerMs: 300 });
    const bot = start();
    await bot.ready;
    const person = api.person();
    person.sends(QUESTION);
    await api.until(() => answerer.asked.length === 1);
    const stopping = bot.stop();
    person.sends("民兵训练怎么安排？");
    await stopping;
    expect(person.unread()).toHaveLength(1);
    await api.until(() => api.webhook?.answers.at(-1)?.status === 503);
    expect(api.webhook?.settings.url).toBe(url);
    start();
    expect(await person.receivesAll(2)).toHaveLength(2);
  });
});

describe("what comes to the webhook from elsewhere", () => {
  test.each([
    ["none", {}],
    ["a wrong one", { "x-telegram-bot-api-secret-token": `${SECRET}x` }],
    ["a longer one", { "x-telegram-bot-api-secret-token": SECRET.repeat(50) }],
    ["one in another case", { "x-telegram-bot-api-secret-token": SECRET.toLowerCase() }],
  ])("fault 11: secret: %s: 401", async (_, headers) => {
    const { start, post, state } = await runWebhook();
    await start().ready;
    expect((await post(update(5), { "content-type": "application/json", ...headers })).status).toBe(401);
    expect(await state.inbox.backlog(4_242_424_242)).toBe(0);
  });

  test("fault 11: a wrong secret is refused before the body is read", async () => {
    const { start, port } = await runWebhook();
    await start().ready;
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    let answer = "";
    socket.setEncoding("utf8").on("data", (text: string) => (answer += text));
    socket.write("POST /hook HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n");
    await vi.waitFor(() => expect(answer).toMatch(/^HTTP\/1\.1 401 /u));
    socket.destroy();
  });

  test.each<[string, number, string]>([
    ["nothing", 400, ""],
    ["no JSON", 400, "{"],
    ["a list", 400, "[]"],
    ["null", 400, "null"],
    ["a text", 400, '"x"'],
    [
      "a hundred thousand lists in each other",
      400,
      `{"update_id":1,"message":${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
    ],
    ["a third of a megabyte", 413, update(1, "x".repeat(350_000))],
  ])("fault 12: %s: %d", async (_, status, body) => {
    const { start, post, api } = await runWebhook();
    await start().ready;
    const person = api.person({ id: 700_000_001 });
    expect((await post(body)).status).toBe(status);
    expect((await post(update(5))).status).toBe(200);
    await person.receives();
  });

  test("fault 12: a body without an end and without a length is cut off at the limit", async () => {
    const { start, post } = await runWebhook();
    await start().ready;
    const before = process.memoryUsage().rss;
    const chunk = new TextEncoder().encode("x".repeat(65_536));
    let sent = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        sent += 1;
        if (sent > 4_000) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const answered = await post(endless).then(
      ({ status }) => status,
      () => "cut off",
    );
    expect([413, "cut off"]).toContain(answered);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  test("fault 48: an update that cannot be used is set aside with a 200, or Telegram would never go on", async () => {
    const { start, post, log } = await runWebhook();
    await start().ready;
    for (const body of ['{"message":{}}', '{"update_id":true}', '{"update_id":7,"message":{"chat":"x"}}', "{}"]) {
      expect((await post(body)).status).toBe(200);
    }
    expect(log.filter((line) => line.includes("was set aside"))).toHaveLength(4);
  });
});

describe("readiness", () => {
  const statusOf = async (page: string) => (await fetch(`${page}/readyz`)).status;

  test("is told only once Telegram has the webhook, and no more when it was taken away", async () => {
    const { api, start, page, log } = await runWebhook({ lookEveryMs: 30 });
    api.faults.next("setWebhook", { kind: "refusal", code: 429, description: "Too Many Requests" });
    expect((await fetch(`${page}/healthz`)).status).toBe(200);
    const bot = start();
    await api.until(() => api.calls.some(({ method }) => method === "setWebhook"));
    expect(await statusOf(page)).toBe(503);
    await bot.ready;
    expect(await statusOf(page)).toBe(200);
    const { Api } = await import("grammy");
    await new Api(api.token, { apiRoot: api.root }).deleteWebhook();
    await vi.waitFor(async () => expect(await statusOf(page)).toBe(503));
    expect(log.join("")).toContain("was taken away");
  });

  test("what Telegram says of failed deliveries stands in the log", async () => {
    const { api, start, log } = await runWebhook({ lookEveryMs: 30, path: "/elsewhere" });
    await start().ready;
    api.person().sends(QUESTION);
    await vi.waitFor(() => expect(log.join("")).toContain("could not hand over messages at WEBHOOK_URL"));
    expect(log.join("")).toMatch(/Wrong response from the webhook: 40\d/u);
    await pause(50);
  });
});

test("an address that Telegram does not take ends the bot with one line", async () => {
  const { api, start } = await runWebhook();
  const description = "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443";
  api.faults.next("setWebhook", { kind: "refusal", code: 400, description });
  const error: unknown = await start().done.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(TelegramError);
  expect((error as TelegramError).message).toMatch(
    /^Telegram does not accept WEBHOOK_URL \(400 .*ports.*\); set it to/u,
  );
  expect((error as TelegramError).exitCode).toBe(5);
});
