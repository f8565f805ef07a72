import { citationKey, fileKey } from "../ask/quote/citation-key.ts";
import {
  alsoLine,
  bySource,
  type PlacedQuote,
  type QuotePiece,
  quotePieces,
  renderingFor,
  sourceLine,
} from "../ask/plain-text.ts";
import type { Citation, Language } from "../domain.ts";

/** What the page shows of a citation, and by what it opens it in its document. */
export interface ShownQuote {
  readonly n: number;
  readonly key: string;
  readonly pieces: readonly QuotePiece[];
  readonly rendering: string;
  /** Where in its document it stands; empty where the quote before stands there too. */
  readonly place: string;
  /** The whole source, for a quote that is copied. */
  readonly source: string;
  readonly also: string;
}

/** Quotes of one document, which is named once above them. */
export interface ShownGroup {
  readonly title: string;
  /** Key of the document. */
  readonly document: string;
  readonly facts: string;
  readonly quotes: readonly ShownQuote[];
}

/** Citations in a language of the page, those of each document together. */
export function shownGroups(citations: readonly Citation[], language: Language): ShownGroup[] {
  return bySource(citations, language).map(({ title, facts, quotes }) => ({
    title,
    document: fileKey(quotes[0]?.citation.file ?? ""),
    facts,
    quotes: quotes.map((quote) => shownQuote(quote, language)),
  }));
}

function shownQuote({ citation, place }: PlacedQuote, language: Language): ShownQuote {
  return {
    n: citation.n,
    key: citationKey(citation),
    pieces: quotePieces(citation),
    rendering: renderingFor(citation, language),
    place,
    source: sourceLine(citation, language),
    also: alsoLine(citation, language),
  };
}
