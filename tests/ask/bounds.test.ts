import { describe, expect, test } from "vitest";
import { blankAnswer } from "../../src/blank-answer.ts";
import { bounded, earlierTurn } from "../../src/ask/bounds.ts";
import type { Answer, Question } from "../../src/domain.ts";

const timings = { embedMs: 0, searchMs: 0, readMs: 0, totalMs: 0 };

function asking(): { asked: Question[]; ask: (question: Question) => Promise<Answer> } {
  const asked: Question[] = [];
  const answerer = bounded({
    answer: async (question) => {
      asked.push(question);
      const said = { status: "answered", text: "", citations: [], passages: [] } as const;
      return { ...blankAnswer, question: question.text, language: "en", ...said, timings };
    },
  });
  return { asked, ask: (question) => answerer.answer(question) };
}

describe("a bounded answerer", () => {
  test("reads 1,000 UTF-16 units, and refuses more in the person's language, else that of the question", async () => {
    const { asked, ask } = asking();
    await ask({ text: "安".repeat(1000) });
    expect(asked).toHaveLength(1);
    const long = await ask({ text: "安".repeat(1001) });
    expect(long).toMatchObject({ status: "refused", reply: "declined", language: "zh-Hans", citations: [] });
    expect(long.text).toMatch(/^这条消息有1001个字符/);
    expect((await ask({ text: "😀".repeat(501), language: "zh-Hant" })).text).toMatch(/^這條訊息有1002個字元/);
    expect(asked).toHaveLength(1);
  });

  test("leaves earlier questions out that are too long", async () => {
    const { asked, ask } = asking();
    const kept = ["一", { question: "二", citations: [] }];
    await ask({ text: "三", history: [...kept, "安".repeat(1001), { question: "安".repeat(1001), citations: [] }] });
    expect(asked).toEqual([{ text: "三", history: kept }]);
  });
});

test("of a whole earlier answer the question and the places of its quotes are read", () => {
  const place = { file: "a.txt", start: 3, end: 9 };
  const answer = { question: "问", status: "answered", citations: [{ ...place, n: 1, quote: "安全生产重要" }] };
  expect(earlierTurn.parse(answer)).toEqual({ question: "问", citations: [place] });
  expect(earlierTurn.parse("问")).toBe("问");
  for (const citation of [{ ...place, start: -1 }, { ...place, end: 1.5 }, { file: "a.txt" }]) {
    expect(earlierTurn.safeParse({ question: "问", citations: [citation] }).success).toBe(false);
  }
});
