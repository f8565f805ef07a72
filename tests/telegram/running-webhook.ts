import { onTestFinished } from "vitest";
import { createLogger } from "../../src/ops/logging.ts";
import type { State } from "../../src/memory/state.ts";
import { createBot } from "../../src/telegram/bot.ts";
import { startWebhook, type Webhook, type WebhookOptions } from "../../src/telegram/updates/webhook.ts";
import { listen } from "../../src/web/listen.ts";
import { createWeb } from "../../src/web/web.ts";
import { freshState, startApi } from "./running-bot.ts";
import { SampleAnswerer } from "./sample-answers.ts";

export const SECRET = "A-secret_of-the-webhook";
const HEADERS = { "content-type": "application/json", "x-telegram-bot-api-secret-token": SECRET };

interface Options extends Partial<Pick<WebhookOptions, "mostWaiting" | "lookEveryMs" | "concurrency" | "allowances">> {
  readonly answerMs?: number;
  readonly state?: State;
  readonly path?: string;
}

/** The bot behind a page that listens, with its webhook set at a fake Bot API. */
export async function runWebhook({ answerMs = 0, path = "/hook", ...options }: Options = {}) {
  const api = await startApi();
  const state = options.state ?? (await freshState());
  const log: string[] = [];
  const logger = createLogger({ level: "trace", secrets: [], write: (line) => log.push(line) });
  let bot: Webhook | undefined;
  const answerer = new SampleAnswerer(answerMs);
  const web = createWeb({
    answerer,
    ready: () => true,
    connected: () => bot?.isConnected() === true,
    webhook: {
      path: "/hook",
      secret: SECRET,
      receive: async (update) => ((await bot?.accept(update)) ?? "full") !== "full",
    },
    host: "127.0.0.1",
    report: (error) => log.push(String(error)),
  });
  const listener = await listen(web, "127.0.0.1", 0);
  onTestFinished(() => listener.close(0));
  const url = `${listener.url}${path}`;
  const start = () => {
    const created = createBot({ token: api.token, apiRoot: api.root, answerer, logger, state });
    bot = startWebhook(created, { logger, inbox: state.inbox, url, secret: SECRET, ...options });
    const started = bot;
    onTestFinished(() => started.stop());
    return started;
  };
  const post = (body: string | ReadableStream, headers: Record<string, string> = HEADERS) =>
    fetch(url, { method: "POST", headers, body, ...(typeof body !== "string" && { duplex: "half" }) });
  return { api, state, log, start, url, port: listener.port, page: listener.url, post, answerer };
}
