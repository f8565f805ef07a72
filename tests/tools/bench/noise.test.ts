import { describe, expect, test } from "vitest";
import { noiseLength, withNoise } from "../../../tools/bench/noise.ts";
import { mulberry32 } from "../../../tools/eval/estimate.ts";
import { dot } from "../../../src/index/vectors.ts";

const dimension = 200;
const random = mulberry32(1);
const base = Array.from({ length: 40 }, () => unit(Float32Array.from({ length: dimension }, () => random() - 0.5)));

function unit(vector: Float32Array): Float32Array {
  const norm = Math.hypot(...vector);
  return vector.map((value) => value / norm);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}

describe("vectors with noise", () => {
  const vectors = withNoise(base, 120, 0.5);

  test("begin with the real ones and are the same each time", () => {
    expect(vectors.slice(0, 40)).toEqual(base);
    expect(vectors).toHaveLength(120);
    expect(withNoise(base, 120, 0.5)).toEqual(vectors);
    expect(withNoise(base, 10, 0.5)).toEqual(base.slice(0, 10));
    expect(new Set(vectors.map((vector) => vector.join())).size).toBe(120);
  });

  test("have unit length and stand as far from their own as the noise is long", () => {
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    const cosines = vectors.slice(40).map((vector, place) => dot(vector, base[place % 40] ?? vector));
    expect(mean(cosines)).toBeCloseTo(1 / Math.sqrt(1 + 0.5 ** 2), 1);
  });

  test("differ only where the real ones do", () => {
    const flat = base.map((vector) => unit(vector.map((value, i) => (i < 20 ? value : 0))));
    for (const vector of withNoise(flat, 100, 0.5)) expect(vector.slice(20).every((value) => value === 0)).toBe(true);
  });

  test("lie about as close together as real neighbours do", () => {
    const cosine = 0.7;
    const neighbours = base.map((vector, place) => {
      const aside = base[(place + 1) % 40] ?? vector;
      return unit(vector.map((value, i) => cosine * value + Math.sqrt(1 - cosine ** 2) * (aside[i] ?? 0)));
    });
    const length = noiseLength([...base, ...neighbours]);
    const copies = withNoise(base, 120, length);
    const pairs = base.map((vector, place) => dot(copies[40 + place] ?? vector, copies[80 + place] ?? vector));
    expect(Math.abs(mean(pairs) - cosine)).toBeLessThan(0.1);
  });
});
