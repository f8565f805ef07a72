import fc from "fast-check";
import { expect, test } from "vitest";
import { pooledTokens } from "../../src/index/token-pooling.ts";

const dimension = 4;
type Row = readonly number[];

const unitRow: fc.Arbitrary<Row> = fc
  .array(fc.integer({ min: -50, max: 50 }), { minLength: dimension, maxLength: dimension })
  .filter((values) => values.some((value) => value !== 0))
  .map((values) => values.map((value) => value / Math.hypot(...values)));
const pooled = (rows: readonly Row[]): Row[] => {
  const values = pooledTokens(Float32Array.from(rows.flat()), dimension);
  return Array.from({ length: values.length / dimension }, (_, row) =>
    Array.from(values.subarray(row * dimension, (row + 1) * dimension)),
  );
};
const rounded = (row: Row): string => row.map((value) => (value + 0).toFixed(3).replace("-0.000", "0.000")).join(" ");
const axis = (place: number): Row => Array.from({ length: dimension }, (_, i) => (i === place ? 1 : 0));

test("half of the vectors are left, of unit length each", () => {
  fc.assert(
    fc.property(fc.array(unitRow, { maxLength: 12 }), (rows) => {
      const left = pooled(rows);
      expect(left).toHaveLength(Math.ceil(rows.length / 2));
      for (const row of left) expect(Math.hypot(...row)).toBeCloseTo(1, 5);
    }),
  );
});

test("vectors that are there twice are there once", () => {
  fc.assert(
    fc.property(fc.uniqueArray(unitRow, { minLength: 1, maxLength: 6, selector: rounded }), (rows) => {
      const left = pooled([...rows, ...rows.toReversed()]);
      expect(left.map(rounded).toSorted()).toEqual(rows.map(rounded).toSorted());
    }),
  );
});

test("those most alike become the direction of their sum, in the order of the text", () => {
  const near: Row = [0.8, 0.6, 0, 0];
  const close: Row = [0, 0, 0.6, 0.8];
  const left = pooled([axis(0), close, near, axis(3)]);
  expect(left.map(rounded)).toEqual(["0.949 0.316 0.000 0.000", "0.000 0.000 0.316 0.949"]);
});

test("opposite vectors, whose sum has no direction, leave the first", () => {
  expect(pooled([axis(1), axis(1).map((value) => -value)]).map(rounded)).toEqual([rounded(axis(1))]);
});
