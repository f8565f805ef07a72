import { expect, test } from "vitest";
import type { JudgedSentence } from "../../src/ask/evidence.ts";
import { plainBeforeOpposite } from "../../src/ask/read/opposites.ts";
import { document } from "./documents.ts";

const rules = document(
  "rules.txt",
  [
    "第一条 赡养老人按以下标准补助：",
    "（一）独生子女的，每月二百元；",
    "（二）非独生子女的，每人不超过一百元。",
    "第二条 独生子女须登记。",
  ].join("\n\n"),
);

function judged(...words: string[]): JudgedSentence[] {
  return words.map((word) => {
    const passage = rules.passages.find(({ text }) => text.includes(word));
    const sentence = passage?.sentences.find(({ text }) => text.includes(word));
    if (!passage || !sentence) throw new Error(`no sentence with ${word}`);
    return { passage, sentence, score: 0, answers: 0, alone: 0, marks: [] };
  });
}

function ordered(question: string, asked: string[], ...words: string[]): string[] {
  return plainBeforeOpposite(judged(...words), asked, question).map(({ sentence }) => sentence.text.slice(0, 5));
}

test("what names only the opposite of what is asked for goes behind its neighbour that names the thing", () => {
  expect(ordered("独生子女补助多少", ["独生子女"], "一百元", "登记", "二百元")).toEqual([
    "（一）独生",
    "（二）非独",
    "第二条 独",
  ]);
});

test("the order stays where the opposite is asked for, or nothing near names the thing", () => {
  expect(ordered("非独生子女补助多少", ["独生子女"], "一百元", "二百元")).toEqual(["（二）非独", "（一）独生"]);
  expect(ordered("独生子女补助多少", ["独生子女"], "一百元", "登记")).toEqual(["（二）非独", "第二条 独"]);
  expect(ordered("补助多少", ["补助"], "一百元", "二百元")).toEqual(["（二）非独", "（一）独生"]);
});
