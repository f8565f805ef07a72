import type { Api } from "grammy";
import type { Language } from "../domain.ts";
import { say } from "../text/messages.ts";

/** Telegram keys these texts by two-letter codes, so `zh` serves both scripts; the empty code is for everyone else. */
const LANGUAGES: readonly (readonly [code: "" | "zh", Language])[] = [
  ["", "en"],
  ["zh", "zh-Hans"],
];
export const COMMANDS = [
  "start",
  "help",
  "ask",
  "speeches",
  "search",
  "check",
  "collection",
  "follow",
  "following",
  "lang",
  "privacy",
  "forget",
] as const;
export const ADMIN_COMMANDS = ["stats", "gaps", "suspects", "feedback", "reindex"] as const;

/** What works in private chats only, where the page takes a login. */
const LOGIN_COMMANDS = ["login"] as const;

/** Whose commands Telegram shows beside those of everyone. */
export interface Menu {
  readonly adminIds?: readonly number[] | undefined;
  /** Whether people can log in to the page. */
  readonly hasLogin?: boolean | undefined;
}

/** The commands of a private chat. */
export function privateCommands(hasLogin: boolean): readonly string[] {
  return [...COMMANDS, ...(hasLogin ? LOGIN_COMMANDS : [])];
}

/** Sets what Telegram shows of the bot before a first message: its commands and descriptions, for each language. */
export async function publishProfile(api: Api, { adminIds = [], hasLogin = false }: Menu): Promise<void> {
  for (const [code, language] of LANGUAGES) {
    const options = code === "" ? {} : { language_code: code };
    await api.setMyCommands(described(COMMANDS, language), options);
    if (hasLogin) {
      const scope = { type: "all_private_chats" } as const;
      await api.setMyCommands(described(privateCommands(true), language), { ...options, scope });
    }
    await api.setMyDescription(say(language, "telegram-description"), options);
    await api.setMyShortDescription(say(language, "telegram-short-description"), options);
  }
  for (const admin of adminIds) await publishAdminCommands(api, admin, hasLogin);
}

/** An admin who never wrote to the bot has no chat with it, and so no commands there. */
async function publishAdminCommands(api: Api, admin: number, hasLogin: boolean): Promise<void> {
  for (const [code, language] of LANGUAGES) {
    const scope = { type: "chat", chat_id: admin } as const;
    const options = { scope, ...(code !== "" && { language_code: code }) };
    await api
      .setMyCommands(described([...privateCommands(hasLogin), ...ADMIN_COMMANDS], language), options)
      .catch(() => undefined);
  }
}

/** Commands with what they do, as Telegram takes them. */
export function described(commands: readonly string[], language: Language) {
  return commands.map((command) => ({ command, description: say(language, `telegram-command-${command}`) }));
}
