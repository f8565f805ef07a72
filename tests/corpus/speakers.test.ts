import { describe, expect, test } from "vitest";
import { readSpeech } from "../../src/corpus/structure/speech.ts";
import type { Speaker, SpeakerName, SpeechInfo } from "../../src/domain.ts";
import { anonymous, sentencesOf } from "./invariants.ts";

/** Each sentence's beginning with whose words it is. */
function voices(lines: readonly string[], info: Partial<SpeechInfo> = {}): (readonly [string, string | undefined])[] {
  const speech = readSpeech({ ...anonymous, ...info }, lines.join("\n"));
  return sentencesOf(speech).map(({ text, speaker }) => [text.slice(0, 6), speaker?.zh] as const);
}

const head = "5月3日,全市防汛工作会议召开。市委书记林远、市长方晓明出席会议,副市长贺兰主持会议。";

/** Whose words a sentence is, in a report that has named those who met. */
function voiceIn(paragraph: string, beginning: string, info: Partial<SpeechInfo> = {}): string | undefined {
  const found = voices([head, paragraph], info)
    .slice(2)
    .find(([text]) => text.startsWith(beginning.slice(0, 6)));
  expect(found, beginning).toBeDefined();
  return found?.[1];
}

describe("a report", () => {
  test("nobody says what the reporter tells", () => {
    expect(voices([head]).map(([, name]) => name)).toEqual([undefined, undefined]);
  });

  test.each([
    ["林远强调,要看牢堤坝。", "林远"],
    ["市委书记林远指出,要看牢堤坝。", "林远"],
    ["会上,林远强调,要看牢堤坝。", "林远"],
    ["林远在讲话中强调,要看牢堤坝。", "林远"],
    ["林远同时强调:要看牢堤坝。", "林远"],
    ["林远要求各县区要看牢堤坝。", "林远"],
    ["林远书记要求,各县区要看牢堤坝。", "林远"],
    ["水务局局长欧阳青表示,要看牢堤坝。", "欧阳青"],
    ["田苗委员代表农业界发言说,要看牢堤坝,备足物资。", "田苗"],
    ["就下一步工作,林远要求,各级要看牢堤坝,备足物资。", "林远"],
    ["贺兰主持会议,要求各单位迅速行动,把任务落到实处。", "贺兰"],
    ["“堤坝要有人看,物资要有人管”,林远说。", "林远"],
  ])("%s", (text, name) => expect(voiceIn(text, text)).toBe(name));

  test.each([
    "会议强调,要看牢堤坝。",
    "会议要求各县区看牢堤坝。",
    "与会代表一致认为,要看牢堤坝。",
    "林远对方晓明的建议表示感谢。",
    "林远首先作了情况介绍,随后参观。",
    "会议学习了林远的讲话。",
    "市领导分别提出了要求。",
    "按照市委要求,各地正在排查。",
    "方案要求,各地要排查。",
  ])("%s: nobody's", (text) => expect(voiceIn(text, text)).toBeUndefined());

  test("who speaks goes on, until somebody else does or the reporter tells", () => {
    const told = "林远强调,要看堤。要备沙袋。方晓明指出,水位还高。各县要值守。会上,通报了水情。水情平稳。";
    expect(voices([head, told]).slice(2)).toEqual([
      ["林远强调,要", "林远"],
      ["要备沙袋。", "林远"],
      ["方晓明指出,", "方晓明"],
      ["各县要值守。", "方晓明"],
      ["会上,通报了", undefined],
      ["水情平稳。", undefined],
    ]);
  });

  test("a new paragraph is nobody's, unless a list goes on in it", () => {
    const lines = [head, "林远强调,要抓好两件事:", "一要看堤。", "二要备沙袋。", "全市水库运行平稳。"];
    expect(voices(lines).slice(3)).toEqual([
      ["一要看堤。", "林远"],
      ["二要备沙袋。", "林远"],
      ["全市水库运行", undefined],
    ]);
  });

  test.each([
    ["林远听取了汇报。他强调,要看牢堤坝。", "林远"],
    ["方晓明对水情作了分析。他指出,水位还高。", "方晓明"],
    ["林远强调,要看牢堤坝。他要求,夜里也要有人。", "林远"],
  ])("%s: 他 is whom the paragraph told about", (text, name) => {
    expect(voices([head, text]).at(-1)?.[1]).toBe(name);
  });

  test("somebody quoted on the way does not take over", () => {
    const told = "林远强调,要学习总书记重要讲话。习近平总书记指出,人民至上。要备沙袋。";
    expect(voices([head, told]).map(([, name]) => name)).toEqual([undefined, undefined, "林远", "习近平", undefined]);
  });

  test("Traditional characters stay as they are written", () => {
    const lines = ["市長方曉明主持會議。", "方曉明強調,要看牢堤壩。"];
    expect(voices(lines, { script: "hant" }).at(-1)).toEqual(["方曉明強調,", "方曉明"]);
  });

  test("the catalogue gives the English name", () => {
    const speakers: Speaker[] = [
      { post: { zh: "市委书记", en: "Party Secretary" }, name: { zh: "林远", en: "Lin Yuan" } },
      { post: { zh: "市长", en: "Mayor" } },
    ];
    const lines = ["林远强调,要看牢堤坝。", "市长要求,要备足沙袋。"];
    const said = sentencesOf(readSpeech({ ...anonymous, kind: "report", speakers }, lines.join("\n")));
    expect(said.map(({ speaker }) => speaker)).toEqual([
      { zh: "林远", en: "Lin Yuan" },
      { zh: "市长", en: "Mayor" },
    ] satisfies SpeakerName[]);
  });
});

