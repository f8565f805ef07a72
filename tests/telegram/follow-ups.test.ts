import { describe, expect, test } from "vitest";
import type { Question } from "../../src/domain.ts";
import { freshState, runBot, startApi } from "./running-bot.ts";
import { SampleAnswerer } from "./sample-answers.ts";

/** Records each question with the earlier ones it came with. */
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

describe("a follow-up", () => {
  test("comes with the last three questions of its chat, also after a restart, and with nobody else's", async () => {
    const api = await startApi();
    const state = await freshState();
    const first = await runBot({ api, state });
    const [person, other] = [api.person(), api.person()];
    for (const question of ["问题一？", "问题二？", "问题三？", "问题四？"]) {
      person.sends(question);
      await person.receives();
    }
    await first.polling.stop();
    const answerer = new ListeningAnswerer();
    await runBot({ api, state, answerer });
    person.sends("还有呢？");
    await person.receives();
    other.sends("别人的问题？");
    await other.receives();
    expect(answerer.heard).toEqual([["问题二？", "问题三？", "问题四？", "还有呢？"], ["别人的问题？"]]);
  });

  test("comes with where the earlier answers quoted from, and the language the person speaks", async () => {
    const questions: Question[] = [];
    class Recorder extends SampleAnswerer {
      override answer(question: Question) {
        questions.push(question);
        return super.answer(question);
      }
    }
    const { api } = await runBot({ answerer: new Recorder() });
    const person = api.person({ language: "zh-TW" });
    for (const question of ["重點行業領域有哪些？", "第二條全文？"]) {
      person.sends(question);
      await person.receives();
    }
    const citations = [
      { file: "000_db8b8ac77d00f83c.txt", start: 823, end: 867, marks: [{ start: 823, end: 847 }] },
      { file: "001_0b87d2ec0b8c6638.txt", start: 1517, end: 1545, marks: [] },
    ];
    expect(questions[1]).toEqual({
      text: "第二條全文？",
      language: "zh-Hant",
      history: [{ question: "重點行業領域有哪些？", citations }],
    });
  });

  test("that replies to an answer comes with the question of that answer", async () => {
    const answerer = new ListeningAnswerer();
    const { api } = await runBot({ answerer });
    const person = api.person();
    person.sends("问题一？");
    const answer = await person.receives();
    person.sends("问题二？");
    await person.receives();
    person.sends("还有呢？", { replyTo: answer.raw });
    await person.receives();
    expect(answerer.heard.at(-1)).toEqual(["问题一？", "还有呢？"]);
  });

  test("after half an hour stands for itself", async () => {
    const answerer = new ListeningAnswerer();
    const { api } = await runBot({ answerer });
    const person = api.person();
    person.sends("问题一？");
    await person.receives();
    const later = Math.floor(Date.now() / 1000) + 31 * 60;
    person.sendsContent({ text: "问题二？", date: later });
    await person.receives();
    expect(answerer.heard.at(-1)).toEqual(["问题二？"]);
  });
});

describe("fault 22: an edited question", () => {
  test.each([
    ["zh-hans", "重点行业领域有哪些？", "今天天气怎么样？", /^文件中没有这方面的内容/],
    ["zh-hant", "重點行業領域有哪些？", "今天天氣怎麼樣？", /^文件中沒有這方面的內容/],
    ["en", "What are the priority sectors?", "How is the weather?", /^The documents say nothing about this/],
  ])("in %s is answered anew in the place of the first answer", async (language, question, edited, refusal) => {
    const { api } = await runBot();
    const person = api.person({ language });
    person.sends(question);
    const answer = await person.receives();
    person.edits(question, edited);
    const changed = await person.seesEdit();
    expect(changed.raw.message_id).toBe(answer.raw.message_id);
    expect(changed.text).toMatch(refusal);
    expect(changed.quotations).toEqual([]);
    person.edits(edited, question);
    expect((await person.seesEdit()).view).toBe(answer.view);
    expect(person.unread()).toEqual([]);
  });

  test("whose answer was longer loses the rest, and gets it back behind", async () => {
    const { api } = await runBot();
    const person = api.person();
    person.sends("请给出全文");
    const parts = await person.receivesAll(3);
    person.edits("请给出全文", "重点行业领域有哪些？");
    await person.seesEdit();
    await api.until(() => person.screen(parts[2]?.raw.message_id ?? 0) === undefined);
    expect(person.screen(parts[1]?.raw.message_id ?? 0)).toBeUndefined();
    person.edits("重点行业领域有哪些？", "请给出全文");
    const fresh = await person.receivesAll(2);
    expect(fresh.at(-1)?.buttons).toEqual([
      "[1]",
      "[2]",
      "更多",
      "English",
      "📋 复制全部",
      "📄 Word",
      "➕ 收集",
      "👍",
      "👎",
    ]);
  });

  test("is not its own earlier question, and does not know the later ones", async () => {
    const answerer = new ListeningAnswerer();
    const { api } = await runBot({ answerer });
    const person = api.person();
    for (const question of ["问题一？", "问题二？", "问题三？"]) {
      person.sends(question);
      await person.receives();
    }
    person.edits("问题二？", "问题二改？");
    await person.seesEdit().catch(() => undefined);
    await api.until(() => answerer.heard.length === 4);
    expect(answerer.heard.at(-1)).toEqual(["问题一？", "问题二改？"]);
  });

  test("whose words are the same is left alone; one that got only a hint is answered", async () => {
    const answerer = new ListeningAnswerer();
    const { api } = await runBot({ answerer });
    const person = api.person();
    person.sends("问题一？");
    await person.receives();
    person.edits("问题一？", "问题一？");
    person.sends("安".repeat(1001));
    await person.receives();
    person.edits("安".repeat(1001), "问题二？");
    expect((await person.receives()).quotations).toHaveLength(2);
    expect(answerer.asked).toEqual(["问题一？", "问题二？"]);
  });

  test("whose answer the person deleted is answered in a new message", async () => {
    const { api } = await runBot();
    const person = api.person();
    person.sends("重点行业领域有哪些？");
    const answer = await person.receives();
    person.removes(answer.raw.message_id);
    person.edits("重点行业领域有哪些？", "民兵训练怎么安排？");
    expect((await person.receives()).quotations).toHaveLength(1);
  });
});
