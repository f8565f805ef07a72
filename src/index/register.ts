import { readFileSync } from "node:fs";
import { z } from "zod";

const schema = z.object({ about: z.string(), bias: z.number(), weights: z.array(z.number()) });
export type RegisterModel = z.output<typeof schema>;

let loaded: RegisterModel | undefined;

/**
 * How surely a text is an official one (a speech, notice, law, report) rather than one of an encyclopedia, 0 to 1, from
 * its passage vector as the embedder gives it: the reader knows the former only. Made by `npm run fit-register`. Vectors
 * of another embedder count as official.
 */
export function officialness(vector: Float32Array): number {
  loaded ??= schema.parse(JSON.parse(readFileSync(new URL("./register.json", import.meta.url), "utf8")));
  const { bias, weights } = loaded;
  if (vector.length !== weights.length) return 1;
  return 1 / (1 + Math.exp(-weights.reduce((sum, weight, i) => sum + weight * (vector[i] as number), bias)));
}
