import { expect, test } from "vitest";
import { ablationTable, retrievalTable } from "../../src/eval/retrieval-table.ts";
import { type Retrieved, summariseRetrieval } from "../../src/eval/retrieval.ts";

const one = (lang: Retrieved["lang"], ranks: Retrieved["ranks"], milliseconds = 1): Retrieved => ({
  id: "q",
  lang,
  ranks,
  embedMs: milliseconds,
  searchMs: 2 * milliseconds,
});
const summary = summariseRetrieval([
  one("en", [1]),
  one("en", [3], 3),
  one("zh-Hans", [undefined], 2),
  one("zh-Hans", [4, 1]),
]);
const gain = (rank: number): number => 1 / Math.log2(rank + 1);

test("the measures have their hand-worked values, overall and by language", () => {
  const { measures } = summary.overall;
  const both = (gain(1) + gain(4)) / (gain(1) + gain(2));
  expect(measures["nDCG@10"].value).toBeCloseTo((1 + gain(3) + 0 + both) / 4);
  expect(measures["hit@1"].value).toBe(1 / 2);
  expect(measures["hit@5"].value).toBe(3 / 4);
  expect(measures.MRR.value).toBeCloseTo((1 + 1 / 3 + 0 + 1) / 4);
  expect(summary.byLanguage.en).toMatchObject({ questions: 2, measures: { "hit@3": { value: 1 } } });
  expect(summary.byLanguage["zh-Hans"]?.measures["hit@3"].value).toBe(1 / 2);
});

test("a passage that hits two places gains no more than two passages would", () => {
  expect(summariseRetrieval([one("en", [1, 1])]).overall.measures["nDCG@10"].value).toBe(1);
});

test("times are those of whole questions", () => {
  expect(summary.timings.totalMs).toEqual({ p50: 4.5, p95: expect.closeTo(8.55) as number });
});

test("the tables hold figures, questions and languages", () => {
  expect(retrievalTable(summary)).toMatch(/overall \(4\) +en \(2\) +zh-Hans \(2\)\n(?:.*\n)*hit@1 +0\.500 \[/u);
  const row = { legs: "without lexical", summary: summariseRetrieval([one("zh-Hans", [2])]) };
  expect(ablationTable([row])).toMatch(/without lexical +0\.000 +1\.000 +1\.000 +1\.000 +0\.500 +0\.631 +- +-$/u);
});
