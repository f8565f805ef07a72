import type { Answer, Citation, Language } from "../domain.ts";
import { blankLetters, readableIn } from "../text/artefacts.ts";
import { dateInWords } from "../text/date-in-words.ts";
import { say } from "../text/messages.ts";
import { normalise } from "../text/normalise.ts";
import { inOwnScript } from "../text/own-script.ts";
import { shortened } from "../text/shortened.ts";

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

/** What stands where the sentence of a quote says more (GB/T 15834). */
const omission: QuotePiece = { text: "……", marked: false };

/** A quote for reading: its words between `……` where its sentence is cut, in pieces where marks begin and end. */
export function quotePieces(citation: Citation): QuotePiece[] {
  const { before, behind } = citation.cut;
  return [...(before ? [omission] : []), ...markedPieces(citation), ...(behind ? [omission] : [])];
}

/** The same as one text. */
export function shownQuote(citation: Citation): string {
  return quotePieces(citation)
    .map(({ text }) => text)
    .join("");
}

/** The reading text of a stretch of a source, cut where marks begin and end; joined, the pieces are the `display`. */
export function markedPieces({
  display,
  quote,
  start,
  marks,
}: Pick<Citation, "display" | "quote" | "start" | "end" | "marks">): QuotePiece[] {
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

/** A heading that is a whole sentence is cut under a quote; the context shows all of it. */
const longestHeading = 36;

/** Quotes of one document, which is named once above them. */
export interface SourceGroup {
  readonly title: string;
  /** Who speaks in all of these quotes where the title does not say, when, and what is missing of the document. */
  readonly facts: string;
  readonly quotes: readonly PlacedQuote[];
}

/** A quote and where in its document it stands: a speaker of its own, the headings down to it, the page. */
export interface PlacedQuote {
  readonly citation: Citation;
  /** Empty where there is nothing to say that the quote before did not. */
  readonly place: string;
}

/** The quotes of each document together, in the order of the first of each. */
export function bySource(citations: readonly Citation[], language: Language): SourceGroup[] {
  const files = new Map<string, Citation[]>();
  for (const citation of citations) {
    const together = files.get(citation.file);
    if (together) together.push(citation);
    else files.set(citation.file, [citation]);
  }
  return Array.from(files.values(), (together) => groupOf(together, language));
}

function groupOf(citations: readonly Citation[], language: Language): SourceGroup {
  const [first] = citations;
  if (!first) throw new Error("a document without a quote");
  const names = citations.map((citation) => speakerNamed(citation, language));
  const shared = names.every((name) => name === names[0]) ? (names[0] ?? "") : "";
  const facts = [shared, dateOf(first, language), first.incomplete ?? ""].filter(Boolean);
  let above = "";
  const quotes = citations.map((citation, at): PlacedQuote => {
    const name = names[at] ?? "";
    const labels = headingsAbove(citation).map((label) => shortened(label, longestHeading));
    const path = `${labels.join(" › ")}${pageOf(citation, language)}`;
    const place = [...(name !== shared && name ? [name] : []), ...(path && path !== above ? [path] : [])].join(" · ");
    above = path;
    return { citation, place };
  });
  return { title: first.title, facts: facts.join(" · "), quotes };
}

/** The day of a document in words; empty where there is none or its title has the year already. */
function dateOf({ date, title }: Citation, language: Language): string {
  if (date === null || (/^\d{4}$/u.test(date.slice(0, 4)) && title.includes(date.slice(0, 4)))) return "";
  return dateInWords(date, language);
}

/** Who speaks; empty where the text does not tell or the title does. */
function speakerNamed({ speaker, title }: Pick<Citation, "speaker" | "title">, language: Language): string {
  const name = (language === "en" ? (speaker?.en ?? speaker?.zh) : (speaker?.zh ?? speaker?.en)) ?? "";
  return normalise(title).includes(normalise(name)) ? "" : inOwnScript(name, language);
}

/** The headings down to a quote, for reading; one that opens it is in it already. */
export function headingsAbove({
  section,
  headings,
  display,
}: Pick<Citation, "section" | "headings" | "display">): readonly string[] {
  const last = section.at(-1);
  // An answer that an earlier version saved names them in Chinese alone.
  const names = headings.length === section.length ? headings : section;
  return last !== undefined && display.startsWith(last) ? names.slice(0, -1) : names;
}

function pageOf({ page }: Pick<Citation, "page">, language: Language): string {
  return page === null ? "" : say(language, "source-page", { page });
}

/** Where a quote stands that is shown by itself: the speaker, the document, the headings down to it, the page. */
export function sourceLine(
  citation: Pick<Citation, "speaker" | "title" | "section" | "headings" | "display" | "page">,
  language: Language,
): string {
  const name = speakerNamed(citation, language);
  const path = [citation.title, ...headingsAbove(citation)].join(" › ");
  return `${name ? `${name} · ` : ""}${path}${pageOf(citation, language)}`;
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

/** What stands in a published text where a name or number was taken out: `今年xx特别重大火灾`, `XX县`. */
const takenOut = new RegExp(`(?<!\\p{Script=Latin})[${blankLetters}]{2,}(?!\\p{Script=Latin})`, "u");

/** What is said once under quotes: that renderings are without authority, and what `xx` in them is. */
export function notesUnder(citations: readonly Citation[], language: Language): string[] {
  const isRendered = citations.some((citation) => renderingFor(citation, language) !== "");
  const letters = citations.flatMap(({ display }) => takenOut.exec(display)?.[0] ?? [])[0];
  return [
    ...(isRendered ? [say(language, "answer-rendering-note")] : []),
    ...(letters === undefined ? [] : [say(language, "answer-taken-out", { letters })]),
  ];
}

/**
 * An answer as plain text: the lead, then the quotes under their documents, then the closing. `emphasis` dresses marked
 * words.
 */
export function plainText(answer: Omit<Answer, "text">, emphasis = (words: string): string => words): string {
  const { language, citations, topics } = answer;
  return [
    ...sectionsOf(answer).flatMap(({ heading, lead, citations: own, closing }) => [
      heading && emphasis(heading),
      lead,
      ...bySource(own, language).map((group) => plainGroup(group, language, emphasis)),
      closing,
    ]),
    notesUnder(citations, language).join("\n"),
    topics.length > 0 ? [say(language, "about-topics"), ...topics.map((topic) => `• ${topic}`)].join("\n") : "",
  ]
    .filter(Boolean)
    .join("\n\n");
}

function plainGroup({ title, facts, quotes }: SourceGroup, language: Language, emphasis: Emphasis): string {
  const [open, close] = quotationMarks(language);
  return [
    facts === "" ? title : `${title} · ${facts}`,
    ...quotes.flatMap(({ citation, place }) => {
      const words = quotePieces(citation).map(({ text, marked }) => (marked ? emphasis(text) : text));
      const under = [renderingFor(citation, language), place, alsoLine(citation, language)];
      return [
        `[${citation.n}] ${open}${words.join("")}${close}`,
        ...under.filter(Boolean).map((line) => `    ${line}`),
      ];
    }),
  ].join("\n");
}

type Emphasis = (words: string) => string;
