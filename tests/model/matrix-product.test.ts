import fc from "fast-check";
import { expect, test } from "vitest";
import { matrixProduct, transposed } from "../../src/model/matrix-product.ts";

const sizes = fc.record({
  rows: fc.integer({ min: 1, max: 9 }),
  columns: fc.integer({ min: 1, max: 9 }),
  inner: fc.integer({ min: 1, max: 40 }),
});
const matrices = sizes.chain(({ rows, columns, inner }) =>
  fc.record({
    inner: fc.constant(inner),
    left: fc.int8Array({ minLength: rows * inner, maxLength: rows * inner }),
    right: fc.array(fc.integer({ min: -64, max: 64 }), { minLength: columns * inner, maxLength: columns * inner }),
  }),
);

test("a product is that of every row with every column", async () => {
  await fc.assert(
    fc.asyncProperty(matrices, async ({ inner, left, right }) => {
      const columns = right.length / inner;
      const product = await matrixProduct(left, transposed(Float32Array.from(right), inner), inner);
      const expected = Array.from({ length: left.length / inner }, (_, row) =>
        Array.from({ length: columns }, (__, column) =>
          Array.from({ length: inner }, (___, i) => (left[row * inner + i] ?? 0) * (right[column * inner + i] ?? 0)),
        ).map((terms) => terms.reduce((sum, term) => sum + term, 0)),
      );
      expect(Array.from(product)).toEqual(expected.flat().map((value) => value + 0));
      expect(await matrixProduct(Float32Array.from(left), transposed(Float32Array.from(right), inner), inner)).toEqual(
        product,
      );
    }),
    { numRuns: 50 },
  );
});

test("transposing twice gives the same again", () => {
  fc.assert(
    fc.property(sizes, ({ rows, inner }) => {
      const matrix = Float32Array.from({ length: rows * inner }, (_, i) => i);
      expect(transposed(transposed(matrix, inner), rows)).toEqual(matrix);
    }),
  );
});
