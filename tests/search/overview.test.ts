import { describe, expect, test } from "vitest";
import { normalise } from "../../src/language/normalise.ts";
import { asksForOverview } from "../../src/search/overview.ts";

/** Questions without the words that name a speech, as the scope leaves them. */
describe("what a speech says as a whole is asked", () => {
  test.each([
    "的讲话主要讲了什么",
    "講話的要點是什麼",
    "讲了哪四个方面?",
    "都说了些啥",
    "概括一下的讲话",
    "讲话的提纲",
    "主要内容",
    "跟 讲的框架有什么不同",
    "what are the main points of the speech",
    "summarize",
    "Can you give me a quick summary of the talk?",
    "the gist of the , both leaders",
    "what is the about?",
    "what did say, overall?",
    "which four areas did cover?",
    "outline of the meeting, please",
  ])("in %s", (rest) => expect(asksForOverview(normalise(rest))).toBe(true));
});

describe("something of its own is asked", () => {
  test.each([
    "",
    "讲话",
    "讲了哪些消防要求",
    "对企业讲了什么",
    "森林防火的重点是什么",
    "什么时候讲的",
    "是哪一年的",
    "总结大会",
    "what does the say about forest fires",
    "when was the speech given",
    "what are the main points on chemical plants",
    "main road",
    "summary executions of orders",
  ])("in “%s”", (rest) => expect(asksForOverview(normalise(rest))).toBe(false));
});
