import { existsSync } from "node:fs";
import dotenv from "dotenv";
import { z } from "zod";
import { ConfigError } from "./ops/errors.ts";

const url = z.url({ protocol: /^https?$/, error: "must be an http or https address" });
const idList = z
  .string()
  .regex(/^\s*(\d+\s*(,\s*\d+\s*)*)?$/, "must be Telegram user ids separated by commas")
  .transform((text) => text.split(",").flatMap((id) => (id.trim() ? [Number(id)] : [])));

const schema = z.object({
  BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{30,}$/, "must look like 123456789:AA… as @BotFather gives it")
    .optional(),
  BOT_API_ROOT: url.default("https://api.telegram.org"),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number("must be a whole number").int("must be a whole number").min(0).max(65535).default(8787),
  DATA_DIR: z.string().default(".yanju"),
  CORPUS_DIR: z.string().default("corpus"),
  ADMIN_IDS: idList.default([]),
  ALLOWED_IDS: idList.default([]),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "must be one of fatal, error, warn, info, debug, trace, silent",
    })
    .default("info"),
});

/** The validated environment, read once at the start. */
export interface Config {
  readonly bot: { readonly token: string | undefined; readonly apiRoot: string };
  readonly web: { readonly host: string; readonly port: number };
  readonly dataDir: string;
  readonly corpusDir: string;
  readonly access: { readonly adminIds: readonly number[]; readonly allowedIds: readonly number[] };
  readonly logLevel: z.output<typeof schema>["LOG_LEVEL"];
}

/**
 * Reads the environment over `.env` in the working folder. Throws a ConfigError with one line for each invalid value.
 * An empty value counts as absent. Values are never printed: a token may stand in the wrong line.
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env, envFile = ".env"): Config {
  const fromFile: Record<string, string> = {};
  if (existsSync(envFile)) {
    const { error } = dotenv.config({ path: envFile, processEnv: fromFile, quiet: true });
    if (error) throw new ConfigError(`${envFile} cannot be read (${error.message}); mend or remove it`);
  }
  const values = Object.entries({ ...fromFile, ...environment }).filter(([, value]) => value?.trim());
  const parsed = schema.safeParse(Object.fromEntries(values));
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new ConfigError(lines.map((line) => `invalid setting ${line} (see .env.example)`).join("\n"));
  }
  const env = parsed.data;
  return {
    bot: { token: env.BOT_TOKEN, apiRoot: env.BOT_API_ROOT.replace(/\/+$/, "") },
    web: { host: env.HOST, port: env.PORT },
    dataDir: env.DATA_DIR,
    corpusDir: env.CORPUS_DIR,
    access: { adminIds: env.ADMIN_IDS, allowedIds: env.ALLOWED_IDS },
    logLevel: env.LOG_LEVEL,
  };
}
