import type {
  CallbackQuery,
  Chat,
  InlineKeyboardMarkup,
  Message,
  MessageEntity,
  Update,
  User,
  UserFromGetMe,
} from "grammy/types";
import { Rejection, badRequest } from "./rejection.ts";

/** What the bot did in a chat, in order. */
export type ChatEvent =
  | { readonly kind: "message"; readonly message: Message.TextMessage }
  | { readonly kind: "edit"; readonly message: Message.TextMessage }
  | { readonly kind: "alert"; readonly queryId: string; readonly text: string; readonly isAlert: boolean }
  | { readonly kind: "action"; readonly action: string };

export interface PrivateChat {
  readonly user: User;
  readonly chat: Chat.PrivateChat;
  blocked: boolean;
  readonly events: ChatEvent[];
  readonly messages: Map<number, Message>;
  readonly openQueries: Set<string>;
}

/** The chats the bot may write to, and what stands in them. */
export class Chats {
  private readonly chats = new Map<number, PrivateChat>();
  private readonly listeners = new Set<() => void>();
  private lastMessageId = 0;
  private lastQueryId = 4_000_000_000_000_000_000n;
  readonly bot: UserFromGetMe;

  constructor(bot: UserFromGetMe) {
    this.bot = bot;
  }

  open(user: User): PrivateChat {
    const chat: PrivateChat = {
      user,
      chat: { id: user.id, type: "private", first_name: user.first_name },
      blocked: false,
      events: [],
      messages: new Map(),
      openQueries: new Set(),
    };
    this.chats.set(user.id, chat);
    return chat;
  }

  /** The chat a call is about; throws Telegram's rejection where there is none or the person blocked the bot. */
  find(id: unknown): PrivateChat {
    if (id === undefined || id === "") throw badRequest("chat_id is empty");
    const chat = this.chats.get(Number(id));
    if (!chat) throw badRequest("chat not found");
    if (chat.blocked) throw new Rejection(403, "Forbidden: bot was blocked by the user");
    return chat;
  }

  /** A message of a person to the bot, not yet in any update. */
  receive(chat: PrivateChat, content: object): NonNullable<Update["message"]> {
    const message = { ...this.envelope(chat), from: chat.user, ...content };
    chat.messages.set(message.message_id, message);
    return message;
  }

  send(
    chat: PrivateChat,
    text: string,
    entities: readonly MessageEntity[],
    keyboard: InlineKeyboardMarkup | undefined,
  ): Message.TextMessage {
    const message = this.written({ ...this.envelope(chat), from: this.bot }, text, entities, keyboard);
    chat.messages.set(message.message_id, message);
    this.record(chat, { kind: "message", message });
    return message;
  }

  edit(
    chat: PrivateChat,
    messageId: unknown,
    text: string,
    entities: readonly MessageEntity[],
    keyboard: InlineKeyboardMarkup | undefined,
  ): Message.TextMessage {
    const old = chat.messages.get(Number(messageId));
    if (!old) throw badRequest("message to edit not found");
    if (old.from?.id !== this.bot.id) throw badRequest("message can't be edited");
    const { message_id, date } = old;
    const message = this.written({ message_id, date, chat: chat.chat, from: this.bot }, text, entities, keyboard);
    const shown = (shownMessage: Message) =>
      JSON.stringify([shownMessage.text, shownMessage.entities, shownMessage.reply_markup]);
    if (shown(old) === shown(message)) {
      throw badRequest(
        "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
      );
    }
    chat.messages.set(message_id, message);
    this.record(chat, { kind: "edit", message });
    return message;
  }

  /** A tap on a button of a message, not yet in any update. */
  tap(chat: PrivateChat, message: Message, data: string, { forgotten = false } = {}): CallbackQuery {
    this.lastQueryId += 1n;
    const id = String(this.lastQueryId);
    if (!forgotten) chat.openQueries.add(id);
    return { id, from: chat.user, message, data, chat_instance: String(chat.user.id) };
  }

  answerQuery(queryId: unknown, text: string, isAlert: boolean): void {
    const chat = [...this.chats.values()].find(({ openQueries }) => openQueries.delete(String(queryId)));
    if (!chat) throw badRequest("query is too old and response timeout expired or query ID is invalid");
    this.record(chat, { kind: "alert", queryId: String(queryId), text, isAlert });
  }

  record(chat: PrivateChat, event: ChatEvent): void {
    chat.events.push(event);
    for (const listener of this.listeners) listener();
  }

  /** Calls `listener` after each thing the bot does, until the returned function is called. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private envelope(chat: PrivateChat): { message_id: number; date: number; chat: Chat.PrivateChat } {
    this.lastMessageId += 1;
    return { message_id: this.lastMessageId, date: Math.floor(Date.now() / 1000), chat: chat.chat };
  }

  private written(
    envelope: { message_id: number; date: number; chat: Chat.PrivateChat; from: User },
    text: string,
    entities: readonly MessageEntity[],
    keyboard: InlineKeyboardMarkup | undefined,
  ): Message.TextMessage {
    return {
      ...envelope,
      text,
      ...(entities.length > 0 && { entities: [...entities] }),
      ...(keyboard && { reply_markup: keyboard }),
    };
  }
}
