import { diffArrays } from "diff";
import type { CheckResult, Span } from "../domain.ts";
import { readable } from "../text/artefacts.ts";
import { isNumeric } from "../text/units.ts";
import type { Units } from "./text-index.ts";

/** A text and the units of it that are compared. */
export interface Compared {
  readonly text: string;
  readonly units: Units;
}

/** What a claim says and what the source says in its place, with the source's place; none where it says nothing there. */
export type Difference = CheckResult["differences"][number] & { readonly span?: Span };

/** Changes with no more units between them are shown as one. */
const shortGap = 2;

/** What a claim changed, added and left out of the source, in order; numbers whole, changes close together in one. */
export function differencesOf(claim: Compared, source: Compared): Difference[] {
  const changes: { claimed: Span; source: Span }[] = [];
  let [inClaim, inSource] = [0, 0];
  for (const { value, added, removed } of diffArrays([...source.units.ids], [...claim.units.ids])) {
    const start = { claimed: inClaim, source: inSource };
    if (!removed) inClaim += value.length;
    if (!added) inSource += value.length;
    if (!added && !removed) continue;
    const last = changes.at(-1);
    const joins = last && start.claimed - last.claimed.end <= shortGap;
    if (joins) changes.pop();
    changes.push({
      claimed: { start: joins ? last.claimed.start : start.claimed, end: inClaim },
      source: { start: joins ? last.source.start : start.source, end: inSource },
    });
  }
  return changes.map((change) => {
    const numbers = isInNumber(claim, change.claimed) || isInNumber(source, change.source);
    const { claimed, source: own } = numbers ? widened(change, source) : change;
    const said = spanOf(claim.units, claimed);
    const span = spanOf(source.units, own);
    return {
      claimed: said ? readable(claim.text.slice(said.start, said.end)) : "",
      source: span ? readable(source.text.slice(span.start, span.end)) : "",
      ...(span && { span }),
    };
  });
}

/** A change with the digits around it, which both texts have. */
function widened(
  { claimed, source }: { claimed: Span; source: Span },
  text: Compared,
): { claimed: Span; source: Span } {
  let [before, behind] = [0, 0];
  while (before < claimed.start && isNumberAt(text, source.start - before - 1)) before++;
  while (isNumberAt(text, source.end + behind)) behind++;
  return {
    claimed: { start: claimed.start - before, end: claimed.end + behind },
    source: { start: source.start - before, end: source.end + behind },
  };
}

function isInNumber(text: Compared, { start, end }: Span): boolean {
  return Array.from({ length: end - start }, (_, place) => start + place).some((at) => isNumberAt(text, at));
}

function isNumberAt({ text, units: { starts, ends } }: Compared, at: number): boolean {
  return isNumeric(text.slice(starts[at] ?? 0, ends[at] ?? 0));
}

function spanOf({ starts, ends }: Units, { start, end }: Span): Span | undefined {
  const [from, to] = [starts[start], ends[end - 1]];
  return end > start && from !== undefined && to !== undefined ? { start: from, end: to } : undefined;
}
