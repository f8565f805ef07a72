import type { Api } from "grammy";
import type { Update } from "grammy/types";

/** Tells who caused an update a short word, where they caused it: over the chat for a tap, in groups under the message. */
export async function notify(api: Api, update: Update, text: string): Promise<void> {
  const { callback_query: tap, inline_query: query, message, edited_message: edited } = update;
  const asked = message ?? edited;
  if (tap) await api.answerCallbackQuery(tap.id, { text, show_alert: true });
  else if (query) await api.answerInlineQuery(query.id, [], { is_personal: true, cache_time: 0 });
  else if (asked) {
    await api.sendMessage(asked.chat.id, text, {
      ...(asked.is_topic_message &&
        asked.message_thread_id !== undefined && { message_thread_id: asked.message_thread_id }),
      ...(asked.chat.type !== "private" && {
        reply_parameters: { message_id: asked.message_id, allow_sending_without_reply: true },
      }),
    });
  }
}
