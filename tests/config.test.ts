import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Config, readConfig } from "../src/config.ts";
import { ConfigError } from "../src/ops/errors.ts";

const token = `123456789:${"AAbb-_00".repeat(5)}`;

let folder: string;
let envFile: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "yanju-config-"));
  envFile = join(folder, ".env");
});
afterEach(() => rm(folder, { recursive: true }));

const read = (environment: Record<string, string> = {}): Config => readConfig(environment, envFile);

/** The lines a person gets to see; none where the settings are taken. */
function complaints(environment: Record<string, string> = {}): string[] {
  try {
    read(environment);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message.split("\n");
  }
}

describe("settings", () => {
  test("have defaults", () => {
    expect(read()).toEqual({
      bot: { token: undefined, apiRoot: "https://api.telegram.org", webhook: undefined },
      web: { host: "127.0.0.1", port: 8787, publicUrls: [], token: undefined, metricsToken: undefined },
      dataDir: ".yanju",
      corpusDir: "corpus",
      databaseUrl: undefined,
      languageModel: undefined,
      access: { adminIds: [], allowedIds: [] },
      retentionDays: 180,
      logLevel: "info",
      logsQuestions: false,
    });
  });

  test("are taken as given, blanks around them dropped", () => {
    const config = read({
      BOT_TOKEN: ` ${token}\r`,
      BOT_API_ROOT: "http://127.0.0.1:8081/bots//",
      BOT_MODE: "webhook",
      WEBHOOK_URL: "https://yanju.example.org:8443/telegram/hook",
      WEBHOOK_SECRET: "A-secret_1",
      HOST: "::1",
      PORT: "0",
      PUBLIC_URLS: "https://Yanju.example.org/ ,http://10.0.0.7:9000",
      PAGE_TOKEN: " twenty-characters-it-is ",
      METRICS_TOKEN: "twenty-characters-of-its-own",
      DATA_DIR: "/数据 夹",
      CORPUS_DIR: "./讲话",
      DATABASE_URL: "postgresql://127.0.0.1/yanju",
      LLM_BASE_URL: "https://models.example/v1/",
      LLM_MODEL: "large",
      LLM_API_KEY: "key",
      ADMIN_IDS: "1, 22 ,333",
      ALLOWED_IDS: "44, -1001234567890",
      RETENTION_DAYS: "30",
      LOG_LEVEL: "debug",
      LOG_QUESTIONS: "on",
    });
    expect(config).toEqual({
      bot: {
        token,
        apiRoot: "http://127.0.0.1:8081/bots",
        webhook: { url: "https://yanju.example.org:8443/telegram/hook", secret: "A-secret_1" },
      },
      web: {
        host: "::1",
        port: 0,
        publicUrls: ["https://yanju.example.org", "http://10.0.0.7:9000"],
        token: "twenty-characters-it-is",
        metricsToken: "twenty-characters-of-its-own",
      },
      dataDir: "/数据 夹",
      corpusDir: "./讲话",
      databaseUrl: "postgresql://127.0.0.1/yanju",
      languageModel: { baseUrl: "https://models.example/v1", model: "large", apiKey: "key" },
      access: { adminIds: [1, 22, 333], allowedIds: [44, -1_001_234_567_890] },
      retentionDays: 30,
      logLevel: "debug",
      logsQuestions: true,
    });
  });

  test("an empty value is an absent one", () => {
    const names = ["BOT_TOKEN", "BOT_API_ROOT", "PORT", "DATA_DIR", "ADMIN_IDS", "LOG_LEVEL", "BOT_MODE", "LLM_MODEL"];
    expect(read(Object.fromEntries(names.map((name) => [name, " "])))).toEqual(read());
  });

  test("settings of other programs are none of ours", () => {
    expect(
      complaints({ PATH: "/bin", HOME: "/", HOST: "::1", NODE_ENV: "test", HTTP_PROXY: "http://a", SITE: "x" }),
    ).toEqual([]);
  });

  test.each([
    ["BOT_MODE", "polling"],
    ["EMBEDDINGS", "local"],
    ["EMBEDDINGS_BASE_URL", "http://127.0.0.1:8000/v1"],
    ["EMBEDDINGS_MODEL", "model"],
    ["EMBEDDINGS_API_KEY", "key"],
    ["SEARCH_ENGINE", "embedded"],
    ["OPENSEARCH_URL", "https://127.0.0.1:9200"],
  ])("%s=%s of a later feature changes nothing", (name, value) => expect(read({ [name]: value })).toEqual(read()));
});

