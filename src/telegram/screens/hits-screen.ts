import { InlineKeyboard } from "grammy";
import { stemmer } from "stemmer";
import { citationKey, fileKey } from "../../ask/quote/citation-key.ts";
import type { Claim } from "../../ask/quote/gate.ts";
import type { Library } from "../../ask/catalogue/library.ts";
import { quotePieces, renderingFor } from "../../ask/plain-text.ts";
import { wordsIn } from "../../ask/find/word-search.ts";
import type { Citation, Language, SpeechInfo } from "../../domain.ts";
import { say } from "../../text/messages.ts";
import { callbackData } from "../callback-data.ts";
import { type FormattedText, joined, sliced, styled } from "./formatted-text.ts";
import { BUTTONS_A_ROW, paged, turningButtons } from "./paged.ts";
import type { Screen } from "./screen.ts";
import { titleOf } from "./source-text.ts";
import { shortened } from "../../text/shortened.ts";

/** More words than a person types to look for something; so they fit into a message beside what they found. */
export const LONGEST_WORDS = 300;

const MARK = "🔍 ";
const HITS_A_PAGE = 6;
/** Of one document, where several have the words. */
const HITS_A_DOCUMENT = 3;
const MOST_DOCUMENT_BUTTONS = 6;
const LONGEST_HIT = 180;
const LONGEST_SECTION = 90;
const LONGEST_TITLE = 100;
const LONGEST_BUTTON = 40;
/** Bold stretches of a hit, and of its rendering; so that all hits together keep within a hundred styles. */
const MOST_MARKS = 6;

/** The words that a message of this kind was made for; undefined for other messages. */
export function wordsOf(text: string): string | undefined {
  return text.startsWith(MARK) ? text.slice(MARK.length).split("\n")[0] : undefined;
}

/** Where words stand in all documents: some of each, and a button to all of a document that has more. */
export function placesScreen(library: Library, words: string, places: readonly Claim[], language: Language): Screen {
  const documents = byDocument(places).toSorted((a, b) => b.length - a.length);
  const keyboard = new InlineKeyboard();
  const more = new InlineKeyboard();
  const blocks: FormattedText[] = [];
  const all: Citation[] = [];
  let shown = 0;
  let unseen = 0;
  let buttons = 0;
  for (const own of documents) {
    const file = own[0]?.file ?? "";
    const some = library.citeAll(own.slice(0, Math.min(HITS_A_DOCUMENT, HITS_A_PAGE - shown)), language);
    const info = library.speech(fileKey(file));
    if (!info) continue;
    const title = titleOf(info, language);
    if (some.length < own.length && buttons++ < MOST_DOCUMENT_BUTTONS) {
      const label = say(language, "telegram-search-all", { count: own.length, title });
      more.row().text(shortened(label, LONGEST_BUTTON), callbackData.hits(fileKey(file), 0));
    }
    if (some.length === 0) unseen += 1;
    else blocks.push(documentBlock(library, { title, hits: some, first: shown, words, keyboard }, language));
    all.push(...some);
    shown += some.length;
  }
  if (unseen > 0) blocks.push(styled(say(language, "telegram-search-more", { count: unseen })));
  const lead = say(language, "telegram-search-lead", { count: places.length, documents: documents.length });
  return {
    ...joined([headOf(words, lead), ...blocks, ...noteOn(all, words, language)], "\n\n"),
    keyboard: keyboard.row().append(more),
  };
}

/** What is near in meaning where no place has the words. */
export function nearScreen(library: Library, words: string, near: readonly Citation[], language: Language): Screen {
  const keyboard = new InlineKeyboard();
  let first = 0;
  const blocks = byDocument(near).map((hits) => {
    const title = hits[0]?.title ?? "";
    const block = documentBlock(library, { title, hits, first, words, keyboard }, language);
    first += hits.length;
    return block;
  });
  const head = headOf(words, say(language, "telegram-search-near"));
  return { ...joined([head, ...blocks, ...noteOn(near, words, language)], "\n\n"), keyboard };
}

/** Where words stand in one document; a page of it. */
export function insideScreen(
  library: Library,
  info: SpeechInfo,
  { words, places, wanted }: { readonly words: string; readonly places: readonly Claim[]; readonly wanted: number },
  language: Language,
): Screen {
  const file = fileKey(info.file);
  const view = paged(places, wanted, HITS_A_PAGE);
  const hits = library.citeAll(view.shown, language);
  const keyboard = new InlineKeyboard();
  const title = titleOf(info, language);
  const block = documentBlock(library, { title, hits, first: view.first, words, keyboard }, language);
  turningButtons(keyboard.row(), view, (page) => callbackData.hits(file, page));
  keyboard.row().text(say(language, "telegram-button-outline"), callbackData.outline(file, 0));
  keyboard.text(say(language, "telegram-button-search"), callbackData.askWords(file));
  const lead =
    places.length > 0
      ? say(language, "telegram-search-inside-lead", { count: places.length })
      : say(language, "telegram-search-inside-nothing");
  return { ...joined([headOf(words, lead), block, ...noteOn(hits, words, language)], "\n\n"), keyboard };
}

