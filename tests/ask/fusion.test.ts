import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fuse as fuseLegs, type Weights } from "../../src/ask/find/fusion.ts";
import type { Leg, Legs } from "../../src/ask/find/legs.ts";

const candidates = [3, 5, 8, 13];
const leg = (scores: Record<number, number>, absent = 0): Leg => ({
  scores: new Map(Object.entries(scores).map(([id, score]) => [Number(id), score])),
  absent,
});
const anyLeg = fc
  .record({
    values: fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 4, maxLength: 4 }),
    absent: fc.constant(-100),
  })
  .map(({ values, absent }): Leg => ({ scores: new Map(candidates.map((id, i) => [id, values[i] ?? 0])), absent }));
/** Without renderings, where a test is not about them. */
const fuse = (ids: readonly number[], legs: Legs, weights: Weights["zh"]): Map<number, number> =>
  fuseLegs(ids, legs, weights, () => false);
const best = (scores: ReadonlyMap<number, number>): number[] =>
  Array.from(scores)
    .sort((a, b) => b[1] - a[1])
    .map(([id]) => id);

function expectSame(left: ReadonlyMap<number, number>, right: ReadonlyMap<number, number>): void {
  expect([...left.keys()]).toEqual([...right.keys()]);
  for (const [id, score] of left) expect(score).toBeCloseTo(right.get(id) ?? Number.NaN, 8);
}

test("one leg ranks as it scores; what it has not found comes last", () => {
  const legs = { late: leg({ 5: -0.1, 13: -0.5, 8: -0.3 }, -1) };
  expect(best(fuse(candidates, legs, { late: 0.3 }))).toEqual([5, 8, 13, 3]);
});

test("a heavier leg overrules a lighter one", () => {
  const legs = { words: leg({ 3: 1, 5: 0 }), late: leg({ 3: 0, 5: 1 }) };
  expect(best(fuse([3, 5], legs, { words: 2, late: 1 }))).toEqual([3, 5]);
  expect(best(fuse([3, 5], legs, { words: 1, late: 2 }))).toEqual([5, 3]);
});

test("a leg that found nothing, the same in all, or has no weight tells nothing", () => {
  const late = leg({ 3: 0.2, 5: 0.9, 8: 0.4, 13: 0.1 });
  const alone = fuse(candidates, { late }, { late: 1 });
  const flat = leg({ 3: 7, 5: 7, 8: 7, 13: 7 });
  expectSame(fuse(candidates, { late, words: leg({}, -1) }, { late: 1, words: 4 }), alone);
  expectSame(fuse(candidates, { late, words: flat }, { late: 1, words: 4 }), alone);
  expectSame(fuse(candidates, { late, words: leg({ 3: 1 }) }, { late: 1, words: 0 }), alone);
  expectSame(fuse(candidates, { late, words: leg({ 3: 1 }) }, { late: 1 }), alone);
});

test("every candidate has a score and none is not a number, whatever the legs", () => {
  expect([...fuse(candidates, {}, { late: 1 })]).toEqual(candidates.map((id) => [id, 0]));
  expect(fuse([], { late: leg({ 3: 1 }) }, { late: 1 }).size).toBe(0);
  expect(fuse([3], { late: leg({ 3: 1 }) }, { late: 1 }).get(3)).toBe(0);
});

test("the unit a leg counts in makes no difference, nor where its zero lies", () => {
  fc.assert(
    fc.property(
      anyLeg,
      anyLeg,
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: -50, max: 50 }),
      (late, words, unit, zero) => {
        const weights = { late: 1.5, words: 0.5 };
        const scaled: Leg = {
          scores: new Map(Array.from(words.scores, ([id, score]) => [id, score * unit + zero])),
          absent: words.absent * unit + zero,
        };
        expectSame(fuse(candidates, { late, words: scaled }, weights), fuse(candidates, { late, words }, weights));
      },
    ),
  );
});

