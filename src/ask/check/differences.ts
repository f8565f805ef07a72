import { diffArrays } from "diff";
import type { CheckResult, Span } from "../../domain.ts";
import { readable } from "../../text/artefacts.ts";
import { isNumeric } from "../../text/units.ts";
import type { Units } from "./text-index.ts";

/** A text and the units of it that are compared. */
export interface Compared {
  readonly text: string;
  readonly units: Units;
}

/** What a claim says and what the source says in its place, with the places of both; none where one says nothing there. */
export type Difference = CheckResult["differences"][number] & { readonly said?: Span; readonly span?: Span };

/** Units of a claim and of the source that are not the same; either may be empty. */
interface Change {
  readonly claimed: Span;
  readonly source: Span;
}

/** Changes of a clause with no more units between them are shown as one. */
const shortGap = 2;
/** Comparing takes the square of the edits: texts that differ in more are told as wholly different. */
const mostEdits = 200;
/** Where one side of a change has so many units, and so many times those of the other, they are told apart. */
const longPart = 8;
const uneven = 3;
/** Of an addition beside an omission: longer than this they have nothing to do with each other. */
const shortPart = 4;
const clauseMark = /[,，;；:：。！!？?\n]/u;

/** What a claim changed, added and left out of the source, in order; numbers whole, changes close together in one. */
export function differencesOf(claim: Compared, source: Compared): Difference[] {
  return changesOf(claim, source)
    .flatMap(apart)
    .map((change) => {
      const numbers = isInNumber(claim, change.claimed) || isInNumber(source, change.source);
      const { claimed, source: own } = numbers ? widened(change, source) : change;
      const said = spanOf(claim.units, claimed);
      const span = spanOf(source.units, own);
      return {
        claimed: said ? readable(claim.text.slice(said.start, said.end)) : "",
        source: span ? readable(source.text.slice(span.start, span.end)) : "",
        ...(said && { said }),
        ...(span && { span }),
      };
    });
}

/**
 * How many units at the start and at the end of a source only stand beside what a claim says in clauses of its own: these
 * are added, and replace nothing.
 */
export function strayEnds(claim: Compared, source: Compared): { readonly first: number; readonly last: number } {
  const changes = changesOf(claim, source);
  const [first, last] = [changes[0], changes.at(-1)];
  const { starts, ends, ids } = claim.units;
  const between = (place: number): boolean => clauseMark.test(claim.text.slice(ends[place - 1], starts[place]));
  const opens = first?.claimed.start === 0 && first.source.start === 0 && first.claimed.end < ids.length;
  const closes =
    last?.claimed.end === ids.length && last.source.end === source.units.ids.length && last.claimed.start > 0;
  return {
    first: opens && between(first.claimed.end) ? first.source.end : 0,
    last: closes && between(last.claimed.start) ? last.source.end - last.source.start : 0,
  };
}

function changesOf(claim: Compared, source: Compared): Change[] {
  const { starts, ends } = claim.units;
  const changes: Change[] = [];
  let [inClaim, inSource] = [0, 0];
  const [own, said] = [[...source.units.ids], [...claim.units.ids]];
  const parts = diffArrays(own, said, { maxEditLength: mostEdits }) ?? [
    { value: own, added: false, removed: true },
    { value: said, added: true, removed: false },
  ];
  for (const { value, added, removed } of parts) {
    const start = { claimed: inClaim, source: inSource };
    if (!removed) inClaim += value.length;
    if (!added) inSource += value.length;
    if (!added && !removed) continue;
    const last = changes.at(-1);
    const gap = last ? start.claimed - last.claimed.end : Infinity;
    const joins =
      last &&
      gap <= shortGap &&
      !(gap > 0 && isOther(last, added ? value.length : 0, removed ? value.length : 0)) &&
      (gap === 0 || !clauseMark.test(claim.text.slice(ends[last.claimed.end - 1], starts[start.claimed])));
    if (joins) changes.pop();
    changes.push({
      claimed: { start: joins ? last.claimed.start : start.claimed, end: inClaim },
      source: { start: joins ? last.source.start : start.source, end: inSource },
    });
  }
  return changes;
}

/** Whether something was left out where something else was added a little before, or the other way round. */
function isOther({ claimed, source }: Change, added: number, removed: number): boolean {
  const isAddition = source.start === source.end && removed > shortPart;
  const isOmission = claimed.start === claimed.end && added > shortPart;
  return isAddition || isOmission;
}

/** Words of quite another length do not stand for each other: the ones were added, the others left out. */
function apart(change: Change): Change[] {
  const { claimed, source } = change;
  const lengths = [claimed.end - claimed.start, source.end - source.start];
  const [shorter, longer] = [Math.min(...lengths), Math.max(...lengths)];
  if (shorter === 0 || longer < longPart || longer < uneven * shorter) return [change];
  return [
    { claimed, source: { start: source.start, end: source.start } },
    { claimed: { start: claimed.end, end: claimed.end }, source },
  ];
}

/** A change with the digits around it, which both texts have. */
function widened({ claimed, source }: Change, text: Compared): Change {
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
