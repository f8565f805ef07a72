import type { InlineQueryResult, InlineQueryResultArticle, InlineQueryResultsButton } from "grammy/types";
import { acceptKeyboard } from "./keyboard-rules.ts";
import { badRequest } from "./rejection.ts";
import { acceptText } from "./text-rules.ts";

const MAX_RESULTS = 50;

/** The results of an inline query as Telegram would show them; throws a Rejection for what it refuses. */
export function acceptCards(
  results: readonly InlineQueryResult[],
  button: InlineQueryResultsButton | undefined,
): InlineQueryResultArticle[] {
  if (results.length > MAX_RESULTS) throw badRequest("RESULTS_TOO_MUCH");
  if (new Set(results.map(({ id }) => id)).size < results.length) throw badRequest("RESULT_ID_DUPLICATE");
  if (button && "start_parameter" in button && !/^[\w-]{1,64}$/.test(button.start_parameter ?? "")) {
    throw badRequest("START_PARAM_INVALID");
  }
  return results.map((result) => {
    if (result.type !== "article") throw new Error("the fake Bot API knows inline articles only");
    if (result.id === "" || Buffer.byteLength(result.id) > 64) throw badRequest("RESULT_ID_INVALID");
    if (result.title.trim() === "") throw badRequest("ARTICLE_TITLE_EMPTY");
    const content = result.input_message_content;
    if (!("message_text" in content)) throw new Error("the fake Bot API knows inline texts only");
    const { text, entities } = acceptText(content.message_text, content.entities);
    acceptKeyboard(result.reply_markup);
    return { ...result, input_message_content: { ...content, message_text: text, entities: [...entities] } };
  });
}
