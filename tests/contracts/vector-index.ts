import { mkdtemp, readdir, rm, stat, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Neighbour, VectorIndexBackend } from "../../src/index/vector-index.ts";
import { IndexError } from "../../src/ops/errors.ts";

/** What every backend promises. `recall`: the least share of the true neighbours that a search finds. */
export function vectorIndexContract(backend: VectorIndexBackend, promise: { readonly recall: number }): void {
  describe(`vector index: ${backend.name}`, () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "yanju 索引 "));
    });
    afterAll(() => rm(folder, { recursive: true }));

    it("finds the nearest by cosine, best first, under their position in the order built", async () => {
      const vectors = [
        [0, 1],
        [1, 0.1],
        [-1, 0],
        [5, 5],
      ].map((vector) => Float32Array.from(vector));
      const index = await backend.build(vectors, 2);
      const found = await index.search(Float32Array.of(3, 0), 3);
      expect(found.map(({ id }) => id)).toEqual([1, 3, 0]);
      expect(found.map(({ score }) => score)).toEqual([
        expect.closeTo(0.99504, 4),
        expect.closeTo(Math.SQRT1_2, 4),
        expect.closeTo(0, 4),
      ]);
    });

    it("gives no more than it holds, and nothing when nothing is asked", async () => {
      const index = await backend.build(randomVectors(7, 8, 1), 8);
      const [query = new Float32Array()] = randomVectors(1, 8, 2);
      expect(new Set((await index.search(query, 50)).map(({ id }) => id))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]));
      expect(await index.search(query, 0)).toEqual([]);
    });

    it("finds only among the ids it is given", async () => {
      const vectors = randomVectors(300, 8, 6);
      const index = await backend.build(vectors, 8);
      const among = new Set([3, 77, 150, 299]);
      for (const query of randomVectors(5, 8, 7)) {
        const nearest = naive(vectors, query).filter(({ id }) => among.has(id));
        expect((await index.search(query, 2, among)).map(({ id }) => id)).toEqual(
          nearest.slice(0, 2).map(({ id }) => id),
        );
        expect(await index.search(query, 9, among)).toHaveLength(4);
        expect(await index.search(query, 9, new Set())).toEqual([]);
      }
    });

    it.each([0, 1])("holds %i vectors, before and after a round to disk", async (size) => {
      const built = await backend.build(randomVectors(size, 8, 3), 8);
      await backend.save(built, join(folder, `of ${size}`));
      const loaded = await backend.load(join(folder, `of ${size}`), 8);
      for (const index of [built, loaded]) {
        expect(index.size).toBe(size);
        expect(index.dimension).toBe(8);
        expect((await index.search(new Float32Array(8).fill(1), 3)).map(({ id }) => id)).toEqual(size ? [0] : []);
      }
    });

    it("fault 40: is the same index after a round to disk, also below a path with blanks and Chinese", async () => {
      const built = await backend.build(randomVectors(300, 24, 4), 24);
      await backend.save(built, join(folder, "新 索引", "passages"));
      const loaded = await backend.load(join(folder, "新 索引", "passages"), 24);
      expect(loaded.size).toBe(300);
      for (const query of randomVectors(20, 24, 5)) {
        expect(await loaded.search(query, 10)).toEqual(await built.search(query, 10));
      }
    });

    it("finds what naive comparison finds, with its scores", async () => {
      const sets = fc.record({
        size: fc.integer({ min: 1, max: 400 }),
        dimension: fc.integer({ min: 2, max: 33 }),
        k: fc.integer({ min: 1, max: 20 }),
        seed: fc.integer(),
      });
      await fc.assert(
        fc.asyncProperty(sets, async ({ size, dimension, k, seed }) => {
          const vectors = randomVectors(size, dimension, seed);
          const index = await backend.build(vectors, dimension);
          let hits = 0;
          let wanted = 0;
          for (const query of randomVectors(5, dimension, seed + 1)) {
            const found = await index.search(query, k);
            const truth = naive(vectors, query);
            const least = truth[Math.min(k, size) - 1]?.score ?? 0;
            expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
            found.forEach(({ id, score }, rank) => {
              expect(score).toBeCloseTo(truth.find((one) => one.id === id)?.score ?? Number.NaN, 3);
              expect(score).toBeLessThanOrEqual(found[rank - 1]?.score ?? 2);
            });
            // Counted by score: of two that score the same either is right.
            hits += found.filter(({ score }) => score >= least - 1e-5).length;
            wanted += Math.min(k, size);
          }
          expect(hits / wanted).toBeGreaterThanOrEqual(promise.recall);
        }),
        { numRuns: 40 },
      );
    });

    it("finds near vectors among many that crowd together", async () => {
      const [centre = new Float32Array()] = randomVectors(1, 32, 6);
      const crowd = randomVectors(1_000, 32, 7).map((one) => one.map((value, i) => (centre[i] ?? 0) + value / 50));
      const index = await backend.build(crowd, 32);
      const found = await Promise.all(crowd.map((vector) => index.search(vector, 1)));
      const itself = found.filter(([best], id) => best?.id === id).length;
      expect(itself / crowd.length).toBeGreaterThanOrEqual(promise.recall);
    });

    it.each([
      ["of another dimension", Float32Array.of(1, 2), /2 dimensions, the index 3/],
      ["of zeros", new Float32Array(3), /all zeros/],
      ["with NaN", Float32Array.of(1, Number.NaN, 0), /no finite number/],
      ["with an infinity", Float32Array.of(1, -Infinity, 0), /no finite number/],
    ])("fault 37: rejects a vector %s, to build with or to search by", async (_, bad, message) => {
      const good = Float32Array.of(1, 2, 3);
      await expect(backend.build([good, bad], 3)).rejects.toThrow(IndexError);
      await expect(backend.build([good, bad], 3)).rejects.toThrow(message);
      await expect(backend.build([good, bad], 3)).rejects.toThrow(/vector 1\b/);
      const index = await backend.build([good], 3);
      await expect(index.search(bad, 1)).rejects.toThrow(IndexError);
      await expect(index.search(bad, 1)).rejects.toThrow(message);
    });

    it("fault 36: refuses to load what has another dimension, naming both", async () => {
      await backend.save(await backend.build(randomVectors(5, 12, 8), 12), join(folder, "twelve"));
      const loading = backend.load(join(folder, "twelve"), 16);
      await expect(loading).rejects.toThrow(IndexError);
      await expect(loading).rejects.toThrow(/12 dimensions, the model in use 16/);
    });

    it("fault 33: refuses to load an index of which any file is cut short or missing", async () => {
      const target = join(folder, "damaged");
      const index = await backend.build(randomVectors(50, 12, 9), 12);
      await backend.save(index, target);
      for (const name of await readdir(target)) {
        const { size } = await stat(join(target, name));
        for (const length of [size - 1, Math.floor(size / 2), 10, 0]) {
          await truncate(join(target, name), length);
          await expect(backend.load(target, 12), `${name} cut to ${length}`).rejects.toThrow(IndexError);
        }
        await rm(join(target, name));
        await expect(backend.load(target, 12), `no ${name}`).rejects.toThrow(IndexError);
        await backend.save(index, target);
      }
    });
  });
}

/** Every vector's cosine with the query by the definition, best first. */
function naive(vectors: readonly Float32Array[], query: Float32Array): Neighbour[] {
  const inner = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
  return vectors
    .map((vector, id) => ({
      id,
      score: inner(vector, query) / Math.sqrt(inner(vector, vector)) / Math.sqrt(inner(query, query)),
    }))
    .sort((a, b) => b.score - a.score);
}

/** Vectors in every direction, none of unit length, the same for the same seed (mulberry32). */
function randomVectors(size: number, dimension: number, seed: number): Float32Array[] {
  let state = seed | 0;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return Array.from({ length: size }, () => Float32Array.from({ length: dimension }, () => random() * 4 - 2));
}
