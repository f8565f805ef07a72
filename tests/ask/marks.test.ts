import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inSource, markedSpans } from "../../src/ask/quote/marks.ts";
import { readSpeech } from "../../src/corpus/structure/speech.ts";
import type { ReadToken } from "../../src/model/reader.ts";
import { readable } from "../../src/text/artefacts.ts";
import { anyText } from "../corpus/any-text.ts";
import { anonymous, sentencesOf } from "../corpus/invariants.ts";

/** A token a character, likely where `likely` has a mark below it. */
function tokensOf(text: string, likely: string): ReadToken[] {
  return Array.from(text, (_, start) => ({ start, end: start + 1, logit: likely[start] === "^" ? 3 : -3 }));
}
const marked = (text: string, likely: string, cut = 0): string[] =>
  markedSpans(text, tokensOf(text, likely), cut).map(({ start, end }) => text.slice(start, end));

const anyTokens = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), fc.boolean()));

describe("the words that answer", () => {
  test("are the runs of tokens above the cut, one that reaches it included", () => {
    expect(marked("水库每天巡查两次", "^^  ^^")).toEqual(["水库每天巡查"]);
    expect(marked("水库每天由专人巡查两次", "^^       ^^")).toEqual(["水库", "两次"]);
    expect(marked("水库每天巡查两次", "^^", 3)).toEqual(["水库"]);
    expect(marked("水库每天巡查两次", "^^", 3.1)).toEqual([]);
  });

  test("reach as far as the words they are in, in either script", () => {
    expect(marked("严格落实企业主体责任", "  ^^ ^")).toEqual(["落实企业"]);
    expect(marked("當前形勢依然嚴峻", "      ^")).toEqual(["嚴峻"]);
    expect(marked("全面排查，整治隐患", "    ^^ ")).toEqual(["整治"]);
  });

  test("are no single word that only joins others", () => {
    expect(marked("对单位和个人追责", "   ^")).toEqual([]);
    expect(marked("对单位和个人追责", "^^^^^^^^")).toEqual(["对单位和个人追责"]);
  });

  test("begin and end with words, and are none where there is no word", () => {
    expect(marked("堤坝，水库。沙袋", "  ^^^^  ")).toEqual(["水库"]);
    expect(marked("堤坝，。沙袋", "  ^^  ")).toEqual([]);
    expect(marked("of 12,350 tons, daily", "  ^^^^^^^^^^^^^^      ")).toEqual(["12,350 tons"]);
  });

  test("lie in the text in order, apart, and never end in punctuation or blanks", () => {
    fc.assert(
      fc.property(anyText, anyTokens, (text, lengths) => {
        let at = 0;
        const tokens = lengths.map(([gap, length, isLikely]): ReadToken => {
          const start = Math.min(text.length, at + gap);
          at = Math.min(text.length, start + length);
          return { start, end: at, logit: isLikely ? 1 : -1 };
        });
        const spans = markedSpans(text, tokens, 0);
        const offsets = spans.flatMap(({ start, end }) => [start, end]);
        expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(text.slice(start, end)).toMatch(/^[^\s，,。．.；;：:、！!？?](?:[^]*[^\s，,。．.；;：:、！!？?])?$/u);
          expect(text.slice(start, end)).toMatch(/[\p{L}\p{N}]/u);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("in the source", () => {
  test("marks hold the artefacts that stand in them, and none beside them", () => {
    const raw = "要保持大局穩(wěn)定，水庫\n3、大壩 ，每天巡查。";
    const sentence = { start: 0, end: raw.length, text: readable(raw), section: [], role: "body" } as const;
    const words = (word: string): string => {
      const start = sentence.text.indexOf(word);
      const [span] = inSource(raw, sentence, [{ start, end: start + word.length }]);
      return raw.slice(span?.start, span?.end);
    };
    expect(words("穩定")).toBe("穩(wěn)定");
    expect(words("大局穩")).toBe("大局穩");
    expect(words("每天")).toBe("每天");
    expect(words("水庫大壩")).toBe("水庫\n3、大壩");
  });

  test("there are none where the sentence is not what the source says there", () => {
    const sentence = { start: 0, end: 4, text: "堤坝安全", section: [], role: "body" } as const;
    expect(inSource("水库安全", sentence, [{ start: 0, end: 2 }])).toEqual([]);
  });

  test("a mark begins and ends with its own characters, the others between in order", () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (raw, from, length) => {
        for (const sentence of sentencesOf(readSpeech(anonymous, raw))) {
          const { text } = sentence;
          const start = from % text.length;
          const end = start + 1 + (length % (text.length - start));
          // A blank may stand for a line break.
          if (/\s/u.test(`${text[start]}${text[end - 1]}`)) continue;
          const [span] = inSource(raw, sentence, [{ start, end }]);
          const source = raw.slice(span?.start, span?.end);
          expect([source[0], source.at(-1)]).toEqual([text[start], text[end - 1]]);
          let at = -1;
          for (const unit of text.slice(start, end).replace(/\s/gu, "").split("")) {
            at = source.indexOf(unit, at + 1);
            expect(at).toBeGreaterThanOrEqual(0);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});
