import type { Library } from "../ask/catalogue/library.ts";
import type { Language } from "../domain.ts";
import { say } from "../text/messages.ts";
import { shortened } from "../text/shortened.ts";
import { cutAnew, type CutQuote, type KeptQuote, lossNotes, type LostQuote, sorted } from "./kept-quotes.ts";
import { type LinkWays, quoteLink } from "./quote-link.ts";
import { wordFile, type WordPart } from "./word-file.ts";

const longestHeading = 300;

/** A quote of a collection as it is now, with the question it was found for. */
export interface CollectedView {
  readonly question: string;
  readonly quote: CutQuote | LostQuote;
}

/** Quotes to be written into a Word file, under the questions they were found for. */
export interface QuotesFile {
  readonly heading: string;
  readonly language: Language;
  readonly parts: readonly { readonly heading: string; readonly cut: readonly CutQuote[] }[];
  readonly lost: readonly LostQuote[];
}

/** The quotes of a collection, cut from the documents of now. */
export function collectedViews(
  collected: readonly (KeptQuote & { readonly question: string })[],
  library: Library,
  language: Language,
): CollectedView[] {
  return collected.map((kept) => ({ question: kept.question, quote: cutAnew(library, kept, language) }));
}

/** The quotes of a collection under the questions they were found for, in the order these were first collected. */
export function collectionFile(all: readonly CollectedView[], language: Language): QuotesFile {
  const { lost } = sorted(all.map(({ quote }) => quote));
  const questions = [...new Set(all.map(({ question }) => question))];
  const other = questions.length > 1 ? say(language, "collection-other") : "";
  const parts = questions.map((question) => ({
    heading: question || other,
    cut: sorted(all.filter((view) => view.question === question).map(({ quote }) => quote)).cut,
  }));
  const heading = say(language, "collection-title");
  return { heading, language, parts: parts.filter(({ cut }) => cut.length > 0), lost };
}

/** The Word file; what is lost is named in it. A part without a heading stands first. */
export function quotesFile({ heading, language, parts, lost }: QuotesFile, ways: LinkWays): Promise<Uint8Array> {
  const all = parts.map(({ heading: title, cut }): WordPart => ({
    heading: shortened(title, longestHeading),
    quotes: cut.map(({ key, citation, info }) => ({ citation, info, link: quoteLink(key, ways) })),
  }));
  return wordFile({
    heading: shortened(heading, longestHeading),
    language,
    notes: lossNotes(lost, language),
    quotes: all.filter((part) => part.heading === "").flatMap(({ quotes }) => quotes),
    parts: all.filter((part) => part.heading !== ""),
  });
}
