import { describe, expect, test } from "vitest";
import { runBot, type RunningBot } from "./running-bot.ts";
import { SampleAnswerer } from "./sample-answers.ts";

const QUESTION = "@yanju_bot 重点行业领域有哪些？";

function errorsIn({ log }: RunningBot): string[] {
  return log.filter((line) => line.includes('"level":"error"'));
}

async function isDropped({ api, log }: RunningBot, count = 1): Promise<void> {
  await api.until(() => log.filter((line) => line.includes("a message was dropped")).length >= count);
}

describe("where the bot may not write,", () => {
  test.each([
    ["zh-hans", /^未能在“安全生产工作群”中答复您/],
    ["zh-hant", /^未能在「安全生产工作群」中答覆您/],
    ["en", /^I could not answer you in “安全生产工作群”/],
  ])("in a closed topic, the person is told privately in %s", async (language, words) => {
    const bot = await runBot({ access: { allowedIds: [], adminIds: [333] } });
    const room = bot.api.group({ forum: true });
    room.closedTopics.add(7);
    const person = bot.api.person({ language });
    person.in(room, 7).sends(QUESTION);
    expect((await person.receives()).text).toMatch(words);
    await isDropped(bot);
    expect(errorsIn(bot)).toEqual([]);
    const admin = bot.api.person({ id: 333, language: "en" });
    admin.sends("/stats");
    expect((await admin.receives()).text).toMatch(/Messages dropped since the start.*: 1/);
  });

  test("in a closed topic, by who never wrote to the bot, it is told in General", async () => {
    const bot = await runBot();
    const room = bot.api.group({ forum: true });
    room.closedTopics.add(7);
    const person = bot.api.person({ language: "en" });
    person.blocks();
    const member = person.in(room, 7);
    member.sends(QUESTION);
    const word = await member.receives();
    expect(word.text).toMatch(/^I cannot answer in a closed topic/);
    expect(word.raw.message_thread_id).toBeUndefined();
    expect(errorsIn(bot)).toEqual([]);
  });

  test("for want of rights, the person is told privately; who cannot be reached is only counted", async () => {
    const bot = await runBot();
    const room = bot.api.group();
    room.muted = true;
    const [person, stranger] = [bot.api.person({ language: "en" }), bot.api.person()];
    person.in(room).sends(QUESTION);
    expect((await person.receives()).text).toMatch(/^I could not answer you in/);
    stranger.blocks();
    stranger.in(room).sends(QUESTION);
    await isDropped(bot, 2);
    bot.api.anonymousAdmin(room).sends(QUESTION);
    await isDropped(bot, 3);
    expect(errorsIn(bot)).toEqual([]);
  });

  test.each([
    ["400 CHAT_WRITE_FORBIDDEN", 400, "Bad Request: CHAT_WRITE_FORBIDDEN"],
    ["400 have no rights", 400, "Bad Request: have no rights to send a message"],
    ["400 plain text forbidden", 400, "Bad Request: CHAT_SEND_PLAIN_FORBIDDEN"],
    ["400 chat not found", 400, "Bad Request: chat not found"],
    ["403 kicked", 403, "Forbidden: bot was kicked from the supergroup chat"],
    ["403 no member", 403, "Forbidden: bot is not a member of the supergroup chat"],
  ])("as by %s, it is counted, told and no error", async (_, code, description) => {
    const bot = await runBot();
    const person = bot.api.person({ language: "en" });
    bot.api.faults.next("sendMessage", { kind: "refusal", code, description });
    person.in(bot.api.group()).sends(QUESTION);
    expect((await person.receives()).text).toMatch(/^I could not answer you in/);
    await isDropped(bot);
    expect(errorsIn(bot)).toEqual([]);
  });

  test("it writes again once it may", async () => {
    const bot = await runBot();
    const room = bot.api.group();
    const member = bot.api.person().in(room);
    room.muted = true;
    member.sends(QUESTION);
    await isDropped(bot);
    room.muted = false;
    member.sends(QUESTION);
    expect((await member.receives()).quotations).toHaveLength(2);
  });
});

test("an answer to a question in a topic that was deleted meanwhile comes in General", async () => {
  const bot = await runBot();
  const room = bot.api.group({ forum: true });
  room.deletedTopics.add(7);
  const member = bot.api.person().in(room, 7);
  member.sends(QUESTION);
  const answer = await member.receives();
  expect(answer.quotations).toHaveLength(2);
  expect(answer.raw.message_thread_id).toBeUndefined();
  expect(errorsIn(bot)).toEqual([]);
});

describe("a group that becomes a supergroup", () => {
  test("while an answer is worked on gets the answer under its new id, and its buttons work there", async () => {
    const answerer = new SampleAnswerer(300);
    const bot = await runBot({ answerer });
    const old = bot.api.basicGroup();
    const person = bot.api.person({ language: "en" });
    person.in(old).sends("早上好");
    person.in(old).sends("@yanju_bot What are the priority sectors?");
    await bot.api.until(() => answerer.asked.length === 1);
    const room = bot.api.upgrade(old, { silently: true });
    const member = person.in(room);
    const answer = await member.receives();
    expect(answer.quotations).toHaveLength(2);
    expect(answer.raw.reply_to_message).toBeUndefined();
    member.taps("👍");
    expect(await member.seesAlert()).toMatch(/^Thank you/);
    // The new chat's second message has the number that the question had in the old one.
    member.sends("@yanju_bot And who inspects them?");
    await member.receives();
    await bot.api.untilAsync(async () => (await bot.state.statistics.summary()).turns === 2);
    expect(errorsIn(bot)).toEqual([]);
  });

  test("by Telegram's word takes its conversation along", async () => {
    const heard: (string | undefined)[] = [];
    const sample = new SampleAnswerer();
    const bot = await runBot({
      answerer: {
        answer: (question) => {
          const [turn] = question.history ?? [];
          heard.push(typeof turn === "string" ? turn : turn?.question);
          return sample.answer(question);
        },
      },
    });
    const person = bot.api.person();
    const old = bot.api.basicGroup();
    person.in(old).sends(QUESTION);
    await person.in(old).receives();
    const member = person.in(bot.api.upgrade(old));
    member.sends("@yanju_bot 还有呢？");
    await member.receives();
    expect(heard).toEqual([undefined, "重点行业领域有哪些？"]);
  });

  test("stays let in, and the log says which id to set", async () => {
    const bot = await runBot({ access: { allowedIds: [-4_001_234], adminIds: [] } });
    const old = bot.api.basicGroup({ id: -4_001_234 });
    const room = bot.api.upgrade(old);
    const member = bot.api.person().in(room);
    member.sends(QUESTION);
    expect((await member.receives()).quotations).toHaveLength(2);
    const lines = bot.log.filter((line) => line.includes("ALLOWED_IDS"));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`"to":${room.chat.id}`);
    expect(lines[0]).toContain("set the new one there");
  });
});
