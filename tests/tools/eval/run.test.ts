import { expect, test } from "vitest";
import type { Answerer, Question } from "../../../src/domain.ts";
import { evaluate, requireVerbatim } from "../../../tools/eval/run.ts";
import { answer, citation, measured, question, sources } from "./samples.ts";

test("every question is asked with its history, in order", async () => {
  const asked: Question[] = [];
  const progress: number[] = [];
  const answerer: Answerer = {
    answer: async (one) => {
      asked.push(one);
      return answer({ question: one.text });
    },
  };
  const questions = [question({ id: "q1" }), question({ id: "q2", question: "那第二个呢", history: ["五大任务"] })];
  const results = await evaluate(answerer, questions, sources, (done) => progress.push(done));
  expect(asked).toEqual([
    { text: "谁负责？", history: [] },
    { text: "那第二个呢", history: ["五大任务"] },
  ]);
  expect(results.map((one) => [one.question.id, one.answer.question])).toEqual([
    ["q1", "谁负责？"],
    ["q2", "那第二个呢"],
  ]);
  expect(progress).toEqual([1, 2]);
});

test("a citation that is not verbatim fails the run by name", () => {
  const good = citation("a.txt", "落实责任");
  const invented = citation("a.txt", "落实责任", { n: 2, quote: "落实责任制" });
  expect(() => requireVerbatim([measured({}, { citations: [good] })])).not.toThrow();
  expect(() => requireVerbatim([measured({ id: "q9" }, { citations: [good, invented] })])).toThrow(
    "1 citations are not what their source says: q9 [2]",
  );
});
