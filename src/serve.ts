import { type App, createApp, type IndexEvents } from "./app.ts";
import { type Config, isStartedByNpm, mayHaveReplicas } from "./config.ts";
import { type Audit, AuditLog } from "./ops/audit.ts";
import { folderId } from "./ops/folder-id.ts";
import type { Logger } from "./ops/logging.ts";
import { lockForServing } from "./ops/serving-lock.ts";
import { untilStopped } from "./ops/shutdown.ts";
import { DatabaseWatch } from "./memory/database-watch.ts";
import { openState } from "./memory/open.ts";
import type { State } from "./memory/state.ts";
import { type DocumentDesk, openDesk } from "./corpus/desk.ts";
import { withImporter } from "./corpus/import/with-importer.ts";
import { shelvesOf } from "./corpus/shelves.ts";
import { watchShelves } from "./corpus/watch.ts";
import { GenerationStore } from "./index/generation.ts";
import { type Admitting, ALLOWANCES } from "./telegram/updates/admission.ts";
import { createBot } from "./telegram/bot.ts";
import { NewsDesk } from "./telegram/news-desk.ts";
import { startPolling } from "./telegram/updates/polling.ts";
import { startWebhook } from "./telegram/updates/webhook.ts";
import { searchWords } from "./ask/find/search-words.ts";
import { questionVectors } from "./ask/understand/near-questions.ts";
import { detectScript } from "./text/detect.ts";
import { requireWhole } from "./restore.ts";
import { serviceMetrics, type ServiceMetrics } from "./service-metrics.ts";
import { sharedDesk } from "./replica-desk.ts";
import { watchedAnswers } from "./watched-answers.ts";
import { openPage, requireLogin, type ServedPage } from "./serve-page.ts";

const dayMs = 24 * 60 * 60 * 1000;

/** What the operator is told on the terminal. */
export interface ServeEvents extends IndexEvents {
  ready(line: string): void;
}

/**
 * Serves the page, and beside it the bot where there is a token, until the process is told to stop. The page listens at
 * once, so that a taken port is known before the minute of building, and shows how far that is.
 */
export async function serve(config: Config, logger: Logger, events: ServeEvents): Promise<void> {
  await requireLogin(config);
  await requireWhole(config.dataDir);
  const serving = await lockForServing(config.dataDir);
  try {
    await serveLocked(config, logger, events);
  } finally {
    await serving.release();
  }
}

async function serveLocked(config: Config, logger: Logger, events: ServeEvents): Promise<void> {
  const { token } = config.bot;
  const { dataDir, databaseUrl } = config;
  const folder = mayHaveReplicas(config) ? { folder: await folderId(dataDir) } : {};
  const database = new DatabaseWatch({ logger });
  const state = await openState({ dataDir, databaseUrl, ...folder, onFailure: (error) => database.failed(error) });
  database.begin(() => state.inbox.renew());
  // So that the others know of this folder before anybody changes a document.
  await state.inbox.renew();
  const metrics = serviceMetrics(config, state, database);
  const auditLog = new AuditLog(dataDir);
  const audit = orLogged(auditLog.note, logger);
  const sweeping = sweepDaily([state, auditLog], config.retentionDays, logger);
  let page: ServedPage | undefined;
  let app: App | undefined;
  let endWatch: (() => void) | undefined;
  try {
    page = await openPage(config, { state, database, logger, metrics, audit });
    const opening = createApp(config, telling(events, page), { mayServeOld: true, tellsBackend: true });
    endWatch = followDocuments(config, opening, logger);
    app = await opening;
    tidyUp(config, logger);
    const desk = deskOf(config, app, state);
    page.serveFrom(app, desk);
    metrics.serves(app);
    warmUp(app, logger);
    // Whoever is told that it is ready may stop it at once.
    const stopped = untilStopped(isStartedByNpm());
    if (token === undefined) {
      events.ready(`No BOT_TOKEN is set, so the bot is a page here: ${page.url}`);
      await stopped;
    } else {
      await answerInTelegram(token, { app, desk, page, state, config, logger, metrics, audit, events, stopped });
    }
  } finally {
    endWatch?.();
    await page?.close();
    await app?.close();
    clearInterval(sweeping);
    metrics.close();
    database.close();
    await state.close().catch((error: unknown) => {
      logger.warn({ err: error }, "the database was away at the end; what this process held is left to its lease");
    });
  }
}

