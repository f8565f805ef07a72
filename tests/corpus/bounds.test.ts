import { describe, expect, test } from "vitest";
import { readSpeech } from "../../src/corpus/structure/speech.ts";
import { anonymous, expectSoundOffsets, textsOf } from "./invariants.ts";

const most = 300;

describe("a sentence of 13,610 characters without a full stop", () => {
  test.each([
    ["at clauses", "各单位要看牢堤坝,备足物资、沙袋", /,$/u],
    ["at any mark, where there are no clauses", "看牢堤坝、备足沙袋、检修水泵", /、$/u],
    ["at blanks, where there are no marks", "看牢堤坝 备足沙袋 检修水泵 ", /[坝袋泵]$/u],
    ["anywhere, where there is nothing else", "看牢堤坝备足沙袋", /\p{Script=Han}$/u],
    ["never within a character of two code units", "😀𠮷", /[😀𠮷]$/u],
  ])("is cut %s", (_, unit, end) => {
    const raw = `开始${unit.repeat(13_610 / unit.length)}`;
    const texts = textsOf(raw);
    expectSoundOffsets(readSpeech(anonymous, raw));
    expect(texts.join("").replaceAll(" ", "")).toBe(raw.replaceAll(" ", ""));
    expect(texts.length).toBeLessThan(250);
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(most);
    for (const text of texts.slice(0, -1)) expect(text).toMatch(end);
  });

  test("is cut behind the last clause that fits, closing quotes and all", () => {
    const [first = ""] = textsOf(`${"看".repeat(200)},他说要“备足沙袋,”${"检".repeat(150)}。`);
    expect(first.slice(200)).toBe(",他说要“备足沙袋,”");
  });
});

test("furniture of the page within a sentence counts to its length", () => {
  const raw = `各单位要看牢\n${"小编为大家整理的讲话供大家参考。\n".repeat(30)}堤坝,备足沙袋。`;
  const lengths = readSpeech(anonymous, raw).passages.flatMap(({ sentences }) =>
    sentences.map(({ start, end }) => end - start),
  );
  expect(Math.max(...lengths)).toBeLessThanOrEqual(most);
});
