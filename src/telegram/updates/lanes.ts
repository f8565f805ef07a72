import type { Message, Update, UserFromGetMe } from "grammy/types";

/** What an update asks of the bot, told apart by what it costs and how often a person may do it. */
export type Request = "question" | "tap" | "inline";

/**
 * What must be handled one after another: everything in a chat; what comes from no chat, by person. Inline queries do
 * not wait for each other: each is to hear of the next.
 */
export function laneOf(update: Update): string {
  if (update.inline_query) return `inline:${update.update_id}`;
  const message = update.message ?? update.edited_message ?? update.callback_query?.message;
  return String(message?.chat?.id ?? senderOf(update)?.id ?? "");
}

/** Who caused an update. */
export function senderOf(update: Update) {
  return (update.message ?? update.edited_message ?? update.callback_query ?? update.inline_query)?.from;
}

/**
 * Who speaks in an update: a person's id, or that of the chat in whose name the message stands. Telegram gives all
 * anonymous admins one user, all linked channels another.
 */
export function speakerOf(update: Update): number | undefined {
  return (update.message ?? update.edited_message)?.sender_chat?.id ?? senderOf(update)?.id;
}

/** What an update asks of the bot; undefined where it is none of its business: chatter in a group, unknown kinds. */
export function requestOf(update: Update, me: UserFromGetMe): Request | undefined {
  if (update.callback_query) return "tap";
  if (update.inline_query) return "inline";
  const message = update.message ?? update.edited_message;
  // A group's new id asks for as little as a tap.
  if (message?.migrate_to_chat_id !== undefined || message?.migrate_from_chat_id !== undefined) return "tap";
  return message?.chat && message.from && isAddressed(message, me) ? "question" : undefined;
}

/** Whether a message is meant for the bot: any in a private chat, in a group a mention, a reply or a command. */
export function isAddressed(message: Message, me: UserFromGetMe): boolean {
  if (message.chat.type === "private") return true;
  if (message.chat.type === "channel") return false;
  if (message.reply_to_message?.from?.id === me.id) return true;
  return (message.entities ?? []).some((entity) => {
    const text = (message.text ?? "").slice(entity.offset, entity.offset + entity.length).toLowerCase();
    if (entity.type === "mention") return text === `@${me.username.toLowerCase()}`;
    if (entity.type === "text_mention") return entity.user.id === me.id;
    if (entity.type !== "bot_command" || entity.offset > 0) return false;
    return !text.includes("@") || text.endsWith(`@${me.username.toLowerCase()}`);
  });
}

/** A message's text without the mentions of the bot. */
export function withoutMentions(text: string, me: UserFromGetMe): string {
  return text.replaceAll(new RegExp(String.raw`@${me.username}(?!\w)`, "gi"), "").trim();
}
