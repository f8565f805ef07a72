import type { ReadingPiece } from "../ask/library.ts";
import type { Citation, Language, SpeechInfo } from "../domain.ts";
import { quoteText } from "../export/quote-text.ts";
import { type FormattedText, joined, styled } from "./formatted-text.ts";

/** Telegram lets a button copy at most this many characters. */
export const MAX_COPIED_LENGTH = 256;
const ELLIPSIS = "…";

/** A page of a speech as a person reads it: paragraphs and headings on lines of their own, the quote set off. */
export function readingText(pieces: readonly ReadingPiece[]): FormattedText {
  return joined(
    pieces.map((piece, i) => {
      const { text, entities } = styled(piece.text, ...stylesOf(piece));
      return joined([styled(separatorBetween(pieces[i - 1], piece)), { text, entities }]);
    }),
  );
}

function stylesOf({ marked, role }: ReadingPiece): ("bold" | "underline" | "italic")[] {
  if (marked) return ["bold", "underline"];
  return role === "body" ? [] : ["italic"];
}

function separatorBetween(previous: ReadingPiece | undefined, { newParagraph, text, role }: ReadingPiece): string {
  if (!previous) return "";
  if (newParagraph || (previous.role !== "body" && role === "body")) return "\n";
  return /[a-z0-9.,;:!?)]$/i.test(previous.text) && /^[a-z0-9(]/i.test(text) ? " " : "";
}

/** Quote and reference for a copy button, the headings left out where it is too long; undefined where nothing fits. */
export function copiedText(citation: Citation, info: SpeechInfo, language: Language): string | undefined {
  return [citation, { ...citation, section: [] }]
    .map((source) => quoteText(source, info, language))
    .find((text) => text.length <= MAX_COPIED_LENGTH);
}

/** The title of a speech in a language: its Chinese one for both scripts, as the source writes it. */
export function titleOf(info: SpeechInfo, language: Language): string {
  return language === "en" ? info.title.en : info.title.zh;
}

/** A text of at most `limit` code units, cut between characters and ended with … where it was longer. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}${ELLIPSIS}`;
}
