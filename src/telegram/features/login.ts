import { Composer } from "grammy";
import { say } from "../../text/messages.ts";
import type { BotContext } from "../context.ts";
import { sendText } from "../screen.ts";

/** `/login` in a private chat: a link that logs the person in to the page, once. */
export function loginFeature(linkFor: (userId: number) => string | undefined): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.chatType("private").command("login", async (ctx) => {
    const link = linkFor(ctx.from.id);
    const key = link === undefined ? "telegram-login-no-address" : "telegram-login";
    await sendText(ctx, say(ctx.language, key, { link: link ?? "" }));
  });
  return feature;
}
