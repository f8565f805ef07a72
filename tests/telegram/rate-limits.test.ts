import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openState } from "../../src/memory/open.ts";
import { runBot, startApi } from "./running-bot.ts";

type RunningOutage = NonNullable<NonNullable<Parameters<typeof runBot>[0]>["outage"]>;

/** A bot whose memory and Bot API let time go by at once. */
async function timed(outage: RunningOutage = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), "yanju-"));
  let ahead = 0;
  const open = async () => {
    const state = await openState({ dataDir, clock: () => new Date(Date.now() + ahead) });
    onTestFinished(() => state.close());
    return state;
  };
  onTestFinished(() => rm(dataDir, { recursive: true }));
  const api = await startApi();
  const passes = (seconds: number) => {
    ahead += 1000 * seconds;
    api.passes(seconds);
  };
  const bot = await runBot({ api, state: await open(), outage });
  const isPutOff = (times = 1) =>
    api.until(() => bot.log.filter((line) => line.includes("tried again later")).length === times);
  return { ...bot, open, passes, isPutOff };
}

const QUESTION = "重点行业领域有哪些？";

describe("Telegram wants nothing for longer than a minute", () => {
  test("the answer comes when that is over, and the next one after it", async () => {
    const { api, passes, isPutOff, log } = await timed();
    const person = api.person();
    api.faults.next("sendMessage", { kind: "rate-limit", retryAfter: 75 });
    person.sends(QUESTION);
    await isPutOff();
    person.sends("民兵训练怎么安排？");
    await api.until(() => api.unconfirmed === 0);
    expect(person.unread()).toEqual([]);
    passes(76);
    const answers = await person.receivesAll(2);
    expect(answers.map(({ quotations }) => quotations.length)).toEqual([2, 1]);
    expect(log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });

  test("others are answered meanwhile", async () => {
    const { api, isPutOff } = await timed();
    const [limited, other] = [api.person(), api.person()];
    api.faults.next("sendMessage", { kind: "rate-limit", retryAfter: 75 });
    limited.sends(QUESTION);
    await isPutOff();
    other.sends(QUESTION);
    expect((await other.receives()).quotations).toHaveLength(2);
    expect(limited.unread()).toEqual([]);
  });

  test("a restart in between loses nothing", async () => {
    const { api, polling, open, passes, isPutOff } = await timed();
    const person = api.person();
    api.faults.next("sendMessage", { kind: "rate-limit", retryAfter: 75 });
    person.sends(QUESTION);
    await isPutOff();
    await polling.stop();
    await runBot({ api, state: await open() });
    passes(76);
    expect((await person.receives()).quotations).toHaveLength(2);
  });

  test.each([
    ["zh-hans", /^Telegram 一度限制我.*请再问一次/],
    ["zh-hant", /^Telegram 一度限制我.*請再問一次/],
    ["en", /^Telegram let me send nothing.*ask again/],
  ])("when an answer would be many minutes late, a word in %s comes instead", async (language, word) => {
    const { api, passes, isPutOff, log } = await timed();
    const person = api.person({ language });
    api.faults.next("sendMessage", { kind: "rate-limit", retryAfter: 900 });
    person.sends(QUESTION);
    await isPutOff();
    passes(901);
    expect((await person.receives()).text).toMatch(word);
    expect(person.unread()).toEqual([]);
    expect(log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });

  test("again and again, the question is answered as soon as Telegram takes it, and the chat goes on", async () => {
    const { api, passes, isPutOff, log } = await timed();
    const person = api.person();
    api.faults.next("sendMessage", { kind: "rate-limit", retryAfter: 75 }, 3);
    person.sends(QUESTION);
    for (const times of [1, 2, 3]) {
      await isPutOff(times);
      passes(76);
    }
    expect((await person.receives()).quotations).toHaveLength(2);
    person.sends("民兵训练怎么安排？");
    expect((await person.receives()).quotations).toHaveLength(1);
    expect(log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });
});

describe("fault 53: the network is cut for longer than an answer is of use", () => {
  test("the person is told once it is back, and the chat goes on", async () => {
    const { api, passes, log } = await timed({ deadlineMs: 100 });
    const person = api.person({ language: "en" });
    api.faults.next("sendMessage", { kind: "dropped" }, 1_000_000);
    person.sends(QUESTION);
    await api.until(() => log.some((line) => line.includes("tried again later")));
    passes(301);
    await api.until(() => log.filter((line) => line.includes("tried again later")).length > 1);
    passes(60);
    api.faults.clear();
    expect((await person.receives()).text).toMatch(/^Telegram let me send nothing.*ask again/);
    person.sends(QUESTION);
    expect((await person.receives()).quotations).toHaveLength(2);
    expect(log.filter((line) => line.includes("given up"))).toEqual([]);
  });
});
