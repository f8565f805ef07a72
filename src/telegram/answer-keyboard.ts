import { InlineKeyboard } from "grammy";
import { citationKey } from "../ask/citation-key.ts";
import type { Answer } from "../domain.ts";
import { callbackData } from "./callback-data.ts";
import { shortened } from "./source-text.ts";

const BUTTONS_A_ROW = 5;
/** Telegram takes a hundred buttons; two are for the verdict, some for topics. */
const MOST_QUOTES = 50;
const MOST_TOPICS = 8;
/** More would not fit into a line on a phone. */
const LONGEST_TOPIC = 60;

/**
 * The buttons under an answer: one to open each quote in its context, one to ask each topic offered, and two to say
 * whether the answer was good.
 */
export function answerKeyboard({ citations, topics }: Pick<Answer, "citations" | "topics">): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (const [i, citation] of citations.slice(0, MOST_QUOTES).entries()) {
    keyboard.text(`[${citation.n}]`, callbackData.quote(citationKey(citation)));
    if (i % BUTTONS_A_ROW === BUTTONS_A_ROW - 1) keyboard.row();
  }
  for (const [i, topic] of topics.slice(0, MOST_TOPICS).entries()) {
    keyboard.row().text(shortened(topic, LONGEST_TOPIC), callbackData.topic(i));
  }
  return keyboard.row().text("👍", callbackData.verdict("good")).text("👎", callbackData.verdict("bad"));
}
