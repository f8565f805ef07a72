import { expect, test } from "vitest";
import { savedAnswer } from "../../src/memory/saved-answer.ts";
import { answerTo } from "./samples.ts";

/** An answer as it was saved before it had anything but quotes to say. */
function old(status: "answered" | "refused"): string {
  const { question, language, text, citations, passages } = answerTo("问", status);
  const kept = citations.map(({ n, file, title, section, start, end, quote, display, score }) => {
    return { n, file, title, section, start, end, quote, display, score };
  });
  const timings = { embedMs: 1.5, searchMs: 2, totalMs: 3.25 };
  return JSON.stringify({ question, language, status, text, citations: kept, passages, timings });
}

test("an answer is read back as it was saved", () => {
  const answer = { ...answerTo("问"), topics: ["一、总则"], lead: "原文：", closing: "完" };
  expect(savedAnswer(JSON.stringify(answer))).toEqual(answer);
});

test("one that an earlier version saved says nothing of what that did not know", () => {
  expect(savedAnswer(old("answered"))).toEqual(answerTo("问"));
  const refused = answerTo("问", "refused");
  expect(savedAnswer(old("refused"))).toEqual({ ...refused, reply: "nothing", lead: refused.text });
});
