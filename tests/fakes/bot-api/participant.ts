import type { Chat, Message, MessageEntity, Update, User } from "grammy/types";
import type { ChatEvent, Chats, Room } from "./chats.ts";
import { quotations, view } from "./view.ts";

/** A message of the bot as a person has it on the screen. */
export interface SeenMessage {
  readonly text: string;
  /** Text with quotations, styles and buttons marked. */
  readonly view: string;
  readonly quotations: readonly string[];
  readonly buttons: readonly string[];
  readonly raw: Message.TextMessage;
}

/** Hands the bot an update, under a new id or a given one. */
export type Push = (update: Omit<Update, "update_id">, id?: number) => number;

/** How long a person waits for the bot before the test fails. */
const PATIENCE_MS = 8_000;

/** Somebody in a chat the bot is in: writes, taps, and sees what the bot does there. */
export class Participant {
  private seen = 0;
  private seenEdits = 0;
  private seenDocuments = 0;
  private readonly sent = new Map<number, Omit<Update, "update_id">>();

  constructor(
    protected readonly chats: Chats,
    private readonly push: Push,
    protected readonly user: User,
    protected readonly room: Room,
    private readonly threadId?: number,
    private readonly patienceMs = PATIENCE_MS,
    /** The chat in whose name this participant writes: an anonymous admin in the group's, a channel in its own. */
    private readonly senderChat?: Chat,
  ) {}

  /** Writes a text; commands and mentions are marked as Telegram marks them. Gives the update's id. */
  sends(text: string, options: { replyTo?: Message; quote?: string } = {}): number {
    const { replyTo, quote } = options;
    return this.sendsContent({
      text,
      ...marked(text),
      ...(replyTo && { reply_to_message: { ...replyTo, reply_to_message: undefined } }),
      ...(quote !== undefined && { quote: { text: quote, position: 0 } }),
    });
  }

  /** Sends something with words under it: `{ photo: […] }`. Gives the update's id. */
  sendsCaptioned(content: object, caption: string): number {
    const { entities } = marked(caption);
    return this.sendsContent({ ...content, caption, ...(entities && { caption_entities: entities }) });
  }

  /** A message of this person, not yet in any update. */
  writes(text: string): NonNullable<Update["message"]> {
    return this.chats.receive(this.room, this.user, { text });
  }

  /** Sends anything else: `{ photo: […] }`, `{ sticker: … }`. Gives the update's id. */
  sendsContent(content: object): number {
    const topic = this.threadId === undefined ? {} : { message_thread_id: this.threadId, is_topic_message: true };
    const sender = this.senderChat && { sender_chat: this.senderChat };
    const update = { message: this.chats.receive(this.room, this.user, { ...topic, ...sender, ...content }) };
    const id = this.push(update);
    this.sent.set(id, update);
    return id;
  }

  /** Sends a file, with words under it or without. Gives the update's id. */
  sendsFile(name: string, bytes: Uint8Array, caption?: string): number {
    const id = `file${this.chats.files.size}`;
    this.chats.files.set(id, bytes);
    const content = { document: { file_id: id, file_unique_id: id, file_name: name, file_size: bytes.length } };
    return caption === undefined ? this.sendsContent(content) : this.sendsCaptioned(content, caption);
  }

  /** Telegram hands out once more what was sent under this update id. */
  repeats(id: number): void {
    const update = this.sent.get(id);
    if (!update) throw new Error(`no update ${id} was sent here`);
    this.push(update, id);
  }

  /** Changes the words of this person's latest message that reads `text`. */
  edits(text: string, changed: string): number {
    const messages = [...this.room.messages.values()].toReversed();
    const old = messages.find((message) => message.from?.id === this.user.id && message.text === text);
    if (!old) throw new Error(`there is no message “${text}”`);
    const content = { text: changed, entities: undefined, ...marked(changed) };
    return this.push({ edited_message: this.chats.revise(this.room, old.message_id, content) });
  }

  /** Changes the words under this person's latest picture or file that has `caption`. */
  editsCaption(caption: string, changed: string): number {
    const messages = [...this.room.messages.values()].toReversed();
    const old = messages.find((message) => message.from?.id === this.user.id && message.caption === caption);
    if (!old) throw new Error(`there is nothing with “${caption}” under it`);
    return this.push({ edited_message: this.chats.revise(this.room, old.message_id, { caption: changed }) });
  }

  /** This participant's latest message. */
  lastSent(): Message {
    const sent = [...this.room.messages.values()].findLast(({ from }) => from?.id === this.user.id);
    if (!sent) throw new Error("nothing was sent");
    return sent;
  }

  /** Deletes a message for both sides. */
  removes(messageId: number): void {
    this.room.messages.delete(messageId);
  }

  /**
   * Taps the button with this text on the latest message that has it. `forgotten`: too long ago for Telegram. Gives the
   * tap's id.
   */
  taps(button: string, options: { forgotten?: boolean } = {}): string {
    const messages = [...this.room.messages.values()].toReversed();
    for (const message of messages) {
      const found = message.reply_markup?.inline_keyboard.flat().find(({ text }) => text === button);
      if (found && "callback_data" in found) return this.forges(found.callback_data, message, options);
    }
    throw new Error(`there is no button “${button}”`);
  }

