import fc from "fast-check";
import { expect } from "vitest";
import { citationKey } from "../../src/answer/citation-key.ts";
import { Library } from "../../src/answer/library.ts";
import { readSpeech } from "../../src/corpus/speech.ts";
import type { Answer, Citation, Language } from "../../src/domain.ts";
import { answerKeyboard } from "../../src/telegram/answer-keyboard.ts";
import { answerMessages } from "../../src/telegram/answer-messages.ts";
import type { FormattedText } from "../../src/telegram/formatted-text.ts";
import { quoteScreen } from "../../src/telegram/quote-screen.ts";
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

const citation = fc.record({
  n: fc.integer({ min: 1, max: 99 }),
  file: fc.constantFrom("a.txt", "b.txt", "c.txt"),
  title: anyText,
  section: fc.array(anyText, { maxLength: 4 }),
  start: fc.nat({ max: 1_000_000 }),
  end: fc.integer({ min: 1_000_001, max: 2_000_000 }),
  quote: anyText,
  display: longText,
  rendering: fc.option(longText, { nil: undefined }),
});
const language = fc.constantFrom<Language[]>("zh-Hans", "zh-Hant", "en");
const answers: fc.Arbitrary<Answer> = fc.record({
  question: anyText,
  language,
  status: fc.constantFrom("answered", "related", "refused"),
  text: longText,
  citations: fc.array(citation, { maxLength: 30 }) as unknown as fc.Arbitrary<Citation[]>,
  passages: fc.constant([]),
  timings: fc.constant({ embedMs: 0, searchMs: 0, totalMs: 0 }),
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
      expect(quotesOf(messages).join("")).toBe(answer.citations.map(({ display }) => display).join(""));
      acceptKeyboard(answerKeyboard(answer));
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
