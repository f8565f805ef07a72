import { describe, expect, test } from "vitest";
import { CitationGate } from "../../src/ask/quote/gate.ts";
import type { Citation } from "../../src/domain.ts";
import { document } from "./documents.ts";

describe("a quote of a part", () => {
  const source = "一是每天巡查大坝，发现渗漏立即上报；夜间两人值守，不得离岗。二是备足沙袋；三是备好船只。";
  const cited = (quote: string): Citation["cut"] | undefined => {
    const speech = document("part.txt", source);
    const start = source.indexOf(quote);
    const claim = { file: "part.txt", start, end: start + quote.length, score: 0 };
    return new CitationGate([speech]).cite([claim], "zh-Hans")[0]?.cut;
  };

  test.each([
    ["whole", "二是备足沙袋；", false, false],
    ["whole, without its marker", "备足沙袋；", false, false],
    ["to its first comma", "一是每天巡查大坝", false, true],
    ["without its last mark", "一是每天巡查大坝，发现渗漏立即上报；夜间两人值守，不得离岗", false, false],
    ["up to a semicolon", "一是每天巡查大坝，发现渗漏立即上报；", false, true],
    ["from a semicolon", "夜间两人值守，不得离岗。", true, false],
    ["from its middle", "不得离岗。", true, false],
  ])("%s", (_, quote, before, behind) => {
    expect(cited(quote)).toEqual({ before, behind });
  });
});
