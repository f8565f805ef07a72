import { InlineKeyboard } from "grammy";
import { fileKey } from "../ask/citation-key.ts";
import type { Found, Library, Place } from "../ask/library.ts";
import type { Language } from "../domain.ts";
import { say } from "../text/messages.ts";
import { callbackData } from "./callback-data.ts";
import { citationLink } from "../export/quote-link.ts";
import { type FormattedText, joined, styled } from "./formatted-text.ts";
import { type Pages, pagesAroundQuote, pagesFrom } from "./reading-pages.ts";
import type { Screen } from "./screen.ts";
import { copiedText, readingText, shortened, titleOf } from "./source-text.ts";

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

/** A quote among its neighbouring sentences, or another page around it; undefined where the quote is not to be found. */
export function quoteScreen(library: Library, found: Found, view: QuoteView): Screen | undefined {
  const { key, answerId, language, username } = view;
  const citation = "place" in found ? library.cite(found.place, language) : undefined;
  if (!citation || !("place" in found)) return undefined;
  const pages = pagesAroundQuote(library.reading(citation.file, found.place));
  const page = within(pages, view.page);
  const keyboard = turning(pages, page, (target) => callbackData.walk(key, target, answerId));
  if (page === 0) {
    // A citation may be but the beginning of what was looked up.
    const info = citation.end === found.place.end ? library.speech(fileKey(citation.file)) : undefined;
    const copied = info && copiedText(citation, info, language);
    keyboard.row();
    if (copied !== undefined) keyboard.copyText(say(language, "telegram-button-copy"), copied);
    keyboard.copyText(say(language, "telegram-button-link"), citationLink(username, key));
    keyboard.row().text(say(language, "telegram-button-collect"), callbackData.collectQuote(key, answerId));
    if (answerId !== undefined) {
      keyboard.text(say(language, "telegram-button-wrong"), callbackData.wrongQuote(key, answerId));
    }
  } else keyboard.row().text(say(language, "telegram-button-back-to-quote"), callbackData.walk(key, 0, answerId));
  const note = found.status === "moved" && page === 0 ? [styled(say(language, "telegram-quote-moved"), "italic")] : [];
  const header = headerOf([citation.title, ...(page === 0 ? citation.section : [])], pages, page, language);
  return { ...joined([header, ...note, readingText(pages.pages[pages.anchor + page] ?? [])], "\n\n"), keyboard };
}

/** A page of a speech read from a place on; undefined where there is no such speech. */
export function readingScreen(
  library: Library,
  place: Place,
  { key, page: wanted, language }: ReaderContext & { readonly key: string; readonly page: number },
): Screen | undefined {
  const speech = library.speech(fileKey(place.file));
  if (!speech) return undefined;
  const pieces = library.reading(place.file, place);
  const start = pieces.findIndex(({ marked }) => marked);
  const unmarked = pieces.map((piece) => ({ ...piece, marked: false }));
  const pages = pagesFrom(unmarked, Math.max(start, 0));
  const page = within(pages, wanted);
  const keyboard = turning(pages, page, (target) => callbackData.read(key, target));
  keyboard.row().text(say(language, "telegram-button-outline"), callbackData.outline(fileKey(place.file), 0));
  const header = headerOf([titleOf(speech, language)], pages, page, language);
  return { ...joined([header, readingText(pages.pages[pages.anchor + page] ?? [])], "\n\n"), keyboard };
}

/** Why a quote cannot be shown, in words. */
export function missingQuote(found: Found, language: Language): string {
  return say(language, found.status === "changed" ? "telegram-quote-changed" : "telegram-quote-gone");
}

function headerOf(path: readonly string[], { pages, anchor }: Pages, page: number, language: Language): FormattedText {
  const position = say(language, "telegram-page", { page: anchor + page + 1, pages: pages.length });
  const [title = "", ...section] = path.map((label) => shortened(label, LONGEST_HEADER));
  const place = shortened([...section, position].join(" › "), 2 * LONGEST_HEADER);
  return joined([styled(title, "bold"), styled(place)], "\n");
}

function within({ pages, anchor }: Pages, page: number): number {
  return Math.min(Math.max(page, -anchor), pages.length - 1 - anchor);
}

function turning({ pages, anchor }: Pages, page: number, data: (page: number) => string): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  if (anchor + page > 0) keyboard.text("‹", data(page - 1));
  if (anchor + page < pages.length - 1) keyboard.text("›", data(page + 1));
  return keyboard;
}
