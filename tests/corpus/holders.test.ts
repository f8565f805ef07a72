import { describe, expect, test } from "vitest";
import { holdersIn } from "../../src/corpus/structure/holders.ts";

const named = (text: string): string[] => holdersIn(text).map(({ name, posts }) => `${name}:${posts.join("/")}`);

describe("who a text names with a post", () => {
  test.each([
    ["市委副书记、市长郑文海主持会议。", ["郑文海:市委副书记/市长"]],
    ["副市长何平、林小燕、吴大勇出席会议。", ["何平:副市长", "林小燕:副市长", "吴大勇:副市长"]],
    ["受县委书记孙立民委托,会议延期。", ["孙立民:受县委书记"]],
    ["会议听取了水利局局长高建国关于水库的汇报。", ["高建国:会议听取了水利局局长"]],
    ["党组书记、局长 周海涛", ["周海涛:党组书记/局长"]],
    ["深入贯彻习近平总书记重要讲话精神。", ["习近平:总书记"]],
  ])("%s", (text, expected) => expect(named(text)).toEqual(expected));

  test.each([
    "市长高度重视这项工作。",
    "局长任组长。",
    "坚持专家查隐患。",
    "县委书记和县长要亲自抓。",
    "各县长负总责。",
  ])("nobody: %s", (text) => expect(named(text)).toEqual([]));

  test("the words from the posts to the name are told", () => {
    const text = "会上,副县长马晓东通报情况。";
    expect(holdersIn(text).map(({ span }) => text.slice(span.start, span.end))).toEqual(["副县长马晓东"]);
  });
});
