import { InlineKeyboard } from "grammy";
import { fileKey } from "../../ask/quote/citation-key.ts";
import type { Found, Library, Place } from "../../ask/catalogue/library.ts";
import type { Language } from "../../domain.ts";
import { say } from "../../text/messages.ts";
import { callbackData } from "../callback-data.ts";
import { citationLink } from "../../export/quote-link.ts";
import { type FormattedText, joined, styled } from "./formatted-text.ts";
import { outlinePageAt } from "./contents-screen.ts";
import { type Page, pageAt, pagesHolding, pagesOf, startOf } from "./reading-pages.ts";
import type { Screen } from "./screen.ts";
import { copiedText, readingText, titleOf } from "./source-text.ts";
import { shortened } from "../../text/shortened.ts";

/** Where a screen is shown. */
export interface ReaderContext {
  readonly language: Language;
  /** The bot's user name, for links. */
  readonly username: string;
}

export interface QuoteView extends ReaderContext {
  readonly key: string;
  /** 0 is the page with the quote. */
  readonly page: number;
  /** The message with the answer the quote belongs to, where it was opened from one. */
  readonly answerId?: number | undefined;
}

const LONGEST_HEADER = 240;

/**
 * A quote on its page, or another page around it; undefined where the quote is not to be found. Where it goes on over the
 * end of a page, both are shown, so that it stands whole and each page is what it always is.
 */
export function quoteScreen(library: Library, found: Found, view: QuoteView): Screen | undefined {
  const { key, answerId, language, username } = view;
  const citation = "place" in found ? library.cite(found.place, language) : undefined;
  if (!citation || !("place" in found)) return undefined;
  const { file } = citation;
  const pages = pagesOf(library.reading(file));
  const held = pagesHolding(pages, citation);
  const shown = turned(pages, held, view.page);
  const isQuote = shown === held;
  const keyboard = turning(pages, shown, held, (target) => callbackData.walk(key, target, answerId));
  if (isQuote) {
    // A citation may be but the beginning of what was looked up.
    const info = citation.end === found.place.end ? library.speech(fileKey(citation.file)) : undefined;
    const copied = info && copiedText(citation, info, language);
    keyboard.row();
    if (copied !== undefined) keyboard.copyText(say(language, "telegram-button-copy"), copied);
    keyboard.copyText(say(language, "telegram-button-link"), citationLink(username, key));
    keyboard.row().text(say(language, "telegram-button-collect"), callbackData.collectQuote(key, answerId));
  } else keyboard.row().text(say(language, "telegram-button-back-to-quote"), callbackData.walk(key, 0, answerId));
  addWays(keyboard, library, file, pages[shown.first], language);
  if (isQuote && answerId !== undefined) {
    keyboard.row().text(say(language, "telegram-button-wrong"), callbackData.wrongQuote(key, answerId));
  }
  const note = found.status === "moved" && isQuote ? [styled(say(language, "telegram-quote-moved"), "italic")] : [];
  const header = headerOf(library, { file, title: citation.title, pages, shown }, language);
  const text = readingText(pages.slice(shown.first, shown.last + 1).flat(), found.place);
  return { ...joined([header, ...note, text], "\n\n"), keyboard };
}

/** A page of a speech read from a place on, or before or behind it; undefined where there is no such speech. */
export function readingScreen(
  library: Library,
  place: Place,
  { key, page: wanted, language }: ReaderContext & { readonly key: string; readonly page: number },
): Screen | undefined {
  const { file } = place;
  const speech = library.speech(fileKey(file));
  if (!speech) return undefined;
  const pages = pagesOf(library.reading(file));
  const page = pageAt(pages, place.start);
  const held = { first: page, last: page };
  const shown = turned(pages, held, wanted);
  const keyboard = turning(pages, shown, held, (target) => callbackData.read(key, target));
  addWays(keyboard, library, file, pages[shown.first], language);
  const header = headerOf(library, { file, title: titleOf(speech, language), pages, shown }, language);
  // Where to read on is seen on a page that began before it.
  const text = readingText(pages[shown.first] ?? [], place);
  return { ...joined([header, text], "\n\n"), keyboard };
}

/** Why a quote cannot be shown, in words. */
export function missingQuote(found: Found, language: Language): string {
  return say(language, found.status === "changed" ? "telegram-quote-changed" : "telegram-quote-gone");
}

/** The pages of a message: mostly one. */
interface Shown {
  readonly first: number;
  readonly last: number;
}

interface Header {
  readonly file: string;
  readonly title: string;
  readonly pages: readonly Page[];
  readonly shown: Shown;
}

/** The title, the headings under which the page begins, and which page it is. */
function headerOf(library: Library, { file, title, pages, shown }: Header, language: Language): FormattedText {
  const [opening] = pages[shown.first] ?? [];
  const { section = [], text = "" } = opening ?? {};
  // A heading that opens the page is seen there.
  const above = section.filter((label) => !text.startsWith(label));
  const path = library.sectionIn(file, above, language).join(" › ");
  const [page, last] = [shown.first + 1, shown.last + 1];
  const position =
    page === last
      ? say(language, "telegram-page", { page, pages: pages.length })
      : say(language, "telegram-pages", { page, last, pages: pages.length });
  return joined(
    [
      styled(shortened(title, LONGEST_HEADER), "bold"),
      ...(path ? [styled(shortened(path, LONGEST_HEADER))] : []),
      styled(position),
    ],
    "\n",
  );
}

/** The pages `wanted` away from those that hold what was looked up: before the first of them, or behind the last. */
function turned(pages: readonly Page[], held: Shown, wanted: number): Shown {
  const target = wanted > 0 ? held.last + wanted : held.first + wanted;
  const page = Math.min(Math.max(target, 0), pages.length - 1);
  return wanted === 0 || (held.first <= page && page <= held.last) ? held : { first: page, last: page };
}

/** Buttons to the pages before and behind, and to the first and the last where those are farther away. */
function turning(pages: readonly Page[], shown: Shown, held: Shown, data: (page: number) => string): InlineKeyboard {
  const to = (page: number): string =>
    data(page > held.last ? page - held.last : page < held.first ? page - held.first : 0);
  const last = pages.length - 1;
  const keyboard = new InlineKeyboard();
  if (shown.first > 1) keyboard.text("« 1", to(0));
  if (shown.first > 0) keyboard.text("‹", to(shown.first - 1));
  if (shown.last < last) keyboard.text("›", to(shown.last + 1));
  if (shown.last < last - 1) keyboard.text(`${pages.length} »`, to(last));
  return keyboard;
}

/** Ways on from a page: to the outline where the page stands in it, and to words of the same document. */
function addWays(
  keyboard: InlineKeyboard,
  library: Library,
  file: string,
  page: Page | undefined,
  language: Language,
): void {
  const place = page ? startOf(page) : 0;
  keyboard
    .row()
    .text(
      say(language, "telegram-button-outline"),
      callbackData.outline(fileKey(file), outlinePageAt(library, file, place)),
    )
    .text(say(language, "telegram-button-search"), callbackData.askWords(fileKey(file)));
}
