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
  const totals = new Float64Array(candidates.length);
  for (const name of legNames) {
    const leg = legs[name];
    const weight = weights[name] ?? 0;
    if (!leg || weight === 0) continue;
    const values = standardise(candidates, leg);
    for (let i = 0; i < totals.length; i++) totals[i] = (totals[i] as number) + weight * (values[i] as number);
  }
  return new Map(candidates.map((id, place) => [id, totals[place] as number]));
}

/** A leg's z-score for each candidate; zeros where it finds nothing, or the same in all. */
export function standardise(candidates: readonly number[], { scores, absent }: Leg): Float64Array {
  const values = new Float64Array(candidates.length);
  if (scores.size === 0) return values;
  let sum = 0;
  for (const [place, id] of candidates.entries()) {
    const value = scores.get(id) ?? absent;
    values[place] = value;
    sum += value;
  }
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  const deviation = Math.sqrt(squares / values.length);
  if (deviation < 1e-9) return values.fill(0);
  for (let i = 0; i < values.length; i++) values[i] = ((values[i] as number) - mean) / deviation;
  return values;
}
