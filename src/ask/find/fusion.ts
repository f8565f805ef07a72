import type { QuestionLanguage } from "../../text/detect.ts";
import { type Leg, legNames, type LegName, type Legs } from "./legs.ts";

/** How much each leg counts; scores are log-odds, so boosts can be added to them. */
export type Weights = Readonly<Record<QuestionLanguage, Readonly<Partial<Record<LegName, number>>>>>;

/** Legs that only a passage with renderings can have. */
const renderedLegs: readonly LegName[] = ["renderingSentence", "renderingTerms", "renderingLate"];
/** From so few rendered passages no line can be fitted. */
const fewestRendered = 8;

/**
 * Sums the legs' z-scores over the candidates, each by its weight. A candidate that has no renderings is standardised
 * apart: what their legs would say of it is estimated from its other legs, by the line that fits the rendered ones.
 */
export function fuse(
  candidates: readonly number[],
  legs: Legs,
  weights: Weights[QuestionLanguage],
  isRendered: (id: number) => boolean,
): Map<number, number> {
  const own = weighted(
    candidates,
    legs,
    weights,
    legNames.filter((name) => !renderedLegs.includes(name)),
  );
  const rendered = candidates.flatMap((id, place) => (isRendered(id) ? [place] : []));
  const more = weighted(
    rendered.map((place) => candidates[place] as number),
    legs,
    weights,
    renderedLegs,
  );
  const estimate = lineThrough(
    rendered.map((place) => own[place] as number),
    more,
  );
  const totals = own.map((score) => score + estimate(score));
  for (const [at, place] of rendered.entries()) totals[place] = (own[place] as number) + (more[at] as number);
  return new Map(candidates.map((id, place) => [id, totals[place] as number]));
}

function weighted(
  candidates: readonly number[],
  legs: Legs,
  weights: Weights[QuestionLanguage],
  names: readonly LegName[],
): Float64Array {
  const totals = new Float64Array(candidates.length);
  for (const name of names) {
    const leg = legs[name];
    const weight = weights[name] ?? 0;
    if (!leg || weight === 0) continue;
    const values = standardise(candidates, leg);
    for (let i = 0; i < totals.length; i++) totals[i] = (totals[i] as number) + weight * (values[i] as number);
  }
  return totals;
}

/** The least squares line of `ys` over `xs`; nothing where there are too few to tell. */
function lineThrough(xs: readonly number[], ys: Float64Array): (x: number) => number {
  if (xs.length < fewestRendered) return () => 0;
  const meanOf = (values: Iterable<number>): number =>
    Array.from(values).reduce((sum, value) => sum + value, 0) / xs.length;
  const [middle, height] = [meanOf(xs), meanOf(ys)];
  const spread = meanOf(xs.map((x) => (x - middle) ** 2));
  const slope = spread < 1e-9 ? 0 : meanOf(xs.map((x, i) => (x - middle) * ((ys[i] as number) - height))) / spread;
  return (x) => height + slope * (x - middle);
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
