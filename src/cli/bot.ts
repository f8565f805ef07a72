import { createApp, type App } from "../app.ts";
import { readConfig, type Config } from "../config.ts";
import type { Answerer } from "../domain.ts";
import { createLogger, type Logger } from "../ops/logging.ts";
import { untilStopped } from "../ops/shutdown.ts";
import { createBot } from "../telegram/bot.ts";
import { startPolling } from "../telegram/polling.ts";
import { listen } from "../web/listen.ts";
import { createWeb } from "../web/web.ts";
import { parse } from "./arguments.ts";
import { terminalEvents } from "./index-events.ts";

const help = `
Runs the bot: in Telegram where BOT_TOKEN is set, else as a chat page on this machine.
Builds the index first where there is none. Settings: see .env.example.

  npm start
`;

export async function run(args: string[]): Promise<void> {
  if (!parse(args, help, {})) return;
  const config = readConfig();
  const logger = createLogger({ level: config.logLevel, secrets: [config.bot.token] });
  if (config.bot.token === undefined) await servePage(config, logger);
  else await serveTelegram(config, config.bot.token, (await createApp(config, terminalEvents())).answerer, logger);
}

/** The page listens at once, so that a taken port is known before the minute of building, and says when it is ready. */
async function servePage(config: Config, logger: Logger): Promise<void> {
  const { host, port } = config.web;
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
    report: (error) => logger.error({ err: error }, "a request failed"),
  });
  const listener = await listen(web, host, port);
  try {
    app = await createApp(config, terminalEvents());
    process.stderr.write(`No BOT_TOKEN is set, so the bot is a page here: ${listener.url}\nCtrl+C stops it.\n`);
    await untilStopped();
  } finally {
    await listener.close();
  }
}

async function serveTelegram(config: Config, token: string, answerer: Answerer, logger: Logger): Promise<void> {
  const bot = createBot({ token, apiRoot: config.bot.apiRoot, answerer, logger, access: config.access });
  const polling = startPolling(bot, { logger });
  polling.ready.then(
    (username) => process.stderr.write(`@${username} is answering in Telegram. Ctrl+C stops it.\n`),
    () => undefined,
  );
  const stopped = untilStopped().then(() => polling.stop());
  await Promise.race([polling.done, stopped]);
  await polling.done;
}
