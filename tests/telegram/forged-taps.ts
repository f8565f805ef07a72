import fc from "fast-check";
import type { Message } from "grammy/types";
import { expect } from "vitest";
import { citationKey, fileKey } from "../../src/ask/quote/citation-key.ts";
import { Library } from "../../src/ask/catalogue/library.ts";
import { say } from "../../src/text/messages.ts";
import { callbackPatterns } from "../../src/telegram/callback-data.ts";
import { exampleData } from "../../src/telegram/examples.ts";
import type { Person } from "../fakes/bot-api/person.ts";
import { runBot, shippedSpeeches } from "./running-bot.ts";
import { sectorsAnswer } from "./sample-answers.ts";

const MANY = { burst: 1_000_000, perSecond: 1_000_000 };
const BOT_ID = 4_242_424_242;
const SECRET = "这是别人的秘密问题？";
const ADMINS_ONLY = ["questions by", "feedback:", "wants to use"];
const VICTIM = 2;
const ADMIN = 333;
const MOST_PEOPLE = 50;
/** Taps of each person that wait at once. */
const WAVE = 10;

const { decide, feedback, exportFeedback, gaps, exportGaps, suspects, seen, ...everyones } = callbackPatterns;
const adminPatterns = [decide, feedback, exportFeedback, gaps, exportGaps, suspects, seen];
const PATTERNS = [...Object.values(everyones), exampleData];

interface Tapper {
  readonly person: Person;
  readonly isStranger: boolean;
  /** What is tapped on: a message the bot sent them. */
  readonly message: Message;
}

interface Tap {
  readonly tapper: Tapper;
  readonly data: string;
  readonly id: string;
}

/**
 * However many forged taps come, from whomever, many at once: every one is answered, and none crashes the bot, shows
 * anybody what is not theirs to see or does an admin's work.
 */
