import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { enumerationsOf, type Enumeration } from "../../src/corpus/structure/enumerations.ts";
import { loadCorpus } from "../../src/corpus/load.ts";
import { readSpeech } from "../../src/corpus/structure/speech.ts";
import { anonymous } from "./invariants.ts";
import { files } from "./mutations.ts";

const speeches = await loadCorpus({ given: fileURLToPath(new URL("../../corpus/", import.meta.url)) }, () => "hans");
const lists = new Map(speeches.map((speech) => [speech.info.file, enumerationsOf(speech)]));

function listsOf(number: 0 | 1 | 2 | 3 | 4): readonly Enumeration[] {
  return lists.get(files[number] ?? "") ?? [];
}

/** The list of a speech that a sentence with these words announces. */
function announced(number: 0 | 1 | 2 | 3 | 4, words: string): string[] {
  const found = listsOf(number).filter(({ lead }) => lead?.text.includes(words));
  expect(found).toHaveLength(1);
  return found[0]?.items.map(({ text }) => text.split(/[,。]/u)[0] ?? "") ?? [];
}

describe("the lists of the five speeches", () => {
  test("the five tasks", () =>
    expect(announced(4, "要突出抓好五大任務,力促")).toEqual([
      "一要突出抓好安全隱患排查整治",
      "二要突出抓好安全防控網絡構筑",
      "三要突出抓好安全生產依法治理",
      "四要突出抓好應急處置能力建設",
      "五要突出抓好綜合保障水平提升",
    ]));

  test("the six priorities", () =>
    expect(announced(4, "六項重點工作")).toEqual([
      "一要抓關鍵",
      "二要抓重點",
      "三要抓保障",
      "四要抓創新",
      "五要抓基礎",
      "六要抓短板",
    ]));

  test("the three mechanisms, which carry no numbers", () =>
    expect(announced(4, "要建立健全三項機制,加快")).toEqual([
      "要建立健全責任落實機制",
      "要建立健全巡視檢查機制",
      "要建立健全考核評價機制",
    ]));

  test("the three demands of the district", () =>
    expect(announced(2, "再讲三点要求")).toEqual([
      "一是要全面深化安全生产工作极端重要性的认识",
      "二是要全面彻底开展安全生产大检查",
      "三是要全面夯实安全生产基层基础",
    ]));

  test("the headings of a speech are a list of their own, announced in its opening", () => {
    expect(announced(0, "我强调几点")).toEqual([
      "一、强化思想认识",
      "二、突出重点领域",
      "三、夯实基础保障",
      "四、强化责任落实",
    ]);
    expect(announced(3, "四点意见")).toEqual(["一、居安思危", "二、源头管控", "三、人物同防", "四、提高认识"]);
  });

  test("headings of the second level belong to theirs of the first", () => {
    expect(announced(3, "安全生产是经济社会发展之基")).toEqual([
      "(一)突出抓好重点领域管控",
      "(二)严格安全生产执法检查",
      "(三)层层夯实安全生产责任",
    ]);
    expect(announced(3, "冬春季是森林火灾高发期")).toEqual(["(一)突出管控重点", "(二)科学组织扑救"]);
  });

  test("how many each speech has, and of how many items", () => {
    const sizes = speeches.map(({ info }) => (lists.get(info.file) ?? []).map(({ items }) => items.length));
    expect(sizes).toEqual([[2, 5, 5, 5, 4], [4, 4], [3], [4, 3, 3, 5, 4, 3, 2, 3], [5, 6, 3]]);
  });

  test("leads stand before their items, items in the order of the text", () => {
    for (const { lead, items } of [...lists.values()].flat()) {
      const starts = [...(lead ? [lead] : []), ...items].map(({ start }) => start);
      expect(starts).toEqual([...starts].sort((a, b) => a - b));
      expect(new Set(starts).size).toBe(starts.length);
    }
  });
});

