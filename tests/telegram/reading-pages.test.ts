import fc from "fast-check";
import { expect, test } from "vitest";
import { citationKey } from "../../src/ask/quote/citation-key.ts";
import { Library } from "../../src/ask/catalogue/library.ts";
import { readSpeech } from "../../src/corpus/structure/speech.ts";
import { pagesHolding, pagesOf } from "../../src/telegram/screens/reading-pages.ts";
import { quoteScreen, readingScreen } from "../../src/telegram/screens/quote-screen.ts";
import { acceptKeyboard } from "../fakes/bot-api/keyboard-rules.ts";
import { acceptText } from "../fakes/bot-api/text-rules.ts";
import { shippedSpeeches } from "./running-bot.ts";

const sentence = fc
  .tuple(
    fc.constantFrom("要抓早抓小", "安全生产是底线,𠮷祥", "Safety first", "好👨‍👩‍👧‍👦"),
    fc.constantFrom(1, 1, 3, 20, 150, 400),
  )
  .map(([words, times]) => `${words.repeat(times)}。`);
const paragraph = fc.oneof(
  { weight: 3, arbitrary: fc.array(sentence, { minLength: 1, maxLength: 9 }).map((sentences) => sentences.join("")) },
  {
    weight: 2,
    arbitrary: fc.constantFrom("一、提高认识", "二、突出重点", "(一)管住源头", "第三章 监督管理", "第五条"),
  },
  { weight: 1, arbitrary: fc.constantFrom("一是加强执法。要对隐患零容忍。", "第六条 企业应当负责。") },
);
const documents = fc.array(paragraph, { minLength: 1, maxLength: 40 }).map((paragraphs) => paragraphs.join("\n\n"));

function libraryOf(raw: string): Library {
  const title = { zh: "关于安全生产的规定", en: "Rules on work safety" };
  const info = { file: "a.txt", title, speakers: [], level: "city", kind: "rules", script: "hans" } as const;
  return new Library([readSpeech(info, raw)]);
}

test("pages are the whole text in order, of bounded length, and none ends with a heading that text follows", () => {
  fc.assert(
    fc.property(documents, (raw) => {
      const pieces = libraryOf(raw).reading("a.txt");
      const pages = pagesOf(pieces);
      expect(pages.flatMap((page) => page.map(({ text }) => text)).join("")).toBe(
        pieces.map(({ text }) => text).join(""),
      );
      expect(pages.flatMap((page) => page.flatMap(({ offsets }) => offsets))).toEqual(
        pieces.flatMap(({ offsets }) => offsets),
      );
      for (const [i, page] of pages.entries()) {
        expect(page.map(({ text }) => text).join("").length).toBeLessThanOrEqual(1_700);
        const isHeadingsOnly = page.every(({ role }) => role !== "body");
        if (i < pages.length - 1 && !isHeadingsOnly) expect(page.at(-1)?.role).toBe("body");
      }
    }),
  );
});

test("headings go to the next page with a sentence that has no room on this one", () => {
  const headings = ["第一编 总则", "第一章 一般规定", "第一节 目的", "一、提高认识", "(一)管住源头"];
  const raw = ["要抓早抓小。".repeat(65), ...headings, `${"要常抓不懈,".repeat(45)}不能放松。`].join("\n\n");
  const pages = pagesOf(libraryOf(raw).reading("a.txt"));
  expect(pages.map((page) => page[0]?.text)).toEqual(["要抓早抓小。", "第一编 总则"]);
  expect(pages[1]?.map(({ role }) => role)).toEqual([...headings.map(() => "heading"), "body"]);
});

test("the pages are the same from wherever one comes, and a quote stands whole on those that are shown", () => {
  fc.assert(
    fc.property(documents, fc.nat(), fc.nat(), (raw, at, length) => {
      const library = libraryOf(raw);
      const pages = pagesOf(library.reading("a.txt"));
      const sentences = library.speeches[0]?.passages.flatMap((passage) => passage.sentences) ?? [];
      const first = sentences[at % Math.max(1, sentences.length)];
      if (!first) return;
      const last = sentences.slice(at % sentences.length).findLast(({ end }) => end <= first.start + (length % 300));
      const place = { file: "a.txt", start: first.start, end: (last ?? first).end };
      const key = citationKey({ ...place, quote: raw.slice(place.start, place.end) });
      const citation = library.cite(place, "en");
      const view = { key, language: "en", username: "yanju_bot" } as const;
      for (const [page, expected] of pages.entries()) {
        const held = pagesHolding(pages, place).first;
        const screen = readingScreen(library, place, { ...view, page: page - held });
        expect(screen).toBeDefined();
        if (!screen) return;
        acceptText(screen.text, screen.entities);
        acceptKeyboard(screen.keyboard);
        const words = (text: string): string => text.replaceAll(/\s/gu, "");
        expect(words(screen.text).endsWith(words(expected.map(({ text }) => text).join("")))).toBe(true);
      }
      const screen = citation && quoteScreen(library, { status: "same", place }, { ...view, page: 0, answerId: 7 });
      if (!screen) return;
      acceptText(screen.text, screen.entities);
      acceptKeyboard(screen.keyboard);
      const marked = screen.entities.filter(({ type }) => type === "underline");
      const shown = marked.map(({ offset, length: size }) => screen.text.slice(offset, offset + size)).join("");
      const bare = (text: string): string => text.replaceAll(/\s/gu, "");
      expect(bare(shown).startsWith(bare(citation.display))).toBe(true);
    }),
  );
});

test("a quote over the end of a page is shown with both pages", async () => {
  const library = new Library(await shippedSpeeches());
  for (const { info, raw, passages } of library.speeches) {
    const pages = pagesOf(library.reading(info.file));
    const begins = pages.slice(1).map((page) => page[0]?.offsets[0] ?? 0);
    for (const { start, end } of passages) {
      const over = begins.find((place) => start < place && place < end);
      if (over === undefined || end - start > 300) continue;
      const key = citationKey({ file: info.file, start, end, quote: raw.slice(start, end) });
      const view = { key, page: 0, language: "en", username: "yanju_bot" } as const;
      const text = quoteScreen(library, library.find(key), view)?.text ?? "";
      expect(text).toMatch(/^Pages \d+–\d+ of \d+$/m);
    }
  }
});

test("a heading stands above what follows it, with a blank line before it and before each paragraph", () => {
  const raw = "今天开会。\n\n一、提高认识\n\n要抓早抓小。要常抓不懈。\n\n还要抓实。";
  const library = libraryOf(raw);
  const place = { file: "a.txt", start: 0, end: 5 };
  const view = { key: "A".repeat(24), page: 0, language: "zh-Hans", username: "yanju_bot" } as const;
  expect(readingScreen(library, place, view)?.text).toBe(
    "关于安全生产的规定\n第1页，共1页\n\n今天开会。\n\n一、提高认识\n要抓早抓小。要常抓不懈。\n\n还要抓实。",
  );
});
