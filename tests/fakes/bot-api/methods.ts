import type { ApiMethods, BotCommandScope } from "grammy/types";
import type { Chats, Room } from "./chats.ts";
import { acceptCards } from "./inline-rules.ts";
import { acceptKeyboard } from "./keyboard-rules.ts";
import { badRequest } from "./rejection.ts";
import { acceptCaption, acceptText } from "./text-rules.ts";
import type { UpdateQueue } from "./update-queue.ts";
import { acceptWebhook, WebhookSender } from "./webhook-sender.ts";

/** The methods this fake knows; a bot that calls another one fails its test. */
type Method =
  | "getMe"
  | "getUpdates"
  | "setWebhook"
  | "deleteWebhook"
  | "getWebhookInfo"
  | "sendMessage"
  | "sendDocument"
  | "getFile"
  | "getChat"
  | "editMessageText"
  | "deleteMessage"
  | "answerCallbackQuery"
  | "answerInlineQuery"
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

/** What people see of the bot, by language code (`""`: everyone else); commands of one chat under `chat 77/zh`. */
export interface Profile {
  readonly commands: Map<string, readonly { command: string; description: string }[]>;
  readonly descriptions: Map<string, string>;
  readonly shortDescriptions: Map<string, string>;
}

const ACTIONS = new Set(["typing", "upload_photo", "upload_document", "choose_sticker", "find_location"]);
const MAX_COMMANDS = 100;
const MAX_DOWNLOAD = 20 * 1024 * 1024;
const MAX_UPLOAD = 50 * 1024 * 1024;

