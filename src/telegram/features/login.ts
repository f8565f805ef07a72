import { Composer } from "grammy";
import { say } from "../../text/messages.ts";
import type { BotContext } from "../context.ts";
import { sendText } from "../screens/screen.ts";

/** A link that logs a person in to the page, once; undefined where the page has no address. */
export type LoginLink = (userId: number) => Promise<string | undefined>;

/** `/login` in a private chat: a link that logs the person in to the page, once. */
export function loginFeature(linkFor: LoginLink): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.chatType("private").command("login", async (ctx) => {
    const link = await linkFor(ctx.from.id);
    const key = link === undefined ? "telegram-login-no-address" : "telegram-login";
    await sendText(ctx, say(ctx.language, key, { link: link ?? "" }));
  });
  return feature;
}
