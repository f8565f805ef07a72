import { createLogger } from "../ops/logging.ts";
import { secretsOf } from "../secrets.ts";
import { serve, type ServeEvents } from "../serve.ts";
import { parse } from "./arguments.ts";
import { terminalEvents } from "./index-events.ts";
import { readSettings } from "./settings.ts";

const help = `
Runs the page on this machine, and beside it the bot in Telegram where BOT_TOKEN is set.
Builds the index first where there is none. Settings: see .env.example.

  npm start
`;

export async function run(args: string[]): Promise<void> {
  if (!parse(args, help, {})) return;
  const config = await readSettings();
  const logger = createLogger({ level: config.logLevel, secrets: secretsOf(config) });
  const events: ServeEvents = {
    ...terminalEvents((line) => logger.info({ notice: line }, "the index is built anew")),
    notice: (line) => logger.warn({ notice: line }, "something an operator should know"),
    ready: (line) =>
      process.stderr.isTTY
        ? process.stderr.write(`${line}\nCtrl+C stops it.\n`)
        : logger.info({ notice: line }, "ready"),
  };
  await serve(config, logger, events);
}