describe("the lists of any speech", () => {
  function itemsOf(...lines: string[]): string[][] {
    const title = { zh: "讲话", en: "Speech" };
    const speech = readSpeech(
      { file: "a.txt", title, speakers: [], level: "unknown", kind: "speech", script: "hans" },
      lines.join("\n\n"),
    );
    return enumerationsOf(speech).map(({ items }) => items.map(({ text }) => text));
  }

  test("one item is no list, nor are two sentences that begin alike", () => {
    expect(itemsOf("今天开会。", "下面讲一点。一是清查仓库。散会。")).toEqual([]);
    expect(itemsOf("今天开会。", "各单位要清查仓库。各单位要补足沙袋。散会。")).toEqual([]);
  });

  test("three sentences that begin alike are one", () => {
    expect(itemsOf("今天开会。", "各单位要清查仓库。各单位要补足沙袋。各单位要整修堤坝。散会。")).toEqual([
      ["各单位要清查仓库。", "各单位要补足沙袋。", "各单位要整修堤坝。"],
    ]);
  });

  test.each([
    ["numbers in brackets", ["有下列情形之一的,责令改正:", "(一)未设值守人员;", "(二)未备足物资;", "(三)未报告险情。"]],
    ["Arabic numbers", ["抓好以下三项工作:", "1.看牢堤坝。", "2.备足沙袋。", "3.检修水泵。"]],
    ["Arabic numbers in brackets", ["抓好以下三项工作:", "(1)看牢堤坝。", "(2)备足沙袋。", "(3)检修水泵。"]],
    ["circled numbers", ["主要有:", "①看牢堤坝。", "②备足沙袋。", "③检修水泵。"]],
    ["bullets", ["主要有:", "——看牢堤坝。", "——备足沙袋。", "——检修水泵。"]],
  ])("%s on lines of their own, with the sentence that leads to them", (_, lines) => {
    const speech = readSpeech(anonymous, ["今天开会。", ...lines, "散会。"].join("\n"));
    const [list, ...more] = enumerationsOf(speech);
    expect(list?.lead?.text).toBe(lines[0]);
    expect(list?.items.map(({ text }) => text)).toEqual(lines.slice(1));
    expect(more).toEqual([]);
  });

  test("numbers within a line too", () => {
    expect(itemsOf("今天开会。", "抓好以下工作:(一)看牢堤坝;(二)备足沙袋;(三)检修水泵。")).toEqual([
      ["(一)看牢堤坝;", "(二)备足沙袋;", "(三)检修水泵。"],
    ]);
  });

  test("a new first item begins a new list", () => {
    expect(
      itemsOf("今天开会。", "先讲学校。一是查食堂。二是查校车。", "再讲医院。一是查氧气。二是查电梯。三是查通道。"),
    ).toEqual([
      ["一是查食堂。", "二是查校车。"],
      ["一是查氧气。", "二是查电梯。", "三是查通道。"],
    ]);
  });

  test("a number left out ends the list", () => {
    expect(itemsOf("今天开会。", "一是查食堂。二是查校车。四是查围墙。")).toEqual([["一是查食堂。", "二是查校车。"]]);
  });

  test("a paragraph without the mark ends a list of bullets, further sentences of an item do not", () => {
    expect(
      itemsOf(
        "一、要求",
        "特点如下。",
        "——水位高。来得急。",
        "——堤坝老。",
        "还要守住原则。",
        "——人员先撤。",
        "——物资后撤。",
      ),
    ).toEqual([
      ["——水位高。", "——堤坝老。"],
      ["——人员先撤。", "——物资后撤。"],
    ]);
  });

  test("the titles of all paragraphs of a section are one", () => {
    expect(
      itemsOf(
        "一、定位",
        "通江达海的枢纽。依托港口发展。",
        "宜居的水城。整治河道。",
        "示范的灌区。改造渠道。",
        "二、保障",
        "各村落实。",
      ),
    ).toContainEqual(["通江达海的枢纽。", "宜居的水城。", "示范的灌区。"]);
    expect(itemsOf("一、定位", "通江达海的枢纽。依托港口发展。", "宜居的水城。整治河道。", "示范的灌区。")).toEqual([]);
  });

  test("titles of paragraphs that begin alike are one, wherever in a section they stand", () => {
    expect(
      itemsOf(
        "今天开会。",
        "必须坚持人民至上。人民最大。",
        "必须坚持预防为主。防在前面。",
        "必须坚持群防群治。大家来防。",
        "散会。",
      ),
    ).toEqual([["必须坚持人民至上。", "必须坚持预防为主。", "必须坚持群防群治。"]]);
  });
});
