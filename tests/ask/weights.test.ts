import { expect, test } from "vitest";
import { legNames } from "../../src/ask/find/legs.ts";
import { weights } from "../../src/ask/find/weights.ts";

test("every leg that speaks for a language has a weight, and none is negative", () => {
  const english = legNames.filter((name) => name !== "bigrams");
  const chinese = ["passage", "sentence", "words", "bigrams", "late", "renderingSentence"];
  expect(Object.keys(weights.en).sort()).toEqual(english.sort());
  expect(Object.keys(weights.zh).sort()).toEqual(chinese.sort());
  expect(Math.min(...Object.values(weights.en), ...Object.values(weights.zh))).toBeGreaterThanOrEqual(0);
});

test("English renderings weigh for an English question what Chinese texts weigh for a Chinese one", () => {
  const { zh, en } = weights;
  expect(en.renderingSentence).toBeCloseTo((zh.passage ?? 0) + (zh.sentence ?? 0));
  expect(en.renderingLate).toBe(zh.late);
  expect(en.renderingTerms).toBeCloseTo((zh.words ?? 0) + (zh.bigrams ?? 0));
});

test("they weigh less for a Chinese question than Chinese texts do for an English one", () => {
  const { zh, en } = weights;
  expect(zh.renderingSentence).toBeGreaterThan(0);
  expect(zh.renderingSentence).toBeLessThan(((en.passage ?? 0) + (en.sentence ?? 0)) / 2);
});
