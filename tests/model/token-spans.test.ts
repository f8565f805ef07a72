import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tokenSpans } from "../../src/model/token-spans.ts";

/** A text cut into pieces as SentencePiece writes them: blanks are `▁` at the head of the piece behind them. */
const cutText = fc
  .array(fc.tuple(fc.boolean(), fc.stringMatching(/^[a-z安全生产工作]{1,4}$/u)), { minLength: 1, maxLength: 12 })
  .map((parts) => ({
    text: parts.map(([spaced, letters]) => (spaced ? ` ${letters}` : letters)).join(""),
    pieces: parts.map(([spaced, letters]) => (spaced ? `▁${letters}` : letters)),
    letters: parts.map(([, letters]) => letters),
  }));

describe("where the pieces of a text stand", () => {
  test("each covers its own letters", () => {
    fc.assert(
      fc.property(cutText, ({ text, pieces, letters }) => {
        const covered = tokenSpans(text, pieces).map(({ start, end }) => text.slice(start, end));
        expect(covered).toEqual(letters);
      }),
    );
  });

  test.each([
    ["２０２３年", ["▁2023", "年"], ["２０２３", "年"]],
    ["安全…了", ["▁安全", "...", "了"], ["安全", "…", "了"]],
    ["cafe\u0301s là é", ["▁caf", "é", "s", "▁là", "▁é"], ["caf", "e\u0301", "s", "là", "é"]],
    ["安全 生产", ["▁", "安全", "▁生产"], ["", "安全", "生产"]],
  ])("%s is normalised before it is cut", (text, pieces, expected) => {
    expect(tokenSpans(text, pieces).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });

  test("they lie within the text and never run back, whatever the pieces are", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 20 }),
        fc.array(fc.string({ maxLength: 4 })),
        (text, pieces) => {
          const spans = tokenSpans(text, pieces);
          expect(spans).toHaveLength(pieces.length);
          for (const [place, { start, end }] of spans.entries()) {
            expect(start).toBeLessThanOrEqual(end);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(start).toBeGreaterThanOrEqual(spans[place - 1]?.start ?? 0);
          }
        },
      ),
    );
  });
});
