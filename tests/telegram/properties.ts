import fc from "fast-check";
import { expect } from "vitest";
import { citationKey } from "../../src/ask/quote/citation-key.ts";
import { Library } from "../../src/ask/catalogue/library.ts";
import { readSpeech } from "../../src/corpus/structure/speech.ts";
import { bySource } from "../../src/ask/plain-text.ts";
import type { Answer, Citation, Language, Span } from "../../src/domain.ts";
import { answerKeyboard } from "../../src/telegram/screens/answer-keyboard.ts";
import { answerMessages } from "../../src/telegram/screens/answer-messages.ts";
import type { FormattedText } from "../../src/telegram/screens/formatted-text.ts";
import { readable } from "../../src/text/artefacts.ts";
import { quoteScreen } from "../../src/telegram/screens/quote-screen.ts";
import { acceptKeyboard } from "../fakes/bot-api/keyboard-rules.ts";
import { acceptText } from "../fakes/bot-api/text-rules.ts";

// Properties that hold for whatever comes: run often in `npm test`, and very often in `npm run test:slow`.

const awkward = fc.constantFrom(
  "👨‍👩‍👧‍👦",
  "🇨🇳",
  "𠮷",
  "é\u0301",
  "عربي",
  "\u200F",
  "\u200B",
  "<b>&_*[",
  "安全",
  "。",
  "\n",
  "，",
);
const anyText = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 }),
  fc.string({ unit: awkward, minLength: 1, maxLength: 80 }),
  fc.string({ unit: "binary", minLength: 1, maxLength: 80 }),
);
// Text is stretched by repetition: generating 10,000 characters one by one is slow and finds no more.
const longText = fc
  .tuple(anyText, fc.constantFrom(1, 1, 1, 1, 5, 60))
  .map(([text, times]) => `安${text}`.repeat(times));

const places = fc.uniqueArray(fc.nat({ max: 300 }), { minLength: 2, maxLength: 250 });
const citation = fc
  .record({
    n: fc.integer({ min: 1, max: 99 }),
    speaker: fc.option(fc.record({ zh: anyText, en: anyText }), { nil: null }),
    also: fc.constant(["d.txt"]),
    alsoTitles: fc.array(anyText, { maxLength: 3 }),
    page: fc.constant(null),
    date: fc.constantFrom(null, "2023", "2023-01", "--01-11", "2024-02-29"),
    incomplete: fc.option(anyText, { nil: null }),
    cut: fc.record({ before: fc.boolean(), behind: fc.boolean() }),
    file: fc.constantFrom("a.txt", "b.txt", "c.txt"),
    title: anyText,
    section: fc.array(anyText, { maxLength: 4 }),
    headings: fc.array(anyText, { maxLength: 4 }),
    start: fc.nat({ max: 1_000_000 }),
    quote: longText,
    places,
    rendering: fc.option(longText, { nil: undefined }),
  })
  .map(({ places: cuts, ...cited }) => ({
    ...cited,
    end: cited.start + cited.quote.length,
    display: readable(cited.quote),
    marks: marksBetween(cuts, cited),
  }))
  .filter(({ display }) => display !== "");
/** Between each two places a mark, as far as the quote reaches. */
function marksBetween(cuts: readonly number[], { start, quote }: { start: number; quote: string }): Span[] {
  const inside = cuts.filter((at) => at <= quote.length).sort((a, b) => a - b);
  return inside.flatMap((at, i) => {
    const end = inside[i + 1];
    return i % 2 === 0 && end !== undefined ? [{ start: start + at, end: start + end }] : [];
  });
}

