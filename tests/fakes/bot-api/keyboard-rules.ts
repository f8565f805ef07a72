import type { InlineKeyboardMarkup } from "grammy/types";
import { badRequest } from "./rejection.ts";

const MAX_CALLBACK_BYTES = 64;
const MAX_BUTTONS = 100;
const MAX_COPIED = 256;
const KINDS = ["url", "callback_data", "switch_inline_query", "switch_inline_query_current_chat", "copy_text"];

/** An inline keyboard as Telegram would store it; throws a Rejection for what it refuses. */
export function acceptKeyboard(markup: unknown): InlineKeyboardMarkup | undefined {
  if (markup === undefined || isForcedReply(markup)) return undefined;
  if (typeof markup !== "object" || markup === null || !("inline_keyboard" in markup)) {
    throw new Error("the fake Bot API knows inline keyboards and forced replies only");
  }
  const rows = (markup as InlineKeyboardMarkup).inline_keyboard.filter((row) => row.length > 0);
  for (const button of rows.flat()) checkButton(button as unknown as Record<string, unknown>);
  if (rows.flat().length > MAX_BUTTONS) throw badRequest("reply markup is too long");
  return { inline_keyboard: rows };
}

/** Opens the reply in the person's app, and leaves nothing in the message. */
function isForcedReply(markup: unknown): boolean {
  return typeof markup === "object" && markup !== null && "force_reply" in markup && markup.force_reply === true;
}

function checkButton(button: Record<string, unknown>): void {
  if (typeof button["text"] !== "string") {
    throw badRequest(`can't parse inline keyboard button: Field "text" must be of type String`);
  }
  if (!KINDS.some((kind) => kind in button && button[kind] !== "")) {
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  }
  if (button["text"].trim() === "") throw badRequest("inline keyboard button text must be non-empty");
  const { copy_text, url } = button as { copy_text?: { text?: unknown }; url?: unknown };
  if (copy_text !== undefined) checkCopiedText(copy_text.text);
  if (typeof url === "string" && !/^(https?|tg):\/\/[^\s/]+/.test(url)) {
    throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
  }
  const data = button["callback_data"];
  if (typeof data === "string" && Buffer.byteLength(data) > MAX_CALLBACK_BYTES) {
    throw badRequest("BUTTON_DATA_INVALID");
  }
}

function checkCopiedText(text: unknown): void {
  if (typeof text !== "string" || text === "") throw badRequest("BUTTON_COPY_TEXT_INVALID");
  if (Array.from(text).length > MAX_COPIED) throw badRequest("BUTTON_COPY_TEXT_INVALID");
}
