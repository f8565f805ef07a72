import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { partsOf } from "../../src/ask/understand/parts.ts";

const questions = (message: string, apart = false): string[] => partsOf(message, apart).map(({ question }) => question);

describe("a question of several things", () => {
  test.each([
    ["水利局和教育局各管什么", ["水利局管什么", "教育局管什么"]],
    ["水利局、教育局、卫生局各自管什么", ["水利局管什么", "教育局管什么", "卫生局管什么"]],
    ["押金和水费的标准分别是多少", ["押金的标准是多少", "水费的标准是多少"]],
    // The first is an aim too.
    ["GNP和出口目标分别是多少", ["gnp目标是多少", "出口目标是多少"]],
    ["钥匙和门禁卡片分别找谁领", ["钥匙找谁领", "门禁卡片找谁领"]],
    // Each with its own.
    ["桥头的水池和北门的水池各要多大", ["桥头的水池要多大", "北门的水池要多大"]],
    ["押金同水費各係幾多", ["押金系几多", "水费系几多"]],
    [
      "what are the output and export targets respectively",
      ["what are the output targets", "what are the export targets"],
    ],
  ])("is one of each: %s", (message, parts) => expect(questions(message)).toEqual(parts));

  test("has them apart without a word for it where that is said", () => {
    expect(questions("宿舍和食堂哪个先检修")).toEqual([]);
    expect(questions("宿舍和食堂哪个先检修", true)).toEqual(["宿舍哪个先检修", "食堂哪个先检修"]);
  });
});

describe("clauses that each ask", () => {
  test.each([
    ["运动会开几天，谁负责报名", ["运动会开几天", "运动会谁负责报名"]],
    ["how long is the fair, and who pays for it?", ["how long is the fair", "who pays for it"]],
  ])("are questions, the later ones of what the first is about: %s", (message, parts) =>
    expect(questions(message)).toEqual(parts),
  );

  test.each(["今年雨水多，水库怎么管", "水库怎么管", "how long is the fair and the market", ""])(
    "are none in: %s",
    (message) => expect(questions(message)).toEqual([]),
  );
});

test("whatever is asked, there are no parts or two to four, and each says its own words", () => {
  const words = fc.constantFrom(
    "水库",
    "和",
    "、",
    "的",
    "分别",
    "各",
    "多少",
    "谁",
    "，",
    " ",
    "食堂",
    "and",
    "the",
    "each",
    "who",
    "canteen",
    "?",
    "同",
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 14 }), fc.boolean(), (chosen, apart) => {
      const parts = partsOf(chosen.join(""), apart);
      expect([0, 2, 3, 4]).toContain(parts.length);
      for (const { question, own } of parts) expect(question).toContain(own);
    }),
  );
});