const language = fc.constantFrom<Language[]>("zh-Hans", "zh-Hant", "en");
const fixed = {
  intent: fc.constant("fact" as const),
  reply: fc.constant("quotes" as const),
  silent: fc.constant([]),
  mentions: fc.constant([]),
  missing: fc.constant([]),
  topics: fc.array(longText, { maxLength: 12 }),
  parts: fc.constant([]),
};
const answers: fc.Arbitrary<Answer> = fc.record({
  ...fixed,
  question: anyText,
  language,
  status: fc.constantFrom("answered", "related", "refused"),
  text: longText,
  lead: fc.oneof(anyText, longText),
  closing: fc.oneof(fc.constant(""), anyText),
  citations: fc.array(citation, { maxLength: 30 }) as unknown as fc.Arbitrary<Citation[]>,
  passages: fc.constant([]),
  timings: fc.constant({ embedMs: 0, searchMs: 0, readMs: 0, totalMs: 0 }),
});

/** The quotations of messages, each as its bare text. */
export function quotesOf(messages: readonly FormattedText[]): string[] {
  return messages.flatMap(({ text, entities }) =>
    entities
      .filter(({ type }) => type === "expandable_blockquote")
      .map(({ offset, length }) => text.slice(offset, offset + length)),
  );
}

/** Any answer becomes messages and buttons Telegram takes, and every quote can be read off its quotation. */
export function checkAnswers(numRuns: number): void {
  fc.assert(
    fc.property(answers, fc.option(anyText, { nil: undefined }), (answer, asked) => {
      const messages = answerMessages(answer, asked);
      for (const { text, entities } of messages) {
        expect(text.length).toBeLessThanOrEqual(4096);
        expect(entities.length).toBeLessThanOrEqual(100);
        acceptText(text, entities);
      }
      const quoted = quotesOf(messages).join("");
      const grouped = bySource(answer.citations, answer.language).flatMap(({ quotes }) => quotes);
      const shown = grouped.map(
        ({ citation: { cut, display } }) => `${cut.before ? "……" : ""}${display}${cut.behind ? "……" : ""}`,
      );
      expect(quoted).toBe(shown.join(""));
      for (const spoken of ["zh-Hans", "zh-Hant", "en"] as const) acceptKeyboard(answerKeyboard(answer, spoken));
    }),
    { numRuns },
  );
}

/** Any sentence of any speech opens in its context as Telegram takes it, marked and whole, on every page. */
export function checkContexts(numRuns: number): void {
  const paragraphs = fc.array(fc.tuple(fc.constantFrom("一、", "(二)", "一是", "", ""), longText), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(
      paragraphs,
      anyText,
      language,
      fc.nat(),
      fc.integer({ min: -30, max: 30 }),
      (texts, title, spoken, at, page) => {
        const raw = texts.map(([marker, text]) => `${marker}${text}。`).join("\n\n");
        const info = {
          file: "a.txt",
          title: { zh: title, en: title },
          speakers: [],
          level: "city",
          kind: "speech",
          script: "hans",
        } as const;
        const speech = readSpeech(info, raw);
        const sentences = speech.passages.flatMap((passage) => passage.sentences);
        const sentence = sentences[at % Math.max(1, sentences.length)];
        if (!sentence) return;
        const { start, end } = sentence;
        const library = new Library([speech]);
        const key = citationKey({ file: "a.txt", start, end, quote: raw.slice(start, end) });
        const found = library.find(key);
        expect(found).toEqual({ status: "same", place: { file: "a.txt", start, end } });
        for (const wanted of [0, page]) {
          const screen = quoteScreen(library, found, {
            key,
            page: wanted,
            answerId: 7,
            language: spoken,
            username: "yanju_bot",
          });
          if (!screen) continue;
          acceptText(screen.text, screen.entities);
          acceptKeyboard(screen.keyboard);
          if (wanted !== 0 || sentence.text.length > 2_000) continue;
          const marked = screen.entities.filter(({ type }) => type === "underline");
          expect(marked.map(({ offset, length }) => screen.text.slice(offset, offset + length)).join("")).toBe(
            sentence.text,
          );
        }
      },
    ),
    { numRuns },
  );
}
