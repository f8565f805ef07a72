import { autoRetry } from "@grammyjs/auto-retry";
import { Bot, Composer, type MiddlewareFn } from "grammy";
import { Library } from "../ask/catalogue/library.ts";
import { takingTurns } from "../ask/converse/taking-turns.ts";
import type { DocumentDesk } from "../corpus/desk.ts";
import { keepingVectors, type QuestionVectors } from "../ask/understand/near-questions.ts";
import type { Answerer, Speech } from "../domain.ts";
import type { Audit } from "../ops/audit.ts";
import type { ProxySetting } from "../ops/proxy-setting.ts";
import type { Logger } from "../ops/logging.ts";
import type { State } from "../memory/state.ts";
import { type Access, accessGate } from "./access.ts";
import { createAnswering } from "./answering.ts";
import { type OutageOptions, retryOutages } from "./updates/api-outage.ts";
import type { BotContext } from "./context.ts";
import { actFeature } from "./features/act.ts";
import { checkFeature } from "./features/check.ts";
import { collectionFeature } from "./features/collection.ts";
import { documentFeature } from "./features/document.ts";
import { albumFeature } from "./features/album.ts";
import { exampleFeature } from "./features/example.ts";
import { feedbackFeature } from "./features/feedback.ts";
import { followFeature } from "./features/follow.ts";
import { gapsFeature } from "./features/gaps.ts";
import { helpFeature } from "./features/help.ts";
import { inlineFeature } from "./features/inline.ts";
import { createTellAdmins, joinRequestFeature } from "./features/join-requests.ts";
import { languageFeature } from "./features/language.ts";
import { type LoginLink, loginFeature } from "./features/login.ts";
import { privacyFeature } from "./features/privacy.ts";
import { questionFeature } from "./features/question.ts";
import { quoteFeature } from "./features/quote.ts";
import { reindexFeature } from "./features/reindex.ts";
import { type Search, searchFeature } from "./features/search.ts";
import { speechesFeature } from "./features/speeches.ts";
import { startFeature } from "./features/start.ts";
import { type Dropped, statsFeature } from "./features/stats.ts";
import { suspectsFeature } from "./features/suspects.ts";
import { takeAlongFeature } from "./features/take-along.ts";
import { topicFeature } from "./features/topic.ts";
import { unreadableFeature } from "./features/unreadable.ts";
import { verdictFeature } from "./features/verdict.ts";
import { fence, stoppingOfUpdate } from "./updates/fence.ts";
import { isAddressed, speakerOf } from "./updates/lanes.ts";
import { appLanguage } from "./language.ts";
import { leaveLostTopics } from "./updates/lost-topics.ts";
import { MovedGroups } from "./updates/moved-groups.ts";
import { type ProxyAgent, proxyAgent } from "./updates/proxy.ts";
import { isHarmless, isUndeliverable, loggable } from "./updates/refusals.ts";
import type { Reindex } from "./screens/show-indexing.ts";
import type { CountUpdates } from "./updates/update-counts.ts";
import { noteWhatIsTold } from "./told.ts";
import { tellElsewhere } from "./updates/undelivered.ts";

export interface BotOptions {
  readonly token: string;
  /** Address of the Bot API without a slash at its end. */
  readonly apiRoot: string;
  /** The proxy to the Bot API. */
  readonly proxy?: ProxySetting | undefined;
  readonly answerer: Answerer;
  readonly logger: Logger;
  /** Who may use the bot; everyone by default. */
  readonly access?: Access;
  /** How calls are retried while Telegram cannot be reached. */
  readonly outage?: Omit<OutageOptions, "logger" | "proxySetting">;
  /** The speeches served now, asked for at each use: a re-index shows at once. Without, there is no reading. */
  readonly speeches?: () => readonly Speech[];
  /** Ranks passages for `/search`. */
  readonly search?: Search;
  /** Tells which questions are near each other, for `/gaps` and `/suspects`. */
  readonly questionVectors?: QuestionVectors;
  /** What the bot remembers: conversations, ratings, languages, requests to join. Without, it remembers nothing. */
  readonly state?: Omit<State, "inbox" | "allowances" | "secrets" | "isFolderShared" | "close" | "sweep">;
  /** Takes documents that admins send. */
  readonly documents?: DocumentDesk;
  /** A link that logs a person in to the page, once; undefined where the page has no address. Without, there is no `/login`. */
  readonly loginLink?: LoginLink;
  /** Reads the corpus anew, for `/reindex`. */
  readonly reindex?: Reindex;
  /** How long questions and ratings are kept, as `/privacy` says. */
  readonly retentionDays?: number;
  readonly countUpdates?: CountUpdates;
  /** Records what admins do. */
  readonly audit?: Audit;
  readonly clock?: () => Date;
}

/** Telegram asks for minutes only from a bot far over its limits; an answer that late helps nobody. */
const LONGEST_RATE_LIMIT_SECONDS = 60;
const RETENTION_DAYS = 180;
/** While the model reads one question, others are searched for; what waits for Telegram or the disk leaves its turn. */
const ANSWERS_AT_ONCE = 3;
const EVERYONE: Access = { allowedIds: [], adminIds: [] };

