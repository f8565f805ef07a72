import { describe, expect, test } from "vitest";
import { plainText, sourceLine } from "../../src/answer/plain-text.ts";
import type { Citation } from "../../src/domain.ts";

const section = ["二、看住水库", "一是要巡查"];
const citation: Citation = {
  n: 1,
  file: "a.txt",
  title: "防汛讲话",
  section,
  start: 0,
  end: 8,
  quote: "每天巡查两次。",
  display: "每天巡查两次。",
  rendering: "Two patrols a day.",
  score: 1,
};

describe("the source of a quote", () => {
  test("is the speech and the headings down to the quote", () => {
    expect(sourceLine(citation)).toBe("防汛讲话 › 二、看住水库 › 一是要巡查");
  });

  test("does not say again the heading that opens the quote", () => {
    expect(sourceLine({ ...citation, display: "一是要巡查。每天两次。" })).toBe("防汛讲话 › 二、看住水库");
    expect(sourceLine({ ...citation, section: ["二、看住水库"], display: "二、看住水库" })).toBe("防汛讲话");
  });

  test("says a heading that is only named in the quote", () => {
    expect(sourceLine({ ...citation, display: "如前所述,一是要巡查。" })).toContain("一是要巡查");
  });
});

test.each([
  ["zh-Hans", "[1] “每天巡查两次。”"],
  ["zh-Hant", "[1] 「每天巡查两次。」"],
] as const)("in %s a quote stands in the marks of its script, without a rendering", (language, quote) => {
  expect(plainText("answered", [citation], language).split("\n").slice(2)).toEqual([
    quote,
    "    — 防汛讲话 › 二、看住水库 › 一是要巡查",
  ]);
});

test("in English a rendering under it is marked as one", () => {
  expect(plainText("related", [citation], "en")).toMatch(
    /\[1\] “每天巡查两次。”\n {4}Two patrols a day\. \(English rendering, .*counts\)\n/u,
  );
});
