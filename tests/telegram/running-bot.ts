import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished, vi } from "vitest";
import type { WordsFound } from "../../src/ask/find/search-words.ts";
import { Sources } from "../../src/ask/quote/sources.ts";
import { placesOfWords } from "../../src/ask/find/word-search.ts";
import { loadCorpus } from "../../src/corpus/load.ts";
import type { QuestionVectors } from "../../src/ask/understand/near-questions.ts";
import type { Answerer, Speech } from "../../src/domain.ts";
import { detectScript } from "../../src/text/detect.ts";
import { loadGlossary } from "../../src/text/dictionary.ts";
import { createLogger } from "../../src/ops/logging.ts";
import { openState } from "../../src/memory/open.ts";
import type { State } from "../../src/memory/state.ts";
import { ALLOWANCES } from "../../src/telegram/updates/admission.ts";
import { type BotOptions, createBot } from "../../src/telegram/bot.ts";
import { NewsDesk, type NewsDeskOptions } from "../../src/telegram/news-desk.ts";
import { type PollingOptions, startPolling } from "../../src/telegram/updates/polling.ts";
import type { Receiving } from "../../src/telegram/updates/receiving.ts";
import { FakeBotApi } from "../fakes/bot-api/server.ts";
import { SampleAnswerer } from "./sample-answers.ts";

// Whole seconds of rate limits are waited out; a busy machine needs some more.
vi.setConfig({ testTimeout: 20_000 });

export interface RunningBot {
  readonly api: FakeBotApi;
  readonly polling: Receiving;
  readonly state: State;
  /** Tells people what is new; nothing is served before a test says so. */
  readonly news: NewsDesk;
  /** Every log line. */
  readonly log: string[];
}

interface Options
  extends
    Partial<
      Pick<
        BotOptions,
        | "token"
        | "proxy"
        | "access"
        | "outage"
        | "speeches"
        | "search"
        | "reindex"
        | "documents"
        | "loginLink"
        | "clock"
        | "audit"
        | "questionVectors"
      >
    >,
    Pick<NewsDeskOptions, "holdMs" | "againMs">,
    Pick<PollingOptions, "concurrency" | "mostWaiting" | "allowances" | "drainMs" | "pollSeconds"> {
  readonly api?: FakeBotApi;
  readonly answerer?: Answerer;
  readonly state?: State;
}

const corpus = loadCorpus({ given: fileURLToPath(new URL("../../corpus", import.meta.url)) }, detectScript);

/** The speeches the bot ships with. */
export function shippedSpeeches(): Promise<Speech[]> {
  return corpus;
}

/** The bot with all its features, receiving from a fake Bot API over HTTP; both end with the test. */
export async function runBot(options: Options = {}): Promise<RunningBot> {
  const api = options.api ?? (await startApi());
  const state = options.state ?? (await freshState());
  const shipped = await shippedSpeeches();
  const { answerer = new SampleAnswerer(), token = api.token } = options;
  const { speeches = () => shipped, search = sampleSearch, questionVectors = sampleVectors } = options;
  const { access, reindex, documents, loginLink, clock, audit } = options;
  const log: string[] = [];
  // The token is not declared a secret here: it must not even reach the logger.
  const logger = createLogger({ level: "trace", secrets: [], write: (line) => log.push(line) });
  const bot = createBot({
    token,
    apiRoot: api.root,
    answerer,
    logger,
    speeches,
    search,
    questionVectors,
    state,
    proxy: options.proxy,
    outage: { firstPauseMs: 10, maxPauseMs: 100, ...options.outage },
    ...(access && { access }),
    ...(reindex && { reindex }),
    ...(documents && { documents }),
    ...(loginLink && { loginLink }),
    ...(clock && { clock }),
    ...(audit && { audit }),
  });
  const { allowances = ALLOWANCES, mostWaiting = 500, concurrency = 100, drainMs = 3_000, pollSeconds = 20 } = options;
  const polling = startPolling(bot, {
    logger,
    inbox: state.inbox,
    adminIds: access?.adminIds ?? [],
    hasLogin: loginLink !== undefined,
    pollSeconds,
    allowances,
    mostWaiting,
    concurrency,
    drainMs,
  });
  onTestFinished(() => polling.stop());
  const { holdMs, againMs } = options;
  const news = new NewsDesk({
    api: bot.api,
    state,
    access: access ?? { allowedIds: [], adminIds: [] },
    logger,
    ...(holdMs !== undefined && { holdMs }),
    ...(againMs !== undefined && { againMs }),
  });
  onTestFinished(() => news.close());
  return { api, polling, state, news, log };
}

/** A fake Bot API that ends with the test, which fails if the bot misused it. */
export async function startApi(options: Parameters<typeof FakeBotApi.start>[0] = {}): Promise<FakeBotApi> {
  const api = await FakeBotApi.start(options);
  onTestFinished(() => api.close());
  return api;
}

/** An empty database in a folder of its own, gone with the test. */
export async function freshState(): Promise<State> {
  const dataDir = await mkdtemp(join(tmpdir(), "yanju-"));
  const state = await openState({ dataDir });
  onTestFinished(async () => {
    await state.close();
    await rm(dataDir, { recursive: true });
  });
  return state;
}

/** Questions with the same first two characters are near each other, and no others. */
const sampleVectors: QuestionVectors = async (questions) =>
  questions.map((question) => {
    const vector = new Float32Array(512);
    vector[createHash("sha256").update(question.slice(0, 2)).digest().readUInt16BE() % 512] = 1;
    return vector;
  });

/** The places of the words in the shipped speeches; where there are none, for the militia passages about sectors. */
async function sampleSearch(words: string): Promise<WordsFound> {
  const speeches = await shippedSpeeches();
  const places = placesOfWords(new Sources(speeches), words, loadGlossary());
  if (places.length > 0 || !/民兵|militia/.test(words)) return { places, near: [] };
  const near = speeches
    .flatMap(({ passages }) => passages.filter(({ text }) => text.includes("重点行业")))
    .map(({ file, start, end }, i) => ({ file, start, end, score: 1 - i / 20 }));
  return { places, near };
}
