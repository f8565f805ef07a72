import type { Bot } from "grammy";
import type { Inbox } from "../../memory/inbox.ts";
import type { Logger } from "../../ops/logging.ts";
import type { Admitting, Allowances } from "./admission.ts";
import type { BotContext } from "../context.ts";
import { type Patience, patiently } from "./patience.ts";
import type { CountUpdates } from "./update-counts.ts";

/** How a bot receives updates, whichever way they come. */
export interface ReceivingOptions {
  readonly logger: Logger;
  /** Keeps updates from their arrival until they are handled. */
  readonly inbox: Inbox;
  /** Who sees the commands for admins. */
  readonly adminIds?: readonly number[];
  /** Whether people can log in to the page. */
  readonly hasLogin?: boolean;
  /** How many updates are worked on at once. */
  readonly concurrency?: number;
  /** So many updates may wait; what comes beyond is refused. */
  readonly mostWaiting?: number;
  /** How much one person may ask. */
  readonly allowances?: Allowances;
  /** Who keeps count of that; this process by itself if not given. */
  readonly admission?: Admitting;
  readonly countUpdates?: CountUpdates;
  /** How long `stop` waits for answers under way. */
  readonly drainMs?: number;
}

/** A bot receiving updates. */
export interface Receiving {
  /** Resolves with the bot's user name as soon as it receives; rejects as `done` does. */
  readonly ready: Promise<string>;
  /** Resolves after `stop`; rejects with a TelegramError where Telegram refuses the bot for good. */
  readonly done: Promise<void>;
  /** Whether Telegram hands its updates over, as far as is known. */
  isConnected(): boolean;
  /** Takes no more updates, lets the answers under way finish and confirms what was received. */
  stop(): Promise<void>;
}

export const ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "inline_query"] as const;

/** Asks Telegram who the bot is. */
export async function introduce(bot: Bot<BotContext>, patience: Patience): Promise<void> {
  const signal = patience.stopping as NonNullable<Parameters<Bot["init"]>[0]>;
  bot.botInfo = await patiently(() => bot.api.getMe(signal), patience);
}
