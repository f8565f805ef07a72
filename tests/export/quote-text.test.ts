import { expect, test } from "vitest";
import { blankCitation } from "../../src/blank-answer.ts";
import { quoteText } from "../../src/export/quote-text.ts";
import type { SpeechInfo } from "../../src/domain.ts";

const info: SpeechInfo = {
  file: "a.txt",
  title: { zh: "防汛讲话", en: "On floods" },
  kind: "speech",
  speakers: [],
  level: "unknown",
  script: "hans",
};

test.each([
  ["zh-Hans", "要落实“四不两直”。", "“要落实‘四不两直’……”"],
  ["zh-Hant", "要落實「四不兩直」。", "「要落實『四不兩直』……」"],
] as const)(
  "a quote for pasting has inner quotation marks in its own, and says where it is cut: %s",
  (language, display, words) => {
    const text = display.slice(0, -1);
    const citation = {
      ...blankCitation,
      n: 1,
      file: info.file,
      title: info.title.zh,
      section: [],
      start: 0,
      rendering: "",
      score: 1,
      quote: text,
      display: text,
      end: text.length,
      cut: { before: false, behind: true },
    };
    expect(quoteText(citation, info, language)).toBe(`${words}\n——防汛讲话[Z].`);
  },
);
