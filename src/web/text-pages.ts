import { beginsParagraph } from "../ask/catalogue/library.ts";
import { sentencesRead } from "../ask/check/as-read.ts";
import { markedPieces, type QuotePiece } from "../ask/plain-text.ts";
import type { Sentence, Span, Speech } from "../domain.ts";

/** A page holds about this many characters, and ends with a paragraph unless that is endless. */
const pageLength = 4000;
const longestPage = 8000;

/** A paragraph or heading of a document, as the reader shows it. */
export interface Paragraph {
  readonly role: Sentence["role"];
  /** Of a heading: 1 for the top level. */
  readonly level: number;
  /** Where its first sentence begins. */
  readonly at: number;
  readonly pieces: readonly QuotePiece[];
  /** Its machine-drafted English, where there is any. */
  readonly rendering: string;
}

const pagesKept = new WeakMap<Speech, readonly (readonly Sentence[])[]>();

/** The sentences of a document in pages of fixed size; the same document is cut only once. */
export function pagesOf(speech: Speech): readonly (readonly Sentence[])[] {
  let pages = pagesKept.get(speech);
  if (!pages) pagesKept.set(speech, (pages = cut(speech)));
  return pages;
}

/** The page, from 0, on which a place stands. */
export function pageAt(speech: Speech, place: number): number {
  const pages = pagesOf(speech);
  const next = pages.findIndex(([first]) => first !== undefined && first.start > place);
  return next < 0 ? Math.max(0, pages.length - 1) : Math.max(0, next - 1);
}

/** A page in paragraphs, cut where the marked stretches begin and end: ascending, none overlapping. */
export function paragraphsOf(
  speech: Speech,
  page: number,
  marked: readonly Span[],
  withRenderings: boolean,
): Paragraph[] {
  const sentences = pagesOf(speech)[page] ?? [];
  const paragraphs: Sentence[][] = [];
  for (const [place, sentence] of sentences.entries()) {
    const previous = sentences[place - 1];
    const isApart = previous?.role !== sentence.role;
    if (!previous || isApart || beginsParagraph(speech.raw, previous, sentence)) paragraphs.push([]);
    paragraphs.at(-1)?.push(sentence);
  }
  return paragraphs.flatMap((own) => {
    const [first, last] = [own[0], own.at(-1)];
    if (!first || !last) return [];
    const rendering = withRenderings ? renderingOf(speech, { start: first.start, end: last.end }) : "";
    const pieces = own.flatMap((sentence, i) => spaced(piecesOf(speech, sentence, marked), own[i - 1]));
    return [{ role: first.role, level: Math.max(1, first.section.length), at: first.start, pieces, rendering }];
  });
}

function cut(speech: Speech): Sentence[][] {
  const pages: Sentence[][] = [];
  let length = 0;
  let previous: Sentence | undefined;
  for (const sentence of sentencesRead(speech)) {
    const isNew = !previous || beginsParagraph(speech.raw, previous, sentence);
    if (!previous || (isNew && length >= pageLength) || length >= longestPage) {
      pages.push([]);
      length = 0;
    }
    pages.at(-1)?.push(sentence);
    length += sentence.text.length;
    previous = sentence;
  }
  return pages;
}

function piecesOf({ raw }: Speech, { start, end, text }: Sentence, marked: readonly Span[]): QuotePiece[] {
  const marks = marked
    .map((span) => ({ start: Math.max(start, span.start), end: Math.min(end, span.end) }))
    .filter((span) => span.start < span.end);
  return markedPieces({ display: text, quote: raw.slice(start, end), start, end, marks });
}

/** English sentences stand apart, Chinese ones do not. */
function spaced(pieces: QuotePiece[], previous: Sentence | undefined): QuotePiece[] {
  const [first, ...rest] = pieces;
  const isApart = previous && /[a-z0-9.,;:!?)]$/iu.test(previous.text) && /^[a-z0-9(]/iu.test(first?.text ?? "");
  return first && isApart ? [{ ...first, text: ` ${first.text}` }, ...rest] : pieces;
}

/** What begins in a stretch, so that each rendering of a document is shown once. */
function renderingOf({ renderings }: Speech, { start, end }: Span): string {
  return renderings
    .filter((one) => start <= one.start && one.start < end)
    .map(({ en }) => en)
    .join(" ");
}
