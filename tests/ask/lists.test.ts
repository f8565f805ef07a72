import { describe, expect, test } from "vitest";
import { inlineRow, itemClaims, itemSpan } from "../../src/ask/lists.ts";
import type { Sentence } from "../../src/domain.ts";
import { sentencesOf } from "../corpus/invariants.ts";
import { document } from "./documents.ts";

describe("an item", () => {
  const longItem =
    "一要抓好隐患排查，各村在汛期之前对水库堤坝和涵闸全面排查一遍并由值班员签字登记，当天报送县防汛办备案。";
  const shortItem = "二要抓好值守。";
  const source = `${longItem}${shortItem}`;
  const items = sentencesOf(document("items.txt", source));
  const quoted = items.map((item) => {
    const { start, end } = itemSpan(source, item);
    return source.slice(start, end);
  });

  test("is quoted whole where it is short, else by the clause that names it", () => {
    expect(quoted).toEqual(["一要抓好隐患排查", shortItem]);
  });

  test("is quoted whole where it has but one clause, or its place in the source is doubtful", () => {
    const one = `一要${"抓好安全".repeat(12)}。`;
    const [only] = sentencesOf(document("one.txt", one));
    expect(only && itemSpan(one, only)).toEqual({ start: 0, end: one.length });
    const moved = { ...(items[0] as Sentence), start: 3 };
    expect(itemSpan(source, moved)).toEqual({ start: 3, end: moved.end });
  });

  test("each is a claim of its own with the list's score, twelve at most", () => {
    const many = Array.from({ length: 15 }, () => items[1] as Sentence);
    const claims = itemClaims(document("items.txt", source), { items: many }, 0.7);
    expect(claims).toHaveLength(12);
    expect(claims[0]).toMatchObject({ file: "items.txt", score: 0.7, start: longItem.length, end: source.length });
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
