import type { Span } from "../domain.ts";
import { joinLines, type MappedText, without } from "./mapped-text.ts";

const han = String.raw`\p{Script=Han}`;
/** Not the full-width blank U+3000, which may stand between the halves of a title, nor full-width letters. */
const cjkMark = String.raw`[\u3001-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65“”‘’…—]`;
const asciiMark = String.raw`[,.:;!?"()]`;

/** Letters that stand in a published text for a name or number that was taken out, inside a class of a pattern. */
export const blankLetters = "xX×ｘＸ";

/** A bracket of at most seven Latin letters behind a Han character: perhaps its reading, blanks around it included. */
const annotation = new RegExp(
  String.raw`(?<=${han})[^\S\r\n]*[(（][^\S\r\n]*([\p{Script=Latin}]{1,7})[^\S\r\n]*[)）][^\S\r\n]*`,
  "gu",
);
const syllable =
  /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ian|iao|ing|ong|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|üe|a|e|i|o|u|v|ü)$/u;
const toneless = new Set(["de", "le", "zhe", "ma", "ne", "ba", "men", "zi", "me"]);
const pageOfPages = /[(（]第\s*\d+\s*[/／]\s*\d+\s*[页頁][)）]/gu;
const blankAtMark = new RegExp(
  [
    String.raw`(?<=${cjkMark})[^\S\n]+(?=${han}|${cjkMark}|${asciiMark})`,
    String.raw`(?<=${han}|${asciiMark})[^\S\n]+(?=${cjkMark})`,
    String.raw`(?<=${han}|${cjkMark})[^\S\n]+(?=${asciiMark})`,
    String.raw`(?<=${asciiMark})[^\S\n]+(?=${han})`,
  ].join("|"),
  "gu",
);
/** `政 府 工 作 报 告`: Han characters that stand alone, all equally far from each other. */
const letterSpaced = new RegExp(
  String.raw`(?<![^\s\p{P}\d])${han}(?:([^\S\r\n]{1,6})${han})(?:\1${han})*(?![^\s\p{P}\d])`,
  "gu",
);
const blank = /[^\S\r\n]+/gu;
/** Two such characters may be two words, unless they end a line or stand before a colon: `第一章 总 则`. */
const fewestSpaced = 3;
const spacedEnd = /^\s*(?:$|[:：\r\n])/u;
/** Line breaks with the page numbers that page splits left behind them. */
const brokenLine = /(?<![^\S\r\n])[^\S\r\n]*(?:[\r\n]\s*(?:\d{1,3}、)?[^\S\r\n]*)+/gu;
const pageNumberAtStart = /^\d{1,3}、\s*/u;

function isReading(letters: string): boolean {
  const plain = letters
    .normalize("NFD")
    .replace(/[\u0300\u0301\u0304\u030c]/gu, "")
    .normalize("NFC");
  return syllable.test(plain) && (plain !== letters || toneless.has(plain));
}

/**
 * The text without what a web page left there and a reader should not see: readings in brackets (`穩(wěn)定`), page
 * counters, blanks beside punctuation and between the letters of a spaced title, in this order, as a blank may follow a
 * reading. Line breaks are left to the caller.
 */
export function withoutArtefacts(mapped: MappedText): MappedText {
  const readings = spansOf(mapped.text, annotation, ([, letters = ""]) => isReading(letters));
  const unread = without(mapped, readings);
  const uncounted = without(unread, spansOf(unread.text, pageOfPages));
  const unspaced = without(uncounted, spansOf(uncounted.text, blankAtMark));
  return without(unspaced, blanksInWords(unspaced.text));
}

function blanksInWords(text: string): Span[] {
  return Array.from(text.matchAll(letterSpaced)).flatMap(({ index, 0: word }) => {
    const end = index + word.length;
    const isWord =
      word.replaceAll(blank, "").length >= fewestSpaced || spacedEnd.test(text.slice(end, end + fewestSpaced));
    return isWord ? spansOf(word, blank).map((span) => ({ start: index + span.start, end: index + span.end })) : [];
  });
}

function spansOf(text: string, pattern: RegExp, holds: (match: RegExpExecArray) => boolean = () => true): Span[] {
  return Array.from(text.matchAll(pattern))
    .filter(holds)
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** A raw quote as a person should read it: artefacts gone, broken lines joined, the script unchanged. */
export function readable(quote: string): string {
  return readableIn(quote, { start: 0, end: quote.length }).text;
}

/** What `readable` makes of the raw text in a span, each code unit with its raw offset. */
export function readableIn(raw: string, { start, end }: Span): MappedText {
  const quote = raw.slice(start, end).trimEnd();
  const body = quote.trimStart();
  const first = start + quote.length - body.length;
  const lines: Span[] = [];
  let from = 0;
  for (const broken of [...spansOf(body, brokenLine), { start: body.length, end: body.length }]) {
    if (broken.start > from) lines.push({ start: first + from, end: first + broken.start });
    from = broken.end;
  }
  const { text, offsets } = withoutArtefacts(joinLines(raw, lines));
  const [head, tail] = [text.length - text.trimStart().length, text.trimEnd().length];
  return { text: text.slice(head, tail), offsets: offsets.slice(head, tail) };
}

/** Length of a page number such as `3、` (with blanks behind it) at the start of a line; 0 where there is none. */
export function pageNumberLength(line: string): number {
  return pageNumberAtStart.exec(line)?.[0].length ?? 0;
}
