import { describe, expect, test } from "vitest";
import { inlineRow, itemClaims } from "../../src/ask/quote/lists.ts";
import type { Sentence } from "../../src/domain.ts";
import { sentencesOf } from "../corpus/invariants.ts";
import { document } from "./documents.ts";

describe("an item", () => {
  const longItem =
    "一要抓好隐患排查，各村在汛期之前对水库堤坝和涵闸全面排查一遍并由值班员签字登记，当天报送县防汛办备案，逾期不报的由督查组逐村核实原因并通报全县，连续两次不报的约谈主要负责人。";
  const shortItem = "二要抓好值守。";
  const quotedOf = (source: string): string[] => {
    const listed = document("items.txt", source);
    const items = sentencesOf(listed);
    return itemClaims(listed, { items }, 0).map(({ start, end }) => source.slice(start, end));
  };
  const source = `${longItem}${longItem.replace("一", "二")}三要抓好值守。`;

  test("is quoted whole where it is short, among long ones by the clause that names it", () => {
    expect(quotedOf(source)).toEqual(["一要抓好隐患排查", "二要抓好隐患排查", "三要抓好值守。"]);
  });

  test("is quoted whole among short ones, however many clauses it has", () => {
    const listed = [
      "（一）在密闭空间、高压室作业，伴有强烈振动的作业，或者需要频繁弯腰、攀高、下蹲的井下作业；",
      "（二）在高处作业。",
    ];
    expect(quotedOf(listed.join("\n"))).toEqual(listed);
  });

  test("is quoted whole where it has but one clause, or its place in the source is doubtful", () => {
    const one = `一要${"抓好安全".repeat(20)}。`;
    expect(quotedOf(one)).toEqual([one]);
    const moved = { ...(sentencesOf(document("items.txt", source))[0] as Sentence), start: 3 };
    expect(itemClaims(document("items.txt", source), { items: [moved] }, 0)[0]).toMatchObject({
      start: 3,
      end: moved.end,
    });
  });

  test("each is a claim of its own with the list's score, twenty at most", () => {
    const [item] = sentencesOf(document("items.txt", shortItem));
    const many = Array.from({ length: 25 }, () => item as Sentence);
    const claims = itemClaims(document("items.txt", shortItem), { items: many }, 0.7);
    expect(claims).toHaveLength(20);
    expect(claims[0]).toMatchObject({ file: "items.txt", score: 0.7, start: 0, end: shortItem.length });
  });

  test("that is a bare title is quoted with what stands under it, where that is short and asked for", () => {
    const titled = document("titled.txt", "一是看牢堤坝。每天巡查两次。二是备足沙袋。");
    const named = sentencesOf(titled).filter(({ text }) => /^[一二]是/u.test(text));
    const of = (joining: boolean): string[] =>
      itemClaims(titled, { items: named }, 0, joining).map(({ start, end }) => titled.raw.slice(start, end));
    expect(of(true)).toEqual(["一是看牢堤坝。每天巡查两次。", "二是备足沙袋。"]);
    expect(of(false)).toEqual(["一是看牢堤坝。", "二是备足沙袋。"]);
  });
});

test("things in a row are counted, the last joined by a word among them", () => {
  const text = "今天，要管好水库、堤坝、涵闸和泵站，不得松懈。";
  const { items, start, end } = inlineRow(text);
  expect(items).toBe(4);
  expect(text.slice(start, end)).toBe("要管好水库、堤坝、涵闸和泵站");
  expect(inlineRow("水库由水务站看管。").items).toBe(0);
});
