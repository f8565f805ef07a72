import type { ReadingPiece } from "../../ask/catalogue/library.ts";
import type { Span } from "../../domain.ts";

/** A page holds about this many characters, three sentences at least; one that begins with many headings, some more. */
const PAGE_LENGTH = 1_000;
/** So that the pages a quote stands on, with their header, fit into a message. */
const LONGEST_PAGE = 1_700;
/** A page so full ends with its paragraph. */
const FULL = 0.6;

/** A heading counts as long as this at least, so that a page of them has no more styles than Telegram allows. */
const SHORTEST_HEADING = 40;
/** A blank line between paragraphs. */
const SEPARATOR_LENGTH = 2;

export type Page = readonly ReadingPiece[];

/**
 * Cuts a speech into pages, the same ones wherever a reader comes from: after a paragraph where one ends in the last
 * part of the page, else after a sentence. A heading stays with what follows it, unless so many stand in a row that they
 * fill a page.
 */
export function pagesOf(pieces: readonly ReadingPiece[]): Page[] {
  const pages: Page[] = [];
  for (let start = 0; start < pieces.length;) {
    const end = endOfPage(pieces, start);
    pages.push(pieces.slice(start, end));
    start = end;
  }
  return pages;
}

/** The page on which a place of the raw text stands: the first for what stands before all text. */
export function pageAt(pages: readonly Page[], place: number): number {
  return Math.max(
    0,
    pages.findLastIndex((page) => startOf(page) <= place),
  );
}

/** The pages on which a stretch stands, first and last; of one that would not fit into a message, as many as do. */
export function pagesHolding(pages: readonly Page[], { start, end }: Span): { first: number; last: number } {
  const first = pageAt(pages, start);
  let last = pageAt(pages, end - 1);
  while (last > first && lengthOf(pages.slice(first, last + 1).flat()) > 2 * LONGEST_PAGE) last -= 1;
  return { first, last };
}

/** Where a page begins in the raw text. */
export function startOf(page: Page): number {
  return page[0]?.offsets[0] ?? 0;
}

function endOfPage(pieces: readonly ReadingPiece[], start: number): number {
  const text = pieces.findIndex(({ role }, i) => i >= start && role === "body");
  const kept = text < 0 ? pieces.length : text + 1;
  // Headings and the first sentence under them stand together, even on a longer page.
  const least = lengthOf(pieces.slice(start, kept)) <= LONGEST_PAGE ? kept : start + 1;
  let end = least;
  for (let length = lengthOf(pieces.slice(start, end)); end < pieces.length; end += 1) {
    length += lengthOf(pieces.slice(end, end + 1));
    if (length > PAGE_LENGTH) break;
  }
  if (end === pieces.length) return end;
  for (let at = end; at > least && lengthOf(pieces.slice(start, at)) >= FULL * PAGE_LENGTH; at -= 1) {
    if (pieces[at]?.newParagraph && pieces[at - 1]?.role === "body") return at;
  }
  let last = end;
  while (last > least && pieces[last - 1]?.role !== "body") last -= 1;
  return pieces[last - 1]?.role === "body" ? last : end;
}

/** Counts what joins the pieces as well. */
function lengthOf(pieces: readonly ReadingPiece[]): number {
  return pieces.reduce((length, { text, role }) => {
    return length + (role === "body" ? text.length : Math.max(text.length, SHORTEST_HEADING)) + SEPARATOR_LENGTH;
  }, 0);
}
