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

/** Sets what Telegram shows of the bot before a first message: its commands and descriptions, for each language. */
export async function publishProfile(api: Api, adminIds: readonly number[] = []): Promise<void> {
  for (const [code, language] of LANGUAGES) {
    const options = code === "" ? {} : { language_code: code };
    await api.setMyCommands(described(COMMANDS, language), options);
    await api.setMyDescription(say(language, "telegram-description"), options);
    await api.setMyShortDescription(say(language, "telegram-short-description"), options);
  }
  for (const admin of adminIds) await publishAdminCommands(api, admin);
}

/** An admin who never wrote to the bot has no chat with it, and so no commands there. */
async function publishAdminCommands(api: Api, admin: number): Promise<void> {
  for (const [code, language] of LANGUAGES) {
    const scope = { type: "chat", chat_id: admin } as const;
    const options = { scope, ...(code !== "" && { language_code: code }) };
    await api.setMyCommands(described([...COMMANDS, ...ADMIN_COMMANDS], language), options).catch(() => undefined);
  }
}

/** Commands with what they do, as Telegram takes them. */
export function described(commands: readonly string[], language: Language) {
  return commands.map((command) => ({ command, description: say(language, `telegram-command-${command}`) }));
}
