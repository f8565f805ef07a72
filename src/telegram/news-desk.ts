import { setTimeout as pause } from "node:timers/promises";
import type { Api } from "grammy";
import { Library } from "../ask/catalogue/library.ts";
import type { Speech } from "../domain.ts";
import type { News } from "../memory/following.ts";
import type { State } from "../memory/state.ts";
import type { Logger } from "../ops/logging.ts";
import { type Access, mayUse } from "./access.ts";
import { findNews } from "./find-news.ts";
import { newsScreens } from "./screens/news-screens.ts";
import { isUndeliverable, loggable } from "./updates/refusals.ts";

export interface NewsDeskOptions {
  readonly api: Api;
  readonly state: Pick<State, "following" | "preferences" | "access">;
  readonly access: Access;
  readonly logger: Logger;
  /** How long somebody's news are kept from others while they are being told; longer than an outage is borne. */
  readonly holdMs?: number;
  /** How often is looked for news that an earlier try did not bring to the person. */
  readonly againMs?: number;
}

/** Telegram lets a bot write to about thirty people a second; answers go before news. */
const PAUSE_MS = 100;
const HOLD_MS = 5 * 60_000;
const AGAIN_MS = 60_000;
/** How long the end waits for the message under way. */
const CLOSE_MS = 5_000;

/** Tells people of what is new in the documents on what they follow. */
export class NewsDesk {
  #speeches: readonly Speech[] = [];
  #work: Promise<void> = Promise.resolve();
  readonly #timer: NodeJS.Timeout;
  #isClosed = false;

  constructor(readonly options: NewsDeskOptions) {
    this.#timer = setInterval(() => void this.#next(() => this.#tellAll()), options.againMs ?? AGAIN_MS).unref();
  }

  /** These documents are served from now on. Resolves when what is new in them is told. */
  serves(speeches: readonly Speech[]): Promise<void> {
    this.#speeches = speeches;
    return this.#next(async () => {
      const found = await findNews(speeches, this.options.state.following);
      if (found > 0) this.options.logger.info({ found }, "people will be told of what is new in the documents");
      await this.#tellAll();
    });
  }

  /** Ends after the message under way; the rest is told after the next start. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    await Promise.race([this.#work, pause(CLOSE_MS, undefined, { ref: false })]);
  }

  /** One after the other: what is found is told before the documents are looked through again. */
  #next(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work
      .then(() => (this.#isClosed ? undefined : work()))
      .catch((error: unknown) => this.options.logger.error(loggable(error), "news could not be told; they are kept"));
    return this.#work;
  }

  async #tellAll(): Promise<void> {
    const { following } = this.options.state;
    const library = new Library(this.#speeches);
    while (!this.#isClosed) {
      const news = await following.take(this.options.holdMs ?? HOLD_MS);
      const [first] = news;
      if (!first) return;
      try {
        await this.#tell(first.userId, news, library);
      } catch (error) {
        // What Telegram refuses for one person it may take for the next; these can be taken again in a while.
        this.options.logger.error(loggable(error), "somebody could not be told of news");
      }
    }
  }

  async #tell(userId: number, news: readonly News[], library: Library): Promise<void> {
    const { api, state, access, logger } = this.options;
    const { following, preferences } = state;
    if (await mayUse(userId, access, state.access)) {
      const language = (await preferences.language(userId)) ?? news[0]?.language ?? "zh-Hans";
      for (const { text, entities, keyboard, ids } of newsScreens(news, library, language)) {
        if (this.#isClosed) return;
        try {
          await api.sendMessage(userId, text, {
            entities: [...entities],
            link_preview_options: { is_disabled: true },
            ...(keyboard && { reply_markup: keyboard }),
          });
        } catch (error) {
          if (!isUndeliverable(error)) throw error;
          await following.drop(userId);
          logger.info(loggable(error), "somebody cannot be written to any more; they follow nothing now");
          return;
        }
        await following.told(ids);
        await pause(PAUSE_MS);
      }
    }
    // What is left is of documents that are gone, or for somebody who may not use the bot any more.
    await following.told(news.map(({ id }) => id));
  }
}
