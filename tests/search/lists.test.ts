import { beforeAll, describe, expect, test } from "vitest";
import { readSpeech } from "../../src/corpus/speech.ts";
import type { Speech } from "../../src/domain.ts";
import { Searcher } from "../../src/search/searcher.ts";
import { buildSmallIndex, embedder } from "../index/small-index.ts";

function speech(file: string, lines: readonly string[]): Speech {
  const title = { zh: `${file}的讲话`, en: `Speech ${file}` };
  const info = { file, title, speakers: [], level: "unknown", kind: "speech", script: "hans" } as const;
  return readSpeech(info, lines.join("\n\n"));
}

const speeches = [
  speech("flood.txt", [
    "今天研究防汛工作。",
    "一、备足防汛物资",
    "物资是根本。一是要储备沙袋。各村自己负责。二是要检修水泵。每月试运行一次。三是要培训队伍。",
    "二、看牢重点部位",
    "重点巡查水库、堤坝、泵站、涵闸等部位,每天两次。",
  ]),
  speech("power.txt", ["今天研究供电工作。", "要整修线路、泵站、涵闸。", "夜间照看线路、堤坝、泵站、涵闸。"]),
  speech("school.txt", ["今天谈校园安全。", "食堂、宿舍、操场都要检查。"]),
];

let searcher: Searcher;
beforeAll(async () => {
  searcher = new Searcher(await buildSmallIndex(speeches), embedder);
}, 60_000);

describe("lists", () => {
  test("are found by the words of their heading, items in their order", async () => {
    const { lists } = await searcher.search("备足防汛物资有哪些事", "zh-Hans", { lists: true });
    const items = lists.find(({ list }) => list.items.length > 1)?.list.items.map(({ text }) => text);
    expect(items).toEqual(["一是要储备沙袋。", "二是要检修水泵。", "三是要培训队伍。"]);
  });

  test("are sentences too, where these list things themselves", async () => {
    const { lists } = await searcher.search("重点巡查哪些部位", "zh-Hans", { lists: true });
    expect(lists[0]?.list.items.map(({ text }) => text)).toEqual(["重点巡查水库、堤坝、泵站、涵闸等部位,每天两次。"]);
  });

  test("are not ranked unless they are wanted", async () => {
    expect((await searcher.search("重点巡查哪些部位", "zh-Hans")).lists).toEqual([]);
  });
});

describe("lists like another", () => {
  async function likeTo(words: string): Promise<string[]> {
    const { sentences } = await searcher.search(words, "zh-Hans");
    const sentence = sentences.find(({ sentence: { text } }) => text.startsWith(words));
    return sentence ? searcher.listsLike(sentence).map(({ sentence: { text } }) => text) : ["not found"];
  }

  test("name two of the same things in another speech, one a speech", async () => {
    expect(await likeTo("重点巡查水库")).toEqual(["夜间照看线路、堤坝、泵站、涵闸。"]);
  });

  test("are none where nothing is in common", async () => {
    expect(await likeTo("食堂、宿舍")).toEqual([]);
  });
});
