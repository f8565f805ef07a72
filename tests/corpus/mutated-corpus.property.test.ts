import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { readSpeech } from "../../src/corpus/structure/speech.ts";
import type { Speech } from "../../src/domain.ts";
import { expectSoundOffsets, sentencesOf } from "./invariants.ts";
import {
  behindHan,
  besideMarks,
  files,
  insertInto,
  insertionsAt,
  insideText,
  inWidth,
  isHan,
  originals,
  pagedFile,
  paragraphStarts,
} from "./mutations.ts";

vi.setConfig({ testTimeout: 60_000 });

interface Said {
  readonly text: string;
  readonly section: readonly string[];
}

function saidIn(speech: Speech): Said[] {
  return sentencesOf(speech).map(({ text, section }) => ({ text, section }));
}

function reread({ info }: Speech, raw: string): Speech {
  const speech = readSpeech(info, raw);
  expectSoundOffsets(speech);
  return speech;
}

/** The mutated page must say exactly what the original says, in the same sections. */
function expectSameSaid(original: Speech, raw: string): void {
  expect(saidIn(reread(original, raw))).toEqual(saidIn(original));
}

const speeches = originals.map((speech) => [speech.info.file, speech] as const);
const options = { numRuns: 10 };

describe.each(speeches)("%s", (_file, speech) => {
  const { raw } = speech;

  test("as given: sound offsets, something to quote", () => {
    expectSoundOffsets(speech);
    expect(sentencesOf(speech).length).toBeGreaterThan(20);
  });

  test("readings in brackets do not show", () => {
    const readings = fc.constantFrom("(wěn)", "（dìng）", "(xù)", "（lǜ）", "(le)", "(āi)", "(zhuàng)");
    fc.assert(
      fc.property(insertionsAt(behindHan(speech), readings), (added) => expectSameSaid(speech, insertInto(raw, added))),
      options,
    );
  });

  test("lines broken after a comma or semicolon are joined", () => {
    const places = insideText(speech, (before) => /[,，;；]/u.test(before));
    const breaks = fc.constantFrom("\n", "\r\n", "\r", "\n\n", " \n\u3000\u3000");
    fc.assert(
      fc.property(insertionsAt(places, breaks), (added) => expectSameSaid(speech, insertInto(raw, added))),
      options,
    );
  });

  test("stray blanks beside punctuation do not show", () => {
    const blanks = fc.constantFrom(" ", "  ", "\u00a0", "\u3000", "\t");
    fc.assert(
      fc.property(insertionsAt(besideMarks(speech), blanks), (added) => expectSameSaid(speech, insertInto(raw, added))),
      options,
    );
  });

  test("readings and stray blanks together do not show", () => {
    const places = besideMarks(speech);
    const added = fc.tuple(
      insertionsAt(
        behindHan(speech).filter((at) => !places.includes(at)),
        fc.constantFrom("(wěn)", "（le）"),
      ),
      insertionsAt(places, fc.constant(" ")),
      insertionsAt(
        places.filter((at) => isHan(raw[at - 1] ?? "") && !/[(（]/u.test(raw[at] ?? "")),
        fc.constant("(wěn) "),
      ),
    );
    fc.assert(
      fc.property(added, (groups) => {
        const one = new Map(groups.flat().map((insertion) => [insertion.at, insertion]));
        expectSameSaid(speech, insertInto(raw, [...one.values()]));
      }),
      options,
    );
  });

  test.each(["half", "full"] as const)("%s-width punctuation gives the same outline", (width) => {
    const folded = ({ text, section }: Said): Said => ({
      text: text.normalize("NFKC"),
      section: section.map((label) => label.normalize("NFKC")),
    });
    expect(saidIn(reread(speech, inWidth(raw, width))).map(folded)).toEqual(saidIn(speech).map(folded));
  });

  test.each([
    ["CRLF", "\r\n"],
    ["LF", "\n"],
    ["CR", "\r"],
    ["empty lines", "\n \n\t\n"],
    ["trailing blanks", "  \r\n"],
  ])("%s line ends change nothing", (_, lineEnd) => expectSameSaid(speech, raw.replace(/\r?\n/gu, lineEnd)));

  test("a byte order mark changes nothing", () => {
    expectSameSaid(speech, `\ufeff${raw}`);
    expect(reread(speech, `\ufeff${raw}`).passages[0]?.start).toBe((speech.passages[0]?.start ?? 0) + 1);
  });

  const furniture = [
    "以下是小编为大家整理的安全生产讲话稿,仅供参考,欢迎阅读!",
    "(图为会议现场)",
    "圖為分會場",
    "资料图:县城一角",
    "责任编辑:某某",
    "文章来源:某某网",
  ];

  test("boilerplate and captions before and between paragraphs are in no passage", () => {
    const lines = fc.constantFrom(...furniture).map((line) => `${line}\r\n`);
    fc.assert(
      fc.property(insertionsAt([0, ...paragraphStarts(speech)], lines), (added) =>
        expectSameSaid(speech, insertInto(raw, added)),
      ),
      options,
    );
  });

  test("furniture in the middle of a broken sentence is in no passage", () => {
    const lines = fc.constantFrom(...furniture).map((line) => `\n${line}\n`);
    fc.assert(
      fc.property(insertionsAt(insideText(speech, isHan), lines), (added) => {
        const read = reread(speech, insertInto(raw, added));
        const shown = read.passages.map(({ start, end }) => read.raw.slice(start, end));
        for (const { text } of added) expect(shown.filter((quote) => quote.includes(text.trim()))).toEqual([]);
        const texts = (of: Speech): string =>
          sentencesOf(of)
            .map(({ text }) => text)
            .join("");
        expect(texts(read)).toBe(texts(speech));
      }),
      options,
    );
  });

  test("a list of links after the text is in no passage", () => {
    for (const [head, links] of [
      ["【某某讲话】相关文章:", ["1.2023年工作总结(实用11篇)", "2.安全生产责任书"]],
      ["推荐阅读", ["• 县长讲话稿", "- 市长讲话稿"]],
      ["相關文章：", ["1、安全生產", "2、應急管理", "3、消防安全"]],
    ] as const) {
      expectSameSaid(speech, [raw, head, ...links].join("\r\n"));
    }
  });

  test("emoji, characters outside the basic plane and Latin words stay whole", () => {
    const words = fc.constantFrom("😀", "👨‍👩‍👧", "𠮷", "🇨🇳", "GDP", "safety", "é");
    fc.assert(
      fc.property(insertionsAt(insideText(speech, isHan), words), (added) => {
        const texts = sentencesOf(reread(speech, insertInto(raw, added)))
          .map(({ text }) => text)
          .join("");
        const said = sentencesOf(speech)
          .map(({ text }) => text)
          .join("");
        expect(texts.replaceAll(/😀|👨‍👩‍👧|𠮷|🇨🇳|GDP|safety|é/gu, "")).toBe(said.replaceAll("GDP", ""));
        const counted = (word: string): number => texts.split(word).length - 1;
        for (const { text } of added) expect(counted(text)).toBe(added.filter((one) => one.text === text).length);
      }),
      options,
    );
  });

  test("a line broken between two Latin words keeps a blank", () => {
    fc.assert(
      fc.property(
        insertionsAt(insideText(speech, isHan), fc.constantFrom("work\nsafety", "work \r\n safety")),
        (added) => {
          const texts = sentencesOf(reread(speech, insertInto(raw, added)))
            .map(({ text }) => text)
            .join("");
          expect(texts.split("work safety").length - 1).toBe(added.length);
        },
      ),
      options,
    );
  });
});

describe.each(speeches.filter(([file]) => file !== pagedFile))("%s", (_file, speech) => {
  test("page numbers in mid-sentence that count up do not show", () => {
    const { raw } = speech;
    const places = insideText(speech, isHan);
    const pages = fc.record({
      cuts: fc.uniqueArray(fc.constantFrom(...places), { minLength: 1, maxLength: 9 }),
      first: fc.integer({ min: 1, max: 95 }),
      lineBreak: fc.constantFrom("\n", "\r\n", " \r\n  "),
    });
    fc.assert(
      fc.property(pages, ({ cuts, first, lineBreak }) => {
        const ascending = [...cuts].sort((a, b) => a - b);
        const added = ascending.map((at, index) => ({ at, text: `${lineBreak}${first + index}、` }));
        expectSameSaid(speech, insertInto(raw, added));
      }),
      options,
    );
  });
});

test("all five speeches are tested", () => expect(originals.map(({ info }) => info.file)).toEqual([...files]));