  /** Sends callback data that no button need have, on a message of the chat. Gives the tap's id. */
  forges(data: string, on?: Message, options: { forgotten?: boolean } = {}): string {
    const message = on ?? [...this.room.messages.values()].at(-1);
    if (!message) throw new Error("there is no message to tap on");
    const tap = this.chats.tap(this.room, this.user, message, data, options);
    this.push({ callback_query: tap });
    return tap.id;
  }

  /** The next new message of the bot. */
  async receives(): Promise<SeenMessage> {
    const [message] = await this.receivesAll(1);
    if (!message) throw new Error("unreachable: one message was waited for");
    return message;
  }

  /** The next `count` new messages of the bot. */
  async receivesAll(count: number): Promise<SeenMessage[]> {
    await this.waitFor(() => this.messages().length >= this.seen + count, `${count} message(s)`);
    const fresh = this.messages().slice(this.seen, this.seen + count);
    this.seen += count;
    return fresh.map(seen);
  }

  /** The next change the bot makes to one of its messages: the message as it is then. */
  async seesEdit(): Promise<SeenMessage> {
    await this.waitFor(() => this.edited().length > this.seenEdits, "an edited message");
    const message = this.edited()[this.seenEdits];
    this.seenEdits += 1;
    if (!message) throw new Error("unreachable: one edit was waited for");
    return seen(message);
  }

  /** The next file the bot sends. */
  async receivesDocument(): Promise<Extract<ChatEvent, { kind: "document" }>> {
    const sent = () => this.events("document")[this.seenDocuments];
    await this.waitFor(() => sent() !== undefined, "a document");
    const document = sent();
    this.seenDocuments += 1;
    if (!document) throw new Error("unreachable: one document was waited for");
    return document;
  }

  /** A message of the bot as it stands in the chat now; undefined where it was deleted. */
  screen(messageId: number): SeenMessage | undefined {
    const message = this.room.messages.get(messageId);
    return message && seen(message as Message.TextMessage);
  }

  /** The latest word shown over the chat after a tap; empty for a tap answered silently. */
  async seesAlert(): Promise<string> {
    const alerts = () => this.events("alert");
    await this.waitFor(() => alerts().length > 0, "an answer to the tap");
    return alerts().at(-1)?.text ?? "";
  }

  /** The words of the `count` latest answers to taps, once there are so many in all. */
  async seesAlerts(count: number): Promise<string[]> {
    await this.waitFor(() => this.events("alert").length >= count, `${count} answers to taps`);
    return this.events("alert").map(({ text }) => text);
  }

  /** Messages that came and were not yet looked at. */
  unread(): SeenMessage[] {
    return this.messages().slice(this.seen).map(seen);
  }

  /** Taps and inline queries that still show that they wait. */
  get waitingTaps(): number {
    return this.room.openQueries.size;
  }

  /** The word a tap was answered with, and every text the bot showed from then until it answered the next tap. */
  shownFor(tapId: string): string[] {
    const { events } = this.room;
    const answered = events.findIndex((event) => event.kind === "alert" && event.queryId === tapId);
    if (answered === -1) throw new Error(`the tap ${tapId} was not answered`);
    const next = events.findIndex((event, i) => i > answered && event.kind === "alert");
    return textsOf(events.slice(answered, next === -1 ? undefined : next));
  }

  /** Every text the bot has shown in the chat, over it and in files. */
  everything(): string[] {
    return textsOf(this.room.events);
  }

  /** How often “typing…” was shown. */
  get typingShown(): number {
    return this.events("action").filter(({ action }) => action === "typing").length;
  }

  protected events<K extends ChatEvent["kind"]>(kind: K): Extract<ChatEvent, { kind: K }>[] {
    return this.room.events.filter((event): event is Extract<ChatEvent, { kind: K }> => event.kind === kind);
  }

  protected waitFor(condition: () => boolean, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const check = () => {
        if (!condition()) return;
        stop();
        resolve();
      };
      const unlisten = this.chats.listen(check);
      const timer = setTimeout(() => {
        stop();
        const got = this.unread().map((message) => message.view);
        reject(new Error(`waited for ${what} in vain; unread: ${JSON.stringify(got)}`));
      }, this.patienceMs);
      const stop = () => {
        unlisten();
        clearTimeout(timer);
      };
      check();
    });
  }

  private messages(): Message.TextMessage[] {
    return this.events("message").map(({ message }) => message);
  }

  private edited(): Message.TextMessage[] {
    return this.events("edit").map(({ message }) => message);
  }
}

function marked(text: string): { entities?: MessageEntity[] } {
  const entities: MessageEntity[] = [];
  const command = /^\/\w+(?:@\w+)?/.exec(text)?.[0];
  if (command !== undefined) entities.push({ type: "bot_command", offset: 0, length: command.length });
  for (const mention of text.matchAll(/(?<![\w/])@\w+/g)) {
    if (mention.index >= (command?.length ?? 0)) {
      entities.push({ type: "mention", offset: mention.index, length: mention[0].length });
    }
  }
  return entities.length > 0 ? { entities } : {};
}

function textsOf(events: readonly ChatEvent[]): string[] {
  return events.flatMap((event) => {
    if (event.kind === "message" || event.kind === "edit") return [event.message.text];
    if (event.kind === "document") return [event.message.caption ?? "", event.content.toString()];
    return event.kind === "alert" ? [event.text] : [];
  });
}

function seen(raw: Message.TextMessage): SeenMessage {
  const buttons = (raw.reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
  return { text: raw.text, view: view(raw), quotations: quotations(raw), buttons, raw };
}
