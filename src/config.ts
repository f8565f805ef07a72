import { existsSync, readFileSync } from "node:fs";
import dotenv from "dotenv";
import { z } from "zod";
import { ConfigError, messageOf } from "./ops/errors.ts";
import { proxyFor, type ProxySetting } from "./ops/proxy-setting.ts";
import { misspeltSetting, nearestSetting } from "./ops/setting-names.ts";

const url = z.url({ protocol: /^https?$/, error: "must be an http or https address" });
const idList = z
  .string()
  .regex(/^[1-9]\d{0,14}(?:\s*,\s*[1-9]\d{0,14})*$/, "must be Telegram user ids separated by commas")
  .transform((text) => text.split(",").map(Number));
const idsOfPeopleAndGroups = z
  .string()
  .regex(
    /^-?[1-9]\d{0,14}(?:\s*,\s*-?[1-9]\d{0,14})*$/,
    "must be Telegram ids of people or groups (-100…) separated by commas",
  )
  .transform((text) => text.split(",").map(Number));
const originList = z
  .string()
  .transform((text) => text.split(",").map((part) => part.trim()))
  .refine((parts) => parts.every(isOrigin), "must be addresses like https://yanju.example.org, separated by commas")
  .transform((parts) => parts.map((text) => new URL(text).origin));
function oneOf<const T extends string>(available: readonly T[], later: readonly string[] = []) {
  return z.enum(available, {
    error: ({ input }) =>
      later.includes(String(input))
        ? `${String(input)} is not available in this version yet; use ${available.join(" or ")}`
        : `must be one of ${[...available, ...later].join(", ")}`,
  });
}

const fields = z.object({
  BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{30,}$/, "must look like 123456789:AA… as @BotFather gives it")
    .optional(),
  BOT_API_ROOT: url.default("https://api.telegram.org"),
  BOT_MODE: oneOf(["polling", "webhook"]).default("polling"),
  WEBHOOK_URL: z
    .string()
    .refine(
      isWebhookAddress,
      "must be an https address with a path of its own, like https://yanju.example.org/telegram",
    )
    .optional(),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{1,256}$/, "must be 1 to 256 characters of A-Z, a-z, 0-9, _ and -")
    .optional(),
  HOST: z.string().default("127.0.0.1"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "must be a whole number from 0 to 65535")
    .transform(Number)
    .refine((port) => port <= 65_535, "must be a whole number from 0 to 65535")
    .default(8787),
  PUBLIC_URLS: originList.default([]),
  PAGE_TOKEN: z.string().min(20, "must have 20 characters or more, so that nobody can guess it").optional(),
  METRICS_TOKEN: z.string().min(20, "must have 20 characters or more, so that nobody can guess it").optional(),
  DATA_DIR: z.string().default(".yanju"),
  CORPUS_DIR: z.string().default("corpus"),
  EMBEDDINGS: oneOf(["local"], ["openai"]).optional(),
  EMBEDDINGS_BASE_URL: url.optional(),
  EMBEDDINGS_MODEL: z.string().optional(),
  EMBEDDINGS_API_KEY: z.string().optional(),
  LLM_BASE_URL: url.optional(),
  LLM_MODEL: z.string().optional(),
  LLM_API_KEY: z.string().optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/, error: "must be a postgres address" }).optional(),
  SEARCH_ENGINE: oneOf(["embedded"], ["opensearch"]).optional(),
  OPENSEARCH_URL: url.optional(),
  ADMIN_IDS: idList.default([]),
  ALLOWED_IDS: idsOfPeopleAndGroups.default([]),
  RETENTION_DAYS: z
    .string()
    .regex(/^\d{1,4}$/, "must be a whole number of days from 1 to 3650")
    .transform(Number)
    .refine((days) => days >= 1 && days <= 3650, "must be a whole number of days from 1 to 3650")
    .default(180),
  LOG_LEVEL: oneOf(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  LOG_QUESTIONS: oneOf(["off", "on"]).default("off"),
});

const settingNames = [...Object.keys(fields.shape), "PROXY_URL"];
/** What programs usually go by; counts here too. */
const usualNames = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"].flatMap((name) => [name, name.toLowerCase()]);

