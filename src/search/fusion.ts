import type { QuestionLanguage } from "../language/generic-questions.ts";
import { type Leg, legNames, type LegName, type Legs } from "./legs.ts";

/** How much each leg counts; scores are log-odds, so boosts can be added to them. */
export type Weights = Readonly<Record<QuestionLanguage, Readonly<Partial<Record<LegName, number>>>>>;

/** Sums the legs' z-scores over the candidates, each by its weight. */
export function fuse(
  candidates: readonly number[],
  legs: Legs,
  weights: Weights[QuestionLanguage],
): Map<number, number> {
  const totals = new Map<number, number>(candidates.map((id) => [id, 0]));
  for (const name of legNames) {
    const leg = legs[name];
    const weight = weights[name] ?? 0;
    if (!leg || weight === 0) continue;
    for (const [place, value] of standardise(candidates, leg).entries()) {
      const id = candidates[place] ?? -1;
      totals.set(id, (totals.get(id) ?? 0) + weight * value);
    }
  }
  return totals;
}

/** A leg's z-score for each candidate; zeros where it finds nothing, or the same in all. */
export function standardise(candidates: readonly number[], leg: Leg): Float64Array {
  const values = Float64Array.from(candidates, (id) => leg.scores.get(id) ?? leg.absent);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  if (leg.scores.size === 0 || deviation < 1e-9) return values.fill(0);
  return values.map((value) => (value - mean) / deviation);
}