/** What runs the bot. */
interface BotParts {
  readonly app: App;
  readonly desk: DocumentDesk;
  readonly page: ServedPage;
  readonly state: State;
  readonly config: Config;
  readonly logger: Logger;
  readonly metrics: ServiceMetrics;
  readonly audit: Audit;
  readonly events: ServeEvents;
  readonly stopped: Promise<void>;
}

/** Throws where Telegram refuses the bot for good. */
async function answerInTelegram(token: string, parts: BotParts): Promise<void> {
  const { app, desk, page, state, config, logger, metrics, audit, events, stopped } = parts;
  const bot = createBot({
    token,
    apiRoot: config.bot.apiRoot,
    proxy: config.bot.proxy,
    answerer: watchedAnswers(app.answerer, { logger, metrics, via: "telegram", logsQuestions: config.logsQuestions }),
    logger,
    access: config.access,
    state,
    speeches: () => app.finder.index.speeches,
    search: (words, language) => searchWords(app.rooms, words, language),
    questionVectors: (questions) => questionVectors(app.models.embedder, app.finder.index)(questions),
    reindex: (onProgress) => app.reindex(onProgress),
    documents: desk,
    ...(page.loginLink && { loginLink: page.loginLink }),
    retentionDays: config.retentionDays,
    countUpdates: metrics.countUpdates,
    audit,
  });
  const news = new NewsDesk({ api: bot.api, state, access: config.access, logger });
  try {
    app.onServing((speeches) => void news.serves(speeches));
    const options = {
      logger,
      inbox: state.inbox,
      adminIds: config.access.adminIds,
      hasLogin: page.loginLink !== undefined,
      countUpdates: metrics.countUpdates,
      ...(mayHaveReplicas(config) && { admission: sharedAdmission(state) }),
    };
    const { webhook } = config.bot;
    const receiving = webhook ? startWebhook(bot, { ...options, ...webhook }) : startPolling(bot, options);
    page.follow(receiving);
    receiving.ready.then(
      (username) => events.ready(`@${username} is answering in Telegram. Its page: ${page.url}`),
      () => undefined,
    );
    const drained = stopped.then(() => Promise.all([receiving.stop(), page.close(), news.close()]));
    // It receives no more as soon as it is told to stop; what it then still answers needs all that is closed later.
    await receiving.done;
    await drained;
  } finally {
    await news.close();
  }
}

function deskOf(config: Config, app: App, state: State): DocumentDesk {
  const desk = openDesk(
    shelvesOf(config),
    detectScript,
    (use) => withImporter(config.dataDir, use),
    () => app.finder.index.speeches,
  );
  return mayHaveReplicas(config) ? sharedDesk(desk, () => state.isFolderShared()) : desk;
}

/** Replicas count together what each person asks. */
function sharedAdmission({ allowances }: State): Admitting {
  return { admit: (person, request) => allowances.take(`${request}:${person}`, ALLOWANCES[request]) };
}

/** The same events, the page told of them too. */
function telling(events: ServeEvents, page: ServedPage): IndexEvents {
  return {
    notice: (line) => events.notice(line),
    progress: (done, total) => {
      events.progress(done, total);
      page.progress(done, total);
    },
  };
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

function tidyUp({ dataDir }: Config, logger: Logger): void {
  GenerationStore.open(dataDir)
    .then((store) => store.tidy())
    .catch((error: unknown) => logger.warn({ err: error }, "what killed builds left could not be removed"));
}

function warmUp(app: App, logger: Logger): void {
  app.warm().catch((error: unknown) => logger.error({ err: error }, "the models could not be warmed up"));
}

/** What was done is done: where it cannot be recorded, the log says so. */
function orLogged(note: Audit, logger: Logger): Audit {
  return (entry) =>
    note(entry).catch((error: unknown) =>
      logger.error({ err: error, ...entry }, "what was done could not be recorded"),
    );
}

/** Removes what is older than the retention time, now and once a day. */
function sweepDaily(
  kept: readonly { sweep(before: Date): Promise<unknown> }[],
  retentionDays: number,
  logger: Logger,
): NodeJS.Timeout {
  const sweep = (): void => {
    const before = new Date(Date.now() - retentionDays * dayMs);
    Promise.all(kept.map((each) => each.sweep(before))).catch((error: unknown) =>
      logger.error({ err: error }, "what is older than RETENTION_DAYS could not be removed"),
    );
  };
  sweep();
  return setInterval(sweep, dayMs);
}
