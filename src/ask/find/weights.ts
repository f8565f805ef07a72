import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Weights } from "./fusion.ts";
import { legNames } from "./legs.ts";

const legWeights = z.partialRecord(z.enum(legNames), z.number().min(0));
const schema = z.object({ weights: z.object({ zh: legWeights, en: legWeights }) });

/** How much each leg counts; `weights.json` says what it was fitted on, and `npm run fit-weights` makes it. */
export const weights: Weights = schema.parse(
  JSON.parse(readFileSync(new URL("./weights.json", import.meta.url), "utf8")),
).weights;