describe("a webhook", () => {
  const webhook = { BOT_TOKEN: token, BOT_MODE: "webhook", WEBHOOK_URL: "https://a.example/hook", WEBHOOK_SECRET: "s" };

  test("takes all its settings, also over plain http on this machine", () => {
    expect(complaints(webhook)).toEqual([]);
    for (const host of ["127.0.0.1:8787", "localhost", "[::1]:80"]) {
      expect(complaints({ ...webhook, WEBHOOK_URL: `http://${host}/hook` })).toEqual([]);
    }
  });

  test.each([
    ["WEBHOOK_URL", /WEBHOOK_URL: is needed where BOT_MODE is webhook; set it/u],
    ["WEBHOOK_SECRET", /WEBHOOK_SECRET: is needed where BOT_MODE is webhook; set it/u],
    ["BOT_TOKEN", /BOT_MODE: is webhook, which needs BOT_TOKEN; set that/u],
  ])("without %s is refused", (name, reason) => {
    expect(complaints({ ...webhook, [name]: "" })).toEqual([expect.stringMatching(reason)]);
  });

  test.each([
    "hook",
    "http://yanju.example.org/hook",
    "https://yanju.example.org",
    "https://yanju.example.org/",
    "https://yanju.example.org/api/ask",
    "https://yanju.example.org/login",
    "https://yanju.example.org/hook?secret=1",
    "https://user:password@yanju.example.org/hook",
    "https://yanju.example.org/:any",
    "https://yanju.example.org/钩",
  ])("at %s is refused", (address) => {
    expect(complaints({ ...webhook, WEBHOOK_URL: address })).toEqual([
      "invalid setting WEBHOOK_URL: must be an https address with a path of its own, like https://yanju.example.org/telegram (see .env.example)",
    ]);
  });

  test.each(["a b", "a".repeat(257), "密"])("with the secret %s is refused", (secret) => {
    expect(complaints({ ...webhook, WEBHOOK_SECRET: secret })).toEqual([
      "invalid setting WEBHOOK_SECRET: must be 1 to 256 characters of A-Z, a-z, 0-9, _ and - (see .env.example)",
    ]);
  });

  test("that is not used is refused: settings that do nothing look as if they worked", () => {
    for (const mode of ["", "polling"]) {
      expect(complaints({ ...webhook, BOT_MODE: mode })).toEqual([
        expect.stringMatching(
          /WEBHOOK_URL: does nothing while BOT_MODE is polling; set BOT_MODE=webhook or remove it/u,
        ),
        expect.stringMatching(/WEBHOOK_SECRET: does nothing while BOT_MODE is polling/u),
      ]);
    }
  });
});

