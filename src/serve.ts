import { type App, createApp, type IndexEvents } from "./app.ts";
import type { Config } from "./config.ts";
import type { Answerer } from "./domain.ts";
import type { Logger } from "./ops/logging.ts";
import { untilStopped } from "./ops/shutdown.ts";
import { openState } from "./memory/open.ts";
import type { State } from "./memory/state.ts";
import { openDesk } from "./corpus/desk.ts";
import { withImporter } from "./corpus/import/with-importer.ts";
import { shelvesOf } from "./corpus/shelves.ts";
import { watchShelves } from "./corpus/watch.ts";
import { createBot } from "./telegram/bot.ts";
import { NewsDesk } from "./telegram/news-desk.ts";
import { startPolling } from "./telegram/polling.ts";
import { searchWords } from "./ask/search-words.ts";
import { questionVectors } from "./ask/near-questions.ts";
import { listen } from "./web/listen.ts";
import { detectScript } from "./text/detect.ts";
import { createWeb } from "./web/web.ts";

const dayMs = 24 * 60 * 60 * 1000;
/** How long questions and ratings are kept. */
const retentionDays = 180;

/** What the operator is told on the terminal. */
export interface ServeEvents extends IndexEvents {
  ready(line: string): void;
}

/**
 * Serves the chat page until the process is told to stop. It listens at once, so that a taken port is known before the
 * minute of building, and says when it is ready.
 */
export async function servePage(config: Config, logger: Logger, events: ServeEvents): Promise<void> {
  const { host, port, publicUrls } = config.web;
  let app: App | undefined;
  const answerer: Answerer = {
    async answer(question) {
      if (!app) throw new Error("asked before the index was loaded");
      return app.answerer.answer(question);
    },
  };
  const web = createWeb({
    answerer,
    ready: () => app !== undefined,
    host,
    publicUrls,
    report: (error) => logger.error({ err: error }, "a request failed"),
  });
  const listener = await listen(web, host, port);
  let endWatch: (() => void) | undefined;
  try {
    const opening = createApp(config, events, { mayServeOld: true });
    endWatch = followDocuments(config, opening, logger);
    app = await opening;
    warmUp(app, logger);
    // Whoever is told that it is ready may stop it at once.
    const stopped = untilStopped();
    events.ready(`No BOT_TOKEN is set, so the bot is a page here: ${listener.url}`);
    await stopped;
  } finally {
    endWatch?.();
    await listener.close();
    await app?.close();
  }
}

/** Runs the bot in Telegram until the process is told to stop. Throws where Telegram refuses the bot for good. */
export async function serveTelegram(config: Config, token: string, logger: Logger, events: ServeEvents): Promise<void> {
  const opening = createApp(config, events, { mayServeOld: true });
  const endWatch = followDocuments(config, opening, logger);
  try {
    await answerInTelegram(await opening, config, token, logger, events);
  } finally {
    endWatch();
    await (await opening).close();
  }
}

async function answerInTelegram(
  app: App,
  config: Config,
  token: string,
  logger: Logger,
  events: ServeEvents,
): Promise<void> {
  warmUp(app, logger);
  const state = await openState({ dataDir: config.dataDir, databaseUrl: config.databaseUrl });
  const sweeping = sweepDaily(state, logger);
  let news: NewsDesk | undefined;
  try {
    const bot = createBot({
      token,
      apiRoot: config.bot.apiRoot,
      proxy: config.bot.proxy,
      answerer: app.answerer,
      logger,
      access: config.access,
      state,
      speeches: () => app.finder.index.speeches,
      search: (words, language) => searchWords(app.rooms, words, language),
      questionVectors: (questions) => questionVectors(app.models.embedder, app.finder.index)(questions),
      reindex: (onProgress) => app.reindex(onProgress),
      documents: openDesk(
        shelvesOf(config),
        detectScript,
        (use) => withImporter(config.dataDir, use),
        () => app.finder.index.speeches,
      ),
      retentionDays,
    });
    news = new NewsDesk({ api: bot.api, state, access: config.access, logger });
    app.onServing((speeches) => void news?.serves(speeches));
    const polling = startPolling(bot, { logger, inbox: state.inbox, adminIds: config.access.adminIds });
    polling.ready.then(
      (username) => events.ready(`@${username} is answering in Telegram.`),
      () => undefined,
    );
    await Promise.race([polling.done, untilStopped().then(() => polling.stop())]);
    await polling.done;
  } finally {
    clearInterval(sweeping);
    await news?.close();
    await state.close();
  }
}

/** Serves from a new index whenever documents have come, changed or gone, also while the app opens. Gives what ends that. */
function followDocuments(config: Config, opening: Promise<App>, logger: Logger): () => void {
  return watchShelves(shelvesOf(config), async () => {
    try {
      const { built, generation, speeches, passages } = await (await opening).reindex(() => undefined);
      if (built) logger.info({ generation, speeches, passages }, "the documents have changed; the index follows");
    } catch (error) {
      logger.error({ err: error }, "the documents have changed and could not be indexed; the index before serves");
    }
  });
}

function warmUp(app: App, logger: Logger): void {
  app.warm().catch((error: unknown) => logger.error({ err: error }, "the models could not be warmed up"));
}

/** Removes what is older than the retention time, now and once a day. */
function sweepDaily(state: State, logger: Logger): NodeJS.Timeout {
  const sweep = (): void => {
    state
      .sweep(new Date(Date.now() - retentionDays * dayMs))
      .catch((error: unknown) => logger.error({ err: error }, "old questions could not be removed"));
  };
  sweep();
  return setInterval(sweep, dayMs);
}
