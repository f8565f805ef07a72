import { setTimeout as pause } from "node:timers/promises";
import { say } from "../../src/text/messages.ts";
import type { FakeBotApi } from "../../tests/fakes/bot-api/server.ts";
import { mulberry32 } from "../eval/estimate.ts";

const patienceMs = 60_000;
const seed = 5;
const excuses = new Set(["telegram-busy", "telegram-failed", "telegram-flood"].map((key) => say("en", key)));

/** Somebody who was not there before asks. Gives how many milliseconds went by until the answer stood in the chat. */
async function asks(api: FakeBotApi, question: string): Promise<number> {
  const person = api.person({ patienceMs });
  const started = performance.now();
  person.sends(question);
  const { text } = await person.receives();
  if (excuses.has(text)) throw new Error(`a question was not answered: ${text}`);
  return performance.now() - started;
}

/** Asks all questions, `people` waiting for an answer at any time. Gives how many were answered a second. */
export async function answersPerSecond(api: FakeBotApi, questions: readonly string[], people: number): Promise<number> {
  const waiting = questions.values();
  const started = performance.now();
  await Promise.all(
    Array.from({ length: people }, async () => {
      for (const question of waiting) await asks(api, question);
    }),
  );
  return (1000 * questions.length) / (performance.now() - started);
}

/**
 * Asks the questions at random moments, `perSecond` of them on average, whether or not those before were answered
 * (a Poisson process, the same moments in every call). Gives the milliseconds each waited.
 */
export async function steadyLoad(api: FakeBotApi, questions: readonly string[], perSecond: number): Promise<number[]> {
  const random = mulberry32(seed);
  const started = performance.now();
  let due = 0;
  const waits: Promise<number>[] = [];
  for (const question of questions) {
    due += (-1000 * Math.log(1 - random())) / perSecond;
    await pause(started + due - performance.now());
    waits.push(asks(api, question));
  }
  return Promise.all(waits);
}
