import type { App } from "./app.ts";
import { searchWords } from "./ask/find/search-words.ts";
import { takingTurns } from "./ask/converse/taking-turns.ts";
import { type Config, isLoopback, mayHaveReplicas } from "./config.ts";
import type { DocumentDesk } from "./corpus/desk.ts";
import type { DatabaseWatch } from "./memory/database-watch.ts";
import type { State } from "./memory/state.ts";
import { ConfigError } from "./ops/errors.ts";
import type { Audit } from "./ops/audit.ts";
import { levelOf, type Logger } from "./ops/logging.ts";
import { pageMemory } from "./page-memory.ts";
import type { ServiceMetrics } from "./service-metrics.ts";
import { mayUse } from "./telegram/access.ts";
import type { LoginLink } from "./telegram/features/login.ts";
import type { Receiving } from "./telegram/updates/receiving.ts";
import type { Webhook } from "./telegram/updates/webhook.ts";
import { watchedAnswers } from "./watched-answers.ts";
import { listen, requireHost } from "./web/listen.ts";
import { linkMs, loginLinks, type LoginParts, sessionMs } from "./web/login.ts";
import { ProgressMeter } from "./web/progress.ts";
import { createWeb } from "./web/web.ts";

/** So many questions of the page are worked on at once; others wait in the order they came. */
const answersAtOnce = 3;

/** The page while it is served. */
export interface ServedPage {
  /** Where it is on this machine. */
  readonly url: string;
  /** Takes how far the building of an index is. */
  readonly progress: (done: number, total: number) => void;
  /** Answers and takes documents from now on. */
  serveFrom(app: App, desk: DocumentDesk): void;
  /** Hands over what comes to the webhook, and tells whether the bot is connected. */
  follow(bot: Pick<Receiving, "isConnected"> & Partial<Pick<Webhook, "accept">>): void;
  /** A link of the page's own that logs a person in; undefined where it has no address that others can open. */
  readonly loginLink: LoginLink | undefined;
  close(): Promise<void>;
}

/** What the page is served with. */
export interface PageRooms {
  readonly state: State;
  readonly database: Pick<DatabaseWatch, "isUp">;
  readonly logger: Logger;
  readonly metrics: ServiceMetrics;
  readonly audit: Audit;
}

/**
 * Opens the page, which answers once `serveFrom` was called. Throws a ListenError where the port cannot be had, also where
 * a bot would run beside it: whoever watches it by `/healthz` would take it for dead.
 */
export async function openPage(
  config: Config,
  { state, database, logger, metrics, audit }: PageRooms,
): Promise<ServedPage> {
  const { host, port, publicUrls, metricsToken } = config.web;
  let app: App | undefined;
  let desk: DocumentDesk | undefined;
  const served = (): App => loaded(app);
  const meter = new ProgressMeter();
  const login = loginOf(config, state);
  const answerer = watchedAnswers(
    { answer: (question) => served().answerer.answer(question) },
    { logger, metrics, via: "page", logsQuestions: config.logsQuestions },
  );
  const { token, webhook } = config.bot;
  let bot: Parameters<ServedPage["follow"]>[0] | undefined;
  const web = createWeb({
    answerer: takingTurns(answerer, answersAtOnce),
    metrics: { text: () => metrics.text(), token: metricsToken },
    ready: () => app !== undefined,
    hasDatabase: () => database.isUp,
    ...(token !== undefined && { connected: () => bot?.isConnected() === true }),
    ...(webhook && {
      webhook: {
        path: new URL(webhook.url).pathname,
        secret: webhook.secret,
        receive: async (update: unknown) => ((await bot?.accept?.(update)) ?? "full") !== "full",
      },
    }),
    progress: () => meter.now,
    speeches: () => served().finder.index.speeches,
    search: (words, language) => searchWords(served().rooms, words, language),
    memory: pageMemory(state),
    collections: state.collections,
    desk: { documents: () => loaded(desk), reindex: (onProgress) => served().reindex(onProgress), audit },
    ...(login && { login }),
    host,
    publicUrls,
    report: (error) => logger[levelOf(error)]({ err: error }, "a request failed"),
  });
  const listener = await listen(web, host, port);
  const base = publicUrls[0] ?? (isEveryAddress(host) ? undefined : listener.url);
  const links = login?.links;
  return {
    url: listener.url,
    progress: meter.tell,
    serveFrom: (ready, documents) => void ([app, desk] = [ready, documents]),
    follow: (receiving) => void (bot = receiving),
    loginLink: links && (async (userId) => base && `${base}/login/${await links.issue(userId)}`),
    close: () => listener.close(),
  };
}

function loaded<T>(part: T | undefined): T {
  if (part === undefined) throw new Error("asked before the index was loaded");
  return part;
}

/**
 * Throws a ConfigError where other machines could open the page and nobody could log in to it; a ListenError where HOST is
 * none at all, which comes first.
 */
export async function requireLogin(config: Config): Promise<void> {
  if (isOpen(config) || config.web.token !== undefined || config.bot.token !== undefined) return;
  await requireHost(config.web.host);
  const setting = isLoopback(config.web.host) ? "PUBLIC_URLS is set" : "HOST is not 127.0.0.1";
  throw new ConfigError(
    `${setting}, so that others can open the page, which takes a login: set PAGE_TOKEN or BOT_TOKEN (see .env.example)`,
  );
}

/** How people log in; undefined where only this machine can open the page. */
function loginOf(config: Config, state: State): Omit<LoginParts, "publicUrls"> | undefined {
  if (isOpen(config)) return undefined;
  const { access, web, bot } = config;
  const shared = mayHaveReplicas(config);
  return {
    token: web.token,
    links: bot.token === undefined ? undefined : shared ? state.secrets("link", linkMs) : loginLinks(),
    sessions: shared ? state.secrets("session", sessionMs) : undefined,
    person: async (id) =>
      (await mayUse(id, access, state.access)) ? { id, isAdmin: access.adminIds.includes(id) } : undefined,
  };
}

function isOpen({ web: { host, publicUrls } }: Config): boolean {
  return isLoopback(host) && publicUrls.length === 0;
}

function isEveryAddress(host: string): boolean {
  return host === "0.0.0.0" || host === "::";
}
