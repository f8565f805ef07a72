import { citationKey, fileKey, parseCitationKey } from "../ask/quote/citation-key.ts";
import type { Library } from "../ask/catalogue/library.ts";
import type { Citation, Language, Span, SpeechInfo } from "../domain.ts";
import { say } from "../text/messages.ts";

/** Where a quote stands, for cutting it anew. */
export interface KeptQuote {
  /** Its citation key. */
  readonly key: string;
  readonly file: string;
  /** The words that answered, counted from the beginning of the quote. */
  readonly marks: readonly Span[];
}

/** A quote as its document has it now. */
export interface CutQuote {
  readonly key: string;
  readonly citation: Citation;
  readonly info: SpeechInfo;
}

/** A quote that is no longer to be had: its document has other words there now, or is gone. */
export interface LostQuote {
  readonly key: string;
  readonly reason: "changed" | "gone";
  /** Title of the document; of one that is gone, its file name. */
  readonly document: string;
}

/** What to keep of a citation so that it can be cut anew. */
export function keptQuote({ marks, ...citation }: Citation): KeptQuote {
  const { start, file } = citation;
  return {
    key: citationKey(citation),
    file,
    marks: marks.map((mark) => ({ start: mark.start - start, end: mark.end - start })),
  };
}

/** Cuts a quote from the documents of now. */
export function cutAnew(library: Library, { key, file, marks }: KeptQuote, language: Language): CutQuote | LostQuote {
  const found = library.find(key);
  if (!("place" in found)) {
    const changed = found.status === "changed" ? library.speech(fileKey(found.file)) : undefined;
    return { key, reason: found.status, document: changed ? titleOf(changed, language) : file };
  }
  const { place } = found;
  const address = parseCitationKey(key);
  // Of a quote whose line breaks are other ones now, nobody can say where the marks are.
  const isSameLength = address !== undefined && address.end - address.start === place.end - place.start;
  const moved = marks.map(({ start, end }) => ({ start: place.start + start, end: place.start + end }));
  const citation = library.cite(place, language, isSameLength ? moved : []);
  const info = library.speech(fileKey(place.file));
  return citation && info ? { key, citation, info } : { key, reason: "gone", document: file };
}

/** Tells apart what was cut and what is lost, each in its order. */
export function sorted(quotes: readonly (CutQuote | LostQuote)[]): { cut: CutQuote[]; lost: LostQuote[] } {
  return {
    cut: quotes.filter((quote) => "citation" in quote),
    lost: quotes.filter((quote) => "reason" in quote),
  };
}

/** Names the documents whose quotes are lost, a line each. */
export function lossNotes(lost: readonly LostQuote[], language: Language): string[] {
  const counts = new Map<string, { readonly quote: LostQuote; count: number }>();
  for (const quote of lost) {
    const name = `${quote.reason} ${quote.document}`;
    const entry = counts.get(name) ?? { quote, count: 0 };
    counts.set(name, { ...entry, count: entry.count + 1 });
  }
  return [...counts.values()].map(({ quote: { reason, document }, count }) =>
    say(language, `export-lost-${reason}`, { document, count }),
  );
}

function titleOf({ title }: SpeechInfo, language: Language): string {
  return language === "en" ? title.en : title.zh;
}
