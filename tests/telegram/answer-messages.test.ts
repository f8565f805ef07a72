import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Citation } from "../../src/domain.ts";
import { answerMessages } from "../../src/telegram/answer-messages.ts";
import type { FormattedText } from "../../src/telegram/formatted-text.ts";
import { acceptText } from "../fakes/bot-api/text-rules.ts";
import { quotesOf } from "./properties.ts";
import { longAnswer, refusal, sectorsAnswer } from "./sample-answers.ts";

describe("answerMessages", () => {
  test("a quote that fits into a message is never cut", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3_800 }), { minLength: 1, maxLength: 6 }), (lengths) => {
        const [first] = sectorsAnswer("", "zh-Hans").citations;
        const displays = lengths.map((length) => "安全生产。".repeat(800).slice(0, length));
        const citations = displays.map((display, i) => ({ ...(first as Citation), n: i + 1, display }));
        expect(quotesOf(answerMessages({ ...sectorsAnswer("", "zh-Hans"), citations }))).toEqual(displays);
      }),
    );
  });

  test("two short quotes with lead, numbers and sources are one message", () => {
    const messages = answerMessages(sectorsAnswer("重点行业领域有哪些？", "zh-Hans"));
    expect(messages).toHaveLength(1);
    const [message] = messages;
    expect(message?.text).toMatch(/^2篇讲话中的原文如下：\n\n煤矿、非煤矿山/);
    expect(message?.text).toMatch(/\n\[1\] 在全县应急管理.* › 二、突出重点领域/);
    expect(message?.text).toMatch(/\n\[2\] 市长在2023年.* › 三、层层压实责任/);
  });

  test("an English answer shows the rendering under the Chinese and says what it is", () => {
    const [message] = answerMessages(sectorsAnswer("What are the priority sectors?", "en"));
    expect(message?.text).toMatch(
      /煤矿.*重点领域。\nEnglish rendering, machine-drafted; the Chinese text is what counts:\nHigh-risk industries/,
    );
    expect(quotesOf([message as FormattedText]).join("")).not.toContain("High-risk");
  });

  test("an over-long quote goes on in the next message, its source under its end", () => {
    const answer = longAnswer("全文", 9_000);
    const messages = answerMessages(answer);
    expect(messages.length).toBeGreaterThan(2);
    expect(quotesOf(messages.slice(0, 3)).slice(0, 3).join("")).toBe(answer.citations[0]?.display);
    expect(messages[0]?.text).not.toContain("[1]");
    expect(messages[2]?.text).toContain("[1] 在全县应急管理");
  });

  test("a hundred quotes keep within the entities of a message", () => {
    const [first] = sectorsAnswer("", "zh-Hans").citations;
    const citations = Array.from({ length: 100 }, (_, i) => ({
      ...(first as Citation),
      n: i + 1,
      title: "讲话",
      section: [],
      display: "安",
    }));
    const messages = answerMessages({ ...sectorsAnswer("", "zh-Hans"), citations });
    expect(quotesOf(messages)).toHaveLength(100);
    for (const { entities } of messages) expect(entities.length).toBeLessThanOrEqual(100);
  });

  test("no message is made of white space alone", () => {
    const [first] = sectorsAnswer("", "zh-Hans").citations;
    const citations = [{ ...(first as Citation), display: `安${" \n\u3000".repeat(4_000)}全` }];
    for (const { text, entities } of answerMessages({ ...sectorsAnswer("", "zh-Hans"), citations }))
      acceptText(text, entities);
  });

  test("a section within a section is named with its path", () => {
    const answer = sectorsAnswer("", "zh-Hans");
    const [first] = answer.citations;
    const citations = [{ ...(first as Citation), section: ["二、突出重点领域", "(一)煤矿"] }];
    expect(answerMessages({ ...answer, citations })[0]?.text).toMatch(/› 二、突出重点领域 › \(一\)煤矿$/);
  });

  test("a refusal is the answer's own words, and carries no quotation", () => {
    const messages = answerMessages(refusal("天气", "zh-Hans", "其中没有找到与此有关的内容。"));
    expect(messages).toEqual([{ text: "其中没有找到与此有关的内容。", entities: [] }]);
  });

  test("the question heads the answer where it does not stand in the chat", () => {
    const [message] = answerMessages(sectorsAnswer("重点行业领域有哪些？", "zh-Hans"), "重点行业领域有哪些？");
    expect(message?.text).toMatch(/^重点行业领域有哪些？\n\n2篇/);
  });
});
