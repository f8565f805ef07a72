import type { ApiMethods } from "grammy/types";
import type { Chats } from "./chats.ts";
import { acceptKeyboard } from "./keyboard-rules.ts";
import { badRequest } from "./rejection.ts";
import { acceptText } from "./text-rules.ts";
import type { UpdateQueue } from "./update-queue.ts";

/** The methods this fake knows; a bot that calls another one fails its test. */
type Method =
  | "getMe"
  | "getUpdates"
  | "deleteWebhook"
  | "sendMessage"
  | "editMessageText"
  | "answerCallbackQuery"
  | "sendChatAction"
  | "setMyCommands"
  | "setMyDescription"
  | "setMyShortDescription";

type Payload<M extends Method> = NonNullable<Parameters<ApiMethods[M]>[0]>;
type Result<M extends Method> = ReturnType<ApiMethods[M]>;
/** `closed` fires when the caller hangs up. */
export type Methods = {
  [M in Method]: (payload: Payload<M>, closed: AbortSignal) => Result<M> | Promise<Result<M>>;
};

/** What people see of the bot before they write to it, by language code (`""`: everyone else). */
export interface Profile {
  readonly commands: Map<string, readonly { command: string; description: string }[]>;
  readonly descriptions: Map<string, string>;
  readonly shortDescriptions: Map<string, string>;
}

const ACTIONS = new Set(["typing", "upload_photo", "upload_document", "choose_sticker", "find_location"]);
const MAX_COMMANDS = 100;

/** The Bot API's methods on a set of chats. Each throws a Rejection for what Telegram refuses. */
export function createMethods(chats: Chats, queue: UpdateQueue, profile: Profile): Methods {
  return {
    getMe: () => chats.bot,
    getUpdates: (payload, closed) => queue.get(payload, closed),
    deleteWebhook: () => true,
    sendMessage: ({ chat_id, text, entities, parse_mode, reply_markup }) => {
      refuseParseMode(parse_mode);
      const chat = chats.find(chat_id);
      const accepted = acceptText(text, entities);
      return chats.send(chat, accepted.text, accepted.entities, acceptKeyboard(reply_markup));
    },
    editMessageText: ({ chat_id, message_id, text, entities, parse_mode, reply_markup }) => {
      refuseParseMode(parse_mode);
      const chat = chats.find(chat_id);
      const accepted = acceptText(text, entities);
      const edited = chats.edit(chat, message_id, accepted.text, accepted.entities, acceptKeyboard(reply_markup));
      return edited as Result<"editMessageText">;
    },
    answerCallbackQuery: ({ callback_query_id, text = "", show_alert = false }) => {
      if (text.length > 200) throw badRequest("MESSAGE_TOO_LONG");
      chats.answerQuery(callback_query_id, text, show_alert);
      return true;
    },
    sendChatAction: ({ chat_id, action }) => {
      const chat = chats.find(chat_id);
      if (!ACTIONS.has(action)) throw badRequest("wrong parameter action in request");
      chats.record(chat, { kind: "action", action });
      return true;
    },
    setMyCommands: ({ commands, language_code }) => {
      const language = languageKey(language_code);
      if (commands.length > MAX_COMMANDS) throw badRequest("BOT_COMMANDS_TOO_MUCH");
      for (const { command, description } of commands) {
        if (!/^\/?[a-z0-9_]{1,32}$/.test(command)) throw badRequest("BOT_COMMAND_INVALID");
        if (description.trim() === "" || description.length > 256) throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
      }
      profile.commands.set(language, commands);
      return true;
    },
    setMyDescription: ({ description = "", language_code }) => {
      if (description.length > 512) throw badRequest("DESCRIPTION_TOO_LONG");
      profile.descriptions.set(languageKey(language_code), description);
      return true;
    },
    setMyShortDescription: ({ short_description = "", language_code }) => {
      if (short_description.length > 120) throw badRequest("ABOUT_TOO_LONG");
      profile.shortDescriptions.set(languageKey(language_code), short_description);
      return true;
    },
  };
}

function refuseParseMode(mode: unknown): void {
  if (mode !== undefined) throw new Error("the fake Bot API parses no markup: messages are built with entities");
}

function languageKey(code: string | undefined): string {
  const language = code ?? "";
  if (!/^([a-z]{2})?$/.test(language)) throw badRequest("invalid language code specified");
  return language;
}
