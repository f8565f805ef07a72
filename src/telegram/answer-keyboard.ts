import { InlineKeyboard } from "grammy";
import { citationKey } from "../answer/citation-key.ts";
import type { Answer } from "../domain.ts";
import { callbackData } from "./callback-data.ts";

const BUTTONS_A_ROW = 5;
/** Telegram takes a hundred buttons; two are for the verdict. */
const MOST_QUOTES = 50;

/** The buttons under an answer: one to open each quote in its context, and two to say whether the answer was good. */
export function answerKeyboard({ citations }: Pick<Answer, "citations">): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const [i, citation] of citations.slice(0, MOST_QUOTES).entries()) {
    keyboard.text(`[${citation.n}]`, callbackData.quote(citationKey(citation)));
    if (i % BUTTONS_A_ROW === BUTTONS_A_ROW - 1) keyboard.row();
  }
  return keyboard.row().text("👍", callbackData.verdict("good")).text("👎", callbackData.verdict("bad"));
}
