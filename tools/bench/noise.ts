import { mulberry32, quantile } from "../eval/estimate.ts";
import { dot } from "../../src/index/vectors.ts";

const seed = 7;

/**
 * Length of the noise that puts two noisy copies of a unit vector as close together as a real vector and its nearest
 * real neighbour are (the median over `vectors`, unit length): their cosine is 1 / (1 + length²).
 */
export function noiseLength(vectors: readonly Float32Array[]): number {
  const nearest = vectors.map((vector) =>
    vectors.reduce((best, other) => (other === vector ? best : Math.max(best, dot(vector, other))), 0),
  );
  const cosine = quantile(
    nearest.sort((a, b) => a - b),
    0.5,
  );
  return Math.sqrt(1 / Math.min(1, Math.max(cosine, 0.05)) - 1);
}

/** Real vectors that make up the noise of one copy. */
const blended = 16;

/**
 * `count` unit vectors: the given ones first, then copies of each in turn with noise of the given length. The noise is
 * a random sum of the given vectors, so that copies differ where real texts differ and not in every direction alike.
 * The same arguments always give the same vectors.
 */
export function withNoise(vectors: readonly Float32Array[], count: number, length: number): Float32Array[] {
  const random = mulberry32(seed);
  return Array.from({ length: count }, (_, place) => {
    const vector = vectors[place % vectors.length] ?? new Float32Array();
    if (place < vectors.length) return vector;
    const noise = new Float32Array(vector.length);
    for (let turn = 0; turn < blended; turn++) {
      const other = vectors[Math.floor(random() * vectors.length)] ?? vector;
      const weight = gaussian(random);
      for (let i = 0; i < noise.length; i++) noise[i] = (noise[i] ?? 0) + weight * (other[i] ?? 0);
    }
    const scale = length / (Math.hypot(...noise) || 1);
    const moved = vector.map((value, i) => value + scale * (noise[i] ?? 0));
    const norm = Math.hypot(...moved);
    return moved.map((value) => value / norm);
  });
}

/** A standard normal number (Box & Muller 1958). */
function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
