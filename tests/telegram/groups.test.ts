import { describe, expect, test } from "vitest";
import type { Question } from "../../src/domain.ts";
import { runBot } from "./running-bot.ts";
import { SampleAnswerer } from "./sample-answers.ts";

class ListeningAnswerer extends SampleAnswerer {
  readonly heard: (readonly string[])[] = [];

  override async answer(question: Question) {
    this.heard.push([
      ...(question.history ?? []).map((turn) => (typeof turn === "string" ? turn : turn.question)),
      question.text,
    ]);
    return super.answer(question);
  }
}

describe("in a group", () => {
  test.each([
    ["zh-hans", "@yanju_bot 重点行业领域有哪些？", /^\*\*在全县/],
    ["zh-hant", "重點行業領域有哪些？@yanju_bot", /^\*\*在全县/],
    ["en", "@Yanju_Bot What are the priority sectors?", /^\*\*Speech at a county meeting/],
  ])("a mention in %s is answered under the question", async (language, text, lead) => {
    const answerer = new ListeningAnswerer();
    const { api, state } = await runBot({ answerer });
    const person = api.person({ language }).in(api.group());
    const update = person.sends(text);
    const answer = await person.receives();
    expect(answer.view).toMatch(lead);
    expect(answer.raw.reply_to_message?.text).toBe(text);
    expect(answerer.asked[0]).not.toMatch(/@/);
    expect(update).toBeGreaterThan(0);
    expect(await state.inbox.backlog(4_242_424_242)).toBeLessThanOrEqual(1);
  });

  test("chatter, other bots' commands and mentions of others are none of its business", async () => {
    const answerer = new ListeningAnswerer();
    const { api } = await runBot({ answerer });
    const room = api.group();
    const [person, colleague] = [api.person({ language: "en" }).in(room), api.person().in(room)];
    colleague.sends("重点行业领域有哪些？");
    colleague.sends("@yanju_bot2 重点行业领域有哪些？");
    colleague.sends("mail me: x@yanju_bot.example");
    colleague.sends("/start@other_bot");
    colleague.sends("/weather");
    colleague.sendsContent({ sticker: { file_id: "s" } });
    person.sends("/help@yanju_bot");
    const help = await person.receives();
    expect(help.text).toMatch(/^How to ask/);
    expect(person.unread()).toEqual([]);
    expect(answerer.asked).toEqual([]);
  });

  test("what somebody else says in the message replied to goes along with what is asked of it", async () => {
    const replies: (string | undefined)[] = [];
    const answerer = new SampleAnswerer();
    const { api } = await runBot({
      answerer: { answer: (question: Question) => (replies.push(question.replied), answerer.answer(question)) },
    });
    const room = api.group();
    const [one, two] = [api.person().in(room), api.person().in(room)];
    const said = one.writes("发展绝不能以牺牲人的生命为代价");
    two.sends("@yanju_bot 这话对吗", { replyTo: said });
    await two.receives();
    expect(replies).toEqual(["发展绝不能以牺牲人的生命为代价"]);
  });

  test("a reply to the bot is a follow-up; each person has a conversation of their own", async () => {
    const answerer = new ListeningAnswerer();
    const { api } = await runBot({ answerer });
    const room = api.group();
    const [one, two] = [api.person().in(room), api.person().in(room)];
    one.sends("@yanju_bot 问题一？");
    const answer = await one.receives();
    two.sends("@yanju_bot 问题二？");
    await one.receives();
    one.sends("@yanju_bot 还有呢？");
    await one.receives();
    two.sends("这一条呢？", { replyTo: answer.raw });
    await one.receives();
    expect(answerer.heard).toEqual([["问题一？"], ["问题二？"], ["问题一？", "还有呢？"], ["问题一？", "这一条呢？"]]);
  });

  test("anyone may open a quote, under the answer, and rate it", async () => {
    const { api, state } = await runBot();
    const room = api.group();
    const [one, two] = [api.person().in(room), api.person({ language: "en" }).in(room)];
    one.sends("@yanju_bot 重点行业领域有哪些？");
    const answer = await one.receives();
    two.taps("[1]");
    const context = await one.receives();
    expect(context.raw.reply_to_message?.message_id).toBe(answer.raw.message_id);
    two.taps("👎");
    await two.seesAlerts(2);
    expect(await state.feedback.page({ limit: 5 })).toHaveLength(1);
  });

  test("an edited mention is answered anew in place", async () => {
    const { api } = await runBot();
    const person = api.person().in(api.group());
    person.sends("@yanju_bot 重点行业领域有哪些？");
    const answer = await person.receives();
    person.edits("@yanju_bot 重点行业领域有哪些？", "@yanju_bot 民兵训练怎么安排？");
    expect((await person.seesEdit()).raw.message_id).toBe(answer.raw.message_id);
  });

  test("a bot that was put out is not written from", async () => {
    const { api, log } = await runBot();
    const room = api.group();
    const person = api.person().in(room);
    room.blocked = true;
    person.sends("@yanju_bot 重点行业领域有哪些？");
    await api.until(() => log.some((line) => line.includes("cannot be written to")));
    expect(log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });
});

describe("in a forum", () => {
  test("answers, pages and notices stay in their topic, and so do conversations", async () => {
    const answerer = new ListeningAnswerer();
    const { api } = await runBot({ answerer });
    const room = api.group({ forum: true });
    const someone = api.person();
    const [first, second] = [someone.in(room, 11), someone.in(room, 22)];
    first.sends("@yanju_bot 问题一？");
    await first.receives();
    second.sends("@yanju_bot 问题二？");
    const [, answer] = await second.receivesAll(2);
    first.sends("@yanju_bot 还有呢？");
    const [followUp] = await first.receivesAll(2).then((messages) => messages.slice(1));
    expect(answer?.raw.message_thread_id).toBe(22);
    expect(followUp?.raw.message_thread_id).toBe(11);
    expect(answerer.heard).toEqual([["问题一？"], ["问题二？"], ["问题一？", "还有呢？"]]);
    second.forges(
      answer?.raw.reply_markup?.inline_keyboard
        .flat()
        .flatMap((b) => ("callback_data" in b ? [b.callback_data] : []))[0] ?? "",
      answer?.raw,
    );
    const [context] = (await second.receivesAll(2)).slice(1);
    expect(context?.raw.message_thread_id).toBe(22);
  });
});
