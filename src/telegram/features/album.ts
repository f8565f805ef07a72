import { Composer } from "grammy";
import type { BotContext } from "../context.ts";

/** Of an album, which arrives as one message a picture, the first speaks for all, and every one that has words. */
export function albumFeature(): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  let last: string | undefined;
  feature.on("message", async (ctx, next) => {
    const { media_group_id: album, text } = ctx.message;
    if (album === undefined) return next();
    const isFirst = album !== last;
    last = album;
    return isFirst || text !== undefined ? next() : undefined;
  });
  return feature;
}