export async function checkForgedTaps(numRuns: number, seed = Date.now()): Promise<void> {
  const insiderIds = Array.from({ length: Math.min(MOST_PEOPLE, Math.ceil(numRuns / WAVE / 2)) }, (_, i) => 1_001 + i);
  const strangerIds = insiderIds.map((id) => id + 1_000);
  const { api, state, log } = await runBot({
    access: { allowedIds: [VICTIM, ...insiderIds], adminIds: [ADMIN] },
    allowances: { question: MANY, tap: MANY, inline: MANY },
    mostWaiting: 1_000_000,
    reindex: async () => expect.unreachable(),
  });
  const [victim, admin] = [api.person({ id: VICTIM }), api.person({ id: ADMIN })];
  victim.sends(SECRET);
  const secret = (await victim.receives()).raw;
  victim.forges("v:good", secret);
  victim.forges("k:collect", secret);
  await victim.seesAlerts(2);
  const collected = await state.collections.of(VICTIM);
  expect(collected).not.toEqual([]);
  const arrived = async (id: number): Promise<Tapper> => {
    const person = api.person({ id, language: "en" });
    person.sends("重点行业领域有哪些？");
    return { person, isStranger: strangerIds.includes(id), message: (await person.receives()).raw };
  };
  const tappers = await Promise.all([...insiderIds, ...strangerIds].map((id) => arrived(id)));
  await admin.receivesAll(strangerIds.length);

  const forged = fc.sample(fc.tuple(await forgedData(secret.message_id), fc.nat()), { numRuns, seed });
  const taps: Tap[] = [];
  for (let from = 0; from < forged.length; from += WAVE * tappers.length) {
    for (const [data, which] of forged.slice(from, from + WAVE * tappers.length)) {
      const tapper = tappers[which % tappers.length] ?? expect.unreachable();
      taps.push({ tapper, data, id: tapper.person.forges(data, tapper.message) });
    }
    await api.until(() => tappers.every(({ person }) => person.waitingTaps === 0));
  }
  await api.until(() => api.unconfirmed === 0);
  await api.untilAsync(async () => (await state.inbox.backlog(BOT_ID)) === 0);

  const library = new Library(await shippedSpeeches());
  for (const tap of taps) checkShown(tap, library, seed);
  for (const { person } of tappers) {
    const shown = person.everything().join("\n");
    for (const hidden of [SECRET, api.token, ...ADMINS_ONLY]) expect(shown).not.toContain(hidden);
  }
  const ratings = await state.feedback.page({ limit: 1_000 });
  expect(ratings.filter(({ question }) => question === SECRET).map(({ userId }) => userId)).toEqual([VICTIM]);
  expect(ratings.filter(({ userId }) => strangerIds.includes(userId))).toEqual([]);
  for (const id of strangerIds) expect((await state.access.of(id))?.decision).toBeUndefined();
  for (const id of strangerIds) expect(await state.collections.of(id)).toEqual([]);
  expect(await state.collections.of(VICTIM)).toEqual(collected);
  expect(log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  expect(api.refusals.filter((refused) => !refused.includes("message is not modified"))).toEqual([]);
  victim.sends("重点行业领域有哪些？");
  expect((await victim.receives()).quotations).toHaveLength(2);
}

/** A stranger is shown the same refusal each time; whoever may use the bot, the text only for a key that finds it. */
function checkShown({ tapper, data, id }: Tap, library: Library, seed: number): void {
  const { person, isStranger, message } = tapper;
  const shown = person.shownFor(id);
  const why = `seed ${seed}, data ${JSON.stringify(data)}`;
  if (isStranger) return expect(shown, why).toEqual([message.text]);
  if (!PATTERNS.some((pattern) => pattern.test(data))) {
    return expect(shown, why).toEqual([say("en", "telegram-unknown-button")]);
  }
  const key = [callbackPatterns.quote, callbackPatterns.walk, callbackPatterns.read]
    .map((pattern) => pattern.exec(data)?.[1])
    .find((found) => found !== undefined);
  if (key === undefined || "place" in library.find(key)) return;
  const missing = ["telegram-quote-gone", "telegram-quote-changed"].map((name) => [say("en", name)]);
  expect(missing, why).toContainEqual(shown);
}

/** Data of real buttons, those of admins and of somebody else's answer among them; the same damaged; and anything. */
async function forgedData(foreignAnswer: number): Promise<fc.Arbitrary<string>> {
  const keys = sectorsAnswer("", "zh-Hans").citations.map((cited) => citationKey(cited));
  const [file] = (await shippedSpeeches()).map(({ info }) => fileKey(info.file));
  const answerId = foreignAnswer.toString(36);
  const admins = ["a:y:2001", "a:n:2", "f:9999", "e:jsonl"];
  expect(admins.every((data) => adminPatterns.some((pattern) => pattern.test(data)))).toBe(true);
  const honest = fc.constantFrom(
    ...keys.flatMap((key) => [
      `q:${key}`,
      `w:${key}:0`,
      `w:${key}:-999999:${answerId}`,
      `r:${key}:3`,
      `x:${key}:${answerId}`,
      `k:q:${key}:${answerId}`,
      ...["p:0", "copy", "word", "ask", "empty", `x:0:${key}`].map((act) => `c:${VICTIM.toString(36)}:${act}`),
    ]),
    `o:${file}:0`,
    `k:${file}:0`,
    `s:${file}`,
    `h:${file}:0`,
    "l:0",
    "t:0",
    "t:99",
    "v:good",
    "v:bad",
    "k:copy",
    "k:word",
    "k:collect",
    "g:en",
    "d:no",
    "d:yes",
    "example:en:1",
    ...admins,
  );
  const damaged = fc
    .tuple(honest, fc.nat({ max: 63 }), fc.string({ unit: "binary", maxLength: 3 }), fc.boolean())
    .map(([data, at, put, over]) => data.slice(0, at) + put + data.slice(over ? at + put.length : at));
  return fc.oneof(honest, damaged, damaged, fc.string({ unit: "binary", minLength: 1, maxLength: 64 }));
}
