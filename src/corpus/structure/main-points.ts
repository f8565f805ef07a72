import type { Passage, Sentence, Speech } from "../../domain.ts";
import { enumerationsOf } from "./enumerations.ts";
import { headingMarker, startsItem } from "./outline.ts";

/** A sentence that says what a part of the speech is about, and the passage it stands in. */
export interface MainPoint {
  readonly sentence: Sentence;
  readonly passage: Passage;
}

/** Fewer headings do not divide a text. */
const fewestHeadings = 2;

/**
 * What a speech says as a whole, in its own words: its top headings, else what announces its lists where there are
 * several, else its items; none where it has no two of them. Where `speakers` speak in it, only what these say.
 */
export function mainPointsOf(speech: Speech, speakers: readonly string[] = []): MainPoint[] {
  const all = speech.passages.flatMap((passage) =>
    passage.role === "title" ? [] : passage.sentences.map((sentence): MainPoint => ({ sentence, passage })),
  );
  const theirs = all.filter(({ sentence: { speaker } }) => speaker?.zh !== undefined && speakers.includes(speaker.zh));
  const placed = theirs.length > 0 ? theirs : all;
  const top = topLevel(placed);
  const headed = top.filter(({ sentence }) => !startsItem(sentence.text));
  if (headed.length >= fewestHeadings) return headed;
  const leads = new Set(enumerationsOf(speech).flatMap(({ heading, lead }) => (heading ? [] : (lead ?? []))));
  const announcing = placed.filter(({ sentence }) => leads.has(sentence));
  return announcing.length > 1 ? announcing : top;
}

/**
 * What opens the sections of the highest level that has several. Where headings without a number (the boxes of a plan)
 * break up numbered ones that count through all of them, these are that level.
 */
function topLevel(placed: readonly MainPoint[]): MainPoint[] {
  const level = levelsOf(placed).find(({ length }) => length >= fewestHeadings) ?? [];
  const through = countingThrough(placed);
  const over = new Set(through.map(({ sentence }) => sentence.section[0]));
  const isBroken = over.size > 1 && level.some(({ sentence }) => headingMarker(sentence.text) === undefined);
  return isBroken ? through : level;
}

/** What opens a section, by how deep it lies; of headings that are repeated, as those of a table of contents are, the last. */
function levelsOf(placed: readonly MainPoint[]): MainPoint[][] {
  const deepest = Math.max(0, ...placed.map(({ sentence }) => sentence.section.length));
  return Array.from({ length: deepest }, (_, depth) => {
    const path = (point: MainPoint | undefined): string => JSON.stringify(point?.sentence.section.slice(0, depth + 1));
    const opening = placed.filter(
      (point, place) => point.sentence.section.length > depth && path(point) !== path(placed[place - 1]),
    );
    return [...new Map(opening.map((point) => [path(point), point])).values()].sort(inOrder);
  });
}

/** The numbered headings of the highest rank that count from one, each number once. */
function countingThrough(placed: readonly MainPoint[]): MainPoint[] {
  const ranks = new Map<number, Map<string, MainPoint>>();
  for (const point of placed) {
    const marker = point.sentence.role === "heading" ? headingMarker(point.sentence.text) : undefined;
    if (!marker) continue;
    const ofRank = ranks.get(marker.rank) ?? new Map<string, MainPoint>();
    ranks.set(marker.rank, ofRank.set(point.sentence.text, point));
  }
  const counts = (points: readonly MainPoint[]): boolean =>
    points.every(({ sentence }, place) => headingMarker(sentence.text)?.ordinal === place + 1);
  return (
    [...ranks]
      .sort(([a], [b]) => a - b)
      .map(([, points]) => [...points.values()].sort(inOrder))
      .find((points) => points.length >= fewestHeadings && counts(points)) ?? []
  );
}

function inOrder(a: MainPoint, b: MainPoint): number {
  return a.sentence.start - b.sentence.start;
}
