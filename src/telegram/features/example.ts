import { Composer } from "grammy";
import type { Answering } from "../answering.ts";
import { acknowledgeTap } from "../callbacks.ts";
import type { BotContext } from "../context.ts";
import { exampleData, questionOfData } from "../examples.ts";

/** A tapped example question: answered as if it had been typed. */
export function exampleFeature(answering: Answering): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.callbackQuery(exampleData, async (ctx) => {
    await acknowledgeTap(ctx);
    const question = questionOfData(ctx.callbackQuery.data);
    if (question !== undefined) await answering(ctx, question, { showQuestion: true });
  });
  return feature;
}
