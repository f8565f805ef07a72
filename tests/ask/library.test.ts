import { describe, expect, test } from "vitest";
import { citationKey } from "../../src/ask/quote/citation-key.ts";
import { Library } from "../../src/ask/catalogue/library.ts";
import { readSpeech } from "../../src/corpus/structure/speech.ts";
import type { Speech } from "../../src/domain.ts";

const TEXT = [
  "今天召开全县会议。",
  "一、提高认识,压实责任",
  "安全生产是底线。煤矿、危险化学品、交通运输,历来是重点领域。要抓早抓小。",
  "二、突出重点,狠抓落实",
  "(一)管住源头",
  "一是加强执法检查。对隐患零容忍。",
  "(二)管住人员",
  "二是加强培训教育。",
].join("\n\n");
const QUOTE = "煤矿、危险化学品、交通运输,历来是重点领域。";

function segmentSpeech(file: string, raw: string): Speech {
  const title = { zh: "讲话", en: "Speech" };
  return readSpeech({ file, title, speakers: [], level: "county", kind: "speech", script: "hans" }, raw);
}

const library = (text: string, file = "a.txt", ...more: string[]) =>
  new Library([segmentSpeech(file, text), ...more.map((other, i) => segmentSpeech(`more${i}.txt`, other))]);

function keyOf(quote: string, text = TEXT, file = "a.txt"): string {
  const start = text.indexOf(quote);
  expect(start).toBeGreaterThanOrEqual(0);
  return citationKey({ file, start, end: start + quote.length, quote });
}

/** The words a key leads to in a library, with how it got there. */
function lookedUp(shelf: Library, key: string): string {
  const found = shelf.find(key);
  if (!("place" in found)) return found.status;
  const speech = shelf.speeches.find(({ info }) => info.file === found.place.file);
  return `${found.status}: ${speech?.raw.slice(found.place.start, found.place.end)}`;
}

describe("find", () => {
  test("gives the quote where it stood", () => {
    expect(lookedUp(library(TEXT), keyOf(QUOTE))).toBe(`same: ${QUOTE}`);
  });

  test("finds it again where the text before it changed", () => {
    expect(lookedUp(library(`各位代表,大家好。\n\n${TEXT}`), keyOf(QUOTE))).toBe(`moved: ${QUOTE}`);
    expect(lookedUp(library(TEXT.replace("今天召开全县会议。\n\n", "")), keyOf(QUOTE))).toBe(`moved: ${QUOTE}`);
  });

  test("finds part of a sentence and a run of sentences again", () => {
    const moved = library(`各位代表,大家好。\n\n${TEXT}`);
    for (const quote of ["危险化学品、交通运输", "安全生产是底线。煤矿、危险化学品、交通运输,历来是重点领域。"]) {
      expect(lookedUp(moved, keyOf(quote))).toBe(`moved: ${quote}`);
    }
  });

  test("finds it with other line breaks inside", () => {
    const broken = TEXT.replace("交通运输,历来", "交通运输,\n历来");
    expect(lookedUp(library(broken), keyOf(QUOTE))).toBe("moved: 煤矿、危险化学品、交通运输,\n历来是重点领域。");
  });

  test("finds it in a speech that was renamed", () => {
    expect(lookedUp(library(TEXT, "b.txt"), keyOf(QUOTE))).toBe(`moved: ${QUOTE}`);
  });

  test("never takes other words for the quote: one changed character is a changed text", () => {
    expect(lookedUp(library(TEXT.replace("历来是重点领域", "历来非重点领域")), keyOf(QUOTE))).toBe("changed");
  });

  test("in the document that took the place of another: the quote where it is still said, else that the text changed", () => {
    const successor = (text: string): Library => {
      const { info, ...speech } = segmentSpeech("new.txt", text);
      return new Library([{ ...speech, info: { ...info, replaces: ["a.txt"] } }]);
    };
    expect(lookedUp(successor(`新版\n\n${TEXT}`), keyOf(QUOTE))).toBe(`moved: ${QUOTE}`);
    expect(lookedUp(successor("另一篇讲话,内容不同。"), keyOf(QUOTE))).toBe("changed");
  });

  test("says that a speech is gone", () => {
    expect(lookedUp(library("另一篇讲话,内容不同。", "b.txt"), keyOf(QUOTE))).toBe("gone");
  });

  test.each(["", "nonsense", "A".repeat(24), "-".repeat(24), "_".repeat(24)])("takes %j for no quote", (key) => {
    expect(library(TEXT).find(key)).toEqual({ status: "gone" });
  });
});

