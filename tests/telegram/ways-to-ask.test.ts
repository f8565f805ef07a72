import { describe, expect, test } from "vitest";
import type { Question } from "../../src/domain.ts";
import { runBot } from "./running-bot.ts";
import { SampleAnswerer } from "./sample-answers.ts";

const QUESTION = "重点行业领域有哪些？";
const photo = [{ file_id: "p", file_unique_id: "p", width: 1, height: 1 }];
const video = { file_id: "v", file_unique_id: "v", width: 1, height: 1, duration: 1 };
const document = { file_id: "d", file_unique_id: "d", file_name: "通知.docx" };

class ListeningAnswerer extends SampleAnswerer {
  readonly heard: Question[] = [];

  override async answer(question: Question) {
    this.heard.push(question);
    return super.answer(question);
  }
}

async function listening() {
  const answerer = new ListeningAnswerer();
  const bot = await runBot({ answerer });
  return { ...bot, answerer, person: bot.api.person({ language: "zh-hans" }), room: bot.api.group() };
}

describe("the language of an answer", () => {
  test("a question in Chinese brings the Chinese quotes alone, one in English a rendering under each", async () => {
    const { person } = await listening();
    person.sends(QUESTION);
    expect((await person.receives()).text).not.toMatch(/[a-z]{4}/i);
    person.sends("What are the priority sectors?");
    expect((await person.receives()).text).toMatch(/Machine English/);
  });

  test.each(["👍", "12350", "ok", "GB/T 33000-2016"])("of %s, which has none, is that of the app", async (text) => {
    const { person, answerer } = await listening();
    person.sends(text);
    await person.receives();
    expect(answerer.heard.map(({ language }) => language)).toEqual(["zh-Hans"]);
  });

  test("of an app that tells none is that of the words", async () => {
    const { api } = await listening();
    const unknown = api.person();
    unknown.sends("安".repeat(1001));
    expect((await unknown.receives()).text).toMatch(/^这条消息有1001个字符/);
    unknown.sends("/nothing");
    expect((await unknown.receives()).text).toMatch(/^I do not know this command/);
  });
});

describe("/ask", () => {
  test.each([
    `/ask ${QUESTION}`,
    `/ask@yanju_bot ${QUESTION}`,
    `/ASK ${QUESTION}`,
    `／ask　${QUESTION}`,
    `／ＡＳＫ ${QUESTION}`,
    `/ask${QUESTION}`,
    `/ask：${QUESTION}`,
    `/ask\n${QUESTION}`,
    `@yanju_bot ${QUESTION}`,
  ])("“%s” is the question, in private and in groups", async (text) => {
    const { person, room, answerer } = await listening();
    person.sends(text);
    expect((await person.receives()).quotations).toHaveLength(2);
    const member = person.in(room);
    // With privacy mode on, a group hands over no command that Telegram does not know for one; without it, it does.
    member.sends(text);
    expect((await member.receives()).quotations).toHaveLength(2);
    expect(answerer.asked).toEqual([QUESTION, QUESTION]);
  });

  test.each([
    ["zh-hans", /^请在命令后写明问题.*\/ask/],
    ["zh-hant", /^請在命令後寫明問題.*\/ask/],
    ["en", /^Write your question after the command.*\/ask/],
  ])("alone gets a hint in %s", async (language, hint) => {
    const { api, answerer } = await listening();
    const person = api.person({ language });
    person.sends("/ask");
    expect((await person.receives()).text).toMatch(hint);
    expect(answerer.asked).toEqual([]);
  });

  test("whose question is edited is answered anew in place", async () => {
    const { person } = await listening();
    person.sends(`/ask ${QUESTION}`);
    const answer = await person.receives();
    person.edits(`/ask ${QUESTION}`, "/ask 民兵训练怎么安排？");
    expect((await person.seesEdit()).raw.message_id).toBe(answer.raw.message_id);
  });

  test("for another bot of the group is none of its business", async () => {
    const { person, room, answerer } = await listening();
    const member = person.in(room);
    member.sends(`/ask@other_bot ${QUESTION}`);
    member.sends("/ask@yanju_bot 民兵训练怎么安排？");
    await member.receives();
    expect(answerer.asked).toEqual(["民兵训练怎么安排？"]);
  });
});

describe("other commands", () => {
  test.each(["/START", "／start", "／ＳＴＡＲＴ", "/Start@Yanju_Bot", "／start@yanju_bot"])(
    "“%s” does what /start does",
    async (text) => {
      const { person } = await listening();
      person.sends(text);
      expect((await person.receives()).text).toMatch(/^我从文件/);
    },
  );

  test("keep what is written behind them", async () => {
    const { person } = await listening();
    person.sends("／SEARCH 重点行业");
    expect((await person.receives()).text).toMatch(/^🔍 重点行业\n/);
  });
});

