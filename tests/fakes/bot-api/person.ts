import type { User } from "grammy/types";
import type { Chats, InlineAnswer, Room } from "./chats.ts";
import { Participant, type Push } from "./participant.ts";

export interface PersonOptions {
  readonly id?: number;
  readonly name?: string;
  /** As Telegram reports it for the person's app: `zh-hans`, `en-GB`. */
  readonly language?: string;
  /** How long this person waits for the bot, in milliseconds, before the test fails. */
  readonly patienceMs?: number;
}

/** Somebody in a private chat with the bot: writes, taps, and sees what comes back. */
export class Person extends Participant {
  readonly id: number;
  private readonly queriesPushed: Push;

  constructor(chats: Chats, push: Push, { id, name = "李明", language, patienceMs }: PersonOptions & { id: number }) {
    const user: User = {
      id,
      is_bot: false,
      first_name: name,
      ...(language !== undefined && { language_code: language }),
    };
    super(chats, push, user, chats.open({ id, type: "private", first_name: name }), undefined, patienceMs);
    this.id = id;
    this.queriesPushed = push;
  }

  /** The same person in a group, or in one topic of it. */
  in(room: Room, threadId?: number): Participant {
    return new Participant(this.chats, this.queriesPushed, this.user, room, threadId);
  }

  /** Types `@bot query` in some chat. */
  queries(query: string): void {
    const id = this.chats.newQuery(this.room);
    this.queriesPushed({ inline_query: { id, from: this.user, query, offset: "", chat_type: "group" } });
  }

  /** The cards shown for the latest answered inline query. */
  async seesCards(): Promise<InlineAnswer> {
    const cards = () => this.events("cards").at(-1)?.cards;
    await this.waitFor(() => cards() !== undefined, "cards");
    return cards() as InlineAnswer;
  }

  /** The bot can no longer write to this person. */
  blocks(): void {
    this.room.blocked = true;
  }

  unblocks(): void {
    this.room.blocked = false;
  }
}
