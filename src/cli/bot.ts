import { readConfig } from "../config.ts";
import { createLogger } from "../ops/logging.ts";
import { proxySecrets } from "../ops/proxy-setting.ts";
import { servePage, serveTelegram, type ServeEvents } from "../serve.ts";
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
  const { token, proxy } = config.bot;
  const logger = createLogger({
    level: config.logLevel,
    secrets: [token, config.databaseUrl, ...(proxy ? proxySecrets(proxy) : [])],
  });
  const events: ServeEvents = {
    ...terminalEvents(),
    notice: (line) => logger.warn({ notice: line }, "something an operator should know"),
    ready: (line) => process.stderr.write(`${line}\nCtrl+C stops it.\n`),
  };
  await (token === undefined ? servePage(config, logger, events) : serveTelegram(config, token, logger, events));
}
