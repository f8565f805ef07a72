import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Answerer } from "../../src/domain.ts";
import { StateError } from "../../src/ops/errors.ts";
import { type Inbox, MOST_CLAIMS } from "../../src/memory/inbox.ts";
import type { State } from "../../src/memory/state.ts";
import { freshState, runBot, startApi } from "./running-bot.ts";
import { SampleAnswerer } from "./sample-answers.ts";

const BOT_ID = 4_242_424_242;
const QUESTION = "重点行业领域有哪些？";

describe("an answer given while the database cannot be written", () => {
  test("is marked as done later, and the chat goes on", async () => {
    const state = await freshState();
    const real = state.inbox;
    let failures = 2;
    const inbox: Inbox = {
      ...real,
      done: (botId, updateId) => {
        failures -= 1;
        return failures >= 0 ? Promise.reject(new StateError("the disk is full")) : real.done(botId, updateId);
      },
    };
    const answerer = new SampleAnswerer();
    const { api } = await runBot({ state: { ...state, inbox }, answerer });
    const person = api.person({ language: "en" });
    person.sends("what are the priority sectors");
    await person.receives();
    person.sends("and who inspects them?");
    await person.receives();
    expect(answerer.asked).toHaveLength(2);
  });
});

describe("fault 46: the database is away for a moment", () => {
  const away = () => Promise.reject(new StateError("it cannot be reached"));

  test("before anything is told: the question waits, and is answered once", async () => {
    const state = await freshState();
    let failures = 2;
    const conversations: State["conversations"] = {
      ...state.conversations,
      recent: (chat, options) => ((failures -= 1) >= 0 ? away() : state.conversations.recent(chat, options)),
    };
    const { api } = await runBot({ state: { ...state, conversations } });
    const person = api.person({ language: "en" });
    person.sends(QUESTION);
    expect((await person.receives()).quotations).toHaveLength(2);
    await api.untilAsync(async () => (await state.inbox.backlog(BOT_ID)) === 0);
    expect(person.unread()).toEqual([]);
  });

  test("after an answer: it is not given twice", async () => {
    const state = await freshState();
    const conversations: State["conversations"] = { ...state.conversations, save: away };
    const { api } = await runBot({ state: { ...state, conversations } });
    const person = api.person({ language: "en" });
    person.sends(QUESTION);
    await person.receives();
    await api.untilAsync(async () => (await state.inbox.backlog(BOT_ID)) === 0);
    expect(person.unread()).toEqual([]);
  });

  test("while questions are claimed: none stays behind, claimed by a process that does not know of it", async () => {
    const state = await freshState();
    let failures = 1;
    const inbox: Inbox = {
      ...state.inbox,
      claim: async (botId, limit) => {
        const claimed = await state.inbox.claim(botId, limit);
        return claimed.length > 0 && (failures -= 1) >= 0 ? away() : claimed;
      },
    };
    const { api } = await runBot({ state: { ...state, inbox } });
    const person = api.person({ language: "en" });
    person.sends(QUESTION);
    expect((await person.receives()).quotations).toHaveLength(2);
  });
});

describe("fault 8: an update that may be what ended the process", () => {
  /** An inbox in which every update was claimed so often before. */
  const claimedBefore = (inbox: Inbox, times: number, isMeant = (_lane: string) => true): Inbox => ({
    ...inbox,
    claim: async (botId, limit) =>
      (await inbox.claim(botId, limit)).map((claimed) =>
        isMeant(claimed.lane) ? { ...claimed, attempt: times + 1 } : claimed,
      ),
  });

  test("is tried with nothing beside it, so that nothing else is suspected for it", async () => {
    const state = await freshState();
    let [underWay, most] = [0, 0];
    const sample = new SampleAnswerer();
    const answerer: Answerer = {
      answer: async (question) => {
        most = Math.max(most, (underWay += 1));
        await pause(20);
        underWay -= 1;
        return sample.answer(question);
      },
    };
    const api = await startApi();
    const people = Array.from({ length: 6 }, () => api.person());
    const suspects = new Set(people.slice(2, 5).map(({ id }) => String(id)));
    const inbox = claimedBefore(state.inbox, MOST_CLAIMS, (lane) => suspects.has(lane));
    for (const person of people) person.sends(QUESTION);
    await runBot({ api, state: { ...state, inbox }, answerer });
    for (const person of people.slice(2, 5)) await person.receives();
    expect(most).toBe(1);
    for (const person of [...people.slice(0, 2), ...people.slice(5)]) await person.receives();
  });

  test("is given up at last, and the person told", async () => {
    const state = await freshState();
    const inbox = claimedBefore(state.inbox, MOST_CLAIMS + 3);
    const answerer = new SampleAnswerer();
    const { api } = await runBot({ state: { ...state, inbox }, answerer });
    const person = api.person({ language: "en" });
    person.sends(QUESTION);
    expect((await person.receives()).text).toMatch(/could not be answered because something went wrong/);
    expect(answerer.asked).toEqual([]);
  });
});

test("fault 45: what is claimed while the bot is told to stop is given back, not answered", async () => {
  const state = await freshState();
  let isClaimed = false;
  let goOn = () => {};
  const held = new Promise<void>((resolve) => (goOn = resolve));
  const inbox: Inbox = {
    ...state.inbox,
    claim: async (botId, limit) => {
      const claimed = await state.inbox.claim(botId, limit);
      isClaimed ||= claimed.length > 0;
      if (claimed.length > 0) await held;
      return claimed;
    },
  };
  const { api, polling } = await runBot({ state: { ...state, inbox } });
  const person = api.person();
  person.sends(QUESTION);
  await api.until(() => isClaimed);
  const stopped = polling.stop();
  await polling.done;
  await pause(10);
  goOn();
  await stopped;
  expect(await state.inbox.claim(BOT_ID, 1)).toMatchObject([{ attempt: 1 }]);
  expect(person.unread()).toEqual([]);
});
