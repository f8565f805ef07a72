import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { FakeBotApi } from "../../tests/fakes/bot-api/server.ts";

const runner = fileURLToPath(new URL("../../scripts/run.mjs", import.meta.url));
const lastLinesShown = 20;
const patienceMs = 20_000;
/** What a `.env` may hold and must not reach the bot that is measured. */
const unset = {
  ALLOWED_IDS: "",
  ADMIN_IDS: "",
  DATABASE_URL: "",
  BOT_MODE: "",
  LOG_LEVEL: "info",
  HOST: "",
  PORT: "0",
  PUBLIC_URLS: "",
  PAGE_TOKEN: "",
};

/** The bot as people install it, a process of its own. */
export interface ServedBot {
  /** Rejects if the bot ends before it is told to. */
  readonly failed: Promise<never>;
  /** Tells the bot to stop and waits until it has; kills it where it does not. */
  stop(): Promise<void>;
}

/** Starts the compiled bot against a fake Bot API and waits until it receives. */
export async function startBot(api: FakeBotApi, dataDir: string): Promise<ServedBot> {
  const child = spawn(process.execPath, [runner, "bot"], {
    env: { ...process.env, ...unset, BOT_TOKEN: api.token, BOT_API_ROOT: api.root, DATA_DIR: dataDir },
    stdio: ["ignore", "ignore", "pipe"],
  });
  process.once("exit", () => child.kill("SIGKILL"));
  let lines: string[] = [];
  const receiving = new Promise<void>((resolve) => {
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      lines = [...lines, ...chunk.split("\n")].slice(-lastLinesShown);
      if (chunk.includes("is answering in Telegram")) resolve();
    });
  });
  const ended = once(child, "exit");
  const failed = ended.then(([code]: unknown[]) => {
    throw new Error(`the bot ended with status ${String(code)}:\n${lines.join("\n")}`);
  });
  failed.catch(() => undefined);
  await Promise.race([receiving, failed]);
  return {
    failed,
    stop: async () => {
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), patienceMs);
      await ended;
      clearTimeout(timer);
    },
  };
}