test("a passage that scores better in every leg scores better in all together", () => {
  fc.assert(
    fc.property(fc.array(anyLeg, { minLength: 1, maxLength: 3 }), (found) => {
      const names = ["late", "words", "sentence"] as const;
      const legs: Legs = Object.fromEntries(found.map((each, i) => [names[i], each]));
      const fused = fuse(candidates, legs, { late: 1.2, words: 0.1, sentence: 0.8 });
      for (const a of candidates) {
        for (const b of candidates) {
          const everywhere = found.every(({ scores }) => (scores.get(a) ?? 0) >= (scores.get(b) ?? 0));
          if (everywhere) expect(fused.get(a) ?? 0).toBeGreaterThanOrEqual((fused.get(b) ?? 0) - 1e-9);
        }
      }
    }),
  );
});

describe("passages without renderings beside those that have some", () => {
  const weights = { late: 1, renderingLate: 1 };
  const many = Array.from({ length: 12 }, (_, id) => id);
  const isRendered = (id: number): boolean => id < 10;
  const ofAll = (ids: readonly number[], scoreOf: (id: number) => number): Leg => ({
    scores: new Map(ids.map((id) => [id, scoreOf(id)])),
    absent: -1,
  });

  test("are worth what the line through the rendered ones makes of their own legs", () => {
    const late = ofAll(many, (id) => (id < 10 ? id : id === 10 ? 9 : 0));
    const legs = { late, renderingLate: ofAll(many.slice(0, 10), (id) => 2 * id + 5) };
    const fused = fuseLegs(many, legs, weights, isRendered);
    // Both legs say the same of the rendered ones: so do the estimates.
    expect(fused.get(10)).toBeCloseTo(fused.get(9) ?? Number.NaN, 8);
    expect(fused.get(11)).toBeCloseTo(fused.get(0) ?? Number.NaN, 8);
  });

  test("gain or lose alike where renderings tell nothing of the other legs, or are too few to tell", () => {
    const late = ofAll(many, (id) => id % 2);
    const apart = { late, renderingLate: ofAll(many.slice(0, 10), (id) => (id % 4 < 2 ? 1 : 0)) };
    const fused = fuseLegs(many, apart, { late: 1, renderingLate: 0.01 }, isRendered);
    expect((fused.get(11) ?? 0) - (fused.get(10) ?? 0)).toBeGreaterThan(1.9);
    const few = fuseLegs(many, apart, weights, (id) => id < 7);
    for (const id of [7, 8, 9, 10, 11]) expect(few.get(id)).toBeCloseTo(fuse(many, { late }, weights).get(id) ?? 0, 8);
  });

  test("are never set back for want of them: their place among themselves and the mean of both kinds stay", () => {
    const values = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(values, values, fc.integer({ min: 0, max: 40 }), (own, rendering, weight) => {
        const late = ofAll(many, (id) => own[id] ?? 0);
        const legs = { late, renderingLate: ofAll(many.slice(0, 10), (id) => rendering[id] ?? 0) };
        const before = fuse(many, { late }, { late: 1 });
        const after = fuseLegs(many, legs, { late: 1, renderingLate: weight / 10 }, isRendered);
        const gain = (id: number): number => (after.get(id) ?? 0) - (before.get(id) ?? 0);
        // What an unrendered passage gains is what rendered ones like it gain: as much below as above them.
        const rest = many.filter(isRendered).reduce((sum, id) => sum + gain(id), 0);
        expect(rest).toBeCloseTo(0, 6);
        const mean = many.filter(isRendered).reduce((sum, id) => sum + (before.get(id) ?? 0), 0) / 10;
        const covariance = many
          .filter(isRendered)
          .reduce((sum, id) => sum + ((before.get(id) ?? 0) - mean) * gain(id), 0);
        for (const id of [10, 11]) {
          const side = ((before.get(id) ?? 0) - mean) * covariance;
          expect(gain(id) * Math.sign(side)).toBeGreaterThanOrEqual(-1e-6);
        }
      }),
    );
  });

  test("one whose other legs are the best is not overtaken by a rendered one that is no better there and average here", () => {
    const late = ofAll(many, (id) => (id === 11 ? 20 : id));
    const legs = { late, renderingLate: ofAll(many.slice(0, 10), (id) => id) };
    expect(best(fuseLegs(many, legs, weights, isRendered))[0]).toBe(11);
  });
});
