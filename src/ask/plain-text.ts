import type { Answer, Citation, Language } from "../domain.ts";
import { readableIn } from "../text/artefacts.ts";
import { say } from "../text/messages.ts";

/** The line that opens an answer. */
export function leadOf(
  status: "answered" | "related",
  citations: readonly { readonly file: string }[],
  language: Language,
): string {
  const documents = new Set(citations.map((citation) => citation.file)).size;
  return status === "related"
    ? say(language, "answer-lead-related")
    : say(language, "answer-lead-answered", { documents });
}

/** What is read together: an answer, or of an answer to several questions what belongs to one of them. */
export interface Section extends Pick<Answer, "status" | "lead" | "citations" | "closing"> {
  /** The question, where there are several; else empty. */
  readonly heading: string;
}

/** An answer in the order it is read; the quotes of parts bear the numbers of the whole. */
export function sectionsOf({ status, lead, citations, closing, parts }: Omit<Answer, "text">): Section[] {
  if (parts.length === 0) return [{ heading: "", status, lead, citations, closing }];
  let from = 0;
  const sections = parts.map((part) => {
    const own = citations.slice(from, (from += part.citations.length));
    return { heading: part.question, status: part.status, lead: part.lead, citations: own, closing: part.closing };
  });
  const around = { heading: "", status, lead: "", citations: [], closing: "" };
  return [...(lead ? [{ ...around, lead }] : []), ...sections, ...(closing ? [{ ...around, closing }] : [])];
}

/** A stretch of a quote for reading. */
export interface QuotePiece {
  readonly text: string;
  /** Whether these words answer. */
  readonly marked: boolean;
}

/** The reading text of a quote, cut where marks begin and end; joined, the pieces are the `display`. */
export function quotePieces({ display, quote, start, marks }: Citation): QuotePiece[] {
  const { offsets } = marks.length > 0 ? readableIn(quote, { start: 0, end: quote.length }) : { offsets: [] };
  const placeOf = (raw: number): number => {
    const place = offsets.findIndex((offset) => offset >= raw - start);
    // Never between the halves of a character.
    return place < 0 ? display.length : isLowHalf(display, place) ? place + 1 : place;
  };
  const pieces: QuotePiece[] = [];
  let at = 0;
  for (const mark of marks) {
    const [from, to] = [placeOf(mark.start), placeOf(mark.end)];
    pieces.push({ text: display.slice(at, from), marked: false }, { text: display.slice(from, to), marked: true });
    at = to;
  }
  return [...pieces, { text: display.slice(at), marked: false }].filter(({ text }) => text !== "");
}

function isLowHalf(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/**
 * Where a quote stands, for people: the speaker, the speech and the headings down to it. A speaker whom the title names
 * and a heading that opens the quote are there already.
 */
export function sourceLine(
  { speaker, title, section, display, page }: Pick<Citation, "speaker" | "title" | "section" | "display" | "page">,
  language: Language,
): string {
  const last = section.at(-1);
  const path = [title, ...(last !== undefined && display.startsWith(last) ? section.slice(0, -1) : section)];
  const name = (language === "en" ? (speaker?.en ?? speaker?.zh) : (speaker?.zh ?? speaker?.en)) ?? "";
  const isNamed = title.toLowerCase().includes(name.toLowerCase());
  const paged = page === null ? "" : say(language, "source-page", { page });
  return `${isNamed ? "" : `${name} · `}${path.join(" › ")}${paged}`;
}

/** Which other documents hold the same words; empty where none does. */
export function alsoLine({ alsoTitles }: Citation, language: Language): string {
  const separator = language === "en" ? "; " : "；";
  return alsoTitles.length > 0 ? say(language, "answer-also", { titles: alsoTitles.join(separator) }) : "";
}

/** The rendering of a quote, for those who ask in English; others read the source itself. */
export function renderingFor({ rendering }: Citation, language: Language): string {
  return language === "en" ? (rendering ?? "") : "";
}

/** The quotation marks of a language. */
export function quotationMarks(language: Language): readonly [string, string] {
  return language === "zh-Hant" ? ["「", "」"] : ["“", "”"];
}

/** An answer as plain text: the lead, then each quote with its source, then the closing. `emphasis` dresses marked words. */
export function plainText(answer: Omit<Answer, "text">, emphasis = (words: string): string => words): string {
  const { language } = answer;
  return sectionsOf(answer)
    .flatMap(({ heading, lead, citations, closing }) => [
      heading && emphasis(heading),
      lead,
      ...citations.map((citation) => plainQuote(citation, language, emphasis)),
      closing,
    ])
    .filter(Boolean)
    .join("\n\n");
}

function plainQuote(citation: Citation, language: Language, emphasis: (words: string) => string): string {
  const [open, close] = quotationMarks(language);
  const words = quotePieces(citation).map(({ text, marked }) => (marked ? emphasis(text) : text));
  const rendering = renderingFor(citation, language);
  const also = alsoLine(citation, language);
  return [
    `[${citation.n}] ${open}${words.join("")}${close}`,
    ...(rendering ? [`    ${rendering} (${say(language, "answer-rendering-mark")})`] : []),
    `    — ${sourceLine(citation, language)}`,
    ...(also ? [`    ${also}`] : []),
  ].join("\n");
}
