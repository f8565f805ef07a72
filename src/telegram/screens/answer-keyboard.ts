import { InlineKeyboard } from "grammy";
import { citationKey } from "../../ask/quote/citation-key.ts";
import { actsOn } from "../../ask/understand/offered-acts.ts";
import type { Answer, Language } from "../../domain.ts";
import { say } from "../../text/messages.ts";
import { callbackData } from "../callback-data.ts";
import { shortened } from "../../text/shortened.ts";

const BUTTONS_A_ROW = 5;
/** Telegram takes a hundred buttons; five stand under every answer, some are for topics. */
const MOST_QUOTES = 50;
const MOST_TOPICS = 8;
/** More would not fit into a line on a phone. */
const LONGEST_TOPIC = 60;

/**
 * The buttons under an answer: one to open each quote in its context, what can be done with the answer, one to ask each
 * topic offered, three to take the quotes along, and two to say whether the answer was good. `spoken`: the person's
 * language.
 */
export function answerKeyboard(answer: Answer, spoken: Language): InlineKeyboard {
  const { citations, topics } = answer;
  const keyboard = new InlineKeyboard();
  for (const [i, citation] of citations.slice(0, MOST_QUOTES).entries()) {
    keyboard.text(`[${citation.n}]`, callbackData.quote(citationKey(citation)));
    if (i % BUTTONS_A_ROW === BUTTONS_A_ROW - 1) keyboard.row();
  }
  keyboard.row();
  for (const act of actsOn(answer)) keyboard.text(say(spoken, `telegram-button-${act}`), callbackData.act(act));
  for (const [i, topic] of topics.slice(0, MOST_TOPICS).entries()) {
    keyboard.row().text(shortened(topic, LONGEST_TOPIC), callbackData.topic(i));
  }
  if (citations.length > 0) {
    keyboard
      .row()
      .text(say(spoken, "telegram-button-copy-all"), callbackData.take("copy"))
      .text(say(spoken, "telegram-button-word"), callbackData.take("word"))
      .text(say(spoken, "telegram-button-collect"), callbackData.take("collect"));
  }
  return keyboard.row().text("👍", callbackData.verdict("good")).text("👎", callbackData.verdict("bad"));
}
