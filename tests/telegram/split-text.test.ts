import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitText } from "../../src/telegram/screens/split-text.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.string({ unit: "grapheme", maxLength: 400 }),
  fc.string({ unit: fc.constantFrom("👨‍👩‍👧‍👦", "🇨🇳", "é", "عربي", "\u200B", "安", "。", "\n", " "), maxLength: 200 }),
);

describe("splitText", () => {
  test("the parts fit, join to the text and split no surrogate pair", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 60 }), (text, limit) => {
        const parts = splitText(text, limit);
        expect(parts.join("")).toBe(text);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(limit);
          expect(Buffer.from(part).toString()).toBe(part);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("no emoji made of several code points is cut where it fits into a part", () => {
    const family = "👨‍👩‍👧‍👦";
    for (const part of splitText(family.repeat(50), 30)) expect(part.length % family.length).toBe(0);
  });

  test("a pile of combining marks longer than a part is cut all the same", () => {
    const pile = `e${"\u0301".repeat(100)}`;
    expect(splitText(pile, 30).join("")).toBe(pile);
  });

  test("cuts after a line, else a sentence, else a clause", () => {
    const sentence = `${"安".repeat(9)}。`;
    expect(splitText(sentence.repeat(3), 25)).toEqual([sentence.repeat(2), sentence]);
    expect(splitText(`${sentence.repeat(2)}\n${sentence}`, 25)).toEqual([`${sentence.repeat(2)}\n`, sentence]);
    const clause = `${"全".repeat(9)}，`;
    expect(splitText(clause.repeat(3), 25)).toEqual([clause.repeat(2), clause]);
  });

  test("a short text is one part, and so is an empty one", () => {
    expect(splitText("安全生产", 4)).toEqual(["安全生产"]);
    expect(splitText("", 4)).toEqual([""]);
  });
});
