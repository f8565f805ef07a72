import { WireText } from "../fakes/bot-api/wire-text.ts";

const QUESTION = "重点行业领域有哪些？";

/** Numbers from 0 to 1 that are the same in every run. */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** What a person may send, without its id. */
function baseUpdates(person: number): object[] {
  const from = { id: person, is_bot: false, first_name: "李明", language_code: "zh-hans" };
  const chat = { id: person, type: "private", first_name: "李明" };
  const group = { id: -1_001_234_567_890, type: "supergroup", title: "安全生产工作群", is_forum: true };
  const message = { message_id: 7, date: 1_700_000_000, chat, from };
  const reply = { ...message, message_id: 3, text: "要在重点行业领域树立一批标杆企业" };
  const command = { type: "bot_command", offset: 0, length: 6 };
  return [
    { message: { ...message, text: QUESTION, entities: [{ type: "bold", offset: 0, length: 2 }] } },
    { message: { ...message, text: "/start", entities: [command] } },
    { message: { ...message, text: "/search 民兵", entities: [{ ...command, length: 7 }], reply_to_message: reply } },
    { message: { ...message, text: "出处？", reply_to_message: reply, quote: { text: "标杆企业", position: 3 } } },
    { message: { ...message, photo: [{ file_id: "a", width: 1, height: 1 }], caption: QUESTION, media_group_id: "9" } },
    { message: { ...message, document: { file_id: "x", file_name: "文件.docx", file_size: 100 } } },
    {
      message: {
        ...message,
        chat: group,
        text: `@yanju_bot ${QUESTION}`,
        message_thread_id: 5,
        is_topic_message: true,
        entities: [{ type: "mention", offset: 0, length: 10 }],
      },
    },
    {
      message: {
        ...message,
        chat: group,
        text: QUESTION,
        sender_chat: group,
        entities: [{ type: "text_mention", offset: 0, length: 2, user: from }],
      },
    },
    { message: { ...message, chat: group, migrate_to_chat_id: -1_009_876_543_210 } },
    { edited_message: { ...message, text: "民兵训练怎么安排？", edit_date: 1_700_000_009 } },
    { callback_query: { id: "4000", from, message: reply, chat_instance: "1", data: "x:1" } },
    { inline_query: { id: "5000", from, query: "重点行业领域", offset: "", chat_type: "group" } },
  ];
}

/** What stands nowhere in an update of Telegram's. */
const strange = (): readonly unknown[] => [
  null,
  true,
  0,
  -1,
  0.5,
  1e300,
  Number.MAX_SAFE_INTEGER + 1,
  "",
  "\u0000",
  "\uD83D",
  "constructor",
  "9".repeat(400),
  "安".repeat(2_000),
  [],
  [null],
  {},
  { id: true },
  new WireText(`${"[".repeat(6_000)}${"]".repeat(6_000)}`),
  new WireText(`{"a":`.repeat(45) + "1" + "}".repeat(45)),
  new WireText('{"__proto__":{"id":1},"constructor":{"prototype":{"id":1}}}'),
];

/** The update with one or two places changed, taken away or made strange. */
function changed(update: object, random: () => number): unknown {
  const copy = structuredClone(update) as Record<string, unknown>;
  for (let changes = 1 + Math.floor(2 * random()); changes > 0; changes -= 1) {
    let place: Record<string, unknown> = copy;
    for (;;) {
      const keys = Object.keys(place);
      const key = keys[Math.floor(keys.length * random())];
      if (key === undefined) break;
      const value = place[key];
      const isInner = typeof value === "object" && value !== null && !(value instanceof WireText);
      if (isInner && random() < 0.8) {
        place = value as Record<string, unknown>;
        continue;
      }
      // The id alone tells nothing of how the rest is read.
      if (key === "update_id" && random() < 0.9) continue;
      if (random() < 0.2) delete place[key];
      else {
        // As often as not of the right type: what passes the check is to be handled too.
        const fitting = strange().filter((each) => typeof each === typeof value && !(each instanceof WireText));
        const values = random() < 0.5 && fitting.length > 0 ? fitting : strange();
        place[key] = values[Math.floor(values.length * random())];
      }
      break;
    }
  }
  return copy;
}

/** The update that a person sends as the `nth` of all, mutated. */
export function mutatedUpdate(person: number, nth: number, id: number, random: () => number): unknown {
  const updates = baseUpdates(person);
  return changed({ update_id: id, ...updates[nth % updates.length] }, random);
}
