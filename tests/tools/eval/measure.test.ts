import { describe, expect, test } from "vitest";
import { boilerplateIn } from "../../../tools/eval/boilerplate.ts";
import { faultsOf } from "../../../tools/eval/faults.ts";
import { coverage } from "../../../tools/eval/measure.ts";
import { citation, gold, measured, passage, sources } from "./samples.ts";

describe("a measurement", () => {
  test("ranks the first passage that hits, within ten", () => {
    const hit = passage("a.txt", "落实责任。二要");
    const miss = passage("b.txt", "安全第一。");
    const asked = { gold: [gold("a.txt", "落实责任")] };
    expect(measured(asked, { passages: [miss, hit] }).firstHit).toBe(2);
    expect(measured(asked, { passages: [...Array(10).fill(miss), hit] }).firstHit).toBeUndefined();
  });

  test("judges each citation on its own", () => {
    const { citations } = measured(
      { gold: [gold("a.txt", "落实责任")] },
      {
        citations: [
          citation("a.txt", "一要落实责任。"),
          citation("b.txt", "安全第一。"),
          citation("a.txt", "二要排查隐患。", { quote: "二要排查风险。" }),
          citation("b.txt", "会场"),
          citation("gone.txt", "落实责任"),
        ],
      },
    );
    expect(citations.map(({ hit, verbatim, boilerplate }) => [hit, verbatim, boilerplate])).toEqual([
      [true, true, false],
      [false, true, false],
      [false, false, false],
      [false, true, true],
      [false, false, false],
    ]);
  });
});

describe("coverage", () => {
  const quotes = [gold("a.txt", "一要落实责任。"), gold("a.txt", "二要排查隐患。"), gold("b.txt", "安全第一。")];

  test.each([
    ["any", [false, true, false], 1],
    ["any", [false, false, false], 0],
    ["need-all", [true, true, false], 2 / 3],
    ["need-all", [true, true, true], 1],
    ["one-per-file", [false, true, false], 1 / 2],
    ["one-per-file", [true, true, true], 1],
    ["one-per-file", [true, false, true], 1],
  ] as const)("%s of %j is %d", (demand, hit, expected) => {
    expect(coverage(demand, quotes, hit)).toBeCloseTo(expected);
  });

  test("needs a citation, not a passage", () => {
    const one = measured(
      { gold: quotes, demand: "need-all" },
      { citations: [citation("a.txt", "排查隐患")], passages: [passage("b.txt", "安全第一。")] },
    );
    expect(one.goldHit).toEqual([false, true, false]);
    expect(one.covered).toBeCloseTo(1 / 3);
  });
});

test("boilerplate is the head line, the caption and everything from the list of links on", () => {
  const raw = sources.get("b.txt") ?? "";
  expect(boilerplateIn(raw).map(({ start, end }) => raw.slice(start, end))).toEqual([
    "下面是小编整理的讲话。",
    "(图为会场)",
    "【讲话】相关文章:\n1.另一篇文章",
  ]);
  expect(boilerplateIn("这份文章要认真阅读。\n大家参考执行。")).toEqual([]);
});

describe("faults", () => {
  const asked = { gold: [gold("a.txt", "落实责任")] };
  const right = { citations: [citation("a.txt", "落实责任")], passages: [passage("a.txt", "落实责任")] };
  const low = { ...right, passages: [passage("b.txt", "安全第一。"), ...right.passages] };

  test.each([
    ["a right answer", asked, right, []],
    ["gold ranked second", asked, low, ["ranked-low"]],
    [
      "gold found, another sentence cited",
      asked,
      { ...right, citations: [citation("b.txt", "安全第一。")] },
      ["uncovered"],
    ],
    ["labelled related", asked, { ...right, status: "related" }, ["related"]],
    ["refused with nothing found", asked, { status: "refused" }, ["not-found", "refused"]],
    ["a claim to answer", { kind: "unanswerable-on-topic" }, right, ["claims-answer"]],
    ["related to the unanswerable", { kind: "unanswerable-on-topic" }, { status: "related" }, []],
    ["chit-chat taken for a question", { kind: "chit-chat" }, { status: "related" }, ["not-refused"]],
    ["off-topic refused", { kind: "off-topic" }, { status: "refused" }, []],
    [
      "an invented quote",
      asked,
      { ...right, citations: [citation("a.txt", "落实责任", { quote: "落实" })] },
      ["not-verbatim"],
    ],
    [
      "a caption cited",
      asked,
      { ...right, citations: [...right.citations, citation("b.txt", "会场")] },
      ["boilerplate"],
    ],
  ] as const)("of %s", (_, question, answer, expected) => {
    expect(faultsOf(measured(question, answer))).toEqual(expected);
  });
});
