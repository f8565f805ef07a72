import type { Message, Update, User } from "grammy/types";
import type { ChatEvent, Chats, PrivateChat } from "./chats.ts";
import { quotations, view } from "./view.ts";

export interface PersonOptions {
  readonly id?: number;
  readonly name?: string;
  /** As Telegram reports it for the person's app: `zh-hans`, `en-GB`. */
  readonly language?: string;
}

/** A message of the bot as a person has it on the screen. */
export interface SeenMessage {
  readonly text: string;
  /** Text with quotations, styles and buttons marked. */
  readonly view: string;
  readonly quotations: readonly string[];
  readonly buttons: readonly string[];
  readonly raw: Message.TextMessage;
}

/** How long a test waits for the bot before it fails. */
const PATIENCE_MS = 8_000;

/** Somebody in a private chat with the bot: writes, taps, and sees what comes back. */
export class Person {
  readonly id: number;
  private readonly chat: PrivateChat;
  private seen = 0;

  constructor(
    private readonly chats: Chats,
    private readonly push: (update: Omit<Update, "update_id">) => number,
    { id, name = "李明", language }: PersonOptions & { id: number },
  ) {
    const user: User = {
      id,
      is_bot: false,
      first_name: name,
      ...(language !== undefined && { language_code: language }),
    };
    this.id = id;
    this.chat = chats.open(user);
  }

  /** Writes a text; commands are marked as Telegram marks them. Gives the update's id. */
  sends(text: string): number {
    const command = /^\/\w+/.exec(text)?.[0];
    const entities = command ? [{ type: "bot_command", offset: 0, length: command.length }] : undefined;
    return this.sendsContent({ text, ...(entities && { entities }) });
  }

  /** Sends anything else: `{ photo: […] }`, `{ sticker: … }`. Gives the update's id. */
  sendsContent(content: object): number {
    return this.push({ message: this.chats.receive(this.chat, content) });
  }

  /** Taps the button with this text on the latest message that has it. `forgotten`: too long ago for Telegram. */
  taps(button: string, options: { forgotten?: boolean } = {}): void {
    const messages = [...this.chat.messages.values()].toReversed();
    for (const message of messages) {
      const found = message.reply_markup?.inline_keyboard.flat().find(({ text }) => text === button);
      if (found && "callback_data" in found) return this.forges(found.callback_data, message, options);
    }
    throw new Error(`there is no button “${button}”`);
  }

  /** Sends callback data that no button need have, on a message of the chat. */
  forges(data: string, on?: Message, options: { forgotten?: boolean } = {}): void {
    const message = on ?? [...this.chat.messages.values()].at(-1);
    if (!message) throw new Error("there is no message to tap on");
    this.push({ callback_query: this.chats.tap(this.chat, message, data, options) });
  }

  /** The bot can no longer write to this person. */
  blocks(): void {
    this.chat.blocked = true;
  }

  unblocks(): void {
    this.chat.blocked = false;
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

  /** The latest word shown over the chat after a tap; empty for a tap answered silently. */
  async seesAlert(): Promise<string> {
    const alerts = () => this.events("alert");
    await this.waitFor(() => alerts().length > 0, "an answer to the tap");
    return alerts().at(-1)?.text ?? "";
  }

  /** Messages that came and were not yet looked at. */
  unread(): SeenMessage[] {
    return this.messages().slice(this.seen).map(seen);
  }

  /** How often “typing…” was shown. */
  get typingShown(): number {
    return this.events("action").filter(({ action }) => action === "typing").length;
  }

  private messages(): Message.TextMessage[] {
    return this.events("message").map(({ message }) => message);
  }

  private events<K extends ChatEvent["kind"]>(kind: K): Extract<ChatEvent, { kind: K }>[] {
    return this.chat.events.filter((event): event is Extract<ChatEvent, { kind: K }> => event.kind === kind);
  }

  private waitFor(condition: () => boolean, what: string): Promise<void> {
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
      }, PATIENCE_MS);
      const stop = () => {
        unlisten();
        clearTimeout(timer);
      };
      check();
    });
  }
}

function seen(raw: Message.TextMessage): SeenMessage {
  const buttons = (raw.reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
  return { text: raw.text, view: view(raw), quotations: quotations(raw), buttons, raw };
}
