import type { Api } from "grammy";
import type { Language } from "../domain.ts";
import { say } from "../language/messages.ts";

/** Telegram keys these texts by two-letter codes, so `zh` serves both scripts; the empty code is for everyone else. */
const LANGUAGES: readonly (readonly [code: "" | "zh", Language])[] = [
  ["", "en"],
  ["zh", "zh-Hans"],
];
const COMMANDS = ["start", "help"] as const;

/** Sets what Telegram shows of the bot before a first message: its commands and descriptions, for each language. */
export async function publishProfile(api: Api): Promise<void> {
  for (const [code, language] of LANGUAGES) {
    const options = code === "" ? {} : { language_code: code };
    const commands = COMMANDS.map((command) => ({
      command,
      description: say(language, `telegram-command-${command}`),
    }));
    await api.setMyCommands(commands, options);
    await api.setMyDescription(say(language, "telegram-description"), options);
    await api.setMyShortDescription(say(language, "telegram-short-description"), options);
  }
}
