import type { Span } from "../../src/domain.ts";

/** A span of a named file. */
export interface Located extends Span {
  readonly file: string;
}

/** A quote that answers a question, with every place in its file where it stands. */
export interface GoldQuote {
  readonly file: string;
  readonly quote: string;
  readonly occurrences: readonly Span[];
}

/** Every place of `quote` in `raw`; places may overlap. */
export function occurrencesOf(quote: string, raw: string): Span[] {
  const spans: Span[] = [];
  if (quote === "") return spans;
  for (let start = raw.indexOf(quote); start >= 0; start = raw.indexOf(quote, start + 1)) {
    spans.push({ start, end: start + quote.length });
  }
  return spans;
}

/** Whether two spans of one text overlap by at least half of the shorter one. */
export function overlapsByHalf(a: Span, b: Span): boolean {
  const overlap = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return overlap > 0 && 2 * overlap >= Math.min(a.end - a.start, b.end - b.start);
}

/** Whether a passage or citation hits a gold quote: same file, and half of the shorter of the two is common. */
export function hits(found: Located, gold: GoldQuote): boolean {
  return found.file === gold.file && gold.occurrences.some((occurrence) => overlapsByHalf(found, occurrence));
}

/** Rank, from 1, of the first of `found` that hits any gold quote; undefined where none does. */
export function firstHit(found: readonly Located[], gold: readonly GoldQuote[]): number | undefined {
  const place = found.findIndex((one) => gold.some((quote) => hits(one, quote)));
  return place < 0 ? undefined : place + 1;
}
