import type {
  CallbackQuery,
  Chat,
  InlineKeyboardMarkup,
  InlineQueryResultArticle,
  InlineQueryResultsButton,
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
  | { readonly kind: "deletion"; readonly messageId: number }
  | { readonly kind: "document"; readonly message: Message.DocumentMessage; readonly content: Buffer }
  | { readonly kind: "alert"; readonly queryId: string; readonly text: string; readonly isAlert: boolean }
  | { readonly kind: "cards"; readonly queryId: string; readonly cards: InlineAnswer }
  | { readonly kind: "action"; readonly action: string };

/** What the bot answered to an inline query. */
export interface InlineAnswer {
  readonly results: readonly InlineQueryResultArticle[];
  readonly isPersonal: boolean;
  readonly cacheSeconds: number;
  readonly button: InlineQueryResultsButton | undefined;
}

/** A chat the bot is in: with one person, or a group. */
export interface Room {
  readonly chat: Chat.PrivateChat | Chat.GroupChat | Chat.SupergroupChat;
  /** Whether the bot can no longer write there. */
  blocked: boolean;
  /** Whether the bot is there but may not write. */
  muted: boolean;
  /** The supergroup it has become. */
  movedTo: number | undefined;
  readonly closedTopics: Set<number>;
  readonly deletedTopics: Set<number>;
  readonly events: ChatEvent[];
  /** Supergroups number their messages themselves. */
  lastMessageId: number;
  readonly messages: Map<number, Message>;
  readonly openQueries: Set<string>;
}

/** Where and how a message of the bot is to appear. */
export interface Delivery {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
  readonly keyboard: InlineKeyboardMarkup | undefined;
  readonly threadId?: number | undefined;
  readonly replyTo?: number | undefined;
}

interface Envelope {
  message_id: number;
  date: number;
  chat: Chat;
}

/** The chats the bot may write to, and what stands in them. */
export class Chats {
  private readonly rooms = new Map<number, Room>();
  private readonly listeners = new Set<() => void>();
  private lastMessageId = 0;
  private lastQueryId = 4_000_000_000_000_000_000n;
  readonly bot: UserFromGetMe;
  /** What people sent as files, by the id of each. */
  readonly files = new Map<string, Uint8Array>();

  constructor(bot: UserFromGetMe) {
    this.bot = bot;
  }

  open(chat: Room["chat"]): Room {
    const room: Room = {
      chat,
      blocked: false,
      muted: false,
      movedTo: undefined,
      lastMessageId: 0,
      closedTopics: new Set(),
      deletedTopics: new Set(),
      events: [],
      messages: new Map(),
      openQueries: new Set(),
    };
    this.rooms.set(chat.id, room);
    return room;
  }

  /** The chat a call is about; throws Telegram's rejection where there is none or the bot may not write there. */
  find(id: unknown): Room {
    const room = this.look(id);
    if (room.movedTo !== undefined) {
      const parameters = { migrate_to_chat_id: room.movedTo };
      throw new Rejection(400, "Bad Request: group chat was upgraded to a supergroup chat", parameters);
    }
    if (room.blocked) {
      const why = room.chat.type === "private" ? "bot was blocked by the user" : "bot was kicked from the group chat";
      throw new Rejection(403, `Forbidden: ${why}`);
    }
    return room;
  }

  /** The chat a call asks about, whether or not the bot may write there. */
  look(id: unknown): Room {
    if (id === undefined || id === "") throw badRequest("chat_id is empty");
    const room = this.rooms.get(Number(id));
    if (!room) throw badRequest("chat not found");
    return room;
  }

  /** A message of a person to the bot, not yet in any update. */
  receive(room: Room, from: User, content: object): NonNullable<Update["message"]> {
    const message = { ...this.envelope(room), from, ...content } as NonNullable<Update["message"]>;
    room.messages.set(message.message_id, message);
    return message;
  }

  /** A person's message with other words, not yet in any update. */
  revise(room: Room, messageId: number, content: object): NonNullable<Update["edited_message"]> {
    const old = room.messages.get(messageId);
    if (!old) throw new Error(`there is no message ${messageId}`);
    const message = { ...old, ...content, edit_date: Math.floor(Date.now() / 1000) };
    room.messages.set(messageId, message);
    return message as NonNullable<Update["edited_message"]>;
  }

  send(room: Room, delivery: Delivery): Message.TextMessage {
    const message = this.written({ ...this.addressed(room, delivery), from: this.bot }, delivery);
    room.messages.set(message.message_id, message);
    this.record(room, { kind: "message", message });
    return message;
  }

  sendDocument(
    room: Room,
    { name, content, caption }: { name: string; content: Buffer; caption?: string },
    delivery: Pick<Delivery, "threadId" | "replyTo">,
  ): Message {
    const document = { file_id: `f${name}`, file_unique_id: name, file_name: name, file_size: content.length };
    const message = { ...this.addressed(room, delivery), from: this.bot, document, caption } as Message.DocumentMessage;
    room.messages.set(message.message_id, message);
    this.record(room, { kind: "document", message, content });
    return message;
  }

  edit(room: Room, messageId: unknown, delivery: Delivery): Message.TextMessage {
    const old = room.messages.get(Number(messageId));
    if (!old) throw badRequest("message to edit not found");
    if (old.from?.id !== this.bot.id) throw badRequest("message can't be edited");
    const { text: _text, entities: _entities, reply_markup: _keyboard, ...envelope } = old as Message.TextMessage;
    const message = this.written({ ...envelope, from: this.bot }, delivery);
    const shown = (shownMessage: Message) =>
      JSON.stringify([shownMessage.text, shownMessage.entities, shownMessage.reply_markup]);
    if (shown(old) === shown(message)) {
      throw badRequest(
        "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
      );
    }
    room.messages.set(message.message_id, message);
    this.record(room, { kind: "edit", message });
    return message;
  }

  delete(room: Room, messageId: unknown): void {
    const old = room.messages.get(Number(messageId));
    if (!old) throw badRequest("message to delete not found");
    if (old.from?.id !== this.bot.id) throw badRequest("message can't be deleted");
    room.messages.delete(old.message_id);
    this.record(room, { kind: "deletion", messageId: old.message_id });
  }

  /** A tap on a button of a message, not yet in any update. */
  tap(room: Room, from: User, message: Message, data: string, { forgotten = false } = {}): CallbackQuery {
    return { id: this.newQuery(room, forgotten), from, message, data, chat_instance: String(room.chat.id) };
  }

  /** An open query's id, asked in a room; `forgotten` ones can no longer be answered. */
  newQuery(room: Room, forgotten = false): string {
    this.lastQueryId += 1n;
    const id = String(this.lastQueryId);
    if (!forgotten) room.openQueries.add(id);
    return id;
  }

  answerQuery(queryId: unknown, answer: { text: string; isAlert: boolean } | InlineAnswer): void {
    const id = String(queryId);
    const room = [...this.rooms.values()].find(({ openQueries }) => openQueries.delete(id));
    if (!room) throw badRequest("query is too old and response timeout expired or query ID is invalid");
    this.record(
      room,
      "results" in answer ? { kind: "cards", queryId: id, cards: answer } : { kind: "alert", queryId: id, ...answer },
    );
  }

  record(room: Room, event: ChatEvent): void {
    room.events.push(event);
    for (const listener of this.listeners) listener();
  }

  /** Calls `listener` after each thing the bot does, until the returned function is called. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private envelope(room: Room): Envelope {
    const message_id = room.chat.type === "supergroup" ? (room.lastMessageId += 1) : (this.lastMessageId += 1);
    return { message_id, date: Math.floor(Date.now() / 1000), chat: room.chat };
  }

  /** An envelope in its topic and under the message it replies to, as Telegram would file it. */
  private addressed(room: Room, { threadId, replyTo }: Pick<Delivery, "threadId" | "replyTo">): Envelope {
    const isForum = "is_forum" in room.chat && room.chat.is_forum === true;
    if (threadId !== undefined && (!isForum || room.deletedTopics.has(threadId)))
      throw badRequest("message thread not found");
    if (threadId !== undefined && room.closedTopics.has(threadId)) throw badRequest("TOPIC_CLOSED");
    if (room.muted) throw badRequest("not enough rights to send text messages to the chat");
    const original = replyTo === undefined ? undefined : room.messages.get(replyTo);
    return {
      ...this.envelope(room),
      ...(threadId !== undefined && { message_thread_id: threadId, is_topic_message: true }),
      // Telegram hands out the message replied to, but not what that one replied to.
      ...(original && { reply_to_message: { ...original, reply_to_message: undefined } }),
    };
  }

  private written(envelope: Envelope & { from: User }, { text, entities, keyboard }: Delivery): Message.TextMessage {
    return {
      ...envelope,
      text,
      ...(entities.length > 0 && { entities: [...entities] }),
      ...(keyboard && { reply_markup: keyboard }),
    };
  }
}
