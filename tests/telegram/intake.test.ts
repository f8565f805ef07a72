import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import { GrammyError } from "grammy";
import type { Inbox } from "../../src/memory/inbox.ts";
import { Admission } from "../../src/telegram/updates/admission.ts";
import { patiently } from "../../src/telegram/updates/patience.ts";
import { readUpdate } from "../../src/telegram/updates/update-schema.ts";
import type { Fault } from "../fakes/bot-api/faults.ts";
import { freshState, runBot, startApi } from "./running-bot.ts";
import { message, nested, pushUnreadable, unreadable } from "./unreadable-updates.ts";

const QUESTION = "重点行业领域有哪些？";

describe("fault 48: an update that is none", () => {
  test.each(unreadable)("%s is set aside and confirmed, and the next person is answered", async (_, raw) => {
    const { api, log } = await runBot();
    const person = api.person();
    pushUnreadable(api, raw);
    person.sends(QUESTION);
    expect((await person.receives()).quotations).toHaveLength(2);
    await api.until(() => api.unconfirmed === 0);
    expect(log.filter((line) => line.includes("was set aside")).length).toBeGreaterThan(0);
    expect(log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });

  test("NUL in what people write is answered like anything else", async () => {
    const { api } = await runBot();
    const person = api.person();
    person.sends(`${QUESTION}\u0000`);
    expect((await person.receives()).quotations).toHaveLength(2);
  });

  test("forty levels are read, and no more", () => {
    const update = (levels: number) => ({ update_id: 1, message: message({ reply_markup: nested(levels) }) });
    expect(readUpdate(update(38))).toHaveProperty("update");
    expect(readUpdate(update(39))).toEqual({ fault: "nested too deep" });
  });

  test("fault 21: kinds and fields nobody knows are passed over in silence", async () => {
    const { api, log } = await runBot();
    const person = api.person();
    api.pushRaw({ update_id: api.pushRaw({ update_id: 899_999_999 }, 899_999_999) + 1, hologram: { from: 1 } });
    person.sendsContent({ text: QUESTION, hologram: [1], chat_theme: null });
    expect((await person.receives()).quotations).toHaveLength(2);
    expect(log.filter((line) => line.includes("set aside"))).toEqual([]);
  });

  test.each([
    ["null", null],
    ["a number", 7],
    ["an object", { update_id: 1 }],
    ["a text", "x"],
  ])("%s in the place of the list of updates is waited out", async (_, result) => {
    const { api } = await runBot();
    const person = api.person();
    api.faults.next("getUpdates", { kind: "result", result });
    person.sends(QUESTION);
    expect((await person.receives()).quotations).toHaveLength(2);
  });
});

describe("fault 49: an update that the database will not take", () => {
  test("is set aside after some tries, and what came with it is answered", async () => {
    const state = await freshState();
    const real = state.inbox;
    let poison = 0;
    const inbox: Inbox = {
      ...real,
      receive: (botId, updates) =>
        updates.some(({ updateId }) => updateId === poison)
          ? Promise.reject(new Error("invalid byte sequence"))
          : real.receive(botId, updates),
    };
    const api = await startApi();
    const [first, second, third] = [api.person(), api.person(), api.person()];
    first.sends(QUESTION);
    poison = second.sends(QUESTION);
    third.sends(QUESTION);
    const { log } = await runBot({ api, state: { ...state, inbox } });
    for (const person of [first, third]) expect((await person.receives()).quotations).toHaveLength(2);
    await api.until(() => api.unconfirmed === 0);
    expect(log.filter((line) => line.includes("was set aside"))).toHaveLength(1);
    expect(second.unread()).toEqual([]);
  });
});

describe("fault 47: Telegram refuses to hand out updates for now", () => {
  test.each<[string, Fault]>([
    ["400", { kind: "refusal", code: 400, description: "Bad Request" }],
    ["403", { kind: "refusal", code: 403, description: "Forbidden" }],
    ["420", { kind: "refusal", code: 420, description: "FLOOD_WAIT" }],
    ["429 without a time", { kind: "refusal", code: 429, description: "Too Many Requests" }],
  ])("%s: the bot asks again later and answers", async (_, fault) => {
    const { api } = await runBot();
    api.faults.next("getMe", fault);
    api.faults.next("getUpdates", fault);
    const person = api.person();
    person.sends(QUESTION);
    expect((await person.receives()).quotations).toHaveLength(2);
  });

  test("429 with retry_after 600: it lives, asks nothing, and can be stopped at once", async () => {
    const api = await startApi();
    api.faults.next("getUpdates", { kind: "rate-limit", retryAfter: 600 });
    const { polling, log } = await runBot({ api });
    await vi.waitFor(() => expect(log.some((line) => line.includes('"seconds":600'))).toBe(true));
    await pause(300);
    expect(api.calls.filter(({ method }) => method === "getUpdates")).toHaveLength(1);
    expect(polling.isConnected()).toBe(true);
    await polling.stop();
    await polling.done;
  });

  test.each([
    [600, 600_000],
    [1e12, 1e15],
    [0, 1],
    [-5, 1_000],
    ["x", 1_000],
    [undefined, 1_000],
  ])("waits as told: retry_after %s is %d ms", async (retryAfter, ms) => {
    const waits: number[] = [];
    const log = () => undefined;
    const logger = { debug: log, info: log, warn: log, error: log, child: () => logger };
    let calls = 0;
    const answer = await patiently(
      async () => {
        calls += 1;
        if (calls > 1) return "answer";
        const parameters = { retry_after: retryAfter as number };
        const refused = { ok: false as const, error_code: 429, description: "Too Many Requests", parameters };
        throw new GrammyError("refused", refused, "getUpdates", {});
      },
      {
        logger,
        stopping: new AbortController().signal,
        wait: async (waited) => void waits.push(waited),
      },
    );
    expect([answer, waits]).toEqual(["answer", [ms]]);
  });
});

describe("fault 50: the clock is set back", () => {
  test("an hour, and nobody is taken for a flood", async () => {
    const { api } = await runBot({
      allowances: {
        question: { burst: 2, perSecond: 1000 },
        tap: { burst: 1, perSecond: 1 },
        inline: { burst: 1, perSecond: 1 },
      },
    });
    const person = api.person();
    person.sends(QUESTION);
    await person.receives();
    const now = Date.now;
    const clock = vi.spyOn(Date, "now").mockImplementation(() => now() - 3_600_000);
    try {
      for (let i = 0; i < 4; i += 1) {
        person.sends(QUESTION);
        expect((await person.receives()).quotations).toHaveLength(2);
      }
    } finally {
      clock.mockRestore();
    }
  });

  test("allowances come back by a clock that nobody sets", () => {
    const clock = vi.spyOn(Date, "now").mockReturnValue(0);
    const admission = new Admission({
      question: { burst: 1, perSecond: 1e9 },
      tap: { burst: 1, perSecond: 1 },
      inline: { burst: 1, perSecond: 1 },
    });
    const taken = [1, 2, 3].map(() => {
      const before = performance.now();
      while (performance.now() === before);
      return admission.admit(1, "question");
    });
    clock.mockRestore();
    expect(taken).toEqual(["take", "take", "take"]);
  });
});

test("fault 58: inline queries beyond what a person may ask are answered, with nothing", async () => {
  const { api } = await runBot();
  const person = api.person();
  for (let i = 0; i < 90; i += 1) person.queries("重点行业领域");
  await api.until(() => api.calls.filter(({ method }) => method === "answerInlineQuery").length >= 61);
  expect((await person.seesCards()).results).toBeDefined();
});

describe("fault 53: an outage while answers are under way", () => {
  test("that is longer than a call is tried: the answer comes when the network is back", async () => {
    const { api, log } = await runBot({ outage: { deadlineMs: 150 } });
    const person = api.person();
    api.faults.next("sendMessage", { kind: "dropped" }, 1_000_000);
    person.sends(QUESTION);
    await vi.waitFor(() => expect(log.some((line) => line.includes("tried again later"))).toBe(true), 5_000);
    api.faults.clear();
    expect((await person.receives()).quotations).toHaveLength(2);
    expect(person.unread()).toEqual([]);
  });
});
