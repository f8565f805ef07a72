import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { summarise } from "../../../tools/eval/summary.ts";
import { terminalTable } from "../../../tools/eval/terminal-table.ts";
import { citation, gold, measured, passage } from "./samples.ts";

const hit = passage("a.txt", "落实责任");
const miss = passage("b.txt", "安全第一。");
const quote = gold("a.txt", "落实责任");

const sample = [
  measured(
    { id: "q1", gold: [quote], lang: "zh-Hans" },
    { passages: [hit], citations: [citation("a.txt", "落实责任"), citation("b.txt", "安全第一。")] },
  ),
  measured({ id: "q2", gold: [quote], lang: "en" }, { passages: [miss, miss, miss, hit], status: "refused" }),
  measured(
    { id: "q3", gold: [quote, gold("b.txt", "安全第一。")], demand: "need-all", lang: "en", kind: "compare" },
    { passages: [miss], citations: [citation("b.txt", "安全第一。")], status: "related" },
  ),
  measured({ id: "q4", kind: "unanswerable-on-topic", lang: "en" }, { citations: [citation("b.txt", "会场")] }),
  measured(
    { id: "q5", kind: "off-topic", lang: "en" },
    { status: "refused", timings: { embedMs: 0, searchMs: 0, readMs: 0, totalMs: 0 } },
  ),
];

describe("a summary", () => {
  const summary = summarise(sample);
  const value = (name: keyof typeof summary.overall.measures) => summary.overall.measures[name]?.value;

  test("gives the hand-worked values", () => {
    expect(value("hit@1")).toBeCloseTo(2 / 3);
    expect(value("hit@3")).toBeCloseTo(2 / 3);
    expect(value("hit@5")).toBe(1);
    expect(value("mrr")).toBeCloseTo((1 + 1 / 4 + 1) / 3);
    // The third asks for two places, of which one is first.
    expect(value("nDCG@10")).toBeCloseTo((1 + 1 / Math.log2(5) + 1 / (1 + 1 / Math.log2(3))) / 3);
    expect(value("firstQuoteHits")).toBeCloseTo(2 / 3);
    expect(value("listsComplete")).toBe(0);
    expect(value("goldCovered")).toBeCloseTo((1 + 0 + 1 / 2) / 3);
    expect(value("goldCoveredNeedAll")).toBe(1 / 2);
    expect(value("goldCoveredOnePerFile")).toBeUndefined();
    expect(value("citationPrecision")).toBeCloseTo(2 / 3);
    expect(value("quotedCharacters")).toBeCloseTo((9 + 5 + 2) / 3);
    expect(value("answerableAnswered")).toBeCloseTo(1 / 3);
    expect(value("answerableRefused")).toBeCloseTo(1 / 3);
    expect(value("unanswerableAnswered")).toBe(1);
    expect(value("refusableRefused")).toBe(1);
  });

  test("gives each language and kind its own", () => {
    expect(Object.keys(summary.byLanguage)).toEqual(["zh-Hans", "en"]);
    expect(summary.byLanguage.en?.measures["hit@1"]).toMatchObject({ value: 1 / 2, count: 2 });
    expect(summary.byLanguage["zh-Hans"]?.measures.unanswerableAnswered).toBeNull();
    expect(summary.byKind["compare"]?.measures.mrr?.value).toBe(1);
    expect(summary.overall.states).toEqual({
      fact: { questions: 2, answered: 1, related: 0, refused: 1 },
      compare: { questions: 1, answered: 0, related: 1, refused: 0 },
      "unanswerable-on-topic": { questions: 1, answered: 1, related: 0, refused: 0 },
      "off-topic": { questions: 1, answered: 0, related: 0, refused: 1 },
    });
  });

  test("counts citations and faults, and times only what was searched", () => {
    expect(summary.citations).toEqual({ total: 4, notVerbatim: 0, inBoilerplate: 1 });
    expect(summary.faults).toEqual({
      boilerplate: ["q4"],
      refused: ["q2"],
      uncovered: ["q3"],
      related: ["q3"],
      "ranked-low": ["q2"],
      "claims-answer": ["q4"],
    });
    expect(summary.timings?.totalMs).toEqual({ p50: 3, p95: 3 });
    expect(summarise([sample[4]!]).timings).toBeNull();
  });

  test("is read on a terminal with its figures, counts and failing questions", () => {
    const text = terminalTable(summary);
    expect(text).toMatch(/overall \(5\) +zh-Hans \(1\) +en \(4\)/u);
    expect(text).toMatch(/hit@1 +0\.67 \[0\.00–1\.00\] +1\.00/u);
    expect(text).toMatch(/one a speech is needed +- +- +-/u);
    expect(text).toMatch(/unanswerable-on-topic +1 +1 +0 +0/u);
    expect(text).toContain("4 citations, 0 not verbatim, 1 inside boilerplate");
    expect(text).toContain("gold not ranked first (1): q2");
  });
});

test("hit@k and MRR agree with counting ranks one by one", () => {
  const ranks = fc.array(fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(ranks, (given) => {
      const answers = given.map((rank) =>
        measured({ gold: [quote] }, { passages: Array.from({ length: 12 }, (_, i) => (i + 1 === rank ? hit : miss)) }),
      );
      const { measures } = summarise(answers).overall;
      for (const k of [1, 3, 5, 10] as const) {
        const expected = given.filter((rank) => rank !== undefined && rank <= k).length / given.length;
        expect(measures[`hit@${k}`]?.value).toBeCloseTo(expected);
      }
      const reciprocals = given.map((rank) => (rank !== undefined && rank <= 10 ? 1 / rank : 0));
      expect(measures.mrr?.value).toBeCloseTo(reciprocals.reduce((sum, one) => sum + one, 0) / given.length);
    }),
    { numRuns: 25 },
  );
});
