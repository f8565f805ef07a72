import { describe, expect, test } from "vitest";
import { compare } from "../../../tools/bench/comparison.ts";
import { race } from "../../../tools/bench/race.ts";
import type { Answerer } from "../../../src/domain.ts";
import { answer, gold, measured, passage, question, sources } from "../eval/samples.ts";

function recorder(name: string, log: string[]): Answerer {
  return {
    answer: async ({ text, history = [] }) => {
      log.push([name, ...history.map(String), text].join(" "));
      return answer({ passages: [passage("a.txt", "落实责任")] });
    },
  };
}

describe("a race", () => {
  test("asks every contestant every question, each in another order, after one that does not count", async () => {
    const log: string[] = [];
    const contestants = ["x", "y", "z"].map((name) => ({ name, answerer: recorder(name, log) }));
    const questions = [
      question({ id: "1", question: "hello" }),
      question({ id: "2", question: "who", gold: [gold("a.txt", "落实责任")] }),
      question({ id: "3", question: "then", history: ["who"] }),
    ];
    const runs = await race(contestants, questions, sources);
    expect(log.join(", ")).toBe(
      "x who, y who, z who, x hello, y hello, z hello, y who, z who, x who, z who then, x who then, y who then",
    );
    for (const run of runs) {
      expect(run.measured.map((one) => one.question.id)).toEqual(["1", "2", "3"]);
      expect(run.milliseconds).toHaveLength(3);
    }
    expect(runs.map(({ name }) => name)).toEqual(["x", "y", "z"]);
  });
});

test("a comparison times only questions with an answer, in multiples of the reference", () => {
  const quote = gold("a.txt", "落实责任");
  const hit = measured({ gold: [quote], lang: "en" }, { passages: [passage("a.txt", "落实责任")] });
  const missed = measured({ gold: [quote] }, { passages: [passage("b.txt", "安全第一。")] });
  const greeting = measured({ kind: "chit-chat" }, { status: "refused" });
  const [ours, peer] = compare(
    [
      { name: "ours", measured: [hit, greeting, hit], milliseconds: [30, 1000, 50] },
      { name: "peer", measured: [hit, greeting, missed], milliseconds: [10, 0, 30] },
    ],
    "peer",
  );
  expect(peer?.milliseconds.p50).toBe(20);
  expect(peer?.timesReference.p50).toBe(1);
  expect(ours?.timesReference.p50).toBe(2);
  expect(ours?.timesReference.p95).toBeCloseTo(49 / 20);
  expect(ours?.overall.measures["hit@1"]?.value).toBe(1);
  expect(peer?.overall.measures["hit@1"]?.value).toBe(0.5);
  expect(peer?.byLanguage.en?.measures["hit@1"]?.value).toBe(1);
});
