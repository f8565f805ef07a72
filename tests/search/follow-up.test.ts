import { describe, expect, test } from "vitest";
import { enumerationsOf } from "../../src/corpus/enumerations.ts";
import { readSpeech } from "../../src/corpus/speech.ts";
import { followUpBoost, listPlaces, ordinalAsked } from "../../src/search/follow-up.ts";

describe("the number of the item asked for", () => {
  test.each([
    ["第一个呢", 1],
    ["那第四个具体怎么做", 4],
    ["第十二条写了什么", 12],
    ["第3项", 3],
    ["第二點是什麼", 2],
    ["第五個呢", 5],
    ["and the second one?", 2],
    ["What about the Fourth", 4],
    ["tell me more on the tenth", 10],
  ])("%s: %s", (question, number) => expect(ordinalAsked(question)).toBe(number));

  test.each([
    "还有呢",
    "第一责任人是谁",
    "第一时间报告谁",
    "引进第三方机构做什么",
    "四个自信",
    "and in the townships?",
    "what of third-party inspectors",
    "is first aid taught",
    "in the second half of the year",
    "secondary schools",
  ])("%s: none", (question) => expect(ordinalAsked(question)).toBeUndefined());
});

const long = "逐级建立台账、明确时限和责任人、做到件件有着落、并在每月例会上通报进展情况、对逾期的提级督办".repeat(3);
const files = ["one.txt", "two.txt"];
const speeches = files.map((file) =>
  readSpeech(
    { file, title: { zh: "讲话", en: "Speech" }, speakers: [], level: "unknown", kind: "speech", script: "hans" },
    [
      "今天开会。",
      `要抓好三项工作。一是清查仓库。为此${long}。二是整修堤坝。其间${long}。三是补足沙袋。平时${long}。`,
      `还要健全三套办法。要建立健全值守办法,${long}。要建立健全通报办法,${long}。要建立健全奖惩办法,${long}。`,
      `别的事以后再说,${long}。`,
      `家里的事也要安排好,${long}。`,
      `路上的事更要小心,${long}。`,
      "最后,祝大家平安。",
    ].join("\n\n"),
  ),
);
const passages = speeches.flatMap((speech) => speech.passages);
const places = listPlaces(passages, speeches.flatMap(enumerationsOf));

function passageWith(words: string, file = "one.txt"): number {
  const id = passages.findIndex((passage) => passage.file === file && passage.text.includes(words));
  expect(id).toBeGreaterThanOrEqual(0);
  return id;
}

/** The passage a follow-up leads to, all else being equal, after an answer in the passage with `words`. */
function leadsTo(words: string, asked: number): string {
  const previous = passageWith(words);
  const boosts = passages.map((_, id) => followUpBoost(passages, places, id, previous, asked));
  return passages[boosts.indexOf(Math.max(...boosts))]?.text.slice(0, 24) ?? "";
}

describe("where a follow-up leads", () => {
  test.each([
    ["要抓好三项工作", 1, "一是清查仓库"],
    ["要抓好三项工作", 2, "二是整修堤坝"],
    ["要抓好三项工作", 3, "三是补足沙袋"],
    ["二是整修堤坝", 1, "一是清查仓库"],
    ["三是补足沙袋", 2, "二是整修堤坝"],
    ["值守办法", 2, "通报办法"],
    ["值守办法", 3, "奖惩办法"],
    ["奖惩办法", 1, "值守办法"],
  ])("after %s, item %s is %s", (words, asked, item) => expect(leadsTo(words, asked)).toContain(item));

  test("near the answer before rather than far from it, in its speech rather than in another", () => {
    const previous = passageWith("二是整修堤坝");
    const boost = (id: number): number => followUpBoost(passages, places, id, previous, undefined);
    expect(boost(previous)).toBeGreaterThan(boost(previous + 2));
    expect(boost(previous + 2)).toBeGreaterThan(boost(passageWith("祝大家平安")));
    expect(boost(passageWith("祝大家平安"))).toBeGreaterThan(0);
    expect(boost(passageWith("二是整修堤坝", "two.txt"))).toBe(0);
  });

  test("an item of another list with that number is not what is meant", () => {
    const boost = (words: string): number =>
      followUpBoost(passages, places, passageWith(words), passageWith("值守办法"), 3);
    expect(boost("奖惩办法")).toBeGreaterThan(boost("通报办法") + 4);
    expect(boost("奖惩办法")).toBeGreaterThan(boost("三是补足沙袋") + 4);
  });

  test("a number that no list has moves nothing", () => {
    const previous = passageWith("一是清查仓库");
    for (const id of passages.keys()) {
      expect(followUpBoost(passages, places, id, previous, 9)).toBe(
        followUpBoost(passages, places, id, previous, undefined),
      );
    }
  });
});
