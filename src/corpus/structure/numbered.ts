import type { Paragraph } from "./paragraphs.ts";
import { articleRank, headingMarker } from "./outline.ts";
import { sentenceSpans } from "./segment.ts";

interface Numbered {
  readonly paragraph: Paragraph;
  readonly ordinal: number | undefined;
  /** One sentence with nothing under it. */
  readonly isBare: boolean;
}

/**
 * The numbered paragraphs that are items of a list, not headings of sections: a sentence that nothing stands under, and
 * whatever counts on among mostly such.
 */
export function listedAmong(paragraphs: readonly Paragraph[]): ReadonlySet<Paragraph> {
  const listed = new Set<Paragraph>();
  /** What counts up at each rank, as long as no higher number comes between. */
  const open = new Map<number, Numbered[]>();
  const close = (least: number): void => {
    for (const [rank, run] of open) {
      if (rank < least) continue;
      const others = run.slice(0, -1);
      const bare = others.filter(({ isBare }) => isBare).length;
      for (const { paragraph, isBare } of run) if (isBare || 2 * bare > others.length) listed.add(paragraph);
      open.delete(rank);
    }
  };
  for (const [place, paragraph] of paragraphs.entries()) {
    const { rank, ordinal } = markerOf(paragraph) ?? {};
    if (rank === undefined) continue;
    close(rank + 1);
    const before = open.get(rank)?.at(-1);
    if (before && ordinal !== (before.ordinal ?? 0) + 1) close(rank);
    const isBare = !isAbove(paragraphs[place + 1], rank) && sentenceSpans(paragraph.mapped.text).length === 1;
    const run = open.get(rank) ?? [];
    run.push({ paragraph, ordinal, isBare });
    open.set(rank, run);
  }
  close(0);
  return listed;
}

/**
 * The headings without a number that stand inside a section, as those of boxes do: text follows them, and then the
 * numbers of the sections count on. Articles do so under any heading.
 */
export function insideSections(paragraphs: readonly Paragraph[]): ReadonlySet<Paragraph> {
  const inside = new Set<Paragraph>();
  let next: { rank: number; ordinal: number | undefined } | undefined;
  for (const [place, paragraph] of [...paragraphs.entries()].reverse()) {
    const below = paragraphs[place + 1];
    const countsOn = next !== undefined && next.rank !== articleRank && (next.ordinal ?? 1) > 1;
    if (paragraph.role === "heading" && countsOn && below && !markerOf(below)) inside.add(paragraph);
    next = markerOf(paragraph) ?? next;
  }
  return inside;
}

/** Whether a paragraph of a rank has the next one under it. */
function isAbove(next: Paragraph | undefined, rank: number): boolean {
  return next !== undefined && (markerOf(next)?.rank ?? Infinity) > rank;
}

function markerOf({ role, mapped }: Paragraph): { rank: number; ordinal: number | undefined } | undefined {
  return role === "body" ? headingMarker(mapped.text) : undefined;
}