/** Each needs the other, and the key both: half of a setting must not look as if it worked. */
const schema = fields.superRefine((env, context) => {
  for (const [name, other] of [
    ["LLM_BASE_URL", "LLM_MODEL"],
    ["LLM_MODEL", "LLM_BASE_URL"],
    ["LLM_API_KEY", "LLM_BASE_URL"],
  ] as const) {
    if (env[name] !== undefined && env[other] === undefined) {
      context.addIssue({ code: "custom", path: [name], message: `needs ${other} too; set that or remove it` });
    }
  }
  const isWebhook = env.BOT_MODE === "webhook";
  for (const name of ["WEBHOOK_URL", "WEBHOOK_SECRET"] as const) {
    if (isWebhook && env[name] === undefined) {
      context.addIssue({ code: "custom", path: [name], message: "is needed where BOT_MODE is webhook; set it" });
    }
    if (!isWebhook && env[name] !== undefined) {
      const message = "does nothing while BOT_MODE is polling; set BOT_MODE=webhook or remove it";
      context.addIssue({ code: "custom", path: [name], message });
    }
  }
  if (isWebhook && env.BOT_TOKEN === undefined) {
    context.addIssue({ code: "custom", path: ["BOT_MODE"], message: "is webhook, which needs BOT_TOKEN; set that" });
  }
});

/** The validated environment, read once at the start. */
export interface Config {
  readonly bot: {
    readonly token: string | undefined;
    readonly apiRoot: string;
    readonly proxy: ProxySetting | undefined;
    /** Where Telegram hands updates over, and what it is known by; without, they are polled for. */
    readonly webhook: { readonly url: string; readonly secret: string } | undefined;
  };
  readonly web: {
    readonly host: string;
    readonly port: number;
    /** Origins under which people reach the page through a proxy or a mapped port; the first stands in links. */
    readonly publicUrls: readonly string[];
    /** What lets an admin in where the page can be opened from other machines. */
    readonly token: string | undefined;
    /** What lets a machine read `/metrics`; without, only this machine may, where it alone can open the page. */
    readonly metricsToken: string | undefined;
  };
  readonly dataDir: string;
  readonly corpusDir: string;
  /** A Postgres server for what the bot remembers; a file in `dataDir` without. */
  readonly databaseUrl: string | undefined;
  /** A language model for `corpus render`, where one is set. */
  readonly languageModel:
    | { readonly baseUrl: string; readonly model: string; readonly apiKey: string | undefined }
    | undefined;
  readonly access: { readonly adminIds: readonly number[]; readonly allowedIds: readonly number[] };
  /** How long what people asked and did is kept. */
  readonly retentionDays: number;
  readonly logLevel: z.output<typeof schema>["LOG_LEVEL"];
  /** Whether questions stand in the log. */
  readonly logsQuestions: boolean;
}

/**
 * Reads the environment over `.env` in the working folder. Throws a ConfigError with one line for each invalid value, for
 * each name in `.env` that is no setting, and each in the environment that is nearly one: a misspelt list of who may use
 * the bot would let everyone in. An empty value counts as absent. Values are never printed: a token may stand in the wrong line.
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env, envFile = ".env"): Config {
  const written = readEnvFile(envFile);
  requireKnown(written, environment, envFile);
  const values = Object.entries({ ...written, ...environment })
    .map(([name, value]) => [name, value?.trim()] as const)
    .filter(([, value]) => value);
  const settings = Object.fromEntries(values);
  const parsed = schema.safeParse(settings);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new ConfigError(lines.map((line) => `invalid setting ${line} (see .env.example)`).join("\n"));
  }
  const env = parsed.data;
  return {
    bot: {
      token: env.BOT_TOKEN,
      apiRoot: env.BOT_API_ROOT.replace(/\/+$/, ""),
      // Without a bot nothing goes through it, and what a machine sets for other programs is not to stop this one.
      proxy: env.BOT_TOKEN === undefined ? undefined : proxyFor(env.BOT_API_ROOT, settings),
      webhook:
        env.BOT_MODE === "polling" || env.WEBHOOK_URL === undefined || env.WEBHOOK_SECRET === undefined
          ? undefined
          : { url: env.WEBHOOK_URL, secret: env.WEBHOOK_SECRET },
    },
    web: {
      host: env.HOST,
      port: env.PORT,
      publicUrls: env.PUBLIC_URLS,
      token: env.PAGE_TOKEN,
      metricsToken: env.METRICS_TOKEN,
    },
    dataDir: env.DATA_DIR,
    corpusDir: env.CORPUS_DIR,
    databaseUrl: env.DATABASE_URL,
    languageModel:
      env.LLM_BASE_URL === undefined || env.LLM_MODEL === undefined
        ? undefined
        : { baseUrl: env.LLM_BASE_URL.replace(/\/+$/, ""), model: env.LLM_MODEL, apiKey: env.LLM_API_KEY },
    access: { adminIds: env.ADMIN_IDS, allowedIds: env.ALLOWED_IDS },
    retentionDays: env.RETENTION_DAYS,
    logLevel: env.LOG_LEVEL,
    logsQuestions: env.LOG_QUESTIONS === "on",
  };
}

/** Whether other processes may serve the same bot: by polling only one ever can. */
export function mayHaveReplicas({ bot, databaseUrl }: Config): boolean {
  return bot.webhook !== undefined && databaseUrl !== undefined;
}

