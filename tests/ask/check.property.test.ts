import fc from "fast-check";
import { Converter } from "opencc-js/cn2t";
import { expect, test, vi } from "vitest";
import { check } from "../../src/ask/check/check.ts";
import { longestQuote } from "../../src/ask/quote/gate.ts";
import { sameWords } from "../../src/ask/quote/same-words.ts";
import { Sources } from "../../src/ask/quote/sources.ts";
import { normalise, toSimplified } from "../../src/text/normalise.ts";
import { five } from "./documents.ts";

vi.setConfig({ testTimeout: 60_000 });

const sources = new Sources(five);
const nobody = { files: [], speakers: [] };
const scripts: ((text: string) => string)[] = [
  toSimplified,
  Converter({ from: "cn", to: "tw" }),
  Converter({ from: "cn", to: "hk" }),
  (text: string) => text,
];
const bare = (text: string): string => normalise(text).replaceAll(/[^\p{L}\p{N}%]/gu, "");
const everything = five.map(({ passages }) => bare(passages.map(({ text }) => text).join("")));

/** From where a clause begins, as what stands before may turn it round; no word or number cut at its end. */
const stretch = fc
  .constantFrom(...five.flatMap(({ passages }) => passages.flatMap(({ sentences }) => sentences)))
  .chain(({ text }) => {
    const starts = [0, ...Array.from(text.matchAll(/[，,；：:]/gu), ({ index }) => index + 1)];
    return fc
      .tuple(fc.constantFrom(...starts), fc.nat(text.length))
      .map(([from, length]) => text.slice(from, from + length + 4));
  })
  .filter((text) => bare(text).length > 3 && !/^[^\p{L}]*\d|[a-z\d][^\p{L}\d]*$/iu.test(text));

test("any stretch of any document, in either script, with other blanks and punctuation, is verbatim and marked there", () => {
  fc.assert(
    fc.property(
      stretch,
      fc.constantFrom(...scripts),
      fc.array(fc.constantFrom("", "", "", "", " ", "，", "\u3000", "“"), { minLength: 1 }),
      (text, script, noise) => {
        // In a number a mark may mean something, between Latin letters a blank.
        const pasted = Array.from(script(text).replaceAll(/[，,。；:：]/gu, " "), (character, at) =>
          /\p{Script=Han}/u.test(character) ? character + (noise[at % noise.length] ?? "") : character,
        ).join("");
        const { result, claims } = check(sources, pasted, nobody);
        expect(result).toEqual({ verdict: "verbatim", attribution: "unstated", differences: [] });
        const marked = claims.flatMap(({ file, marks = [] }) => {
          const { raw = "" } = five.find(({ info }) => info.file === file) ?? {};
          return marks.map(({ start, end }) => raw.slice(start, end));
        });
        expect(bare(marked.join(""))).toBe(bare(text));
        expect(claims.every(({ start, end }) => end - start <= longestQuote)).toBe(true);
      },
    ),
    { numRuns: 400 },
  );
});

test("a stretch with one character or digit replaced is never confirmed", () => {
  fc.assert(
    fc.property(stretch, fc.nat(), fc.constantFrom("鹦", "璧", "龘", "7", "3", "8"), (text, place, other) => {
      const places = Array.from(text.matchAll(/[\p{Script=Han}\d]/gu), ({ index }) => index);
      const at = places[place % places.length] ?? 0;
      const changed = text.slice(0, at) + other + text.slice(at + 1);
      fc.pre(!everything.some((all) => all.includes(bare(changed))));
      expect(["differs", "absent"]).toContain(check(sources, changed, nobody).result.verdict);
    }),
    { numRuns: 400 },
  );
});

test("whatever is pasted, what is cited can be cited", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary", maxLength: 80 }), stretch), (text) => {
      for (const { file, start, end, marks = [] } of check(sources, text, nobody).claims) {
        const speech = five.find(({ info }) => info.file === file);
        expect(speech?.passages.some((passage) => passage.start <= start && end <= passage.end)).toBe(true);
        expect(marks.every((mark) => start <= mark.start && mark.start < mark.end && mark.end <= end)).toBe(true);
      }
    }),
  );
});

test("the other documents with the same words are those a plain search finds", () => {
  const sentences = five.flatMap(({ info, passages }) =>
    passages.flatMap((passage) => passage.sentences.map((sentence) => ({ file: info.file, ...sentence }))),
  );
  for (const sentence of [...sentences, ...sentences.map((one) => ({ ...one, end: one.start + 4 }))]) {
    const { raw = "" } = five.find(({ info }) => info.file === sentence.file) ?? {};
    const words = bare(raw.slice(sentence.start, sentence.end));
    if (!/^\p{Script=Han}+$/u.test(words)) continue;
    const naive = five.filter(({ info }, at) => info.file !== sentence.file && everything[at]?.includes(words));
    expect(sameWords(sources, sentence)).toEqual(naive.map(({ info }) => info.file));
  }
});
