import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { TokenVectors } from "../../src/index/token-vectors.ts";

const dimension = 5;
const row = fc
  .array(fc.integer({ min: -50, max: 50 }), { minLength: dimension, maxLength: dimension })
  .filter((values) => values.some((value) => value !== 0))
  .map((values) => values.map((value) => value / Math.hypot(...values)));
const rows = (most: number, least = 0): fc.Arbitrary<number[][]> =>
  fc.array(row, { minLength: least, maxLength: most });
const packed = (texts: readonly number[][][]): TokenVectors =>
  TokenVectors.pack(
    texts.map((text) => Float32Array.from(text.flat())),
    dimension,
  );
const cosine = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
/** A value is kept to 1/254, a product of five of them with a unit vector to about twice that. */
const step = 0.012;

test("the best match of each token of the question is the best cosine with any token of the text", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(rows(4), { minLength: 1, maxLength: 6 }),
      rows(4, 1),
      fc.array(fc.nat(5), { maxLength: 8 }),
      fc.constantFrom(-1, -0.2),
      async (texts, question, picked, floor) => {
        const ids = picked.filter((id) => id < texts.length);
        const found = await packed(texts).bestMatches(Float32Array.from(question.flat()), ids, floor);
        expect(found).toHaveLength(ids.length);
        for (const [place, id] of ids.entries()) {
          expect(found[place]).toHaveLength(question.length);
          for (const [token, asked] of question.entries()) {
            const naive = Math.max(floor, ...(texts[id] ?? []).map((own) => cosine(own, asked)));
            expect(Math.abs((found[place]?.[token] ?? Number.NaN) - naive)).toBeLessThan(step);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("texts of thousands of tokens are compared to their last", async () => {
  const away = [-1, 0, 0, 0, 0];
  const near = (share: number): number[] => [share, Math.sqrt(1 - share * share), 0, 0, 0];
  const long = (count: number, last: number): number[][] => [
    ...Array.from({ length: count - 1 }, () => away),
    near(last),
  ];
  const texts = [long(3000, 0.9), long(1, 0.5), long(2047, 0.7), long(2500, 0.3)];
  const found = await packed(texts).bestMatches(Float32Array.of(1, 0, 0, 0, 0), [3, 0, 1, 2, 0]);
  expect(found.map(([match]) => match?.toFixed(1))).toEqual(["0.3", "0.9", "0.5", "0.7", "0.9"]);
});

test("a text without tokens, or one that is not there, is worth the floor", async () => {
  const [empty, next, missing] = await packed([[]]).bestMatches(Float32Array.of(1, 0, 0, 0, 0), [0, 1, 7], -0.2);
  expect(empty?.[0]).toBeCloseTo(-0.2, 5);
  expect(next?.[0]).toBeCloseTo(-0.2, 5);
  expect(missing?.[0]).toBeCloseTo(-0.2, 5);
});

test("a question without tokens has no matches", async () => {
  expect(await packed([[[1, 0, 0, 0, 0]]]).bestMatches(new Float32Array(), [0])).toEqual([new Float32Array()]);
});

test("what is saved is loaded the same", async () => {
  const folder = await mkdtemp(join(tmpdir(), "yanju 向量 "));
  try {
    for (const texts of [
      [
        [[0.6, -0.8, 0, 0, 0]],
        [],
        [
          [0, 0, 1, 0, 0],
          [-1, 0, 0, 0, 0],
        ],
      ],
      [],
    ]) {
      const saved = packed(texts);
      await saved.save(folder, "tokens");
      expect(await TokenVectors.load(folder, "tokens")).toEqual(saved);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
