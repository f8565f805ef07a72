import { describe, expect, test } from "vitest";
import { countAsked, ordinalAsked } from "../../src/ask/understand/numbers-asked.ts";

describe("the place a message asks for", () => {
  test.each([
    ["第一个呢", 1],
    ["第十二条写了什么", 12],
    ["第3项", 3],
    ["第二點是什麼", 2],
    ["第五樣詳細啲", 5],
    ["第二", 2],
    ["二", 2],
    ["4", 4],
    ["#3", 3],
    ["and the second one?", 2],
    ["the 3rd quote", 3],
    ["number two please", 2],
    ["open item 5", 5],
    ["tell me more on the tenth", 10],
    ["最后一条", -1],
    ["倒数第二条", -2],
    ["the last one again", -1],
    ["the last of those", -1],
  ])("%s: %i", (message, place) => expect(ordinalAsked(message)).toBe(place));

  test.each([
    "第一责任人是谁",
    "第一时间报告谁",
    "引进第三方机构做什么",
    "is first aid taught",
    "in the second half of the year",
    "third party inspections",
    "last year's fire",
    "12350",
    "",
  ])("%s: none", (message) => expect(ordinalAsked(message)).toBeUndefined());
});

describe("how many items a message asks for", () => {
  test.each([
    ["哪五项", 5],
    ["五大任务", 5],
    ["三个必须是什么", 3],
    ["两项制度", 2],
    ["七进是哪七进", 7],
    ["which three mechanisms", 3],
    ["list ten rules", 10],
    ["the two main tasks", 2],
  ])("%s: %i", (message, count) => expect(countAsked(message)).toBe(count));

  test.each(["十个月", "三个小时", "两个人", "第三条", "2023年几月", "within 24 hours", "three people", "3 months"])(
    "%s: none",
    (message) => expect(countAsked(message)).toBeUndefined(),
  );
});
