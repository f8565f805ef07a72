import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quotedSpan } from "../../src/ask/quote/clauses.ts";
import { longestQuote } from "../../src/ask/quote/gate.ts";
import { inSource } from "../../src/ask/quote/marks.ts";
import { readSpeech } from "../../src/corpus/structure/speech.ts";
import type { Sentence, Span } from "../../src/domain.ts";
import { readable } from "../../src/text/artefacts.ts";
import { pieces } from "../corpus/any-text.ts";
import { anonymous, sentencesOf } from "../corpus/invariants.ts";

function onlySentence(raw: string): Sentence {
  return { start: 0, end: raw.length, text: readable(raw), section: [], role: "body" };
}

/** What is quoted of a sentence where these words are marked. */
function quoted(raw: string, ...words: readonly string[]): string {
  const sentence = onlySentence(raw);
  const marks = words.map((word): Span => {
    const start = sentence.text.indexOf(word);
    return { start, end: start + word.length };
  });
  const { start, end } = quotedSpan(raw, sentence, marks);
  return raw.slice(start, end);
}

const clauses = [
  "各村要在汛期到来之前对辖区内的水库和堤坝全面排查一遍",
  "由水务站值班员签字登记并当天报送县防汛办",
  "不得隔夜",
  "对排查中发现的渗漏和裂缝要立即抢修并安排专人守候",
  "抢修所需的沙袋木桩和抽水泵由县物资站统一调拨",
  "凡漏报瞒报的一律停职检查并通报全县",
  "年底考核时还要一并扣减所在乡镇的安全生产得分",
];
const long = `${clauses.join(",")}。`;

describe("what is quoted of a sentence", () => {
  test("a short one is quoted whole, whatever is marked", () => {
    const short = "水库大坝每天巡查两次,发现渗漏立即上报,不得隔夜处理。";
    expect(quoted(short, "两次")).toBe(short);
    expect(quoted(short)).toBe(short);
  });

  test("of a long one the clauses from the first mark to the last, without the comma behind", () => {
    expect(quoted(long, "值班员", "当天")).toBe(clauses[1]);
    expect(quoted(long, "渗漏", "抽水泵")).toBe(`${clauses[3]},${clauses[4]}`);
    expect(quoted(long, "停职")).toBe(`${clauses[5]}`);
  });

  test("a clause that cannot stand alone takes the one before it, the first one the one behind", () => {
    expect(quoted(long, "隔夜")).toBe(`${clauses[1]},${clauses[2]}`);
    expect(quoted(`${clauses[3]},水不外流,${long}`, "外流")).toBe(`${clauses[3]},水不外流`);
    expect(quoted(`主汛期前,${long}`, "汛期前")).toBe(`主汛期前,${clauses[0]}`);
  });

  test("without marks it is quoted whole, as far as a quote may go", () => {
    expect(quoted(long)).toBe(long);
    expect(quoted(`${long.slice(0, -1)},`.repeat(3))).toBe(clauses[0]);
  });

  test("readings and broken lines inside are part of the source's words", () => {
    const raw = long.replace("渗漏", "渗漏(lòu)").replace("签字登记", "签字\n3、登记");
    expect(quoted(raw, "登记")).toBe("由水务站值班员签字\n3、登记并当天报送县防汛办");
    expect(quoted(raw, "渗漏")).toBe("对排查中发现的渗漏(lòu)和裂缝要立即抢修并安排专人守候");
  });

  test("it lies in the sentence, is never longer than a quote may be, and begins the marks", () => {
    const unended = pieces.flat().filter((piece) => !/[。!！?;；…\r\n]/u.test(piece));
    const text = fc
      .array(fc.constantFrom(...unended), { minLength: 100, maxLength: 400 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, fc.nat(), fc.integer({ min: 1, max: 200 }), (raw, from, length) => {
        for (const sentence of sentencesOf(readSpeech(anonymous, raw))) {
          const letters = Array.from(sentence.text.matchAll(/\p{Script=Han}/gu), ({ index }) => index);
          const start = letters[from % Math.max(1, letters.length)];
          const marks = start === undefined ? [] : [{ start, end: Math.min(sentence.text.length, start + length) }];
          const span = quotedSpan(raw, sentence, marks);
          expect(span.start).toBeGreaterThanOrEqual(sentence.start);
          expect(span.end).toBeLessThanOrEqual(sentence.end);
          expect(span.end - span.start).toBeGreaterThan(0);
          expect(span.end - span.start).toBeLessThanOrEqual(longestQuote);
          for (const mark of inSource(raw, sentence, marks)) {
            expect(span.start).toBeLessThanOrEqual(mark.start);
            expect(mark.start).toBeLessThan(span.end);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
