import { expect, test } from "vitest";
import { readSpeech, undescribed } from "../../src/corpus/structure/speech.ts";

const read = (lines: readonly string[]) =>
  readSpeech(undescribed("plan.txt", "hans"), lines.join("\n")).passages.flatMap(({ sentences }) =>
    sentences.map(({ role, text, section }) => [role, text, section.join(" > ")]),
  );

test("sections numbered by decimals are headings, from the first chapter below the title on", () => {
  expect(
    read([
      "某县防汛应急预案",
      "1 总则",
      "1.1 编制目的",
      "为做好防汛工作，制定本预案。",
      "1.2.1 分级",
      "洪水分为四级。",
      "2 组织指挥",
      "2.1县指挥部",
      "指挥长由县长担任。",
      "2.2 事故报告",
      "一小时内上报。",
    ]),
  ).toEqual([
    ["title", "某县防汛应急预案", ""],
    ["heading", "1 总则", "1 总则"],
    ["heading", "1.1 编制目的", "1 总则 > 1.1 编制目的"],
    ["body", "为做好防汛工作，制定本预案。", "1 总则 > 1.1 编制目的"],
    ["heading", "1.2.1 分级", "1 总则 > 1.1 编制目的 > 1.2.1 分级"],
    ["body", "洪水分为四级。", "1 总则 > 1.1 编制目的 > 1.2.1 分级"],
    ["heading", "2 组织指挥", "2 组织指挥"],
    ["heading", "2.1县指挥部", "2 组织指挥 > 2.1县指挥部"],
    ["body", "指挥长由县长担任。", "2 组织指挥 > 2.1县指挥部"],
    ["heading", "2.2 事故报告", "2 组织指挥 > 2.2 事故报告"],
    ["body", "一小时内上报。", "2 组织指挥 > 2.2 事故报告"],
  ]);
});

test.each([
  "1.5米以上的栏杆要加固。",
  "5.12汶川地震以后，学校都要演练。",
  "2.3亿元用于修堤。",
  "2026.5.8会议要求，堤坝每天巡查。",
])("%s opens no section", (line) => {
  expect(read(["会议纪要", "一、防汛", line])).toContainEqual(["body", line, "一、防汛"]);
});

test("a title that begins with a number stays one", () => {
  expect(read(["12月安全生产通报", "1.1 总体情况", "全月平稳。"])[0]).toEqual(["title", "12月安全生产通报", ""]);
});
