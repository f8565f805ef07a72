import { Composer } from "grammy";
import { longestQuestion } from "../../ask/bounds.ts";
import type { Language } from "../../domain.ts";
import { say } from "../../text/messages.ts";
import type { BotContext } from "../context.ts";
import { exampleKeyboard } from "../examples.ts";
import { ADMIN_COMMANDS, described, privateCommands } from "../profile.ts";
import { sendText } from "../screens/screen.ts";

/** Those that a person who reads the help has found already. */
const KNOWN: ReadonlySet<string> = new Set(["start", "help"]);

/** `/help`: how to ask, how to read an answer and what commands there are for this person, with example questions to tap. */
export function helpFeature(adminIds: readonly number[], hasLogin: boolean): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.command("help", (ctx) => {
    const { language, from } = ctx;
    const isAdmin = from !== undefined && adminIds.includes(from.id);
    const commands = linesOf(
      privateCommands(hasLogin && ctx.chat.type === "private").filter((command) => !KNOWN.has(command)),
      language,
    );
    const text = [
      say(language, "telegram-help", { limit: longestQuestion }),
      `${say(language, "telegram-help-commands")}\n${commands}`,
      ...(isAdmin ? [`${say(language, "telegram-help-admins")}\n${linesOf(ADMIN_COMMANDS, language)}`] : []),
      say(language, "telegram-help-examples"),
    ];
    return sendText(ctx, text.join("\n\n"), exampleKeyboard(language));
  });
  return feature;
}

function linesOf(commands: readonly string[], language: Language): string {
  return described(commands, language)
    .map(({ command, description }) => `/${command} ${description}`)
    .join("\n");
}
