import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { readable } from "../../src/corpus/artefacts.ts";
import { clauseSpans, sentenceSpans } from "../../src/corpus/segment.ts";
import { readSpeech } from "../../src/corpus/speech.ts";
import type { Span } from "../../src/domain.ts";
import { anonymous, expectSoundOffsets } from "./invariants.ts";

vi.setConfig({ testTimeout: 60_000 });

/** What speeches, the pages they came from and hostile files are made of. */
const pieces = [
  ["安全生产", "责任", "穩", "人", "同志们", "讲话", "一", "要", "是", "最后", "其他行业"],
  ["。", "!", "！", "?", ";", "；", ",", "，", "、", ":", "：", "…", ".", "-"],
  ["“", "”", '"', "「", "」", "(", ")", "（", "）", "《", "》", "【", "】"],
  ["\n", "\r\n", "\r", "\n\n", " ", "\u3000", "\t", "\u00a0", "\ufeff", "\u2028"],
  ["(wěn)", "（le）", "(xx)", "(第2/3页)", "(图为会场)", "图:会场", "下面是小编整理的讲话,供大家参考。", "相关文章:"],
  ["一、", "(二)", "3、", "4、", "100、", "(5)", "6.", "一是", "二要", "第三,", "24", "GDP", "safety", "ａ"],
  ["😀", "👨‍👩‍👧", "𠮷", "\ud83d", "\ude00", "é", "e\u0301", "ن", "\u200b"],
];
const anyText = fc.oneof(
  fc.array(fc.constantFrom(...pieces.flat()), { maxLength: 60 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 200 }),
);

function expectCover(text: string, spans: readonly Span[]): void {
  expect(spans.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
  expect(spans.every(({ start, end }) => start < end)).toBe(true);
}

describe("whatever a file holds", () => {
  test("offsets are sound and the cleaned quote is the sentence", () => {
    fc.assert(
      fc.property(anyText, (raw) => expectSoundOffsets(readSpeech(anonymous, raw))),
      { numRuns: 3000 },
    );
  });

  test("sentences and clauses cover a text without gaps", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expectCover(text, sentenceSpans(text));
        expectCover(text, clauseSpans(text));
      }),
      { numRuns: 1000 },
    );
  });

  test("a readable text has no line breaks and no blanks at its ends", () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const text = readable(raw);
        expect(text).not.toMatch(/[\r\n]/u);
        expect(text).toBe(text.trim());
      }),
    );
  });
});
