import { expect, test, vi } from "vitest";
import type { Allowances } from "../../src/telegram/admission.ts";
import type { FakeBotApi } from "../fakes/bot-api/server.ts";
import { wireOf, WireText } from "../fakes/bot-api/wire-text.ts";
import { runBot, startApi } from "./running-bot.ts";
import { runWebhook } from "./running-webhook.ts";

vi.setConfig({ testTimeout: 600_000 });

const QUESTION = "重点行业领域有哪些？";
const TOTAL = 7_500;
const BATCH = 100;
const FIRST_ID = 1_000_000;
const SEED = 20_261_127;
const PLENTY = { burst: 1e9, perSecond: 1e9 };
const ALLOWANCES: Allowances = { question: PLENTY, tap: PLENTY, inline: PLENTY };
/** So many people send them; each has a chat. */
const PEOPLE = 50;

/** Numbers from 0 to 1 that are the same in every run. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

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
function mutated(update: object, random: () => number): unknown {
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

/** Mutated updates in batches; after each one a person asks, and is answered. */
async function storm(api: FakeBotApi, send: (raw: unknown, id: number) => Promise<void>): Promise<void> {
  const random = numbersFrom(SEED);
  const senders = Array.from({ length: PEOPLE }, () => api.person().id);
  const listener = api.person({ patienceMs: 30_000 });
  for (let sent = 0; sent < TOTAL; sent += BATCH) {
    const work = Array.from({ length: BATCH }, (_, i) => {
      const [base = {}] = baseUpdates(senders[(sent + i) % PEOPLE] ?? 0).slice((sent + i) % 12);
      // The listener's own come in between.
      const id = FIRST_ID + 2 * sent + i;
      return send(mutated({ update_id: id, ...base }, random), id);
    });
    await Promise.all(work);
    listener.sends(QUESTION);
    expect((await listener.receives()).quotations).toHaveLength(2);
    await api.until(() => api.unconfirmed === 0);
  }
  expect(listener.unread()).toEqual([]);
  // Strange calls are the bot's right after strange updates; Telegram refuses them.
  api.forgive();
}

test("fault 48: 7,500 mutated updates by polling: none ends the bot or makes it deaf", async () => {
  const api = await startApi({ firstUpdateId: FIRST_ID });
  const { polling, log } = await runBot({ api, allowances: ALLOWANCES, mostWaiting: 2_000 });
  let ended = false;
  polling.done.then(
    () => (ended = true),
    () => (ended = true),
  );
  await storm(api, async (raw, id) => void api.pushRaw(raw, id));
  expect(ended).toBe(false);
  const setAside = log.filter((line) => line.includes("was set aside")).length;
  console.log({ updates: TOTAL, setAside });
  expect(setAside).toBeGreaterThan(TOTAL / 10);
  expect(log.filter((line) => line.includes("TypeError") || line.includes("RangeError"))).toEqual([]);
});

test("fault 12, 48: 7,500 mutated webhook bodies: each is answered, none ends the bot or makes it deaf", async () => {
  const { api, start, post, log } = await runWebhook({ allowances: ALLOWANCES, mostWaiting: 2_000 });
  const bot = start();
  await bot.ready;
  const random = numbersFrom(SEED);
  const statuses = new Map<number, number>();
  await storm(api, async (raw) => {
    const body = wireOf(raw);
    // One in ten is broken in the middle too.
    const at = Math.floor(body.length * random());
    const { status } = await post(random() < 0.1 ? body.slice(0, at) : body);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  });
  console.log({ updates: TOTAL, statuses: Object.fromEntries(statuses) });
  expect([...statuses.keys()].toSorted((a, b) => a - b)).toEqual([200, 400]);
  expect(bot.isConnected()).toBe(true);
  expect(log.filter((line) => line.includes("TypeError") || line.includes("RangeError"))).toEqual([]);
});
