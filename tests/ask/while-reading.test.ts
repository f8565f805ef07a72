import { expect, test } from "vitest";
import { whileReading } from "../../src/ask/while-reading.ts";
import { blankAnswer } from "../../src/blank-answer.ts";
import type { Answer } from "../../src/domain.ts";

const timings = { embedMs: 0, searchMs: 0, readMs: 0, totalMs: 0 };
const nothing: Answer = {
  ...blankAnswer,
  question: "无障碍环境建设法第六十五条",
  language: "zh-Hans",
  reply: "nothing",
  status: "refused",
  lead: "没有找到。",
  text: "没有找到。",
  citations: [],
  passages: [],
  timings,
};

test("what found nothing says that documents are being read", () => {
  const { closing, text } = whileReading({ ...nothing, closing: "市长没有说到。" });
  expect(closing).toBe("市长没有说到。\n另有文件正在读取，读完后可以再问一次。");
  expect(text).toBe(`没有找到。\n\n${closing}`);
});

test("what answers, and what asks nothing of documents, is as it was", () => {
  for (const answer of [
    { ...nothing, status: "answered" as const },
    { ...nothing, reply: "courtesy" as const },
    { ...nothing, reply: "declined" as const },
  ]) {
    expect(whileReading(answer)).toBe(answer);
  }
});
