import { describe, expect, test } from "vitest";
import { mainPointsOf } from "../../src/corpus/structure/main-points.ts";
import { readSpeech } from "../../src/corpus/structure/speech.ts";
import type { Speech, SpeechInfo } from "../../src/domain.ts";

function speech(lines: readonly string[], names: readonly string[] = []): Speech {
  const speakers = names.map((zh) => ({ post: { zh: "市长", en: "Mayor" }, name: { zh, en: zh } }));
  const info: SpeechInfo = {
    file: "a.txt",
    title: { zh: "讲话", en: "Speech" },
    speakers,
    level: "unknown",
    kind: "speech",
    script: "hans",
  };
  return readSpeech(info, lines.join("\n\n"));
}

const texts = (...of: Parameters<typeof mainPointsOf>): string[] =>
  mainPointsOf(...of).map(({ sentence }) => sentence.text);

describe("what a speech says as a whole", () => {
  test("is its top headings, not what stands under them", () => {
    const headed = speech([
      "今天讲两点。",
      "一、看住水库",
      "一是要巡查。二是要值守。",
      "(一)夜里也要看",
      "二、看住堤坝",
      "一是要加高。二是要加固。",
    ]);
    expect(texts(headed)).toEqual(["一、看住水库", "二、看住堤坝"]);
  });

  test("is the headings of the plan that a notice hands out, not the plan's own title", () => {
    const handedOut = speech(["第一部分 渡口方案", "一、看住水库", "每天巡查。", "二、看住堤坝", "每月加固。"]);
    expect(texts(handedOut)).toEqual(["一、看住水库", "二、看住堤坝"]);
  });

  test("is its items, where it has no headings", () => {
    const listed = speech(["就此讲三点。", "一是要巡查水库。每天两次。", "二是要加固堤坝。", "三是要备足沙袋。"]);
    expect(texts(listed)).toEqual(["一是要巡查水库。", "二是要加固堤坝。", "三是要备足沙袋。"]);
  });

  const report = speech(
    [
      "陈立强调,要抓好两大任务。一要巡查水库。二要加固堤坝。",
      "会议认为形势严峻。",
      "周敏强调,要做好三件事。一要备足沙袋。二要检修水泵。三要培训队伍。",
    ],
    ["陈立", "周敏"],
  );

  test("is what announces its lists, where it has several", () => {
    expect(texts(report)).toEqual(["陈立强调,要抓好两大任务。", "周敏强调,要做好三件事。"]);
  });

  test("is what the person asked for says", () => {
    expect(texts(report, ["周敏"])).toEqual(["一要备足沙袋。", "二要检修水泵。", "三要培训队伍。"]);
  });

  test("is nobody's alone, where the person does not speak in it", () => {
    expect(texts(report, ["何远"])).toEqual(texts(report));
  });

  test("is nothing, where it has no outline", () => {
    expect(texts(speech(["今天研究防汛工作。要巡查水库。"]))).toEqual([]);
  });

  test("is the headings under its title, where that alone stands above all", () => {
    const notice = ["关于防汛的通知", "各村：", "现将方案印发给你们，请认真执行。"];
    const plan = [
      "防汛方案",
      "为做好今年的防汛工作，制定本方案。",
      "一、看住水库",
      "每天查。",
      "二、看住堤坝",
      "每夜查。",
    ];
    expect(texts(speech([...notice, ...plan]))).toEqual(["一、看住水库", "二、看住堤坝"]);
  });

  test("is its numbered headings, where boxes without a number break them up", () => {
    const first = ["关于防汛的通知", "现将规划印发给你们，请认真执行。", "防汛规划", "一、看住水库", "每天查。"];
    const boxed = [
      "水库工程",
      "加固大坝，整修溢洪道。",
      "二、看住堤坝",
      "每夜查。",
      "堤坝工程",
      "加高堤坝，整修涵闸。",
      "三、看住涵闸",
      "常开常关。",
    ];
    expect(texts(speech([...first, ...boxed]))).toEqual(["一、看住水库", "二、看住堤坝", "三、看住涵闸"]);
  });

  test("is each heading once, though a table of contents has them too", () => {
    const listed = ["目录", "第一章 水库", "第二章 堤坝", "第一章 水库", "每天查。", "第二章 堤坝", "每夜查。"];
    expect(texts(speech(listed))).toEqual(["第一章 水库", "第二章 堤坝"]);
  });

  test("is its headings, though items stand between them", () => {
    const mixed = [
      "一、看住水库",
      "每天查。",
      "同志们，经历了两件事。一是水位涨了。二是水位退了。",
      "二、看住堤坝",
      "每夜查。",
    ];
    expect(texts(speech(mixed))).toEqual(["一、看住水库", "二、看住堤坝"]);
  });
});
