import { quotationMarks, shownQuote } from "../ask/plain-text.ts";
import { referenceOf } from "../ask/understand/reference.ts";
import { innerQuotations } from "../text/punctuation.ts";
import type { Citation, Language, SpeechInfo } from "../domain.ts";

/** A quote with its reference as plain text, for pasting elsewhere. */
export function quoteText(citation: Citation, info: SpeechInfo, language: Language): string {
  const [open, close] = quotationMarks(language);
  const dash = language === "en" ? "— " : "——";
  return `${open}${innerQuotations(shownQuote(citation), language)}${close}\n${dash}${referenceOf(citation, info, language)}`;
}