describe("cite", () => {
  test("gives the citation of a place, and none for what is not in the speech", () => {
    const shelf = library(TEXT);
    const found = shelf.find(keyOf(QUOTE));
    const place = "place" in found ? found.place : expect.unreachable();
    expect(shelf.cite(place, "zh-Hans")).toMatchObject({ quote: QUOTE, section: ["一、提高认识,压实责任"] });
    expect(shelf.cite({ ...place, end: 1_000_000 }, "zh-Hans")).toBeUndefined();
  });
});

describe("the citation of a long place", () => {
  /** The text in one passage, however long. */
  const cited = (text: string): string | undefined => {
    const speech = segmentSpeech("a.txt", text);
    const [first] = speech.passages;
    const sentences = speech.passages.flatMap((passage) => passage.sentences);
    const passage = { ...(first ?? expect.unreachable()), end: text.length, sentences };
    const shelf = new Library([{ ...speech, passages: [passage] }]);
    return shelf.cite({ file: "a.txt", start: 0, end: text.length }, "zh-Hans")?.quote;
  };
  const sentence = `${"安全生产".repeat(24)}。`;

  test.each([
    ["as many sentences as a quote may hold", sentence.repeat(4), sentence.repeat(3)],
    ["else as many clauses", `${"安".repeat(250)},${"全".repeat(100)}。`, `${"安".repeat(250)},`],
    ["else as many characters", "安".repeat(400), "安".repeat(300)],
    ["and none of them cut", `安${"𠮷".repeat(200)}`, `安${"𠮷".repeat(149)}`],
  ])("is %s", (_, text, quote) => expect(cited(text)).toBe(quote));
});

describe("reading", () => {
  test("gives the whole speech in order, each character with its place", () => {
    const pieces = library(TEXT).reading("a.txt");
    expect(pieces.map(({ text }) => text).join("")).toBe(TEXT.replaceAll("\n", ""));
    const read = pieces.flatMap(({ offsets }) => offsets.map((offset) => TEXT[offset]));
    expect(read.join("")).toBe(TEXT.replaceAll("\n", ""));
    const openings = pieces.filter(({ newParagraph }) => newParagraph).map(({ text }) => text.slice(0, 4));
    expect(openings).toContain("安全生产");
    expect(openings).not.toContain("煤矿、危");
  });

  test("sets the items of an enumeration apart", () => {
    const pieces = library("今天召开会议。\n\n要做好工作。一是查隐患。要查到底。二是抓整改。").reading("a.txt");
    expect(pieces.filter(({ newParagraph }) => newParagraph).map(({ text }) => text)).toEqual([
      "今天召开会议。",
      "要做好工作。",
      "一是查隐患。",
      "二是抓整改。",
    ]);
  });

  test("of an unknown speech is empty", () => {
    expect(library(TEXT).reading("none.txt")).toEqual([]);
  });
});

describe("outline", () => {
  test("lists the headings with their depth, each leading to its text", () => {
    const shelf = library(TEXT);
    const entries = shelf.outline("a.txt");
    expect(entries.map(({ depth, label }) => `${"  ".repeat(depth)}${label}`)).toEqual([
      "",
      "一、提高认识,压实责任",
      "二、突出重点,狠抓落实",
      "  (一)管住源头",
      "  (二)管住人员",
    ]);
    expect(entries.map(({ key }) => lookedUp(shelf, key))).toEqual([
      "same: 今天召开全县会议。",
      "same: 一、提高认识,压实责任",
      "same: 二、突出重点,狠抓落实",
      "same: (一)管住源头",
      "same: (二)管住人员",
    ]);
  });
});

test("a salutation is read where it stands, a paragraph of its own where it is one", () => {
  const read = library("讲话\n同志们：\n今天开会。\n同志们,安全是大事。").reading("a.txt");
  expect(read.map(({ text, newParagraph }) => `${newParagraph ? "¶" : ""}${text}`)).toEqual([
    "¶讲话",
    "¶同志们：",
    "¶今天开会。",
    "¶同志们,",
    "安全是大事。",
  ]);
});
