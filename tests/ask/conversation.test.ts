import { beforeAll, describe, expect, test, vi } from "vitest";
import type { DocumentAnswerer } from "../../src/ask/answer.ts";
import type { Answer } from "../../src/domain.ts";
import { type Ask, quotesOf } from "./given-answerer.ts";
import { lastTurn, smallAnswerer } from "./small-answerer.ts";

let answerer: DocumentAnswerer;
let ask: Ask;
beforeAll(async () => {
  ({ answerer, ask } = await smallAnswerer());
}, 120_000);

describe("what is done with the last answer", () => {
  let list: Answer;
  let fact: Answer;
  beforeAll(async () => {
    list = await ask("三样物资是哪些");
    fact = await ask("陈立说夜间值班由谁轮流承担");
  });

  test("the second in full: its whole section", async () => {
    for (const before of [lastTurn(list), "三样物资是哪些"]) {
      const answer = await ask("第二条全文", before);
      expect(answer).toMatchObject({ intent: "navigate", reply: "quotes", status: "answered" });
      expect(quotesOf(answer)).toEqual(["二是木桩。每村储备五十根。"]);
      expect(answer.citations.every(({ section }) => section[0] === "二、备足物资")).toBe(true);
    }
  });

  test("a place that the last answer does not have is nothing, and how many there are is said", async () => {
    const answer = await ask("第九条全文", lastTurn(fact));
    expect(answer).toMatchObject({ reply: "nothing", status: "refused" });
    expect(answer.lead).toContain("只有1段引文");
  });

  test("after one was shown in full, another number is still one of the list", async () => {
    const second = await ask("第二条全文", lastTurn(list));
    const history = [list, second].map(lastTurn);
    const answer = await answerer.answer({ text: "第三条全文", history });
    expect(quotesOf(answer)).toEqual(["三是抽水泵。"]);
  });

  test("its context: the sentences around it in one piece, itself marked", async () => {
    const { citations } = await ask("上下文", lastTurn(fact));
    expect(citations.map(({ quote }) => quote)).toEqual([
      "发现渗漏立即上报县防汛办。夜间值班由村干部轮流承担。",
      "二、备足物资",
    ]);
    const [around] = citations;
    expect(around?.marks.map(({ start, end }) => around.quote.slice(start - around.start, end - around.start))).toEqual(
      ["夜间值班由村干部轮流承担。"],
    );
  });

  test("who said it: the speaker, with the quote again", async () => {
    const answer = await ask("这是谁说的", lastTurn(fact));
    expect(answer.lead).toContain("陈立");
    expect(quotesOf(answer)).toEqual(quotesOf(fact).slice(0, 1));
    expect(await ask("这是谁说的", "食堂留样四十八小时")).toMatchObject({
      citations: [{ speaker: null, file: "school.txt" }],
    });
  });

  test("shorter: the words that answer alone", async () => {
    const long = await ask("水库大坝巡查几次");
    expect(quotesOf(await ask("短一点", lastTurn(long)))).toEqual(["水库大坝每天巡查两次"]);
  });

  test("shorter, of a quote of several sentences: one of them", async () => {
    const { citations } = await ask("第二条全文", lastTurn(list));
    const whole = {
      question: "第二条全文",
      citations: citations.map(({ file, start, end }) => ({ file, start, end })),
    };
    expect(quotesOf(await ask("短一点", whole))).toEqual(["二是木桩。"]);
  });

  test("more: what was not given yet, also when it is asked again", async () => {
    const first = await ask("夜间值班由谁承担");
    const second = await ask("还有吗", lastTurn(first));
    const third = await ask("还有吗", lastTurn(first), lastTurn(second));
    const given = [first, second, third].flatMap(quotesOf);
    expect(second.citations.length).toBeGreaterThan(0);
    expect(new Set(given).size).toBe(given.length);
    const numbers = [first, second, third].flatMap(({ citations }) => citations.map(({ n }) => n));
    expect(numbers).toEqual(numbers.map((_, place) => place + 1));
    const [, place] = [first, second].flatMap(({ citations }) => citations);
    expect(quotesOf(await ask("第二条全文", lastTurn(first), lastTurn(second))).join("")).toContain(place?.display);
    const anew = await ask("还有吗", first.question, "还有吗");
    expect(quotesOf(anew)).toEqual(quotesOf(third));
  });

  test("whose question is too long ago to be told: its quotes all the same", async () => {
    const second = await ask("还有吗", lastTurn(await ask("夜间值班由谁承担")));
    expect(quotesOf(await ask("这是谁说的", lastTurn(second)))).toEqual(quotesOf(second).slice(0, 1));
    expect((await ask("还有吗", lastTurn(second))).citations).toEqual([]);
  });

  test("which is told is not worked out anew; of words alone each answer is, once after those before it", async () => {
    const answered = vi.spyOn(answerer, "answer");
    try {
      await answerer.answer({ text: "还有吗", history: [lastTurn(fact), lastTurn(list)] });
      expect(answered).toHaveBeenCalledTimes(1);
      answered.mockClear();
      await answerer.answer({ text: "还有吗", history: ["夜间值班由谁承担", "还有吗", "还有吗"] });
      expect(answered.mock.calls.map(([{ history = [] }]) => history.length)).toEqual([3, 0, 1, 2]);
    } finally {
      answered.mockRestore();
    }
  });

  test("the one before it: that answer's quotes again", async () => {
    const answer = await ask("上一条", lastTurn(list), lastTurn(fact));
    expect(quotesOf(answer)).toEqual(quotesOf(list));
  });

  test("is nothing where there is none, or what a caller claims to have been quoted is nowhere", async () => {
    expect((await ask("还有吗")).citations).toEqual([]);
    expect((await ask("这是谁说的")).citations).toEqual([]);
    const forged = { question: "水库大坝巡查几次", citations: [{ file: "secret.txt", start: 0, end: 5 }] };
    expect((await ask("第二条全文", forged)).citations).toEqual([]);
  });

  test("a complaint is acknowledged, with what comes next", async () => {
    const answer = await ask("不对", lastTurn(fact));
    expect(answer).toMatchObject({ intent: "complaint", status: "related" });
    expect(quotesOf(answer)).not.toContain(quotesOf(fact)[0]);
  });
});

describe("a follow-up that names no document", () => {
  test.each([
    ["heating.txt", "锅炉房夜间值班由两人承担。"],
    ["dikes.txt", "夜间值班由村干部轮流承担。"],
  ])("is answered by the one that the last answer quoted: %s", async (file, quote) => {
    const before = { question: "哪天以前要完成", citations: [{ file, start: 0, end: 8 }] };
    expect(quotesOf(await ask("夜间值班呢", before))[0]).toBe(quote);
  });

  test("where that one does not answer, by any other", async () => {
    const first = await ask("供暖管道什么时候检修完毕");
    expect(quotesOf(await ask("沙袋呢", lastTurn(first)))[0]).toContain("沙袋");
  });
});
