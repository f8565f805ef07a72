import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Span } from "../../domain.ts";
import { itemOrdinal, startsHeadingOrItem } from "./outline.ts";

const closers = new Set('”’」』）)】》"');
const enders = new Set("。！？!?；;…");
const latinEnders = new Set("。！？!?；….");
const pairs = new Map([
  ["“", "”"],
  ["「", "」"],
  ["『", "』"],
]);
/** A quotation longer than this is split like any other text. */
const longestWholeQuotation = 160;
/** Words this long and longer are none that is shortened. */
const longestAbbreviation = 8;
const abbreviations = new Set(
  z
    .object({ words: z.array(z.string()) })
    .parse(JSON.parse(readFileSync(new URL("../words/abbreviations.json", import.meta.url), "utf8"))).words,
);

/** Whether most words of a text are in Latin letters, so that a full stop ends its sentences. */
export function isMainlyLatin(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  return words > han;
}

/**
 * Splits reading text into sentences: at `。！？；` outside short quotations, closing quotes and brackets kept with the
 * sentence they close; in Latin text at `. ! ?` before a blank. The spans cover the text without gaps.
 */
export function sentenceSpans(text: string): Span[] {
  const quotations = quotationEnds(text);
  const latin = isMainlyLatin(text);
  const ends = latin ? latinEnders : enders;
  const spans: Span[] = [];
  let start = 0;
  let at = 0;
  const endsAt = (place: number): boolean =>
    latin ? endsLatinSentence(text, start, place) : endsSentence(text, start, place);
  const endsQuotation = (place: number): boolean => (latin ? endsAt(place) : enders.has(text[place] ?? ""));
  while (at < text.length) {
    const quotationEnd = quotations.get(at) ?? at;
    const atEnd = quotationEnd > at ? endsQuotation(quotationEnd - 2) : endsAt(at);
    at = quotationEnd > at ? quotationEnd : at + 1;
    if (!atEnd) continue;
    while (ends.has(text[at] ?? "") || (closers.has(text[at] ?? "") && !quotations.has(at))) at++;
    spans.push({ start, end: at });
    start = at;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}

/** Long enough for the marker of an item. */
const markerLength = 8;

/** A colon or comma ends a sentence only before an item of an enumeration: `讲三点要求:一是…,二是…`. */
function endsSentence(text: string, start: number, at: number): boolean {
  const character = text[at] ?? "";
  if (enders.has(character)) return true;
  const next = text.slice(at + 1, at + 1 + markerLength);
  if (/[:：]/u.test(character)) return startsHeadingOrItem(next);
  return /[,，]/u.test(character) && opensNextItem(text, start, at, next);
}

/** Whether `next` opens the first of several items, or the one after the item that the sentence is. */
function opensNextItem(text: string, start: number, at: number, next: string): boolean {
  const ordinal = itemOrdinal(next);
  if (ordinal === undefined) return false;
  if (ordinal === 1) return /[,，;；。](?:二(?:是|要)|第二[,，、要是])/u.test(text.slice(at + 1));
  return itemOrdinal(text.slice(start, start + markerLength)) === ordinal - 1;
}

/**
 * A full stop ends no sentence within a number or a name (`3.5`, `gov.cn`), nor behind an abbreviation, an initial or the
 * number a heading begins with.
 */
function endsLatinSentence(text: string, start: number, at: number): boolean {
  const character = text[at] ?? "";
  if (!latinEnders.has(character)) return false;
  if ("。！？；…".includes(character)) return true;
  let next = at + 1;
  while (closers.has(text[next] ?? "") || latinEnders.has(text[next] ?? "")) next++;
  if (next < text.length && !/\s/u.test(text[next] ?? "")) return false;
  if (/^\s*\p{Ll}/u.test(text.slice(next, next + 3))) return false;
  if (character !== ".") return true;
  if (at - start < longestAbbreviation && !/\p{L}/u.test(text.slice(start, at))) return false;
  const word = /[\p{L}.]*$/u.exec(text.slice(Math.max(0, at - longestAbbreviation), at))?.[0].toLowerCase() ?? "";
  return !(abbreviations.has(word) || /^\p{L}$|\./u.test(word)) || next >= text.length;
}

/** Splits a sentence into clauses at commas and colons outside brackets and short quotations; no gaps. */
export function clauseSpans(text: string): Span[] {
  const quotations = quotationEnds(text);
  const spans: Span[] = [];
  let start = 0;
  let depth = 0;
  let at = 0;
  while (at < text.length) {
    const quotationEnd = quotations.get(at) ?? at;
    if (quotationEnd > at) {
      at = quotationEnd;
      continue;
    }
    const character = text[at] ?? "";
    if ("(（《".includes(character)) depth++;
    else if (")）》".includes(character)) depth = Math.max(0, depth - 1);
    at++;
    if (depth === 0 && endsClause(text, at - 1)) {
      while (closers.has(text[at] ?? "") && !quotations.has(at)) at++;
      spans.push({ start, end: at });
      start = at;
    }
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}

function endsClause(text: string, at: number): boolean {
  const character = text[at] ?? "";
  if (!/[,，:：；;。！？!?]/u.test(character)) return false;
  return !/[,:]/u.test(character) || !/^\d.\d$/u.test(text.slice(Math.max(0, at - 1), at + 2));
}

/** Where each short quotation that opens in a text ends, by where it opens; a long one ends where it opens. */
function quotationEnds(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  let straight = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? "";
    // A straight quote opens where an even number of them stands before it.
    const close = character === '"' ? (straight++ % 2 === 0 ? '"' : undefined) : pairs.get(character);
    if (close === undefined) continue;
    const end = text.slice(at + 1, at + 1 + longestWholeQuotation).indexOf(close);
    ends.set(at, end < 0 ? at : at + end + 2);
  }
  return ends;
}

/**
 * Cuts a span of reading text so that no piece covers more than `most` raw code units: behind the last clause that fits,
 * else at any mark or blank, else between any two characters. `offsets[i]` is the raw offset of `text[i]`.
 */
export function boundedSpans(text: string, offsets: readonly number[], span: Span, most: number): Span[] {
  const pieces: Span[] = [];
  let { start } = span;
  while (start < span.end) {
    const limit = (offsets[start] ?? 0) + most;
    let fits = start + 1;
    while (fits < span.end && (offsets[fits] ?? 0) < limit) fits++;
    const end = fits === span.end ? fits : cutBefore(text, start, fits);
    pieces.push({ start, end });
    start = end;
  }
  return pieces;
}

/** The best place to cut a text in the last three quarters of `[start, fits)`. */
function cutBefore(text: string, start: number, fits: number): number {
  const earliest = start + Math.ceil((fits - start) / 4);
  let mark: number | undefined;
  for (let at = fits; at > earliest; at--) {
    if (closers.has(text[at] ?? "")) continue;
    let last = at - 1;
    while (last > earliest && closers.has(text[last] ?? "")) last--;
    if (endsClause(text, last)) return at;
    if (mark === undefined && /[\p{P}\s]/u.test(text[at - 1] ?? "")) mark = at;
  }
  if (mark !== undefined) return mark;
  return /[\ud800-\udbff]/u.test(text[fits - 1] ?? "") && fits - start > 1 ? fits - 1 : fits;
}
