import { expect, test } from "vitest";
import type { Answerer } from "../../../src/domain.ts";
import { halfOf, judgedTable, judgeSet, splitSet } from "../../../tools/eval/judged-set.ts";
import type { PassageSet } from "../../../tools/eval/passage-set.ts";
import { answer, citation } from "./samples.ts";

const files = Array.from({ length: 400 }, (_, place) => `p${place}`);
const set = {
  name: "set",
  speeches: files.map((file) => ({ info: { file }, raw: file })),
  questions: files.flatMap((file) =>
    [1, 2].map((n) => ({
      id: `${file}-${n}`,
      lang: "zh-Hans" as const,
      question: `${file} ${n}`,
      history: [],
      gold: [{ file, quote: file, occurrences: [{ start: 0, end: 9 }] }],
      answer: { start: 2, end: 4 },
    })),
  ),
} as unknown as PassageSet;

test("even paragraphs fit, odd ones test", () => {
  expect([0, 1, 2, 3].map(halfOf)).toEqual(["fit", "test", "fit", "test"]);
});

test("75 questions of the test half have their paragraph in, 75 have not, and nothing else is taken out", () => {
  const { with: inside, without: outside, speeches } = splitSet(set);
  const left = new Set(speeches.map(({ info }) => info.file));
  expect([inside.length, outside.length]).toEqual([75, 75]);
  for (const [questions, isIn] of [
    [inside, true],
    [outside, false],
  ] as const) {
    for (const { gold } of questions) {
      const file = gold[0]?.file ?? "";
      expect(halfOf(files.indexOf(file))).toBe("test");
      expect(left.has(file)).toBe(isIn);
    }
  }
  expect(left.size).toBe(300);
  expect(new Set([...inside, ...outside].map(({ id }) => id)).size).toBe(150);
});

test("what is answered, and what of it holds the whole answer, is counted", async () => {
  const { with: inside, without: outside, speeches } = splitSet(set);
  const few = { with: inside.slice(0, 4), without: outside.slice(0, 2), speeches };
  const held = (file: string, start: number) => ({ ...citation("a.txt", "落实责任"), file, start, end: start + 3 });
  const said: Record<string, Parameters<typeof answer>[0]> = {
    [inside[0]?.question ?? ""]: { citations: [held(inside[0]?.gold[0]?.file ?? "", 1)] },
    [inside[1]?.question ?? ""]: { citations: [held(inside[1]?.gold[0]?.file ?? "", 3)] },
    [inside[2]?.question ?? ""]: { citations: [held("elsewhere", 1)] },
    [outside[0]?.question ?? ""]: {},
  };
  const answerer: Answerer = { answer: async ({ text }) => answer(said[text] ?? { status: "related" }) };
  const slices = await judgeSet(answerer, few);
  expect(slices).toEqual([
    { lang: "zh-Hans", questions: [4, 2], answeredWith: 0.75, answeredWithout: 0.5, holding: 0.333 },
  ]);
  expect(judgedTable(slices)).toMatch(/zh-Hans +4 +0\.75 +0\.333 +2 +0\.5$/u);
});
