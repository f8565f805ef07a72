import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Example, fitWeights, lossOf, rankOfGold } from "../../../tools/fit/softmax-regression.ts";

const value = fc.double({ min: -3, max: 3, noNaN: true });
/** Examples of two legs and three candidates, one of them gold. */
const example = fc
  .record({
    features: fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 2 }),
    gold: fc.nat(2),
  })
  .map(({ features, gold }): Example => ({ features: features.map((leg) => Float64Array.from(leg)), gold: [gold] }));
const weight = fc.double({ min: 0, max: 5, noNaN: true });

describe("fitted weights", () => {
  test("are never negative, and no others make the gold likelier", () => {
    fc.assert(
      fc.property(fc.array(example, { minLength: 1, maxLength: 8 }), fc.tuple(weight, weight), (examples, others) => {
        const fitted = fitWeights([examples], 0.01);
        expect(Math.min(...fitted)).toBeGreaterThanOrEqual(0);
        expect(lossOf([examples], fitted, 0.01)).toBeLessThanOrEqual(lossOf([examples], others, 0.01) + 1e-4);
      }),
    );
  });

  test("trust the leg that knows the gold, and give nothing to one that points away from it", () => {
    const knows: Example = { features: [Float64Array.of(2, -1, -1), Float64Array.of(-1, 2, -1)], gold: [0] };
    const [right = 0, wrong = 0] = fitWeights([[knows, knows]], 0.002);
    expect(right).toBeGreaterThan(0.5);
    expect(wrong).toBe(0);
  });

  test("count every set alike, however many questions it has", () => {
    const first: Example = { features: [Float64Array.of(1, 0), Float64Array.of(0, 1)], gold: [0] };
    const second: Example = { features: [Float64Array.of(0, 1), Float64Array.of(1, 0)], gold: [0] };
    const many = Array.from({ length: 50 }, () => first);
    expect(fitWeights([many, [second]], 0.01)).toEqual(fitWeights([[first], [second]], 0.01));
  });
});

test("the rank is that of the best gold candidate", () => {
  const one: Example = { features: [Float64Array.of(0.1, 0.9, 0.5, 0.7)], gold: [0, 2] };
  expect(rankOfGold(one, [1])).toBe(3);
});