/** In the order in which each document first comes. */
function byDocument<T extends { readonly file: string }>(places: readonly T[]): T[][] {
  const documents = new Map<string, T[]>();
  for (const place of places) documents.set(place.file, [...(documents.get(place.file) ?? []), place]);
  return [...documents.values()];
}

function headOf(words: string, lead: string): FormattedText {
  return joined([styled(`${MARK}${words}`, "bold"), styled(lead)], "\n");
}

/** What the renderings are that stand below some hits, if any do. */
function noteOn(hits: readonly Citation[], words: string, language: Language): FormattedText[] {
  const isRendered = hits.some((hit) => renderingFor(hit, languageOfWords(words)) !== "");
  return isRendered ? [styled(say(language, "answer-rendering-note"), "italic")] : [];
}

interface DocumentHits {
  readonly title: string;
  readonly hits: readonly Citation[];
  /** How many hits stand above. */
  readonly first: number;
  readonly words: string;
  /** Takes a button for each hit. */
  readonly keyboard: InlineKeyboard;
}

/** The title of a document and under it its hits, each with its number, and its heading where that changes. */
function documentBlock(
  library: Library,
  { title, hits, first, words, keyboard }: DocumentHits,
  language: Language,
): FormattedText {
  let before: string | undefined;
  const blocks = hits.map((hit, i) => {
    const number = first + i + 1;
    keyboard.text(`[${number}]`, callbackData.quote(citationKey(hit)));
    if (number % BUTTONS_A_ROW === 0) keyboard.row();
    // A heading that opens the hit is seen there.
    const section = hit.section.filter((label) => !hit.display.startsWith(label));
    const heading = library.sectionIn(hit.file, section, language).at(-1);
    const isNew = heading !== undefined && heading !== before;
    before = heading;
    const label = styled(isNew ? ` ${shortened(heading, LONGEST_SECTION)}` : "");
    const rendering = renderingFor(hit, languageOfWords(words));
    return joined(
      [
        joined([styled(`[${number}]`, "bold"), label]),
        quoted(hit),
        ...(rendering ? [around(emphasised(rendering, words))] : []),
      ],
      "\n",
    );
  });
  return joined([styled(shortened(title, LONGEST_TITLE), "underline"), ...blocks], "\n");
}

/** The words of a hit as a quotation, what was looked for in bold. */
function quoted(hit: Citation): FormattedText {
  const pieces = quotePieces(hit).map((piece) => ({ text: piece.text, bold: piece.marked }));
  const { text, entities } = around(pieces);
  const [quotation] = styled(text, "blockquote").entities;
  return { text, entities: [...(quotation ? [quotation] : []), ...entities] };
}

interface Piece {
  readonly text: string;
  readonly bold: boolean;
}

/** As much of a text as a hit shows, from shortly before its first bold words, with “…” where something is left out. */
function around(pieces: readonly Piece[]): FormattedText {
  let left = MOST_MARKS;
  const whole = joined(pieces.map(({ text, bold }) => (bold && left-- > 0 ? styled(text, "bold") : styled(text))));
  const { length } = whole.text;
  const focus = whole.entities[0]?.offset ?? 0;
  const from = Math.max(0, Math.min(focus - LONGEST_HIT / 3, length - LONGEST_HIT));
  const start = wholeCharacter(whole.text, Math.floor(from));
  const end = wholeCharacter(whole.text, Math.min(length, start + LONGEST_HIT));
  return joined([styled(start > 0 ? "…" : ""), sliced(whole, start, end), styled(end < length ? "…" : "")]);
}

/** A place that is not between the halves of a character. */
function wholeCharacter(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text[at] ?? "") ? at - 1 : at;
}

/** Renderings are for those who look for English words. */
function languageOfWords(words: string): Language {
  return /\p{Script=Han}/u.test(words) ? "zh-Hans" : "en";
}

/** The English words of a rendering that are looked for, inflected or not. */
function emphasised(rendering: string, words: string): Piece[] {
  const stems = new Set(wordsIn(words).map((word) => stemmer(word)));
  return rendering
    .split(/([A-Za-z]+)/u)
    .filter((text) => text !== "")
    .map((text) => ({ text, bold: stems.has(stemmer(text.toLowerCase())) }));
}
