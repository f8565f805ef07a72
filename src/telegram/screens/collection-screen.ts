import { InlineKeyboard } from "grammy";
import { quotationMarks, shownQuote, sourceLine } from "../../ask/plain-text.ts";
import type { Language } from "../../domain.ts";
import type { CollectedView } from "../../export/collected.ts";
import { type CutQuote, lossNotes, type LostQuote } from "../../export/kept-quotes.ts";
import { say } from "../../text/messages.ts";
import { innerQuotations } from "../../text/punctuation.ts";
import { callbackData } from "../callback-data.ts";
import { type FormattedText, joined, styled } from "./formatted-text.ts";
import type { Screen } from "./screen.ts";
import { shortened } from "../../text/shortened.ts";

const QUOTES_A_PAGE = 8;
const BUTTONS_A_ROW = 4;
/** So that eight quotes with their questions and sources fit into a message. */
const LONGEST_QUOTE = 160;
const LONGEST_SOURCE = 160;
const LONGEST_LINE = 120;

/** A page of a person's collection, with buttons to take quotes out and to take all along. */
export function collectionScreen(
  quotes: readonly CollectedView[],
  { owner, page: wanted, language }: { readonly owner: number; readonly page: number; readonly language: Language },
): Screen {
  if (quotes.length === 0) return styled(say(language, "telegram-collection-none"));
  const last = Math.ceil(quotes.length / QUOTES_A_PAGE) - 1;
  const page = Math.min(wanted, last);
  const first = page * QUOTES_A_PAGE;
  const shown = quotes.slice(first, first + QUOTES_A_PAGE);
  const keyboard = new InlineKeyboard();
  for (const [i, { quote }] of shown.entries()) {
    keyboard.text(`✖ ${first + i + 1}`, callbackData.uncollect(owner, page, quote.key));
    if (i % BUTTONS_A_ROW === BUTTONS_A_ROW - 1) keyboard.row();
  }
  keyboard.row();
  if (page > 0) keyboard.text("‹", callbackData.collection(owner, page - 1));
  if (page < last) keyboard.text("›", callbackData.collection(owner, page + 1));
  keyboard
    .row()
    .text(say(language, "telegram-button-copy-all"), callbackData.collectionAct(owner, "copy"))
    .text(say(language, "telegram-button-word"), callbackData.collectionAct(owner, "word"))
    .text(say(language, "telegram-button-empty"), callbackData.collectionAct(owner, "ask"));
  const lead = styled(say(language, "telegram-collection-lead", { count: quotes.length }), "bold");
  const blocks = shown.map((entry, i) => {
    const lines = described(entry.quote, first + i + 1, language);
    const isSame = i > 0 && shown[i - 1]?.question === entry.question;
    return isSame || entry.question === ""
      ? lines
      : joined([styled(shortened(entry.question, LONGEST_LINE), "italic"), lines], "\n");
  });
  return { ...joined([lead, ...blocks], "\n\n"), keyboard };
}

/** Asks whether a collection is to be emptied. */
export function emptyingScreen(owner: number, count: number, language: Language): Screen {
  const keyboard = new InlineKeyboard()
    .text(say(language, "telegram-button-empty"), callbackData.collectionAct(owner, "empty"))
    .text(say(language, "telegram-button-cancel"), callbackData.collection(owner, 0));
  return { ...styled(say(language, "telegram-collection-ask", { count })), keyboard };
}

function described(quote: CutQuote | LostQuote, n: number, language: Language): FormattedText {
  const number = styled(`${n}. `, "bold");
  if ("reason" in quote) {
    return joined([number, styled(`⚠️ ${shortened(lossNotes([quote], language).join(" "), 2 * LONGEST_LINE)}`)]);
  }
  const [open, close] = quotationMarks(language);
  const shown = shortened(innerQuotations(shownQuote(quote.citation), language), LONGEST_QUOTE);
  const source = shortened(sourceLine(quote.citation, language), LONGEST_SOURCE);
  return joined([number, styled(`${open}${shown}${close}\n— ${source}`)]);
}
