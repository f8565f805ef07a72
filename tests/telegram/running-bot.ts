import { onTestFinished, vi } from "vitest";
import type { Answerer } from "../../src/domain.ts";
import { createLogger } from "../../src/ops/logging.ts";
import { type BotOptions, createBot } from "../../src/telegram/bot.ts";
import { type Polling, startPolling } from "../../src/telegram/polling.ts";
import { FakeBotApi } from "../fakes/bot-api/server.ts";
import { SampleAnswerer } from "./sample-answers.ts";

// Whole seconds of rate limits are waited out; a busy machine needs some more.
vi.setConfig({ testTimeout: 20_000 });

export interface RunningBot {
  readonly api: FakeBotApi;
  readonly polling: Polling;
  /** Every log line. */
  readonly log: string[];
}

interface Options extends Partial<Pick<BotOptions, "token" | "access" | "outage">> {
  readonly api?: FakeBotApi;
  readonly answerer?: Answerer;
  /** How many updates are worked on at once. */
  readonly concurrency?: number;
}

/** The bot receiving from a fake Bot API over HTTP; both end with the test. */
export async function runBot(options: Options = {}): Promise<RunningBot> {
  const api = options.api ?? (await startApi());
  const { answerer = new SampleAnswerer(), access, token = api.token } = options;
  const log: string[] = [];
  // The token is not declared a secret here: it must not even reach the logger.
  const logger = createLogger({ level: "trace", secrets: [], write: (line) => log.push(line) });
  const bot = createBot({
    token,
    apiRoot: api.root,
    answerer,
    logger,
    outage: { firstPauseMs: 10, maxPauseMs: 100, ...options.outage },
    ...(access && { access }),
  });
  const polling = startPolling(bot, {
    logger,
    pollSeconds: 20,
    drainMs: 3_000,
    concurrency: options.concurrency ?? 100,
  });
  onTestFinished(() => polling.stop());
  return { api, polling, log };
}

/** A fake Bot API that ends with the test, which fails if the bot misused it. */
export async function startApi(): Promise<FakeBotApi> {
  const api = await FakeBotApi.start();
  onTestFinished(() => api.close());
  return api;
}
