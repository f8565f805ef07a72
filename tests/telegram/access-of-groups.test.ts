import { describe, expect, test } from "vitest";
import { runBot } from "./running-bot.ts";
import { SampleAnswerer } from "./sample-answers.ts";

const QUESTION = "@yanju_bot 重点行业领域有哪些？";
const GROUP = -1_001_234_567_890;

describe("a group that is let in as a whole", () => {
  const access = { allowedIds: [GROUP], adminIds: [] };

  test("is answered there whoever asks: people, anonymous admins, the linked channel, taps", async () => {
    const { api } = await runBot({ access });
    const room = api.group({ id: GROUP });
    for (const someone of [api.person().in(room), api.anonymousAdmin(room), api.linkedChannel(room)]) {
      someone.sends(QUESTION);
      await api.until(() => someone.unread().some(({ quotations }) => quotations.length === 2));
      await someone.receivesAll(someone.unread().length);
    }
    const member = api.person().in(room);
    member.taps("👍");
    expect(await member.seesAlert()).toMatch(/^Thank you|^谢谢/);
  });

  test("opens neither other groups nor private chats nor inline queries to its members", async () => {
    const answerer = new SampleAnswerer();
    const { api } = await runBot({ access, answerer });
    const person = api.person({ id: 222, language: "en" });
    person.sends("What are the priority sectors?");
    expect((await person.receives()).text).toMatch(/^This bot is open to invited people only/);
    person.queries("priority sectors");
    expect((await person.seesCards()).results).toEqual([]);
    const elsewhere = person.in(api.group());
    elsewhere.sends(QUESTION);
    expect((await elsewhere.receives()).text).toMatch(/^This bot is open to invited people only/);
    expect(answerer.asked).toEqual([]);
  });
});

describe("where access is limited, in a group", () => {
  test.each([
    ["zh-hans", /^本机器人仅限受邀人员使用。请与我私聊提出申请/],
    ["zh-hant", /^本機器人僅限受邀人員使用。請與我私聊提出申請/],
    ["en", /^This bot is open to invited people only. Write to me privately/],
  ])("a stranger who asks is told in %s how to be let in, and the group's number", async (language, words) => {
    const { api } = await runBot({ access: { allowedIds: [111], adminIds: [] } });
    const room = api.group();
    const stranger = api.person({ language }).in(room);
    stranger.sends(QUESTION);
    const refusal = await stranger.receives();
    expect(refusal.text).toMatch(words);
    expect(refusal.text).toContain(String(room.chat.id));
    expect(refusal.raw.reply_to_message?.text).toBe(QUESTION);
  });

  test("a stranger's bare command, which may be for another bot, gets no word", async () => {
    const { api } = await runBot({ access: { allowedIds: [111], adminIds: [] } });
    const stranger = api.person({ language: "en" }).in(api.group());
    stranger.sends("/help");
    stranger.sends("/ask who inspects the shops?");
    expect((await stranger.receives()).raw.reply_to_message?.text).toMatch(/^\/ask/);
    expect(stranger.unread()).toEqual([]);
  });

  test("an anonymous admin and a linked channel are told why they cannot be let in, in the language they write", async () => {
    const { api, log } = await runBot({ access: { allowedIds: [111], adminIds: [333] } });
    const room = api.group();
    const admin = api.anonymousAdmin(room);
    admin.sends(QUESTION);
    expect((await admin.receives()).text).toMatch(/无法辨认匿名管理员和频道的身份.*-100/);
    const channel = api.linkedChannel(room);
    channel.sends("@yanju_bot What are the priority sectors?");
    expect((await channel.receivesAll(2))[1]?.text).toMatch(
      /^Anonymous administrators and channels are not told apart/,
    );
    expect(log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });

  test("the user of all anonymous admins is let in nowhere by his number", async () => {
    const { api } = await runBot({ access: { allowedIds: [1_087_968_824], adminIds: [1_087_968_824] } });
    const admin = api.anonymousAdmin(api.group());
    admin.sends(QUESTION);
    expect((await admin.receives()).text).toMatch(/无法辨认/);
  });
});

describe("anonymous admins", () => {
  test("of one group that ask too much leave those of another, and channels, their own allowance", async () => {
    const allowance = { burst: 2, perSecond: 0 };
    const { api } = await runBot({ allowances: { question: allowance, tap: allowance, inline: allowance } });
    const [first, second] = [api.group(), api.group()];
    const flooder = api.anonymousAdmin(first);
    for (let i = 0; i < 5; i += 1) flooder.sends(QUESTION);
    const received = await flooder.receivesAll(3);
    expect(received.filter(({ text }) => text.startsWith("您提问过于频繁"))).toHaveLength(1);
    const other = api.anonymousAdmin(second);
    other.sends(QUESTION);
    expect((await other.receives()).quotations).toHaveLength(2);
    const channel = api.linkedChannel(first);
    channel.sends(QUESTION);
    expect((await channel.receivesAll(4))[3]?.quotations).toHaveLength(2);
    const otherChannel = api.linkedChannel(second);
    otherChannel.sends(QUESTION);
    expect((await otherChannel.receivesAll(2))[1]?.quotations).toHaveLength(2);
  });

  test("of two groups have conversations of their own", async () => {
    const heard: (number | undefined)[] = [];
    const sample = new SampleAnswerer();
    const { api } = await runBot({
      answerer: {
        answer: (question) => {
          heard.push(question.history?.length);
          return sample.answer(question);
        },
      },
    });
    const [one, two] = [api.anonymousAdmin(api.group()), api.anonymousAdmin(api.group())];
    one.sends(QUESTION);
    await one.receives();
    two.sends(QUESTION);
    await two.receives();
    one.sends("@yanju_bot 还有呢？");
    await one.receives();
    expect(heard).toEqual([undefined, undefined, 1]);
  });
});
