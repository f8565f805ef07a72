import { expect, test } from "vitest";
import { enumerationsOf } from "../../src/corpus/structure/enumerations.ts";
import { readSpeech } from "../../src/corpus/structure/speech.ts";
import { anonymous } from "./invariants.ts";

/** What one file could hold a hundred thousand times, to be read once for each character. */
const units = [
  '"',
  "“",
  "”",
  "：",
  ":",
  "。",
  "，",
  "…",
  "(",
  " ",
  "\n",
  "😀",
  "a. ",
  "安(a",
  "一是;",
  "强调:“",
  "书记王明、",
  "一、安\n一是甲。二是乙。\n",
];

/** The fastest of several readings, as a busy machine only adds to one. */
function work(unit: string, length: number): number {
  const raw = `开始${unit.repeat(length / unit.length)}完`;
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    enumerationsOf(readSpeech(anonymous, raw));
    return performance.now() - start;
  });
  return Math.min(...times);
}

test.each(units)("fault 56: eight times as much of %j is not much more than eight times the work", (unit) => {
  work(unit, 25_000);
  // Quadratic work would be sixty-four times as much.
  expect(work(unit, 200_000) / Math.max(1, work(unit, 25_000))).toBeLessThan(32);
});
