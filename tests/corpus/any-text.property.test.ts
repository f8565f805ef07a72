import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { readable, readableIn } from "../../src/text/artefacts.ts";
import { clauseSpans, sentenceSpans } from "../../src/corpus/structure/segment.ts";
import { readSpeech } from "../../src/corpus/structure/speech.ts";
import type { Span } from "../../src/domain.ts";
import { anyText, pieces } from "./any-text.ts";
import { anonymous, expectSoundOffsets, sentencesOf } from "./invariants.ts";

vi.setConfig({ testTimeout: 60_000 });

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

  test("no sentence is longer than 300 raw characters, no passage than 180 or one sentence", () => {
    // Without sentence ends, so that only the bound cuts.
    const unended = pieces.flat().filter((piece) => !/[。!！?;；…\r\n]/u.test(piece));
    const long = fc.array(fc.constantFrom(...unended), { minLength: 200, maxLength: 700 });
    fc.assert(
      fc.property(
        long.map((parts) => parts.join("")),
        (raw) => {
          const speech = readSpeech(anonymous, raw);
          expectSoundOffsets(speech);
          const lengths = ({ start, end }: Span): number => end - start;
          expect(Math.max(0, ...sentencesOf(speech).map(lengths))).toBeLessThanOrEqual(300);
          for (const passage of speech.passages) {
            expect(passage.sentences.length === 1 || lengths(passage) <= 180).toBe(true);
          }
        },
      ),
      { numRuns: 100 },
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

  test("a readable text with offsets is the readable text, each character where it came from", () => {
    fc.assert(
      fc.property(anyText, fc.nat(9), (raw, before) => {
        const start = Math.min(before, raw.length);
        const { text, offsets } = readableIn(raw, { start, end: raw.length });
        expect(text.trim()).toBe(readable(raw.slice(start)));
        expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
        const moved = Array.from(offsets, (offset, at) => [raw[offset], text[at]]).filter(([from, to]) => from !== to);
        // A blank may stand for a line break.
        expect(moved.every(([, to]) => to === " ")).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
