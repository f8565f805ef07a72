import { describe, test } from "vitest";
import { checkForgedTaps } from "./forged-taps.ts";
import { checkAnswers, checkContexts } from "./properties.ts";

const RUNS = 300;

describe("whatever comes", () => {
  test("fault 14, 15: any answer keeps Telegram's limits, entity offsets and quotes", () => checkAnswers(RUNS));
  test("fault 15, 16: any quote opens in its context", () => checkContexts(RUNS));
  test("fault 17: forged taps neither crash nor leak", () => checkForgedTaps(RUNS), 60_000);
});
