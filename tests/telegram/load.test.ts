import { describe, expect, test } from "vitest";
import type { Answerer } from "../../src/domain.ts";
import { Admission } from "../../src/telegram/updates/admission.ts";
import { runBot } from "./running-bot.ts";
import { SampleAnswerer } from "./sample-answers.ts";

const ALLOWANCES = {
  question: { burst: 5, perSecond: 0 },
  tap: { burst: 5, perSecond: 0 },
  inline: { burst: 5, perSecond: 0 },
};

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

describe("fault 24: one person floods", () => {
  test.each([
    ["zh-hans", /^您提问过于频繁/],
    ["zh-hant", /^您提問過於頻繁/],
    ["en", /^You are asking faster than I can answer/],
  ])("and gets one notice in %s; the others are answered", async (language, notice) => {
    const answerer = new SampleAnswerer();
    const { api } = await runBot({ allowances: ALLOWANCES, answerer, concurrency: 2 });
    const flooder = api.person({ language });
    const others = Array.from({ length: 10 }, () => api.person());
    for (let i = 0; i < 300; i += 1) flooder.sends(`第${i}个问题？`);
    for (const other of others) other.sends("重点行业领域有哪些？");
    for (const other of others) expect((await other.receives()).quotations).toHaveLength(2);
    const received = await flooder.receivesAll(6);
    expect(received.filter(({ text }) => notice.test(text))).toHaveLength(1);
    await api.until(() => api.unconfirmed === 0);
    expect(flooder.unread()).toEqual([]);
    expect(answerer.asked).toHaveLength(15);
  });

  test("of taps is told once too, over the chat", async () => {
    const { api } = await runBot({ allowances: ALLOWANCES });
    const person = api.person({ language: "en" });
    person.sends("/speeches");
    await person.receives();
    for (let i = 0; i < 20; i += 1) person.forges("v:good");
    const alerts = await person.seesAlerts(6);
    expect(alerts.filter((text) => text.startsWith("You are asking faster"))).toHaveLength(1);
  });

  test("in a group is told there, under the message", async () => {
    const { api } = await runBot({ allowances: { ...ALLOWANCES, question: { burst: 1, perSecond: 0 } } });
    const person = api.person({ language: "en" }).in(api.group({ forum: true }), 7);
    person.sends("@yanju_bot 重点行业领域有哪些？");
    await person.receives();
    person.sends("@yanju_bot 还有呢？");
    const notice = await person.receives();
    expect(notice.text).toMatch(/^You are asking faster/);
    expect(notice.raw.reply_to_message?.text).toBe("@yanju_bot 还有呢？");
    expect(notice.raw.message_thread_id).toBe(7);
  });
});

describe("fault 25: ten times the load it can carry", () => {
  test("is answered as far as it was taken, and told to try again beyond; nothing piles up", async () => {
    const { answerer, release } = heldAnswerer();
    const { api, state } = await runBot({ answerer, concurrency: 2, mostWaiting: 5 });
    const people = Array.from({ length: 50 }, () => api.person({ language: "en" }));
    for (const person of people) person.sends("重点行业领域有哪些？");
    await api.until(() => people.filter((person) => person.unread().length > 0).length === 45);
    expect(await state.inbox.backlog(4_242_424_242)).toBe(5);
    const busy = people.flatMap((person) => person.unread().map(({ text }) => text));
    expect(new Set(busy)).toEqual(
      new Set(["Too many people are asking just now, and your message was not taken. Please try again in a minute."]),
    );
    const told = people.find((person) => person.unread().length > 0) ?? expect.unreachable();
    told.sends("现在可以了吗？");
    await api.until(() => api.unconfirmed === 0);
    release();
    await api.until(() => people.every((person) => person.unread().length === 1));
    await api.until(() => people.filter((person) => person.unread()[0]?.quotations.length === 2).length === 5);
    told.sends("重点行业领域有哪些？");
    expect((await told.receivesAll(2)).at(-1)?.quotations).toHaveLength(2);
  });
});

describe("Admission", () => {
  test("lets a person ask again after a while, and tells of the next flood only after a quiet time", () => {
    let now = 0;
    const admission = new Admission({ ...ALLOWANCES, question: { burst: 4, perSecond: 1 } }, () => now);
    const ask = () => admission.admit(1, "question");
    expect([ask(), ask(), ask(), ask(), ask(), ask()]).toEqual(["take", "take", "take", "take", "notice", "drop"]);
    now += 1_000;
    expect([ask(), ask()]).toEqual(["take", "drop"]);
    expect(admission.admit(2, "question")).toBe("take");
    expect(admission.admit(1, "tap")).toBe("take");
    now += 60_000;
    expect([ask(), ask(), ask(), ask(), ask()]).toEqual(["take", "take", "take", "take", "notice"]);
  });

  test("remembers ten thousand people and no more", () => {
    const admission = new Admission(ALLOWANCES, () => 0);
    for (let person = 0; person < 25_000; person += 1) admission.admit(person, "question");
    expect(admission.size).toBe(10_000);
  });
});