/** Throws a ConfigError that names what is misspelt and what it was most likely meant to be. */
function requireKnown(written: Record<string, string>, environment: NodeJS.ProcessEnv, envFile: string): void {
  const known = new Set([...settingNames, ...usualNames]);
  const inFile = Object.keys(written)
    .filter((name) => !known.has(name))
    .map((name) => {
      // Else it may be a secret in a line of its own, with `=` at its end.
      if (!/^[A-Za-z_]{1,30}$/u.test(name)) return `a name in ${envFile} is no setting; mend or remove it`;
      const meant = nearestSetting(name, settingNames);
      return `${name} in ${envFile} is no setting; ${meant === undefined ? "remove it" : `did you mean ${meant}?`}`;
    });
  const inEnvironment = Object.entries(environment)
    .filter(([name, value]) => value?.trim() && !known.has(name) && !(name in written))
    .flatMap(([name]) => {
      const meant = misspeltSetting(name, settingNames);
      return meant === undefined
        ? []
        : [`${name} in the environment looks like ${meant} misspelt; correct or unset it`];
    });
  const lines = [...inFile, ...inEnvironment];
  if (lines.length > 0) throw new ConfigError(lines.map((line) => `${line} (see .env.example)`).join("\n"));
}

/** The settings of `.env`; none where there is no such file. A line that is no setting would be lost in silence. */
function readEnvFile(path: string): Record<string, string> {
  if (!existsSync(path)) return {};
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new ConfigError(`${path} cannot be read (${messageOf(error)}); mend or remove it`);
  }
  const wrong = text.split(/\r\n|[\r\n]/u).flatMap((line, index) => (isSetting(line) ? [] : [index + 1]));
  if (wrong.length > 0) {
    throw new ConfigError(wrong.map((line) => `${path}, line ${line} is not NAME=value; mend or remove it`).join("\n"));
  }
  return dotenv.parse(text);
}

/** A whole address of a site: no path, no user, no query. */
function isOrigin(text: string): boolean {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  return address !== undefined && /^https?:$/u.test(address.protocol) && address.href === `${address.origin}/`;
}

/** Telegram hands updates over by https alone; plain http is for a server on this machine. */
function isWebhookAddress(text: string): boolean {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  if (!address || address.href !== `${address.origin}${address.pathname}`) return false;
  const isTaken = /^\/(?:api|login|logout|q|healthz|readyz|metrics)?(?:\/|$)/u.test(address.pathname);
  if (isTaken || !/^[\w./-]+$/u.test(address.pathname)) return false;
  return address.protocol === "https:" || (address.protocol === "http:" && isLoopback(address.hostname));
}

/** Whether this process was started by `npm start`, below npm's own. */
export function isStartedByNpm(environment: NodeJS.ProcessEnv = process.env): boolean {
  return environment["npm_lifecycle_event"] === "start";
}

/** Whether a host name is this machine's own, that others cannot reach. */
export function isLoopback(host: string): boolean {
  return /^(?:127(?:\.\d{1,3}){3}|localhost|\[?::1\]?)$/iu.test(host);
}

function isSetting(line: string): boolean {
  return /^\s*(?:#|$|(?:export\s+)?[A-Za-z_][\w.-]*\s*=)/u.test(line);
}
