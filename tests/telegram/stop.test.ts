import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Answerer } from "../../src/domain.ts";
import type { State } from "../../src/memory/state.ts";
import type { Fault } from "../fakes/bot-api/faults.ts";
import { freshState, runBot, startApi } from "./running-bot.ts";
import { SampleAnswerer } from "./sample-answers.ts";

const QUESTION = "重点行业领域有哪些？";

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
