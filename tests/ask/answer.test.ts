import { beforeAll, describe, expect, test } from "vitest";
import type { DocumentAnswerer } from "../../src/ask/answer.ts";
import { type Ask, filesOf, quotesOf } from "./given-answerer.ts";
import { dikes, heating, marked, school, smallAnswerer } from "./small-answerer.ts";

let answerer: DocumentAnswerer;
let ask: Ask;
beforeAll(async () => {
  ({ answerer, ask } = await smallAnswerer());
}, 120_000);

describe("a question", () => {
  test("is answered with the words that answer marked, and says what it was taken for", async () => {
    const answer = await ask("水库大坝巡查几次");
    expect(answer).toMatchObject({ intent: "fact", reply: "quotes", status: "answered", language: "zh-Hans" });
    expect(quotesOf(answer)).toEqual(["水库大坝每天巡查两次。"]);
    expect(marked(answer)).toEqual(["水库大坝每天巡查两次"]);
    expect(answer.passages[0]).toMatchObject({ file: "dikes.txt" });
    expect(answer.passages.length).toBeLessThanOrEqual(10);
    expect(answer.lead).not.toBe("");
    expect(answer.text.startsWith(answer.lead)).toBe(true);
  });

  test("in the other script is answered in that script, with the same words", async () => {
    const answer = await ask("水庫大壩巡查幾次");
    expect(answer.language).toBe("zh-Hant");
    expect(quotesOf(answer)).toEqual(["水库大坝每天巡查两次。"]);
  });

  test("of which a name is nowhere is not answered, and the name is told", async () => {
    const answer = await ask("2024年水库大坝巡查几次");
    expect(answer).toMatchObject({ reply: "nothing", status: "related", missing: ["2024"] });
    expect(answer.lead).toContain("2024");
    expect(quotesOf(answer)).toEqual(["水库大坝每天巡查两次。"]);
  });

  test("to a document that says nothing of it gets what others say, told as theirs", async () => {
    const answer = await ask("周敏对水库大坝巡查有什么要求");
    expect(answer).toMatchObject({ reply: "nothing", status: "related", silent: ["heating.txt"] });
    expect(answer.lead).toContain("周敏在冬季供暖会议上的讲话");
    expect(filesOf(answer)).toEqual(["dikes.txt"]);
  });

  test("to a document that answers is answered by that one alone", async () => {
    expect(new Set(filesOf(await ask("陈立说夜间值班由谁轮流承担")))).toEqual(new Set(["dikes.txt"]));
    expect(new Set(filesOf(await ask("周敏说夜间值班由几人承担")))).toEqual(new Set(["heating.txt"]));
  });

  test("whose answer stands in several documents is answered once, and where else is told", async () => {
    const answer = await ask("发现渗漏立即上报");
    expect(answer.citations).toHaveLength(1);
    expect(answer.citations[0]).toMatchObject({ also: ["heating.txt"], alsoTitles: ["周敏在冬季供暖会议上的讲话"] });
    expect(answer.text).toContain("周敏在冬季供暖会议上的讲话");
  });

  test("for so many items gets no list of another number of them", async () => {
    const answer = await ask("汛期备足的五项物资是哪五项");
    expect(answer.status).not.toBe("answered");
    expect(answer.citations.length).toBeLessThan(3);
  });

  test("for so many items gets no list of that number that is called something else", async () => {
    expect(quotesOf(await ask("村干部夜间值班的三不准是哪三个"))).not.toContain("一是沙袋。");
  });

  test("for a list gets its items", async () => {
    expect(quotesOf(await ask("三样物资是哪些"))).toEqual(["一是沙袋。", "二是木桩。每村储备五十根。", "三是抽水泵。"]);
  });
});

describe("several questions in one message", () => {
  test("are answered one by one, the quotes of all numbered through", async () => {
    const text = "水库大坝每天巡查几次？食堂留样四十八小时吗？";
    const answer = await ask(text);
    expect(answer.parts.map(({ question }) => question)).toEqual(["水库大坝每天巡查几次？", "食堂留样四十八小时吗？"]);
    expect(answer.citations.map(({ n }) => n)).toEqual([1, 2]);
    expect(filesOf(answer)).toEqual(["dikes.txt", "school.txt"]);
    expect(answer.parts.flatMap(quotesOf)).toEqual(quotesOf(answer));
    expect(answer.parts.every(({ parts }) => parts.length === 0)).toBe(true);
    expect(answer.text.indexOf("食堂留样")).toBeGreaterThan(answer.text.indexOf("[1]"));
  });

  test("are answered as well as the best of them, and all that is missing is told", async () => {
    const answer = await ask("水库大坝每天巡查几次？2024年食堂留样四十八小时吗？");
    expect(answer.parts.map(({ status }) => status)).toEqual(["answered", "related"]);
    expect(answer).toMatchObject({ status: "answered", reply: "quotes", missing: ["2024"] });
  });
});

describe("a message that asks nothing of the documents", () => {
  test.each(["", " \n\t", "\u3000"])("%j gets a hint in the person's language", async (text) => {
    const answers = await Promise.all(
      (["zh-Hans", "zh-Hant", "en"] as const).map((language) => answerer.answer({ text, language })),
    );
    expect(answers.map(({ language }) => language)).toEqual(["zh-Hans", "zh-Hant", "en"]);
    for (const answer of answers) {
      expect(answer).toMatchObject({
        question: text,
        reply: "help",
        status: "refused",
        intent: "gibberish",
        citations: [],
      });
      expect(answer.text).toBe(answer.lead);
      expect(answer.lead).not.toBe("");
    }
    expect(new Set(answers.map(({ lead }) => lead)).size).toBe(3);
  });

  test("is answered as a person would, without a quote", async () => {
    expect(await ask("你好")).toMatchObject({ intent: "greeting", reply: "courtesy", status: "refused" });
    expect(await ask("谢谢")).toMatchObject({ intent: "thanks", reply: "courtesy", status: "refused" });
  });
});

describe("which document?", () => {
  test("is asked where a summary of none is wanted; its answer goes on with the first question", async () => {
    const which = await ask("主要讲了什么？");
    expect(which).toMatchObject({ intent: "overview", reply: "which", status: "refused" });
    for (const { info } of [dikes, heating, school]) expect(which.text).toContain(info.title.zh);
    const answer = await ask("陈立的", "主要讲了什么？");
    expect(answer).toMatchObject({ intent: "overview", reply: "quotes", status: "answered" });
    expect(quotesOf(answer)).toEqual(["一、看牢堤坝", "二、备足物资"]);
  });

  test("is not asked again of a document without headings", async () => {
    const answer = await ask("周敏的", "主要讲了什么？");
    expect(answer).toMatchObject({ reply: "quotes", status: "answered" });
    expect(quotesOf(answer)[0]).toBe("供暖管道在十月底前检修完毕。");
  });

  test("a question to the last one goes on under the name that is given next", async () => {
    const answer = await ask("周敏的", "夜间值班由谁承担");
    expect(answer).toMatchObject({ intent: "fact", status: "answered" });
    expect(quotesOf(answer)).toEqual(["锅炉房夜间值班由两人承担。"]);
    expect(quotesOf(await ask("陈立的", "夜间值班由谁承担"))).toEqual(["夜间值班由村干部轮流承担。"]);
  });
});
