import { expect, test } from "vitest";
import { createLogger } from "../src/ops/logging.ts";
import { watchedAnswers } from "../src/watched-answers.ts";
import { answerTo } from "./memory/samples.ts";

function watched(logsQuestions: boolean) {
  const lines: Record<string, unknown>[] = [];
  const counted: string[] = [];
  const logger = createLogger({
    level: "info",
    secrets: [],
    isTerminal: false,
    write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>),
  });
  const metrics = {
    answered: ({ status, language }: { status: string; language: string }) => counted.push(`${status} ${language}`),
    failed: () => counted.push("failed"),
  };
  const inner = {
    answer: async ({ text }: { text: string }) => {
      if (text === "坏") throw new Error("broken");
      return answerTo(text);
    },
  };
  const answerer = watchedAnswers(inner, { logger, metrics, via: "page", logsQuestions });
  return { answerer, lines, counted };
}

test("an answer is one line, with what was done and how long it took, without question or person", async () => {
  const { answerer, lines, counted } = watched(false);
  await answerer.answer({ text: "消防部门多久检查", history: ["前一问"] });
  expect(lines).toHaveLength(1);
  expect(Object.keys(lines[0] ?? {}).sort()).toEqual(
    ["level", "time", "via", "status", "reply", "intent", "language", "quotes", "msg"]
      .concat(["embedMs", "searchMs", "readMs", "totalMs"])
      .sort(),
  );
  expect(lines[0]).toMatchObject({ via: "page", status: "answered", reply: "quotes", quotes: 1, msg: "answered" });
  expect(JSON.stringify(lines)).not.toMatch(/消防|前一问/u);
  expect(counted).toEqual(["answered zh-Hans"]);
});

test("the question stands there where that is switched on", async () => {
  const { answerer, lines } = watched(true);
  await answerer.answer({ text: "消防部门多久检查" });
  expect(lines[0]).toMatchObject({ question: "消防部门多久检查" });
});

test("a failure is counted, and goes on to whoever asked", async () => {
  const { answerer, counted } = watched(false);
  await expect(answerer.answer({ text: "坏" })).rejects.toThrow("broken");
  expect(counted).toEqual(["failed"]);
});
