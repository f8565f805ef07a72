import fc from "fast-check";
import { expect, test } from "vitest";
import { centred, centredRows, dot, meanVector, rowsOf } from "../../src/index/vectors.ts";

const vector = fc
  .array(fc.integer({ min: -100, max: 100 }), { minLength: 4, maxLength: 4 })
  .map((values) => Float32Array.from(values, (value) => value / 10));
const close = (actual: Float32Array, expected: readonly number[]): void => {
  expect(actual).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(actual[i]).toBeCloseTo(value, 4);
};

test("the mean is the mean of each place; of nothing it is zero", () => {
  expect(meanVector([Float32Array.of(1, 2), Float32Array.of(3, -6)], 2)).toEqual(Float32Array.of(2, -2));
  expect(meanVector([], 3)).toEqual(Float32Array.of(0, 0, 0));
  fc.assert(
    fc.property(fc.array(vector, { minLength: 1, maxLength: 9 }), (vectors) => {
      close(
        meanVector(vectors, 4),
        [0, 1, 2, 3].map((i) => vectors.reduce((sum, each) => sum + (each[i] ?? 0), 0) / vectors.length),
      );
    }),
  );
});

test("a centred vector points from the centre to where the vector was, at length 1", () => {
  fc.assert(
    fc.property(vector, vector, (given, centre) => {
      const difference = Array.from(given, (value, i) => value - (centre[i] ?? 0));
      const length = Math.hypot(...difference);
      fc.pre(length > 0.01);
      close(
        centred(given, centre),
        difference.map((value) => value / length),
      );
    }),
  );
});

test("a vector at the centre is left as it is, never turned into no number", () => {
  fc.assert(
    fc.property(vector, (given) => {
      expect(centred(given, given)).toEqual(given);
    }),
  );
});

test("rows are centred one by one, the matrix given stays as it was", () => {
  fc.assert(
    fc.property(fc.array(vector, { maxLength: 6 }), vector, (rows, centre) => {
      const matrix = Float32Array.from(rows.flatMap((row) => [...row]));
      const before = Float32Array.from(matrix);
      expect(rowsOf(centredRows(matrix, centre), 4)).toEqual(rows.map((row) => centred(row, centre)));
      expect(matrix).toEqual(before);
    }),
  );
});

test("the inner product of a vector with itself is its squared length", () => {
  expect(dot(Float32Array.of(1, 2), Float32Array.of(3, -4))).toBe(-5);
  fc.assert(
    fc.property(vector, (given) => {
      expect(dot(given, given)).toBeCloseTo(Math.hypot(...given) ** 2, 2);
    }),
  );
});
