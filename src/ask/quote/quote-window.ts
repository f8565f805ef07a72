import { clauseSpans } from "../../corpus/structure/segment.ts";
import type { Span } from "../../domain.ts";
import { longestQuote } from "./gate.ts";

/** What to quote of a stretch of a raw text around `focus`, inside it: all, or whole clauses, or as much as there is room for. */
export function quoteWindow(raw: string, whole: Span, focus: Span): Span {
  if (whole.end - whole.start <= longestQuote) return whole;
  const clauses = clauseSpans(raw.slice(whole.start, whole.end)).map(({ start, end }) => ({
    start: whole.start + start,
    end: whole.start + end,
  }));
  let first = clauses.findIndex(({ end }) => end > focus.start);
  let last = Math.max(
    first,
    clauses.findLastIndex(({ start }) => start < focus.end),
  );
  const size = (from: number, to: number): number =>
    (clauses[to]?.end ?? Infinity) - (clauses[from]?.start ?? -Infinity);
  if (size(first, last) > longestQuote) return cutAround(raw, whole, focus);
  for (let grown = true; grown;) {
    grown = false;
    if (size(first - 1, last) <= longestQuote) [first, grown] = [first - 1, true];
    if (size(first, last + 1) <= longestQuote) [last, grown] = [last + 1, true];
  }
  const span = { start: clauses[first]?.start ?? whole.start, end: clauses[last]?.end ?? whole.end };
  return trimmed(raw, span);
}

function cutAround(raw: string, whole: Span, focus: Span): Span {
  const room = Math.max(0, longestQuote - (focus.end - focus.start));
  const start = Math.max(whole.start, Math.min(focus.start - (room >> 1), whole.end - longestQuote));
  const end = Math.min(whole.end, start + longestQuote);
  // Half a character is none.
  const inside = (at: number): boolean =>
    /[\udc00-\udfff]/.test(raw[at] ?? "") && /[\ud800-\udbff]/.test(raw[at - 1] ?? "");
  return trimmed(raw, { start: inside(start) ? start + 1 : start, end: inside(end) ? end - 1 : end });
}

function trimmed(raw: string, { start, end }: Span): Span {
  const text = raw.slice(start, end);
  return { start: end - text.trimStart().length, end: start + text.trimEnd().length };
}