test("a work report is all its giver's; what a paper reports of them is not", () => {
  const speakers: Speaker[] = [{ post: { zh: "省长", en: "Governor" }, name: { zh: "何远", en: "He Yuan" } }];
  const lines = ["各位代表：", "今年地区生产总值增长百分之五以上。"];
  const voiceUnder = (zh: string): string | undefined =>
    voices([zh, ...lines], { kind: "report", title: { zh, en: zh }, speakers }).at(-1)?.[1];
  expect(voiceUnder("2025年某省政府工作报告")).toBe("何远");
  expect(voiceUnder("某省召开经济工作会议")).toBeUndefined();
});

describe("a speech by one person", () => {
  const speakers: Speaker[] = [{ post: { zh: "县长", en: "County head" } }];
  const voiceOf = (sentence: string): string | undefined =>
    voices(["县长的讲话", "同志们:", sentence, "请抓好落实。"], { speakers }).find(([text]) =>
      text.startsWith(sentence.slice(0, 6)),
    )?.[1];

  test.each([
    ["我强调,要看牢堤坝。", "县长"],
    ["要落实林远书记的要求,看牢堤坝。", "县长"],
    ["刚才,林远同志和方晓明同志作了发言。", "县长"],
    ["各村要按照市委要求,看牢堤坝。", "县长"],
    ["林远书记指出:“堤坝要有人看。”", "林远"],
    ["上周三,市政府主要领导在全市会上强调:“堤坝要有人看,物资要有人管。”", "市政府主要领导"],
    ["“堤坝要有人看,物资要有人管”,林远书记强调。", "林远"],
    ["会议强调,要看牢堤坝。", undefined],
  ])("%s: %s", (sentence, name) => expect(voiceOf(sentence)).toBe(name));

  test("a quotation of several sentences is whose it is to its end, and not beyond", () => {
    const long = `${"堤坝要有人看,夜里要有人巡,物资要有人管".repeat(9)}。`;
    const said = voices([`林远书记指出:“${long}汛期要有人值守。”各村照此办理。`], { speakers });
    expect(said.map(([, name]) => name)).toEqual(["林远", "林远", "县长"]);
  });
});
