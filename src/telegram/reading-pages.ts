import type { ReadingPiece } from "../ask/library.ts";
import { splitText } from "./split-text.ts";

/** A page holds about this many characters; one with a quote, as many as the quote and its neighbours need. */
const PAGE_LENGTH = 1_000;
const LONGEST_PAGE = 3_000;
const NEIGHBOURS = 2;

/** Short lines count as long as this, so that a page of headings has no more styles than Telegram allows. */
const SHORTEST_COUNTED = 40;

/** A speech cut into pages for walking through it. */
export interface Pages {
  readonly pages: readonly (readonly ReadingPiece[])[];
  /** The page that holds what was looked up. */
  readonly anchor: number;
}

/** Cuts a speech into pages so that one holds the marked quote whole, with two neighbours on each side where they fit. */
export function pagesAroundQuote(pieces: readonly ReadingPiece[]): Pages {
  const cut = fitted(pieces);
  const first = cut.findIndex(({ marked }) => marked);
  if (first < 0) return pagesFrom(cut, 0);
  const last = cut.findLastIndex(({ marked }) => marked);
  let from = first;
  let to = first + 1;
  while (to <= last && lengthOf(cut.slice(from, to + 1)) <= LONGEST_PAGE) to += 1;
  for (let i = 0; i < NEIGHBOURS; i += 1) {
    if (from > 0 && lengthOf(cut.slice(from - 1, to)) <= LONGEST_PAGE) from -= 1;
    if (to > last && to < cut.length && lengthOf(cut.slice(from, to + 1)) <= LONGEST_PAGE) to += 1;
  }
  return paged(cut, from, to);
}

/** Cuts a speech into pages so that one begins with the piece at `start`. */
export function pagesFrom(pieces: readonly ReadingPiece[], start: number): Pages {
  const before = fitted(pieces.slice(0, start));
  const cut = [...before, ...fitted(pieces.slice(start))];
  return paged(cut, before.length, endOfPage(cut, before.length));
}

function paged(pieces: readonly ReadingPiece[], from: number, to: number): Pages {
  const before: ReadingPiece[][] = [];
  for (let end = from; end > 0;) {
    const start = startOfPage(pieces, end);
    before.unshift(pieces.slice(start, end));
    end = start;
  }
  const after: ReadingPiece[][] = [];
  for (let start = to; start < pieces.length;) {
    const end = endOfPage(pieces, start);
    after.push(pieces.slice(start, end));
    start = end;
  }
  return { pages: [...before, pieces.slice(from, to), ...after], anchor: before.length };
}

function endOfPage(pieces: readonly ReadingPiece[], start: number): number {
  let end = start + 1;
  for (let length = lengthOf(pieces.slice(start, end)); end < pieces.length; end += 1) {
    length += lengthOf(pieces.slice(end, end + 1));
    if (length > PAGE_LENGTH) break;
  }
  return Math.min(end, pieces.length);
}

function startOfPage(pieces: readonly ReadingPiece[], end: number): number {
  let start = end - 1;
  for (let length = lengthOf(pieces.slice(start, end)); start > 0; start -= 1) {
    length += lengthOf(pieces.slice(start - 1, start));
    if (length > PAGE_LENGTH) break;
  }
  return Math.max(start, 0);
}

/** Counts what joins the pieces as well: at most a line break each. */
function lengthOf(pieces: readonly ReadingPiece[]): number {
  return pieces.reduce((length, { text }) => length + Math.max(text.length, SHORTEST_COUNTED) + 1, 0);
}

function fitted(pieces: readonly ReadingPiece[]): ReadingPiece[] {
  return pieces.flatMap((piece) =>
    piece.text.length < PAGE_LENGTH
      ? [piece]
      : splitText(piece.text, PAGE_LENGTH - 1).map((text, i) => ({
          ...piece,
          text,
          newParagraph: piece.newParagraph && i === 0,
        })),
  );
}