describe("words under a picture or a file", () => {
  test.each([
    ["a photo", { photo }],
    ["a video", { video }],
    ["a file", { document }],
    ["a photo that was forwarded", { photo, forward_origin: { type: "hidden_user", sender_user_name: "王", date: 1 } }],
  ])("of %s are the question", async (_, content) => {
    const { person, answerer } = await listening();
    person.sendsCaptioned(content, QUESTION);
    expect((await person.receives()).quotations).toHaveLength(2);
    expect(answerer.asked).toEqual([QUESTION]);
  });

  test("may be a command", async () => {
    const { person, answerer } = await listening();
    person.sendsCaptioned({ photo }, `/ask ${QUESTION}`);
    await person.receives();
    person.sendsCaptioned({ photo }, "/help");
    expect((await person.receives()).text).toMatch(/^怎样提问/);
    expect(answerer.asked).toEqual([QUESTION]);
  });

  test("that are edited are answered anew in place", async () => {
    const { person } = await listening();
    person.sendsCaptioned({ photo }, QUESTION);
    const { raw } = await person.receives();
    person.editsCaption(QUESTION, "民兵训练怎么安排？");
    expect((await person.seesEdit()).raw.message_id).toBe(raw.message_id);
  });

  test("in a group are a question when they mention the bot, and chatter when they do not", async () => {
    const { person, room, answerer } = await listening();
    const member = person.in(room);
    member.sendsCaptioned({ photo }, "民兵训练怎么安排？");
    member.sendsCaptioned({ photo }, `@yanju_bot ${QUESTION}`);
    const answer = await member.receives();
    expect(answer.quotations).toHaveLength(2);
    expect(answer.raw.reply_to_message?.message_id).toBeGreaterThan(0);
    expect(answerer.asked).toEqual([QUESTION]);
  });

  test("of an album are one question, without a hint for the other pictures", async () => {
    const { person } = await listening();
    const album = { photo, media_group_id: "77" };
    person.sendsCaptioned(album, QUESTION);
    for (let i = 0; i < 3; i += 1) person.sendsContent(album);
    person.sends("/help");
    expect((await person.receives()).quotations).toHaveLength(2);
    expect((await person.receives()).text).toMatch(/^怎样提问/);
  });
});

describe("a reply to somebody's message with nothing but a call for the bot", () => {
  test.each(["@yanju_bot", "/ask", "/ask@yanju_bot", "／ASK"])("“%s” asks what that message says", async (call) => {
    const { api, room, answerer } = await listening();
    const [asker, colleague] = [api.person().in(room), api.person({ language: "zh-hans" }).in(room)];
    asker.sends(QUESTION);
    colleague.sends(call, { replyTo: asker.lastSent() });
    const answer = await colleague.receives();
    expect(answer.quotations).toHaveLength(2);
    expect(answerer.asked).toEqual([QUESTION]);
    expect(answer.raw.reply_to_message?.text).toBe(call);
  });

  test("asks the part of it that was marked, or the words under its picture", async () => {
    const { api, room, answerer } = await listening();
    const [asker, colleague] = [api.person().in(room), api.person().in(room)];
    asker.sends(`早上好。${QUESTION}谢谢。`);
    colleague.sends("@yanju_bot", { replyTo: asker.lastSent(), quote: QUESTION });
    await colleague.receives();
    asker.sendsCaptioned({ photo }, "民兵训练怎么安排？");
    colleague.sends("@yanju_bot", { replyTo: asker.lastSent() });
    await colleague.receives();
    expect(answerer.asked).toEqual([QUESTION, "民兵训练怎么安排？"]);
  });

  test("says nothing of what the replier asked before", async () => {
    const { api, room, answerer } = await listening();
    const [asker, colleague] = [api.person().in(room), api.person().in(room)];
    colleague.sends("@yanju_bot 民兵训练怎么安排？");
    await colleague.receives();
    asker.sends(QUESTION);
    colleague.sends("@yanju_bot", { replyTo: asker.lastSent() });
    await colleague.receives();
    expect(answerer.heard.at(-1)?.history).toBeUndefined();
  });

  test("to a picture without words, or to the bot, gets a hint", async () => {
    const { api, room, answerer } = await listening();
    const [asker, colleague] = [api.person().in(room), api.person({ language: "zh-hans" }).in(room)];
    asker.sendsContent({ photo });
    colleague.sends("@yanju_bot", { replyTo: asker.lastSent() });
    const hint = await colleague.receives();
    expect(hint.text).toMatch(/^这条消息中没有可读的文字/);
    colleague.sends("@yanju_bot", { replyTo: hint.raw });
    expect((await colleague.receives()).text).toMatch(/^这条消息中没有可读的文字/);
    expect(answerer.asked).toEqual([]);
  });

  test("works in a private chat too", async () => {
    const { person, answerer } = await listening();
    person.sendsContent({ text: QUESTION, forward_origin: { type: "channel", chat: {}, message_id: 5, date: 1 } });
    await person.receives();
    person.sends("/ask", { replyTo: person.lastSent() });
    expect((await person.receives()).quotations).toHaveLength(2);
    expect(answerer.asked).toEqual([QUESTION, QUESTION]);
  });
});

test("a text forwarded from a channel is a question as any", async () => {
  const { person, answerer } = await listening();
  const chat = { id: -1_001_999, type: "channel", title: "安全生产之声" };
  person.sendsContent({ text: QUESTION, forward_origin: { type: "channel", chat, message_id: 5, date: 1 } });
  expect((await person.receives()).quotations).toHaveLength(2);
  expect(answerer.asked).toEqual([QUESTION]);
});