/** The bot with all its features, not yet receiving anything: `startPolling` sets it to work. */
export function createBot(options: BotOptions): Bot<BotContext> {
  const { token, apiRoot, logger, access = EVERYONE, outage, state } = options;
  const agent = options.proxy && proxyAgent(options.proxy.address);
  const bot = new Bot<BotContext>(token, { client: { apiRoot, ...(agent && { baseFetchConfig: { agent } }) } });
  const moved = new MovedGroups({ botId: () => bot.botInfo.id, access, logger, state });
  bot.api.config.use(
    fence,
    retryOutages({ ...outage, logger, proxySetting: options.proxy?.name }),
    autoRetry({
      maxDelaySeconds: LONGEST_RATE_LIMIT_SECONDS,
      maxRetryAttempts: 10,
      rethrowHttpErrors: true,
      rethrowInternalServerErrors: true,
    }),
    leaveLostTopics,
    moved.follow,
  );

  const library = options.speeches && shelved(options.speeches);
  const dropped: Dropped = { count: 0 };
  bot.use(noteWhatIsTold, personalLanguage(state), async (ctx, next) => {
    ctx.chatNow = (chatId) => moved.nowOf(chatId);
    const { migrate_to_chat_id: to, migrate_from_chat_id: from } = ctx.message ?? {};
    const id = ctx.chatId ?? 0;
    if (to === undefined && from === undefined) await next();
    else await moved.note(from ?? id, to ?? id);
  });
  const tellAdmins = createTellAdmins(access.adminIds, state?.preferences, logger);
  bot.use(accessGate({ access, logger, requests: state?.access, tellAdmins, moved }));
  bot.filter(
    ({ update }) => access.adminIds.includes(speakerOf(update) ?? Number.NaN),
    adminFeatures(options, dropped, { library, proxy: agent }),
  );
  bot.use(features(options, library));

  bot.catch(async ({ error, ctx }) => {
    const fields = { update: ctx.update.update_id, ...loggable(error) };
    if (isUndeliverable(error)) {
      dropped.count += 1;
      options.countUpdates?.("dropped");
      logger.info({ ...fields, dropped: dropped.count }, "a message was dropped: its chat cannot be written to");
      await tellElsewhere(ctx, error).catch((failure: unknown) => {
        logger.info({ ...fields, ...loggable(failure) }, "nobody could be told");
      });
    } else if (isHarmless(error)) logger.debug(fields, "nothing to change");
    else logger.error(fields, "an update could not be handled");
  });
  return bot;
}

/** The language a person chose, else that of their app. */
function personalLanguage(state: BotOptions["state"]): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    const speaker = speakerOf(ctx.update);
    const chosen = speaker === undefined ? undefined : await state?.preferences.language(speaker);
    ctx.language = chosen ?? appLanguage(ctx.update);
    await next();
  };
}

/** What admins' features are given besides the options. */
interface AdminParts {
  readonly library: (() => Library) | undefined;
  readonly proxy: ProxyAgent | undefined;
}

function adminFeatures(options: BotOptions, dropped: Dropped, { library, proxy }: AdminParts): Composer<BotContext> {
  const { logger, state, reindex, documents, questionVectors, clock = () => new Date() } = options;
  const feature = new Composer<BotContext>();
  if (state) {
    feature.use(
      joinRequestFeature(state.access, logger, options.audit),
      statsFeature(state, dropped, clock),
      feedbackFeature(state.feedback, library),
    );
  }
  if (state && questionVectors) {
    const vectorsOf = keepingVectors(questionVectors);
    const rooms = { review: state.review, vectorsOf, library, logger };
    feature.use(gapsFeature(rooms), suspectsFeature(rooms));
  }
  if (reindex) feature.use(reindexFeature(reindex, logger));
  if (reindex && documents) {
    const { token, apiRoot } = options;
    feature.use(
      documentFeature({ documents, reindex, logger, source: { token, apiRoot, proxy }, audit: options.audit }),
    );
  }
  return feature;
}

function features(options: BotOptions, library?: () => Library): Composer<BotContext> {
  const { logger, speeches, search, state, access = EVERYONE, retentionDays = RETENTION_DAYS } = options;
  const answerer = takingTurns(options.answerer, ANSWERS_AT_ONCE, stoppingOfUpdate);
  const answering = createAnswering({
    answerer,
    logger,
    conversations: state?.conversations,
    hasButtons: library !== undefined && state !== undefined,
  });
  const feature = new Composer<BotContext>();
  if (library) feature.use(inlineFeature(answerer, library, logger));
  const chats = feature
    .chatType(["private", "group", "supergroup"])
    .filter((ctx) => ctx.callbackQuery !== undefined || (ctx.msg !== undefined && isAddressed(ctx.msg, ctx.me)));
  chats.use(albumFeature(), startFeature(library), helpFeature(access.adminIds, options.loginLink !== undefined));
  chats.use(exampleFeature(answering), checkFeature(answering));
  if (options.loginLink) chats.use(loginFeature(options.loginLink));
  if (library) chats.use(quoteFeature(library), speechesFeature(library));
  if (library && search) chats.use(searchFeature(search, library, logger));
  if (state) {
    chats.use(languageFeature(state.preferences), privacyFeature(state, retentionDays), verdictFeature(state));
    chats.use(topicFeature(answering, state.conversations), actFeature(answering, state.conversations));
    if (speeches) chats.use(followFeature(state.following, speeches));
  }
  if (library && state) chats.use(takeAlongFeature(library, state), collectionFeature(library, state.collections));
  chats.use(questionFeature(answering, state?.conversations), unreadableFeature());
  return feature;
}

/** The library of the speeches served now, made anew only when they have changed. */
function shelved(speeches: () => readonly Speech[]): () => Library {
  let library: Library | undefined;
  return () => {
    const current = speeches();
    if (library?.speeches !== current) library = new Library(current);
    return library;
  };
}
