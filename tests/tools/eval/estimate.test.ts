import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Contribution, estimate, mulberry32, quantile } from "../../../tools/eval/estimate.ts";

const contributions = fc.array(fc.record({ sum: fc.double({ min: 0, max: 1, noNaN: true }), count: fc.constant(1) }), {
  minLength: 1,
  maxLength: 30,
});

describe("an estimate", () => {
  test("is a ratio of sums, so that many citations weigh more than few", () => {
    const shares: Contribution[] = [
      { sum: 1, count: 1 },
      { sum: 0, count: 3 },
      { sum: 0, count: 0 },
    ];
    expect(estimate(shares)).toMatchObject({ value: 1 / 4, count: 4 });
  });

  test("has none where there is nothing to average", () => {
    expect(estimate([])).toBeUndefined();
    expect(estimate([{ sum: 0, count: 0 }])).toBeUndefined();
  });

  test("has no width where all questions agree", () => {
    expect(estimate(Array.from({ length: 20 }, (): Contribution => ({ sum: 1, count: 1 })))).toEqual({
      value: 1,
      low: 1,
      high: 1,
      count: 20,
    });
  });

  test("comes near the normal interval of a share for many questions", () => {
    const shares = Array.from({ length: 400 }, (_, i): Contribution => ({ sum: i % 4 === 0 ? 1 : 0, count: 1 }));
    const { low, high } = estimate(shares) ?? { low: 0, high: 0 };
    const half = 1.96 * Math.sqrt((0.25 * 0.75) / 400);
    expect(low).toBeCloseTo(0.25 - half, 1.7);
    expect(high).toBeCloseTo(0.25 + half, 1.7);
  });

  test("is the same each time, and the interval lies in the order and range of the values", () => {
    fc.assert(
      fc.property(contributions, (given) => {
        const first = estimate(given);
        expect(estimate(given)).toEqual(first);
        const sums = given.map(({ sum }) => sum);
        expect(first?.low).toBeLessThanOrEqual(first?.high ?? -1);
        expect(first?.low).toBeGreaterThanOrEqual(Math.min(...sums) - 1e-12);
        expect(first?.high).toBeLessThanOrEqual(Math.max(...sums) + 1e-12);
      }),
      { numRuns: 30 },
    );
  });
});

test("random numbers depend on the seed alone and lie in [0, 1)", () => {
  const draw = (seed: number) => {
    const random = mulberry32(seed);
    return Array.from({ length: 1000 }, () => random());
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
  expect(draw(7).every((one) => one >= 0 && one < 1)).toBe(true);
  expect(draw(7).reduce((sum, one) => sum + one, 0) / 1000).toBeCloseTo(0.5, 1);
});

describe("a quantile", () => {
  test("is interpolated", () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([10, 20], 0.95)).toBeCloseTo(19.5);
    expect(quantile([5], 0.95)).toBe(5);
    expect(quantile([], 0.5)).toBeNaN();
  });

  test("leaves its share of the values at or below it", () => {
    const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (given, q) => {
        const sorted = given.toSorted((a, b) => a - b);
        const at = quantile(sorted, q);
        const below = sorted.filter((value) => value <= at + 1e-9).length;
        const above = sorted.filter((value) => value >= at - 1e-9).length;
        expect(below).toBeGreaterThanOrEqual(Math.floor((sorted.length - 1) * q) + 1);
        expect(above).toBeGreaterThanOrEqual(Math.floor((sorted.length - 1) * (1 - q)) + 1);
      }),
    );
  });
});
