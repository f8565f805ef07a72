import type { Span } from "../domain.ts";
import { startsItem } from "./outline.ts";

const closers = new Set('”’」』）)】》"');
const enders = new Set("。！？!?；;…");
const pairs = new Map([
  ["“", "”"],
  ["「", "」"],
  ["『", "』"],
]);
/** A quotation longer than this is split like any other text. */
const longestWholeQuotation = 160;

/**
 * Splits reading text into sentences: at `。！？；` outside short quotations, closing quotes and brackets kept with the
 * sentence they close. The spans cover the text without gaps.
 */
export function sentenceSpans(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  let at = 0;
  while (at < text.length) {
    const quotationEnd = endOfQuotation(text, at);
    const atEnd = quotationEnd > at ? enders.has(text[quotationEnd - 2] ?? "") : endsSentence(text, at);
    at = quotationEnd > at ? quotationEnd : at + 1;
    if (!atEnd) continue;
    while (enders.has(text[at] ?? "") || (closers.has(text[at] ?? "") && !opensQuotation(text, at))) at++;
    spans.push({ start, end: at });
    start = at;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}

/** A colon ends a sentence only where the first item of an enumeration follows: `讲三点要求:一是…`. */
function endsSentence(text: string, at: number): boolean {
  const character = text[at] ?? "";
  return enders.has(character) || (/[:：]/u.test(character) && startsItem(text.slice(at + 1, at + 8)));
}

/** Splits a sentence into clauses at commas and colons outside brackets and short quotations; no gaps. */
export function clauseSpans(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  let depth = 0;
  let at = 0;
  while (at < text.length) {
    const quotationEnd = endOfQuotation(text, at);
    if (quotationEnd > at) {
      at = quotationEnd;
      continue;
    }
    const character = text[at] ?? "";
    if ("(（《".includes(character)) depth++;
    else if (")）》".includes(character)) depth = Math.max(0, depth - 1);
    at++;
    if (depth === 0 && /[,，:：；;。！？!?]/u.test(character)) {
      while (closers.has(text[at] ?? "") && !opensQuotation(text, at)) at++;
      spans.push({ start, end: at });
      start = at;
    }
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}

/** End of the short quotation that opens at `at`, or `at` where none does. */
function endOfQuotation(text: string, at: number): number {
  const close = pairs.get(text[at] ?? "") ?? (opensQuotation(text, at) ? '"' : undefined);
  if (close === undefined) return at;
  const end = text.indexOf(close, at + 1);
  return end > at && end - at <= longestWholeQuotation ? end + 1 : at;
}

/** A straight quote opens where an even number of them stands before it. */
function opensQuotation(text: string, at: number): boolean {
  if (text[at] !== '"') return false;
  let before = 0;
  for (let i = text.indexOf('"'); i >= 0 && i < at; i = text.indexOf('"', i + 1)) before++;
  return before % 2 === 0;
}
