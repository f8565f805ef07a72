import { describe, expect, test } from "vitest";
import { normalise } from "../../src/language/normalise.ts";
import { overviewAsked } from "../../src/search/overview.ts";

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
    "what does say in short",
    "which four areas did cover?",
    "outline of the meeting, please",
  ])("in %s", (rest) => expect(overviewAsked(normalise(rest))).toBe(""));
});

describe("what is said on a topic is asked", () => {
  test.each([
    ["疫情防控那一块主要讲了哪些", "疫情防控"],
    ["森林防火的要點", "森林防火"],
    ["summarise on forest fires", "forest fires"],
    ["what are the main points on chemical plants?", "chemical plants"],
  ])("in %s", (rest, topic) => expect(overviewAsked(normalise(rest))).toBe(topic));
});

describe("something else is asked", () => {
  test.each([
    "",
    "讲话",
    "什么时候讲的",
    "是哪一年的",
    "总结大会",
    "消防和食堂要点在哪个单位检查",
    "what does the say about forest fires",
    "when was the speech given",
    "main road",
  ])("in “%s”", (rest) => expect(overviewAsked(normalise(rest))).toBeUndefined());
});
