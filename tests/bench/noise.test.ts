import { describe, expect, test } from "vitest";
import { noiseLength, withNoise } from "../../src/bench/noise.ts";
import { dot } from "../../src/index/vectors.ts";

const dimension = 200;
const axis = (place: number): Float32Array => Float32Array.from({ length: dimension }, (_, i) => (i === place ? 1 : 0));

describe("vectors with noise", () => {
  const base = [axis(0), axis(1)];
  const vectors = withNoise(base, 7, 0.5);

  test("begin with the real ones and are the same each time", () => {
    expect(vectors.slice(0, 2)).toEqual(base);
    expect(vectors).toHaveLength(7);
    expect(withNoise(base, 7, 0.5)).toEqual(vectors);
    expect(withNoise(base, 1, 0.5)).toEqual([axis(0)]);
  });

  test("have unit length and stand as far from their own as the noise is long", () => {
    for (const [place, vector] of vectors.entries()) {
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
      if (place >= 2) expect(dot(vector, axis(place % 2))).toBeCloseTo(1 / Math.sqrt(1 + 0.5 ** 2), 1);
    }
    expect(vectors[2]).not.toEqual(vectors[4]);
  });

  test("lie as close together as real neighbours do", () => {
    const cosine = 0.7;
    const near = axis(0).map((value, i) => (i === 1 ? Math.sqrt(1 - cosine ** 2) : value * cosine));
    const length = noiseLength([axis(0), near]);
    expect(length).toBeCloseTo(Math.sqrt(1 / cosine - 1));
    const copies = withNoise([axis(0)], 60, length).slice(1);
    const cosines = copies.slice(1).map((copy, place) => dot(copy, copies[place] ?? axis(0)));
    expect(cosines.reduce((sum, one) => sum + one, 0) / cosines.length).toBeCloseTo(cosine, 1);
  });
});
