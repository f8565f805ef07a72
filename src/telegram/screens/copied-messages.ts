import { lossNotes, type LostQuote, type CutQuote } from "../../export/kept-quotes.ts";
import { quoteText } from "../../export/quote-text.ts";
import type { Language } from "../../domain.ts";
import { MAX_MESSAGE_LENGTH } from "./answer-messages.ts";
import { type FormattedText, styled } from "./formatted-text.ts";
import { splitText } from "./split-text.ts";

const BETWEEN_QUOTES = "\n\n";

/** Quotes with their references in messages that a tap copies whole, and a word on those that are lost. */
export function copiedMessages(
  { cut, lost }: { readonly cut: readonly CutQuote[]; readonly lost: readonly LostQuote[] },
  language: Language,
): FormattedText[] {
  const pages: string[] = [];
  for (const { citation, info } of cut) {
    const text = quoteText(citation, info, language);
    const last = pages.at(-1);
    const together = last === undefined ? text : `${last}${BETWEEN_QUOTES}${text}`;
    if (last !== undefined && together.length <= MAX_MESSAGE_LENGTH) pages[pages.length - 1] = together;
    else pages.push(...splitText(text, MAX_MESSAGE_LENGTH));
  }
  const notes = splitText(lossNotes(lost, language).join("\n"), MAX_MESSAGE_LENGTH).filter((note) => note !== "");
  return [...pages.map((page) => styled(page, "code")), ...notes.map((note) => styled(note))];
}
