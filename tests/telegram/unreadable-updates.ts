import type { FakeBotApi } from "../fakes/bot-api/server.ts";
import { WireText } from "../fakes/bot-api/wire-text.ts";

const QUESTION = "重点行业领域有哪些？";
const USER = { id: 700_000_001, is_bot: false, first_name: "李明" };
const CHAT = { id: 700_000_001, type: "private", first_name: "李明" };
/** A message by somebody in their own chat. */
export const message = (content: object) => ({
  message_id: 1,
  date: 1,
  chat: CHAT,
  from: USER,
  text: QUESTION,
  ...content,
});

/** A list in a list in a list. */
export function nested(levels: number): unknown {
  let value: unknown = "x";
  for (let i = 0; i < levels; i += 1) value = [value];
  return value;
}

/** What stands in the place of an update and is none, with a name for it. */
export const unreadable: readonly [name: string, raw: unknown][] = [
  ["nothing at all", null],
  ["a number", 17],
  ["a list", [null]],
  ["no id", { message: message({}) }],
  ["an id that is true", { update_id: true, message: message({}) }],
  ["an id in words", { update_id: "17", message: message({}) }],
  ["entities that are a text", { message: message({ entities: "x" }) }],
  ["entities that hold nothing", { message: message({ entities: [null] }) }],
  ["a mention of nobody", { message: message({ entities: [{ type: "text_mention", offset: 0, length: 1 }] }) }],
  [
    "a caption's entities with words for numbers",
    { message: message({ caption_entities: [{ type: "url", offset: "0" }] }) },
  ],
  ["a text that is a number", { message: message({ text: 17 }) }],
  ["a chat without an id", { message: message({ chat: { type: "private" } }) }],
  ["a chat's id with NUL", { message: message({ chat: { ...CHAT, id: "7\u0000" } }) }],
  ["a person's id that is true", { message: message({ from: { ...USER, id: true } }) }],
  ["an id beyond what a number holds", { message: message({ from: { ...USER, id: 1e300 } }) }],
  ["a reply to a text", { message: message({ reply_to_message: "x" }) }],
  ["a tap by nobody", { callback_query: { id: "1", data: "x" } }],
  ["a tap whose data is a list", { callback_query: { id: "1", from: USER, data: [] } }],
  ["a query without words", { inline_query: { id: "1", from: USER } }],
  ["6,000 levels", { message: message({ reply_markup: new WireText(`${"[".repeat(6000)}${"]".repeat(6000)}`) }) }],
  ["a third of a megabyte", { message: message({ text: "安".repeat(120_000) }) }],
];

/** Hands it to the bot as it is, and where its id alone was missing with one too. */
export function pushUnreadable(api: FakeBotApi, raw: unknown): void {
  const id = api.pushRaw(raw);
  if (typeof raw === "object" && raw !== null && !("update_id" in raw) && !Array.isArray(raw)) {
    api.pushRaw({ ...raw, update_id: id + 1 }, id + 1);
  }
}