/** The Bot API's methods on a set of chats. Each throws a Rejection for what Telegram refuses. */
export function createMethods(chats: Chats, queue: UpdateQueue, profile: Profile): Methods {
  return {
    getMe: () => chats.bot,
    getUpdates: (payload, closed) => queue.get(payload, closed),
    setWebhook: (payload) => {
      const sender = new WebhookSender(acceptWebhook(payload));
      if (JSON.stringify(queue.webhookNow?.settings) !== JSON.stringify(sender.settings)) {
        queue.handOver(sender, payload.allowed_updates);
      }
      return true;
    },
    deleteWebhook: () => {
      queue.handOver(undefined);
      return true;
    },
    getWebhookInfo: () => {
      const { settings, lastError, unsent = 0 } = queue.webhookNow ?? {};
      return {
        url: settings?.url ?? "",
        has_custom_certificate: false,
        pending_update_count: unsent,
        ...(lastError && { last_error_date: lastError.date, last_error_message: lastError.message }),
      };
    },
    sendMessage: ({ chat_id, text, entities, parse_mode, reply_markup, message_thread_id, reply_parameters }) => {
      refuseParseMode(parse_mode);
      const room = chats.find(chat_id);
      const accepted = acceptText(text, entities);
      const replyTo = repliedTo(room, reply_parameters);
      const keyboard = acceptKeyboard(reply_markup);
      return chats.send(room, { ...accepted, keyboard, threadId: message_thread_id, replyTo });
    },
    sendDocument: ({ chat_id, document, caption, caption_entities, message_thread_id, reply_parameters }) => {
      const room = chats.find(chat_id);
      const { name, content } = uploaded(document);
      const replyTo = repliedTo(room, reply_parameters);
      const words = acceptCaption(caption, caption_entities);
      const sent = chats.sendDocument(room, { name, content, ...words }, { threadId: message_thread_id, replyTo });
      return sent as Result<"sendDocument">;
    },
    getChat: ({ chat_id }) => {
      // Of a person who blocked the bot, Telegram still tells the name.
      const { chat } = chats.look(chat_id);
      return { ...chat, accent_color_id: 0, max_reaction_count: 11 } as Result<"getChat">;
    },
    getFile: ({ file_id }) => {
      const bytes = chats.files.get(file_id);
      if (!bytes) throw badRequest("invalid file_id");
      if (bytes.length > MAX_DOWNLOAD) throw badRequest("file is too big");
      return { file_id, file_unique_id: file_id, file_size: bytes.length, file_path: `documents/${file_id}` };
    },
    editMessageText: ({ chat_id, message_id, text, entities, parse_mode, reply_markup }) => {
      refuseParseMode(parse_mode);
      const room = chats.find(chat_id);
      const edited = chats.edit(room, message_id, {
        ...acceptText(text, entities),
        keyboard: acceptKeyboard(reply_markup),
      });
      return edited as Result<"editMessageText">;
    },
    deleteMessage: ({ chat_id, message_id }) => {
      chats.delete(chats.find(chat_id), message_id);
      return true;
    },
    answerCallbackQuery: ({ callback_query_id, text = "", show_alert = false }) => {
      if (text.length > 200) throw badRequest("MESSAGE_TOO_LONG");
      chats.answerQuery(callback_query_id, { text, isAlert: show_alert });
      return true;
    },
    answerInlineQuery: ({ inline_query_id, results, cache_time = 300, is_personal = false, button }) => {
      const cards = acceptCards(results, button);
      chats.answerQuery(inline_query_id, { results: cards, isPersonal: is_personal, cacheSeconds: cache_time, button });
      return true;
    },
    sendChatAction: ({ chat_id, action }) => {
      const chat = chats.find(chat_id);
      if (!ACTIONS.has(action)) throw badRequest("wrong parameter action in request");
      chats.record(chat, { kind: "action", action });
      return true;
    },
    setMyCommands: ({ commands, language_code, scope }) => {
      const key = `${scopeKey(chats, scope)}${languageKey(language_code)}`;
      if (commands.length > MAX_COMMANDS) throw badRequest("BOT_COMMANDS_TOO_MUCH");
      for (const { command, description } of commands) {
        if (!/^\/?[a-z0-9_]{1,32}$/.test(command)) throw badRequest("BOT_COMMAND_INVALID");
        if (description.trim() === "" || description.length > 256) throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
      }
      profile.commands.set(key, commands);
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

/** The message replied to, if it is still there. */
function repliedTo(room: Room, reply: Payload<"sendMessage">["reply_parameters"]): number | undefined {
  if (!reply?.message_id) return undefined;
  const original = room.messages.get(reply.message_id);
  if (original) return reply.message_id;
  if (reply.allow_sending_without_reply) return undefined;
  throw badRequest("message to be replied not found");
}

function uploaded(document: unknown): { name: string; content: Buffer } {
  const file = document as { name?: unknown; content?: unknown };
  if (typeof file?.name !== "string" || !Buffer.isBuffer(file.content))
    throw badRequest("there is no document in the request");
  if (file.content.length === 0) throw badRequest("file must be non-empty");
  if (file.content.length > MAX_UPLOAD) throw badRequest("file is too big");
  checkFileName(file.name);
  return { name: file.name, content: file.content };
}

/** Here the fake is stricter than the server, which makes another name of such a one. */
function checkFileName(name: string): void {
  if (!/^[^\p{C}<>:"/\\|?*]+$/u.test(name) || name !== name.trim() || Buffer.byteLength(name) > 255) {
    throw badRequest(`the file name ${JSON.stringify(name)} would be changed`);
  }
}

function scopeKey(chats: Chats, scope: BotCommandScope | undefined): string {
  if (!scope || scope.type === "default") return "";
  if (scope.type === "all_private_chats") return "private/";
  if (scope.type !== "chat") throw new Error(`the fake Bot API knows no commands for ${scope.type}`);
  return `chat ${chats.find(scope.chat_id).chat.id}/`;
}

function refuseParseMode(mode: unknown): void {
  if (mode !== undefined) throw new Error("the fake Bot API parses no markup: messages are built with entities");
}

function languageKey(code: string | undefined): string {
  const language = code ?? "";
  if (!/^([a-z]{2})?$/.test(language)) throw badRequest("invalid language code specified");
  return language;
}
