import type { Context } from "grammy";
import type { Language } from "../domain.ts";

/** grammY's context with what every feature needs of the person. */
export type BotContext = Context & {
  /** The language to speak to this person in. */
  language: Language;
  /** The id a chat has now: a group that becomes a supergroup gets a new one. */
  chatNow: (chatId: number) => number;
};
