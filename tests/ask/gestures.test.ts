import { beforeAll, describe, expect, test } from "vitest";
import type { DocumentAnswerer } from "../../src/ask/answer.ts";
import type { Answer, Gesture, Question } from "../../src/domain.ts";
import { type Ask, quotesOf } from "./given-answerer.ts";
import { smallAnswerer } from "./small-answerer.ts";

let answerer: DocumentAnswerer;
let ask: Ask;
beforeAll(async () => {
  ({ answerer, ask } = await smallAnswerer());
}, 120_000);

const doing = (gesture: Gesture, text: string, rest: Partial<Question> = {}): Promise<Answer> =>
  answerer.answer({ text, gesture, language: "zh-Hans", ...rest });

describe("a tap acts on the last answer, whatever its words", () => {
  test("more, and in the other language", async () => {
    const first = await ask("三样物资是哪些");
    const history = [first];
    const english = await doing("english", "天气", { history });
    expect(english).toMatchObject({ intent: "navigate", language: "en" });
    expect(quotesOf(english)).toEqual(quotesOf(first));
    const more = await doing("more", "天气", { history });
    expect(more.intent).toBe("navigate");
    expect(quotesOf(more).filter((quote) => quotesOf(first).includes(quote))).toEqual([]);
  });
});

describe("a sentence that is to be checked", () => {
  test.each([
    ["水库大坝每天巡查两次。", "verbatim", "answered"],
    ["巡查两次", "verbatim", "answered"],
    ["水库大坝每天巡查几次", "differs", "answered"],
    ["鲸鱼在天上唱歌跳舞看星星", "absent", "refused"],
  ])("is held against the documents, be it short or a question: %s", async (text, verdict, status) => {
    expect(await doing("check", text)).toMatchObject({ intent: "verify", reply: "check", status, check: { verdict } });
  });

  test.each([
    ["周敏强调，水库大坝每天巡查两次", "verbatim", "wrong"],
    ["陈立强调：水库大坝每天巡查两次", "verbatim", "right"],
    ["陈立强调：水库大坝每天巡查三次", "differs", "right"],
    ["王大力指出，水库大坝每天巡查两次", "verbatim", "wrong"],
    ["会议强调，水库大坝每天巡查两次", "differs", "unstated"],
  ])("is checked without who says it, and then whether they do: %s", async (text, verdict, attribution) => {
    expect((await doing("check", text)).check).toMatchObject({ verdict, attribution });
  });

  test("is answered in the language of the person who has it checked", async () => {
    expect((await doing("check", "水库大坝每天巡查两次。", { language: "en" })).language).toBe("en");
  });
});

describe("what somebody else wrote", () => {
  test.each([
    ["水库大坝每天巡查三次，发现渗漏立即上报县防汛办。", "differs"],
    ["鲸鱼在天上唱歌跳舞看星星，一直唱到天亮为止。", "absent"],
  ])("is held against the documents where it says something: %s", async (text, verdict) => {
    expect(await doing("forward", text)).toMatchObject({ reply: "check", check: { verdict } });
  });

  test.each(["陈立说夜间值班由谁轮流承担", "你好"])("is a message like any other else: %s", async (text) => {
    expect((await doing("forward", text)).check).toBeUndefined();
  });
});
