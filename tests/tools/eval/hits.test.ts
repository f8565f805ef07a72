import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Span } from "../../../src/domain.ts";
import { firstHit, hits, occurrencesOf, overlapsByHalf } from "../../../tools/eval/hits.ts";

const span = fc.tuple(fc.nat(40), fc.nat(20)).map(([start, length]): Span => ({ start, end: start + length }));

describe("overlap by half of the shorter", () => {
  test.each<[string, Span, Span, boolean]>([
    ["the same span", { start: 0, end: 4 }, { start: 0, end: 4 }, true],
    ["half of the shorter", { start: 0, end: 4 }, { start: 2, end: 20 }, true],
    ["less than half of the shorter", { start: 0, end: 5 }, { start: 3, end: 20 }, false],
    ["one inside the other", { start: 0, end: 100 }, { start: 40, end: 41 }, true],
    ["neighbours", { start: 0, end: 4 }, { start: 4, end: 8 }, false],
    ["an empty span", { start: 2, end: 2 }, { start: 0, end: 8 }, false],
  ])("%s", (_, a, b, expected) => {
    expect(overlapsByHalf(a, b)).toBe(expected);
  });

  test("agrees with counting characters, both ways round", () => {
    fc.assert(
      fc.property(span, span, (a, b) => {
        const inB = Array.from({ length: a.end - a.start }, (_, i) => a.start + i).filter(
          (at) => at >= b.start && at < b.end,
        );
        const shorter = Math.min(a.end - a.start, b.end - b.start);
        const expected = inB.length > 0 && inB.length >= shorter / 2;
        expect(overlapsByHalf(a, b)).toBe(expected);
        expect(overlapsByHalf(b, a)).toBe(expected);
      }),
    );
  });
});

test("every place of a quote is found, overlapping ones too", () => {
  expect(occurrencesOf("安安", "安安安，安安")).toEqual([
    { start: 0, end: 2 },
    { start: 1, end: 3 },
    { start: 4, end: 6 },
  ]);
  expect(occurrencesOf("无", "安全")).toEqual([]);
});

describe("a hit", () => {
  const twice = { file: "a.txt", quote: "责任", occurrences: occurrencesOf("责任", "责任，还是责任。") };

  test("counts at any place where the quote stands, in the same file only", () => {
    expect(hits({ file: "a.txt", start: 0, end: 2 }, twice)).toBe(true);
    expect(hits({ file: "a.txt", start: 5, end: 8 }, twice)).toBe(true);
    expect(hits({ file: "a.txt", start: 2, end: 5 }, twice)).toBe(false);
    expect(hits({ file: "b.txt", start: 0, end: 2 }, twice)).toBe(false);
  });

  test("ranks from 1", () => {
    const miss = { file: "b.txt", start: 0, end: 2 };
    const hit = { file: "a.txt", start: 0, end: 2 };
    expect(firstHit([miss, miss, hit, hit], [twice])).toBe(3);
    expect(firstHit([miss], [twice])).toBeUndefined();
    expect(firstHit([hit], [])).toBeUndefined();
  });
});
