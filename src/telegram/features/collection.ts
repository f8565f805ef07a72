import { Composer } from "grammy";
import type { Library } from "../../ask/catalogue/library.ts";
import type { Language } from "../../domain.ts";
import { type CollectedView, collectedViews, collectionFile } from "../../export/collected.ts";
import { sorted } from "../../export/kept-quotes.ts";
import type { Collections } from "../../memory/collections.ts";
import { say } from "../../text/messages.ts";
import { callbackPatterns, ownerOf } from "../callback-data.ts";
import { acknowledgeTap } from "../callbacks.ts";
import { collectionScreen, emptyingScreen } from "../screens/collection-screen.ts";
import type { BotContext } from "../context.ts";
import { copiedMessages } from "../screens/copied-messages.ts";
import { send, turnTo } from "../screens/screen.ts";
import { sendWordFile } from "../screens/word-message.ts";

/** `/collection`: the quotes a person collected, to look through, take along or take out. In groups it is theirs alone. */
export function collectionFeature(library: () => Library, collections: Collections): Composer<BotContext> {
  const feature = new Composer<BotContext>();

  const views = async (owner: number, language: Language): Promise<CollectedView[]> => {
    return collectedViews(await collections.of(owner), library(), language);
  };
  const show = async (ctx: BotContext, owner: number, page: number): Promise<void> => {
    const { language } = ctx;
    await turnTo(ctx, collectionScreen(await views(owner, language), { owner, page, language }));
  };
  /** Whether a button is of the collection of who tapped it; others are told. */
  const isOwn = async (ctx: BotContext, owner: number): Promise<boolean> => {
    const own = ctx.from?.id === owner;
    await acknowledgeTap(ctx, own ? undefined : say(ctx.language, "telegram-collection-foreign"));
    return own;
  };

  feature.command("collection", async (ctx) => {
    const owner = ctx.from?.id ?? 0;
    const { language } = ctx;
    await send(ctx, collectionScreen(await views(owner, language), { owner, page: 0, language }));
  });

  feature.callbackQuery(callbackPatterns.collection, async (ctx) => {
    const owner = ownerOf(ctx.match[1]);
    if (await isOwn(ctx, owner)) await show(ctx, owner, Number(ctx.match[2]));
  });

  feature.callbackQuery(callbackPatterns.uncollect, async (ctx) => {
    const [, person, page, key = ""] = ctx.match;
    const owner = ownerOf(person);
    if (!(await isOwn(ctx, owner))) return;
    await collections.remove(owner, [key]);
    await show(ctx, owner, Number(page));
  });

  feature.callbackQuery(callbackPatterns.collectionAct, async (ctx) => {
    const owner = ownerOf(ctx.match[1]);
    if (!(await isOwn(ctx, owner))) return;
    const { language } = ctx;
    if (ctx.match[2] === "empty") {
      await collections.empty(owner);
      return show(ctx, owner, 0);
    }
    const all = await views(owner, language);
    if (all.length === 0 || ctx.match[2] === "ask") {
      return all.length === 0 ? show(ctx, owner, 0) : turnTo(ctx, emptyingScreen(owner, all.length, language));
    }
    if (ctx.match[2] === "word") return sendWordFile(ctx, collectionFile(all, language));
    for (const message of copiedMessages(sorted(all.map(({ quote }) => quote)), language)) await send(ctx, message);
  });
  return feature;
}
