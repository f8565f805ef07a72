import { describe, expect, test } from "vitest";
import type { Question } from "../../src/domain.ts";
import { runBot } from "./running-bot.ts";
import { SampleAnswerer } from "./sample-answers.ts";

const TAKE = ["📋 Copy all", "📄 Word", "➕ Collect"];

class Recorder extends SampleAnswerer {
  readonly questions: Question[] = [];

  override answer(question: Question) {
    this.questions.push(question);
    return super.answer(question);
  }

  /** What was asked, by gesture and earlier questions. */
  heard(): object[] {
    return this.questions.map(({ text, gesture, history = [] }) => {
      const before = history.map((turn) => (typeof turn === "string" ? turn : turn.question));
      return { text, ...(gesture && { gesture }), ...(before.length > 0 && { before }) };
    });
  }
}

describe("buttons that act on an answer", () => {
  test("act on the one they stand under, with what was asked before it and not after", async () => {
    const answerer = new Recorder();
    const { api } = await runBot({ answerer });
    const person = api.person({ language: "zh-hans" });
    person.sends("问题一？");
    await person.receives();
    person.sends("问题二？");
    const answer = await person.receives();
    person.sends("问题三？");
    await person.receives();
    expect(answer.buttons).toEqual(["[1]", "[2]", "更多", "English", "📋 复制全部", "📄 Word", "➕ 收集", "👍", "👎"]);
    person.forges("m:more", answer.raw);
    const more = await person.receives();
    expect(more.quotations).toHaveLength(2);
    person.taps("English");
    await person.receives();
    expect(answerer.heard().slice(3)).toEqual([
      { text: "还有吗", gesture: "more", before: ["问题一？", "问题二？"] },
      { text: "用英文显示", gesture: "english", before: ["问题一？", "问题二？", "问题三？", "还有吗"] },
    ]);
  });

  test("are offered in the person's language, and only where they do something", async () => {
    const { api } = await runBot({ answerer: new SampleAnswerer() });
    const person = api.person({ language: "en" });
    person.sends("What are the priority sectors?");
    expect((await person.receives()).buttons).toEqual(["[1]", "[2]", "More", ...TAKE, "👍", "👎"]);
    person.sends("How is the militia trained?");
    expect((await person.receives()).buttons).toEqual(["[1]", ...TAKE, "👍", "👎"]);
    person.sends("重点行业领域有哪些？");
    expect((await person.receives()).buttons).toEqual(["[1]", "[2]", "More", "English", ...TAKE, "👍", "👎"]);
  });

  test("of another chat's answer, or of none, do nothing", async () => {
    const answerer = new SampleAnswerer();
    const { api } = await runBot({ answerer });
    const [person, other] = [api.person({ language: "en" }), api.person({ language: "en" })];
    person.sends("What are the priority sectors?");
    await person.receives();
    other.sends("/help");
    const help = await other.receives();
    for (const data of ["m:more", "m:full", "m:constructor"]) {
      other.forges(data, help.raw);
      expect(await other.seesAlert()).toBe("This button no longer works. Please write your question instead.");
    }
    expect(answerer.asked).toHaveLength(1);
  });
});

describe("checking a sentence", () => {
  test("by a command with it, or in reply to a message that holds it", async () => {
    const answerer = new Recorder();
    const { api } = await runBot({ answerer });
    const person = api.person({ language: "en" });
    person.sends("/check 要抓好落实。");
    await person.receives();
    const said = person.writes("市长说要狠抓落实。");
    person.sends("/check", { replyTo: said });
    await person.receives();
    expect(answerer.heard()).toEqual([
      { text: "要抓好落实。", gesture: "check" },
      { text: "市长说要狠抓落实。", gesture: "check", before: ["要抓好落实。"] },
    ]);
  });

  test("without a sentence is explained; one that is too long is declined", async () => {
    const answerer = new SampleAnswerer();
    const { api } = await runBot({ answerer });
    const person = api.person({ language: "zh-hant" });
    person.sends("/check");
    expect((await person.receives()).text).toContain("/check");
    person.sends(`/check ${"安".repeat(1_001)}`);
    expect((await person.receives()).text).toContain("1001");
    expect(answerer.asked).toEqual([]);
  });

  test("that somebody else wrote: a forwarded message says that it is passed on", async () => {
    const answerer = new Recorder();
    const { api } = await runBot({ answerer });
    const person = api.person({ language: "en" });
    person.sendsContent({
      text: "要抓好落实。",
      forward_origin: { type: "hidden_user", sender_user_name: "王芳", date: 1 },
    });
    await person.receives();
    expect(answerer.heard()).toEqual([{ text: "要抓好落实。", gesture: "forward" }]);
  });
});
