import type { InlineKeyboard, InputFile } from "grammy";
import type { BotContext } from "../context.ts";
import type { FormattedText } from "./formatted-text.ts";
import { isRefusedEdit } from "../updates/refusals.ts";

/** A message with its buttons. */
export interface Screen extends FormattedText {
  readonly keyboard?: InlineKeyboard | undefined;
  /** The message that it answers, where that is to be seen in a private chat too. */
  readonly replyTo?: number | undefined;
}

/** Sends a message into the chat and topic of an update; in groups under the message it answers. Gives its id. */
export async function send(ctx: BotContext, { text, entities, keyboard, replyTo }: Screen): Promise<number> {
  const answered = ctx.chat?.type === "private" ? replyTo : ctx.msg?.message_id;
  const sent = await ctx.reply(text, {
    entities: [...entities],
    link_preview_options: { is_disabled: true },
    ...(keyboard && { reply_markup: keyboard }),
    ...(answered !== undefined && {
      reply_parameters: { message_id: answered, allow_sending_without_reply: true },
    }),
  });
  return sent.message_id;
}

/** Sends a file with some words under it, where a message would stand. */
export async function sendFile(ctx: BotContext, file: InputFile, caption: string): Promise<void> {
  const answered = ctx.chat?.type === "private" ? undefined : ctx.msg?.message_id;
  await ctx.replyWithDocument(file, {
    ...(caption !== "" && { caption }),
    ...(answered !== undefined && {
      reply_parameters: { message_id: answered, allow_sending_without_reply: true },
    }),
  });
}

/** Sends a text without styles. */
export function sendText(ctx: BotContext, text: string, keyboard?: InlineKeyboard): Promise<number> {
  return send(ctx, { text, entities: [], keyboard });
}

/** Shows a screen in the message whose button was tapped; as a new one where that can no longer be changed. */
export async function turnTo(ctx: BotContext, screen: Screen): Promise<void> {
  const { text, entities, keyboard } = screen;
  try {
    await ctx.editMessageText(text, {
      entities: [...entities],
      link_preview_options: { is_disabled: true },
      ...(keyboard && { reply_markup: keyboard }),
    });
  } catch (error) {
    if (!isRefusedEdit(error)) throw error;
    await send(ctx, screen);
  }
}
