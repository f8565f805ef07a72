import { expect, test } from "vitest";
import { PaceMeter } from "../../src/ops/pace.ts";

test("tells the rate and the time left once a second has gone by", () => {
  let now = 0;
  const meter = new PaceMeter(() => now);
  expect(meter.at(1, 101)).toBeUndefined();
  now = 500;
  expect(meter.at(11, 101)).toBeUndefined();
  now = 2_000;
  expect(meter.at(41, 101)).toEqual({ perSecond: 20, secondsLeft: 3 });
  now = 3_000;
  // Another build begins.
  expect(meter.at(1, 50)).toBeUndefined();
});
