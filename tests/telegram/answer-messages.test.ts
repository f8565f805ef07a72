import fc from "fast-check";
import type { MessageEntity } from "grammy/types";
import { describe, expect, test } from "vitest";
import type { Citation } from "../../src/domain.ts";
import { answerMessages } from "../../src/telegram/screens/answer-messages.ts";
import type { FormattedText } from "../../src/telegram/screens/formatted-text.ts";
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

  test("two short quotes are one message: each under its document, with its number and where it stands", () => {
    const messages = answerMessages(sectorsAnswer("重点行业领域有哪些？", "zh-Hans"));
    expect(messages).toHaveLength(1);
    const [message] = messages;
    expect(message?.text).toMatch(/^在全县应急管理.* · 李明\n煤矿、非煤矿山.*\n\[1\] 二、突出重点领域/);
    expect(message?.text).toMatch(/\n\n市长在2023年.*\n要在重点行业.*\n\[2\] 三、层层压实责任/);
  });

  test("an English answer shows the renderings under the Chinese and says once what they are", () => {
    const [message] = answerMessages(sectorsAnswer("What are the priority sectors?", "en"));
    expect(message?.text).toMatch(/煤矿.*重点领域。\nHigh-risk industries/);
    expect(message?.text.split("Machine English; the Chinese counts.")).toHaveLength(2);
    expect(message?.text).toMatch(/Chinese counts\.$/);
    expect(quotesOf([message as FormattedText]).join("")).not.toContain("High-risk");
  });

  test("quotes of one document stand under its name, each with the speaker and section that the one before has not", () => {
    const { citations, ...answer } = sectorsAnswer("", "zh-Hans");
    const [first, second] = citations as [Citation, Citation];
    const section = ["二、突出重点领域"];
    const speakers = [{ zh: "李明" }, { zh: "王芳" }, { zh: "王芳" }, null];
    const same = speakers.map((speaker, i) => ({ ...first, n: i + 1, section, speaker, date: "2024-04-09" }));
    const [message] = answerMessages({ ...answer, citations: [same[0]!, { ...second, n: 5 }, ...same.slice(1)] });
    const lines = message?.text.split("\n").filter((line) => line !== "" && line !== first.display);
    expect(lines).toEqual([
      "在全县应急管理和安全生产工作会议上的讲话（安全生产专项整治三年行动） · 2024年4月9日",
      "[1] 李明 · 二、突出重点领域",
      "[2] 王芳",
      "[3] 王芳",
      "[4]",
      "市长在2023年全市安全生产工作会议上的讲话",
      second.display,
      "[5] 三、层层压实责任,全面强化履职担当",
      expect.stringContaining("同样的话另见"),
    ]);
  });

  test("a document that is not whole says so, and its date unless its title has the year", () => {
    const { citations, ...answer } = sectorsAnswer("", "zh-Hans");
    const second = { ...(citations[1] as Citation), date: "2023-02-01", incomplete: "仅有第2页，缺第1页" };
    const [message] = answerMessages({ ...answer, lead: "", citations: [second] });
    expect(message?.text).toMatch(/^市长在2023年全市安全生产工作会议上的讲话 · 仅有第2页，缺第1页\n/);
  });

  test("an over-long quote goes on in the next message, its source under its end", () => {
    const answer = longAnswer("全文", 9_000);
    const messages = answerMessages(answer);
    expect(messages.length).toBeGreaterThan(2);
    expect(quotesOf(messages.slice(0, 3)).slice(0, 3).join("")).toBe(answer.citations[0]?.display);
    expect(messages[0]?.text).toMatch(/^在全县应急管理/);
    expect(messages[0]?.text).not.toContain("[1]");
    expect(messages[2]?.text).toContain("[1] ");
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
    expect(answerMessages({ ...answer, citations })[0]?.text).toMatch(/\[1\] 二、突出重点领域 › \(一\)煤矿$/);
  });

  test("the words that answer are bold inside their quotation, wherever a message ends", () => {
    const bold = (messages: readonly FormattedText[]): string =>
      messages
        .flatMap(({ text, entities }) => {
          const quotes = entities.filter(({ type }) => type === "expandable_blockquote");
          const isQuoted = ({ offset, length }: MessageEntity) =>
            quotes.some((quote) => quote.offset <= offset && offset + length <= quote.offset + quote.length);
          return entities
            .filter((entity) => entity.type === "bold" && isQuoted(entity))
            .map(({ offset, length }) => text.slice(offset, offset + length));
        })
        .join("");
    const answer = sectorsAnswer("重点行业领域有哪些？", "zh-Hans");
    expect(bold(answerMessages(answer))).toBe("煤矿、非煤矿山、危险化学品、交通运输、建筑施工等");
    const quote = "安全生产。".repeat(1_000);
    const [first] = answer.citations;
    const whole = { ...(first as Citation), start: 0, end: quote.length, quote, display: quote };
    const marks = [{ start: 3_000, end: 4_900 }];
    const messages = answerMessages({ ...answer, citations: [{ ...whole, marks }] });
    expect(messages).toHaveLength(3);
    expect(bold(messages)).toBe(quote.slice(3_000, 4_900));
  });

  test("more marks than a message has room for leave the quotation and its number whole", () => {
    const quote = "安全".repeat(150);
    const marks = Array.from({ length: 150 }, (_, i) => ({ start: 2 * i, end: 2 * i + 1 }));
    const [first] = sectorsAnswer("", "zh-Hans").citations;
    const marked = { ...(first as Citation), start: 0, end: 300, quote, display: quote, marks };
    for (const citations of [[marked], [marked, { ...marked, n: 2 }]]) {
      const messages = answerMessages({ ...sectorsAnswer("", "zh-Hans"), citations });
      expect(quotesOf(messages)).toEqual(citations.map(() => quote));
      for (const { entities } of messages) expect(entities.length).toBeLessThanOrEqual(100);
    }
  });

  test("says whose words a quote is and where else they stand; nothing English to those who ask in Chinese", () => {
    const [chinese] = answerMessages(sectorsAnswer("重点行业领域有哪些？", "zh-Hans"));
    expect(chinese?.text).toMatch(/\n\[2\] .*\n同样的话另见：在全县应急管理/);
    expect(chinese?.text).not.toMatch(/High-risk|Li Ming/);
    const [english] = answerMessages(sectorsAnswer("What are the priority sectors?", "en"));
    expect(english?.text).toMatch(/^Speech at a county meeting.* · Li Ming\n/);
    expect(english?.text).toContain("\nAlso in: Speech at a county meeting");
  });

  test("several questions are answered under a heading each, with the numbers of the whole", () => {
    const first = sectorsAnswer("重点行业领域有哪些？", "zh-Hans");
    const second = sectorsAnswer("民兵训练怎么安排？", "zh-Hans", "related");
    const third = refusal("天气怎么样？", "zh-Hans", "没有找到。");
    const citations = [...first.citations, ...second.citations].map((one, i) => ({ ...one, n: i + 1 }));
    const answer = { ...first, lead: "", closing: "请继续提问。", citations, parts: [first, second, third] };
    const text = answerMessages(answer)
      .map((message) => message.text)
      .join("\n\n");
    const order = [
      "重点行业领域有哪些？\n\n在全县",
      "\n[1] ",
      "\n[2] ",
      "\n\n民兵训练怎么安排？\n\n⚠️ 文件中没有",
      "\n[3] ",
      "\n\n天气怎么样？\n\n没有找到。\n\n请继续提问。",
    ].map((part) => text.indexOf(part));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order[0]).toBe(0);
  });

  test("a lead over quotes stands out with its first line, and the closing is plain", () => {
    const answer = { ...sectorsAnswer("", "zh-Hans"), lead: "讲话中没有提到2030年。\n以下较近：", closing: "共两处。" };
    const [message] = answerMessages(answer);
    expect(message?.entities[0]).toEqual({ type: "bold", offset: 0, length: "讲话中没有提到2030年。".length });
    expect(message?.text).toMatch(/^讲话中没有提到2030年。\n以下较近：\n\n[^]*\n\n共两处。$/);
  });

  test("a refusal is the answer's own words, and carries no quotation", () => {
    const messages = answerMessages(refusal("天气", "zh-Hans", "其中没有找到与此有关的内容。"));
    expect(messages).toEqual([{ text: "其中没有找到与此有关的内容。", entities: [] }]);
  });

  test("the question heads the answer where it does not stand in the chat", () => {
    const [message] = answerMessages(sectorsAnswer("重点行业领域有哪些？", "zh-Hans"), "重点行业领域有哪些？");
    expect(message?.text).toMatch(/^重点行业领域有哪些？\n\n在全县/);
  });
});
