import { describe, test } from "vitest";
import { checkForgedTaps } from "./forged-taps.ts";
import { checkAnswers, checkContexts } from "./properties.ts";

const RUNS = 10_000;
const LONG = 1_800_000;

describe("whatever comes, very often", () => {
  test("fault 14, 15: any answer keeps Telegram's limits, entity offsets and quotes", () => checkAnswers(RUNS), LONG);
  test("fault 15, 16: any quote opens in its context", () => checkContexts(RUNS), LONG);
  test("fault 17: forged taps neither crash nor leak", () => checkForgedTaps(RUNS), LONG);
});
