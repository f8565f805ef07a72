import { fileKey } from "../../ask/quote/citation-key.ts";
import type { Library, ReadingPiece } from "../../ask/catalogue/library.ts";
import type { Citation, Language, Span, SpeechInfo } from "../../domain.ts";
import { quoteText } from "../../export/quote-text.ts";
import { type FormattedText, joined, styled, type Style } from "./formatted-text.ts";

/** Telegram lets a button copy at most this many characters. */
export const MAX_COPIED_LENGTH = 256;

/** A page of a speech as a person reads it: paragraphs apart, headings bold, and what was looked up underlined as well. */
export function readingText(pieces: readonly ReadingPiece[], marked?: Span): FormattedText {
  const runs: Run[] = [];
  for (const [i, piece] of pieces.entries()) {
    const separator = separatorBetween(pieces[i - 1], piece);
    for (const [j, stretch] of stretchesOf(piece, marked).entries()) {
      const before = j === 0 ? separator : "";
      const last = runs.at(-1);
      // One style over several sentences is one entity: a message has but a hundred.
      if (last && last.look === stretch.look) last.text += before + stretch.text;
      else {
        if (before) runs.push({ text: before, look: "plain" });
        runs.push(stretch);
      }
    }
  }
  return joined(runs.map(({ text, look }) => styled(text, ...STYLES[look])));
}

interface Run {
  text: string;
  readonly look: keyof typeof STYLES;
}

const STYLES = { plain: [], heading: ["bold"], marked: ["bold", "underline"] } as const satisfies Record<
  string,
  Style[]
>;

/** A piece, cut where the marked stretch begins and ends. */
function stretchesOf({ text, offsets, role }: ReadingPiece, { start, end }: Span = { start: 0, end: 0 }): Run[] {
  const look = role === "body" || role === "signature" ? "plain" : "heading";
  const from = placeOf(offsets, start, text);
  const to = Math.max(from, placeOf(offsets, end, text));
  const runs: Run[] = [
    { text: text.slice(0, from), look },
    { text: text.slice(from, to), look: "marked" },
    { text: text.slice(to), look },
  ];
  return runs.filter((run) => run.text !== "");
}

/** Where in a reading text a raw offset is, never between the halves of a character. */
function placeOf(offsets: readonly number[], raw: number, text: string): number {
  const place = offsets.findIndex((offset) => offset >= raw);
  if (place < 0) return text.length;
  return place > 0 && /[\uDC00-\uDFFF]/.test(text[place] ?? "") ? place + 1 : place;
}

function separatorBetween(previous: ReadingPiece | undefined, { newParagraph, text, role }: ReadingPiece): string {
  if (!previous) return "";
  if (previous.role === "heading" && role === "body") return "\n";
  if (newParagraph || previous.role !== role) return "\n\n";
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

/** The title of a document that a saved answer quotes, in the reader's language while the document is there. */
export function quotedTitle(
  { file, title }: Pick<Citation, "file" | "title">,
  library: Library | undefined,
  language: Language,
): string {
  const info = library?.speech(fileKey(file));
  return info ? titleOf(info, language) : title;
}
