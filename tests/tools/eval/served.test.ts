import { describe, expect, test } from "vitest";
import type { Answer, Intent } from "../../../src/domain.ts";
import type { Message } from "../../../tools/eval/question-file.ts";
import { isServed, servedTable, summariseServed } from "../../../tools/eval/served.ts";
import { answer, citation, gold, question } from "./samples.ts";

const first = gold("a.txt", "一要落实责任。");
const second = gold("a.txt", "二要排查隐患。");
const other = gold("b.txt", "安全第一。");
const cited = {
  first: citation("a.txt", "一要落实责任。"),
  second: citation("a.txt", "二要排查隐患。"),
  other: citation("b.txt", "安全第一。"),
  third: citation("a.txt", "三要加强培训。"),
};

function message(intent: Intent, given: Partial<Message> = {}): Message {
  return { ...question(given), answerable: true, ...given, intent, kind: intent };
}

describe("a message with gold", () => {
  test.each<[string, Intent, Message["gold"], Answer["citations"], boolean]>([
    ["fact: the first quote is right", "fact", [first], [cited.first, cited.third], true],
    ["fact: only the second is", "fact", [first], [cited.third, cited.first], false],
    ["list: two of three items", "list", [first, second, other], [cited.third, cited.first, cited.second], true],
    ["list: one of three", "list", [first, second, other], [cited.first], false],
    ["overview: its only point", "overview", [first], [cited.first], true],
    ["compare: both sides", "compare", [first, other], [cited.other, cited.first], true],
    ["compare: one side twice", "compare", [first, second, other], [cited.first, cited.second], false],
    ["mention: just the files that have it", "mention", [first, second], [cited.first], true],
    ["mention: one file too many", "mention", [first], [cited.first, cited.other], false],
    ["mention: one file too few", "mention", [first, other], [cited.first], false],
    ["quote: a short line", "quote", [first], [cited.first], true],
    ["quote: a long one", "quote", [first], [{ ...cited.first, quote: "一".repeat(121) }], false],
    ["navigate: whatever hits", "navigate", [first], [cited.third, cited.first], true],
  ])("%s", (_, intent, quotes, citations, served) => {
    expect(isServed(message(intent, { gold: quotes }), answer({ citations }))).toBe(served);
    expect(isServed(message(intent, { gold: quotes }), answer({ citations, status: "related" }))).toBe(false);
  });
});

test.each<[string, Intent, Partial<Message>, Partial<Answer>, boolean]>([
  ["nothing to find, and said so", "fact", { gold: [first], answerable: false }, { status: "related" }, true],
  ["nothing to find, yet answered", "list", {}, { status: "answered" }, false],
  ["no mention", "mention", {}, { citations: [] }, true],
  ["no mention, yet cited", "mention", {}, { citations: [cited.first] }, false],
  ["a greeting returned", "greeting", {}, { reply: "courtesy" }, true],
  ["thanks taken for a search", "thanks", {}, { reply: "nothing" }, false],
  ["a complaint heard, with quotes", "complaint", {}, { reply: "quotes", intent: "complaint" }, true],
  ["a complaint taken for a fact", "complaint", {}, { reply: "quotes" }, false],
  ["an order declined", "order", {}, { reply: "declined" }, true],
  ["the weather searched for", "moment", {}, { reply: "nothing" }, false],
  ["an insult met with courtesy", "abuse", {}, { reply: "courtesy" }, true],
  ["noise searched for", "gibberish", {}, { reply: "quotes" }, false],
  ["another language answered", "foreign", {}, { reply: "quotes", status: "answered" }, true],
  ["the catalogue shown", "catalogue", {}, { reply: "catalogue" }, true],
  ["help searched for", "help", {}, { reply: "catalogue" }, false],
  ["navigation without gold, done", "navigate", {}, { reply: "which" }, true],
])("%s", (_, intent, given, said, served) => {
  expect(isServed(message(intent, given), answer(said))).toBe(served);
});

test("a check is right by its verdict, and by whose words where they are somebody else's", () => {
  const check = { verdict: "verbatim", attribution: "right", differences: [] } as const;
  const right = message("verify", { gold: [first], verdict: "verbatim" });
  expect(isServed(right, answer({ check }))).toBe(true);
  expect(isServed(right, answer({ check: { ...check, verdict: "absent" } }))).toBe(false);
  expect(isServed(right, answer())).toBe(false);
  const claimed = { ...right, attribution: "wrong" };
  expect(isServed(claimed, answer({ check }))).toBe(false);
  expect(isServed(claimed, answer({ check: { ...check, attribution: "wrong" } }))).toBe(true);
});

test("the summary counts by kind, those that seek and the others, and names the fails", () => {
  const judged = (id: string, intent: Intent, served: boolean) => ({
    message: message(intent, { id, question: "谁" }),
    answer: answer({ status: "refused", reply: "declined" }),
    served,
  });
  const summary = summariseServed([
    judged("1", "fact", true),
    judged("2", "fact", false),
    judged("3", "verify", true),
    judged("4", "thanks", true),
  ]);
  expect(summary).toEqual({
    all: 0.75,
    seeking: 0.667,
    rest: 1,
    by: { fact: [1, 2], thanks: [1, 1], verify: [1, 1] },
    fails: [["2", "fact", "谁", "refused", "declined"]],
  });
  expect(servedTable(summary)).toMatch(
    /fact +1 +2 +0\.50[^]*seeking 0\.667, the others 1, all 0\.75[^]*2 {2}fact {2}谁/u,
  );
});