describe("what cannot be used stops the start with one line", () => {
  test.each([
    ["BOT_TOKEN", "123456789", /must look like 123456789:AA… as @BotFather gives it/u],
    ["BOT_TOKEN", `${token} x`, /must look like 123456789:AA… as @BotFather gives it/u],
    ["BOT_API_ROOT", "api.telegram.org", /must be an http or https address/u],
    ["BOT_API_ROOT", "ftp://api.telegram.org", /must be an http or https address/u],
    ["RETENTION_DAYS", "0", /must be a whole number of days from 1 to 3650/u],
    ["RETENTION_DAYS", "3651", /must be a whole number of days from 1 to 3650/u],
    ["RETENTION_DAYS", "1.5", /must be a whole number of days from 1 to 3650/u],
    ["LOG_QUESTIONS", "yes", /must be one of off, on/u],
    ["METRICS_TOKEN", "short", /must have 20 characters or more, so that nobody can guess it/u],
    ["BOT_MODE", "push", /must be one of polling, webhook/u],
    ["PORT", "http", /must be a whole number from 0 to 65535/u],
    ["PORT", "80.5", /must be a whole number from 0 to 65535/u],
    ["PORT", "-1", /must be a whole number from 0 to 65535/u],
    ["PORT", "65536", /must be a whole number from 0 to 65535/u],
    ["PORT", "1e3", /must be a whole number from 0 to 65535/u],
    ["PAGE_TOKEN", "short", /must have 20 characters or more, so that nobody can guess it/u],
    ["PUBLIC_URLS", "yanju.example.org", /must be addresses like https:\/\/yanju\.example\.org, separated by commas/u],
    [
      "PUBLIC_URLS",
      "https://a.example/path",
      /must be addresses like https:\/\/yanju\.example\.org, separated by commas/u,
    ],
    [
      "PUBLIC_URLS",
      "https://u:p@a.example",
      /must be addresses like https:\/\/yanju\.example\.org, separated by commas/u,
    ],
    ["PUBLIC_URLS", "https://a.example,", /must be addresses like https:\/\/yanju\.example\.org, separated by commas/u],
    ["EMBEDDINGS", "cloud", /must be one of local, openai/u],
    ["EMBEDDINGS", "openai", /openai is not available in this version yet; use local/u],
    ["EMBEDDINGS_BASE_URL", "localhost", /must be an http or https address/u],
    ["LLM_BASE_URL", "http://127.0.0.1:8000/v1", /needs LLM_MODEL too; set that or remove it/u],
    ["LLM_MODEL", "model", /needs LLM_BASE_URL too; set that or remove it/u],
    ["LLM_API_KEY", "key", /needs LLM_BASE_URL too; set that or remove it/u],
    ["DATABASE_URL", "mysql://127.0.0.1/yanju", /must be a postgres address/u],
    ["DATABASE_URL", "yanju.db", /must be a postgres address/u],
    ["SEARCH_ENGINE", "lucene", /must be one of embedded, opensearch/u],
    ["SEARCH_ENGINE", "opensearch", /opensearch is not available in this version yet; use embedded/u],
    ["OPENSEARCH_URL", "127.0.0.1:9200", /must be an http or https address/u],
    ["ADMIN_IDS", "@someone", /must be Telegram user ids separated by commas/u],
    ["ADMIN_IDS", "0", /must be Telegram user ids separated by commas/u],
    ["ALLOWED_IDS", "0", /must be Telegram ids of people or groups \(-100…\) separated by commas/u],
    ["ADMIN_IDS", "1;2", /must be Telegram user ids separated by commas/u],
    ["ALLOWED_IDS", "1,,2", /must be Telegram ids of people or groups \(-100…\) separated by commas/u],
    ["ALLOWED_IDS", "99999999999999999999", /must be Telegram ids of people or groups \(-100…\) separated by commas/u],
    ["ALLOWED_IDS", "--100", /must be Telegram ids of people or groups \(-100…\) separated by commas/u],
    ["ADMIN_IDS", "-1001234567890", /must be Telegram user ids separated by commas/u],
    ["LOG_LEVEL", "loud", /must be one of fatal, error, warn, info, debug, trace, silent/u],
  ])("%s=%s", (name, value, reason) => {
    const lines = complaints({ [name]: value });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^invalid setting ${name}: ${reason.source} \\(see \\.env\\.example\\)$`, "u"));
  });

  test("one line for each", () => {
    const lines = complaints({ PORT: "x", LOG_LEVEL: "x", BOT_TOKEN: "x", DATA_DIR: "fine" });
    expect(lines.map((line) => /^invalid setting (\w+):/u.exec(line)?.[1] ?? "").sort()).toEqual([
      "BOT_TOKEN",
      "LOG_LEVEL",
      "PORT",
    ]);
  });

  test("no value is ever printed, in whichever line a token stands", () => {
    const names = ["BOT_TOKEN", "BOT_API_ROOT", "BOT_MODE", "WEBHOOK_URL", "PORT", "EMBEDDINGS", "EMBEDDINGS_BASE_URL"];
    const more = ["LLM_BASE_URL", "DATABASE_URL", "SEARCH_ENGINE", "OPENSEARCH_URL", "ADMIN_IDS", "LOG_LEVEL"];
    const secret = `SECRET${token}!`;
    const lines = complaints(Object.fromEntries([...names, ...more].map((name) => [name, secret])));
    expect(lines).toHaveLength(names.length + more.length);
    expect(lines.join("\n")).not.toMatch(/SECRET|AAbb/u);
  });

  test("whatever a value holds, it is taken or named in one line", () => {
    const names = ["BOT_TOKEN", "BOT_API_ROOT", "PORT", "ADMIN_IDS", "LOG_LEVEL", "DATABASE_URL", "EMBEDDINGS"];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.string({ unit: "binary" }), (name, value) => {
        const lines = complaints({ [name]: value });
        expect(lines.length).toBeLessThanOrEqual(1);
        for (const line of lines) expect(line).toMatch(new RegExp(`^invalid setting ${name}: `, "u"));
      }),
    );
  });
});

describe("a misspelt setting stops the start", () => {
  test.each([
    ["ALOWED_IDS", "ALLOWED_IDS"],
    ["BOTTOKEN", "BOT_TOKEN"],
    ["BOT_TOKN", "BOT_TOKEN"],
    ["RETENTION_DAY", "RETENTION_DAYS"],
    ["allowed_ids", "ALLOWED_IDS"],
    ["PROXYURL", "PROXY_URL"],
    ["PORTS", "PORT"],
  ])("%s, in the environment and in .env", async (name, meant) => {
    expect(complaints({ [name]: "5" })).toEqual([
      `${name} in the environment looks like ${meant} misspelt; correct or unset it (see .env.example)`,
    ]);
    expect(complaints({ [name]: " " })).toEqual([]);
    await writeFile(envFile, `${name}=5\n`);
    const line = `${name} in ${envFile} is no setting; did you mean ${meant}? (see .env.example)`;
    expect(complaints()).toEqual([line]);
    expect(complaints({ [name]: "5" })).toEqual([line]);
  });

  test("any unknown name in .env, one line for each; usual names of proxies are known", async () => {
    await writeFile(envFile, "LANGUAGE=zh\nhttps_proxy=http://127.0.0.1:1\nNO_PROXY=a\nADMINS=5\nPORT=80\n");
    expect(complaints()).toEqual([
      expect.stringMatching(/^LANGUAGE in .* is no setting; remove it/u),
      expect.stringMatching(/^ADMINS in .* is no setting; did you mean ADMIN_IDS\?/u),
    ]);
  });

  test("what may be a secret in a line of its own is not repeated", async () => {
    await writeFile(envFile, "c2VjcmV0IHdvcmRz1AAbb0==\n");
    expect(complaints()).toEqual([`a name in ${envFile} is no setting; mend or remove it (see .env.example)`]);
  });

  test("every setting of .env.example is one, and none is taken for another misspelt", async () => {
    const example = await readFile(new URL("../.env.example", import.meta.url), "utf8");
    const names = [...example.matchAll(/^# ([A-Z_]+)=/gmu)].map(([, name = ""]) => name);
    expect(names.length).toBeGreaterThan(20);
    await writeFile(envFile, names.map((name) => `${name}=\n`).join(""));
    expect(complaints()).toEqual([]);
  });
});

describe(".env", () => {
  test("is read; the environment wins, with an empty value too", async () => {
    await writeFile(
      envFile,
      `# the bot\nexport BOT_TOKEN=${token}\nPORT = 1234 # here\n\nDATA_DIR="数据 夹"\nHOST='::1'\r\n`,
    );
    expect(read()).toMatchObject({
      bot: { token },
      web: { host: "::1", port: 1234 },
      dataDir: "数据 夹",
    });
    expect(read({ PORT: "4321", BOT_TOKEN: "" })).toMatchObject({ bot: { token: undefined }, web: { port: 4321 } });
  });

  test("is not needed", () => expect(complaints()).toEqual([]));

  test("an empty value in it is an absent one", async () => {
    await writeFile(envFile, "BOT_TOKEN=\nPORT=\n");
    expect(read()).toMatchObject({ bot: { token: undefined }, web: { port: 8787 } });
  });

  test("a byte order mark does no harm", async () => {
    await writeFile(envFile, "\ufeffPORT=1234\r\n");
    expect(read().web.port).toBe(1234);
  });

  test("an invalid value in it is named", async () => {
    await writeFile(envFile, "PORT=http\n");
    expect(complaints()).toEqual([expect.stringContaining("invalid setting PORT: ")]);
    expect(complaints({ PORT: "80" })).toEqual([]);
  });

  test("lines that are no settings are named, not what stands in them", async () => {
    await writeFile(envFile, `PORT=80\nBOT_TOKEN ${token}\n\n${token}\n`);
    expect(complaints()).toEqual([
      `${envFile}, line 2 is not NAME=value; mend or remove it`,
      `${envFile}, line 4 is not NAME=value; mend or remove it`,
    ]);
  });

  test("in UTF-16 is refused, not passed over", async () => {
    await writeFile(envFile, Buffer.from("\ufeffPORT=80\n", "utf16le"));
    expect(complaints()[0]).toMatch(/line 1 is not NAME=value/u);
  });

  test("that is a folder is named", async () => {
    await mkdir(envFile);
    expect(complaints()).toEqual([expect.stringMatching(/\.env cannot be read \(EISDIR.*\); mend or remove it$/u)]);
  });
});
