import fc from "fast-check";
import { expect, test } from "vitest";
import { backgroundOf, confidenceOf, statusOf } from "../../src/search/confidence.ts";

const signal = fc.double({ min: -1, max: 1, noNaN: true }).map((value) => Math.round(value * 1000) / 1000);
const row = fc.tuple(signal, signal, signal);
/** What foreign questions scored: signals that differ from one to the next. */
const foreign = fc
  .array(row, { minLength: 5, maxLength: 30 })
  .filter((rows) => [0, 1, 2].every((column) => new Set(rows.map((each) => each[column])).size > 1));

test("of no two questions the one with better signals is trusted less", () => {
  fc.assert(
    fc.property(foreign, row, fc.tuple(fc.nat(10), fc.nat(10), fc.nat(10)), (rows, signals, better) => {
      const background = backgroundOf(rows);
      const improved = signals.map((value, column) => value + (better[column] ?? 0) / 10);
      expect(confidenceOf(improved, background, false)).toBeGreaterThanOrEqual(
        confidenceOf(signals, background, false) - 1e-9,
      );
    }),
  );
});

test("the scale of a signal makes no difference, nor its zero", () => {
  fc.assert(
    fc.property(
      foreign,
      row,
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: -40, max: 40 }),
      (rows, signals, unit, zero) => {
        const scaled = (values: readonly number[]): number[] =>
          values.map((value, i) => (i === 1 ? value * unit + zero : value));
        const spread = backgroundOf(rows).sum.deviation;
        fc.pre(spread > 0.01);
        expect(confidenceOf(scaled(signals), backgroundOf(rows.map(scaled)), false)).toBeCloseTo(
          confidenceOf(signals, backgroundOf(rows), false),
          4,
        );
      },
    ),
  );
});

test("foreign questions stand at zero on average, one deviation apart", () => {
  fc.assert(
    fc.property(foreign, (rows) => {
      const background = backgroundOf(rows);
      fc.pre(background.sum.deviation > 0.01);
      const levels = rows.map((signals) => confidenceOf(signals, background, false));
      const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
      const variance = levels.reduce((sum, level) => sum + (level - mean) ** 2, 0) / levels.length;
      expect(mean).toBeCloseTo(0, 6);
      expect(variance).toBeCloseTo(1, 6);
    }),
  );
});

test("a question that names a speech is trusted more", () => {
  const background = backgroundOf([[0], [1], [2]]);
  expect(confidenceOf([1], background, true)).toBeGreaterThan(confidenceOf([1], background, false));
});

test("signals that never vary give a number", () => {
  const background = backgroundOf([
    [1, 0],
    [1, 0],
  ]);
  expect(confidenceOf([1, 0], background, false)).toBe(0);
  expect(Number.isFinite(confidenceOf([3, 2], background, false))).toBe(true);
  expect(Number.isFinite(confidenceOf([3], backgroundOf([]), false))).toBe(true);
});

test("what foreign questions score on average is refused, what stands far above them answered", () => {
  expect([0, 1, 2, 4].map((level) => statusOf(level, true))).toEqual(["refused", "refused", "related", "answered"]);
  expect(statusOf(Number.NEGATIVE_INFINITY, true)).toBe("refused");
});

test("without the kind of thing asked for nothing is answered, however near", () => {
  expect(statusOf(50, false)).toBe("related");
  expect(statusOf(0, false)).toBe("refused");
});

test("more confidence never means a worse status", () => {
  const order = ["refused", "related", "answered"];
  fc.assert(
    fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), fc.boolean(), (a, b, rightKind) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      expect(order.indexOf(statusOf(high, rightKind))).toBeGreaterThanOrEqual(order.indexOf(statusOf(low, rightKind)));
    }),
  );
});
