import type { QuestionLanguage } from "../language/generic-questions.ts";
import { legNames, type LegName, type Legs } from "./legs.ts";

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
    if (!leg || weight === 0 || leg.scores.size === 0) continue;
    const values = candidates.map((id) => leg.scores.get(id) ?? leg.absent);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    if (deviation < 1e-9) continue;
    for (const [place, id] of candidates.entries()) {
      totals.set(id, (totals.get(id) ?? 0) + (weight * ((values[place] ?? 0) - mean)) / deviation);
    }
  }
  return totals;
}
