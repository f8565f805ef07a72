import { expect, test, vi } from "vitest";
import type { Allowances } from "../../src/telegram/updates/admission.ts";
import type { FakeBotApi } from "../fakes/bot-api/server.ts";
import { wireOf } from "../fakes/bot-api/wire-text.ts";
import { mutatedUpdate, numbersFrom } from "./mutated-updates.ts";
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

/** Mutated updates in batches; after each one a person asks, and is answered. */
async function storm(api: FakeBotApi, send: (raw: unknown, id: number) => Promise<void>): Promise<void> {
  const random = numbersFrom(SEED);
  const senders = Array.from({ length: PEOPLE }, () => api.person().id);
  const listener = api.person({ patienceMs: 30_000 });
  for (let sent = 0; sent < TOTAL; sent += BATCH) {
    const work = Array.from({ length: BATCH }, (_, i) => {
      // The listener's own come in between.
      const id = FIRST_ID + 2 * sent + i;
      return send(mutatedUpdate(senders[(sent + i) % PEOPLE] ?? 0, sent + i, id, random), id);
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
