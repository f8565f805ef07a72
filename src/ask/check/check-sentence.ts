import type { CheckResult, Sentence, Span, SpeakerName, Speech } from "../../domain.ts";
import { readableIn } from "../../text/artefacts.ts";
import { normalise } from "../../text/normalise.ts";
import type { Claim } from "../quote/gate.ts";
import type { Sources } from "../quote/sources.ts";
import { renderingText } from "../quote/sources.ts";
import type { Scope } from "../request.ts";
import type { Alignment } from "./alignment.ts";
import { plain } from "./as-read.ts";
import { type Compared, differencesOf, strayEnds } from "./differences.ts";
import { leavesOut, type Match, withLeftOut } from "./left-out.ts";
import type { TextIndex, Units } from "./text-index.ts";
import { type ToldDifference, toldDifferences } from "./told-difference.ts";

/** A sentence held against the documents, with the quotes that show what they say. */
export interface SentenceFinding {
  readonly result: CheckResult;
  /** The source's sentences, first the one that decides; where it is absent the nearest, or none. */
  readonly claims: readonly Claim[];
  /** How alike the sentence and the stretch nearest to it are: 1 for word by word. */
  readonly likeness: number;
  /** Whose words the source's are. */
  readonly source?: { readonly speech: Speech; readonly speaker?: SpeakerName | undefined };
  /** The differences as a person is told them, the weightiest first; of what is absent the few from what is nearest. */
  readonly told: readonly ToldDifference[];
  /** Whether it was compared with the English renderings of the documents. */
  readonly isRendering: boolean;
  /** Whether what it was compared with are cells of a table side by side, which nobody wrote as a sentence. */
  readonly isRow: boolean;
}

/** Whose words the sentence is said to be; nobody's where both are empty. */
export type Claimant = Pick<Scope, "files" | "speakers">;

/**
 * A sentence less like the source than this is not there. Chosen on generated cases: `npm run -s verify -- --fit` prints
 * what each cut would do.
 */
const likeEnough = 0.66;
/** A sentence that has so many of the source's words, and the source of its, puts them in another order at most. */
const reordered = 0.9;
/** What is nearest to an absent sentence is shown where it is this much alike, and has that many units in common. */
const nearEnough = 0.45;
const fewestShared = 5;
/** A sentence of so many units that is nothing but parts of the source's, in its order, leaves out the rest. */
const fewestShortened = 12;
/** What differs from the nearest is named where it is no more than this. */
const fewDifferences = 3;
/** What stands between the cells of a row, or behind the name of a column. */
const cellEdge = /[|】]/u;
/** What turns a sentence into its opposite where a quote begins just behind it. */
const negations = new Set(
  "不 未 非 没 无 勿 不得 不能 不可 不准 不许 不要 不应 严禁 禁止 not no never cannot".split(" "),
);

/**
 * Holds one text as a whole against the documents and their renderings. A quote that begins behind a negation or inside
 * a number differs by it.
 */
export function* checkSentence(sources: Sources, text: string, claimant: Claimant): Generator<void, SentenceFinding> {
  // Broken lines may hold page numbers (`3、`) or the items of a list.
  const joined = readableIn(text, { start: 0, end: text.length });
  const readings = text.includes("\n") ? [joined, plain(text)] : [joined];
  const matches: (Held & { readonly match: Match; readonly units: Units })[] = [];
  for (const reading of readings) {
    for (const index of [sources.text, sources.renderings]) {
      const units = index.unitsOf(reading);
      const found = yield* matchesOf(index, units);
      // A salutation by itself is no sentence of anybody's.
      const stand = found.map((match) => ({ match, units, ...held(sources, match, claimant) }));
      matches.push(...stand.filter(({ sentence }) => sentence !== undefined));
    }
  }
  const best = matches.sort(
    (a, b) =>
      Number(b.match.likeness === 1) - Number(a.match.likeness === 1) ||
      Math.round(b.match.likeness * 20) - Math.round(a.match.likeness * 20) ||
      Number(b.theirs) - Number(a.theirs) ||
      b.match.likeness - a.match.likeness,
  )[0];
  const stated = claimant.files.length + claimant.speakers.length > 0;
  // What is less like the source has nothing of it to be told.
  if (!best || best.match.likeness < nearEnough) return absent(stated, best?.match.likeness);
  const { units, speech } = best;
  const { likeness } = best.match;
  const isRendering = best.match.index === sources.renderings;
  const same = likeness === 1;
  const own = isRendering ? renderingText(speech) : speech.raw;
  const claim = { text, units };
  const reached = withLeftOut(best.match, units.ids);
  const match = same ? best.match : withoutStrayEnds(reached, claim, own);
  yield;
  const { stretch } = held(sources, match, claimant);
  const isRow = best.sentence?.isRow === true && !isRendering && cellEdge.test(own.slice(stretch.start, stretch.end));
  const shared = match.index.unitsIn(match.first, match.end);
  const source = { text: own, units: isRow ? withoutHeads(own, shared) : shared };
  const all = same ? [] : differencesOf(claim, source);
  // Whoever tells of a row may say what its columns are called, or not.
  const differences = isRow ? all.filter(({ claimed, source: cell }) => cell || !own.includes(`【${claimed}】`)) : all;
  const told = toldDifferences(differences, text, own);
  const isShortened = (): boolean => units.ids.length >= fewestShortened && leavesOut(reached, units.ids);
  if (likeness < likeEnough && !isReordered(best.match, units) && !isShortened()) {
    const isNear = likeness * units.ids.length >= fewestShared;
    const sentence = isNear ? sources.sentenceAt(speech, best.stretch)?.sentence : undefined;
    const claims = sentence ? sources.claims(speech, sentence, [], likeness) : [];
    const isClose = claims.length > 0 && !isRow && told.length <= fewDifferences;
    return { ...absent(stated, likeness), claims, told: isClose ? told : [] };
  }
  const shown = same ? [stretch] : marksOf(told);
  return {
    result: {
      verdict: !same || isRow ? "differs" : isRendering ? "rendering" : "verbatim",
      attribution: !stated ? "unstated" : best.theirs ? "right" : "wrong",
      differences: differences.map(({ claimed, source: instead }) => ({ claimed, source: instead })),
    },
    claims: sources.claims(speech, stretch, isRendering ? [] : shown, match.likeness),
    likeness: match.likeness,
    source: { speech, speaker: best.speaker },
    told,
    isRendering,
    isRow,
  };
}

function absent(stated: boolean, likeness = 0): SentenceFinding {
  const result = { verdict: "absent", attribution: stated ? "wrong" : "unstated", differences: [] } as const;
  return { result, claims: [], likeness, told: [], isRendering: false, isRow: false };
}

/** What stands in the cells of a row, without the names of their columns. */
function withoutHeads(raw: string, { ids, starts, ends }: Units): Units {
  const isCell = (_: number, at: number): boolean =>
    raw.lastIndexOf("【", starts[at]) <= raw.lastIndexOf("】", starts[at]);
  return { ids: ids.filter(isCell), starts: starts.filter(isCell), ends: ends.filter(isCell) };
}

/** Whether a sentence near to the source has the same words in another order: `以处罚代替整改`. */
function isReordered({ index, first, end, likeness }: Match, { ids }: Units): boolean {
  if (likeness < nearEnough || ids.length < fewestShared) return false;
  const left = new Map<number, number>();
  const own = index.unitsIn(first, end).ids;
  for (const id of own) left.set(id, (left.get(id) ?? 0) + 1);
  const shared = ids.filter((id) => {
    const count = left.get(id) ?? 0;
    left.set(id, count - 1);
    return count > 0;
  });
  return shared.length >= reordered * Math.max(own.length, ids.length);
}

/** Where the source says something else, in order, none over another. */
function marksOf(told: readonly ToldDifference[]): Span[] {
  const spans = told.flatMap(({ span }) => span ?? []).toSorted((a, b) => a.start - b.start);
  return spans.filter(({ start }, place) => start >= (spans[place - 1]?.end ?? 0));
}

/** A match without what only stands beside clauses that the claim adds at its start or end. */
function withoutStrayEnds(match: Match, claim: Compared, own: string): Match {
  const stray = strayEnds(claim, { text: own, units: match.index.unitsIn(match.first, match.end) });
  const [first, end] = [match.first + stray.first, match.end - stray.last];
  return first < end ? { ...match, first, end } : match;
}

/** Where a sentence stands word by word, else where it nearly does. */
function* matchesOf(index: TextIndex, { ids }: Units): Generator<void, Match[]> {
  const exact = index.exact(ids).map((first) => ({ first, end: first + ids.length, distance: 0 }));
  const matches = exact.map((alignment) => matchOf(index, alignment, ids.length));
  const same = matches.filter(({ likeness }) => likeness === 1);
  if (same.length > 0) return same;
  const nearly = (yield* index.nearest(ids)).filter(({ first, end }) => first < end);
  return [...matches, ...nearly.map((alignment) => matchOf(index, alignment, ids.length))];
}

/** A stretch with what may not be cut off it: the rest of a number, a negation right before it. */
function matchOf(index: TextIndex, { first, end, distance }: Alignment, length: number): Match {
  const [from, to] = index.withWholeNumbers(first, end);
  const before = (count: number): string =>
    Array.from({ length: count }, (_, place) => index.wordAt(from - count + place)).join("");
  const cut =
    index.apart(from) <= (/^[a-z]/u.test(before(1)) ? 1 : 0) ? [2, 1].find((count) => negations.has(before(count))) : 0;
  const start = from - (cut ?? 0);
  return { index, first: start, end: to, likeness: 1 - (distance + first - start + to - end) / length };
}

interface Held {
  readonly speech: Speech;
  /** In the document, whatever the match is with. */
  readonly stretch: Span;
  readonly sentence: Sentence | undefined;
  readonly speaker?: SpeakerName | undefined;
  readonly theirs: boolean;
}

function held(sources: Sources, { index, first, end }: Match, { files, speakers }: Claimant): Held {
  const place = index.placeOf(first, end);
  const speech = sources.speeches[place.text];
  if (!speech) throw new RangeError(`no document ${place.text}`);
  const stretch = index === sources.renderings ? (sources.renderingAt(place) ?? place) : place;
  const sentence = sources.sentenceAt(speech, stretch)?.sentence;
  const speaker = sentence?.speaker;
  const named = speakers.map(normalise);
  const said = [speaker?.zh, speaker?.en].flatMap((name) => (name ? normalise(name) : []));
  const known =
    said.length > 0
      ? said
      : files.length > 0
        ? named
        : speech.info.speakers.map(({ name, post }) => normalise((name ?? post).zh));
  const bySpeaker =
    named.length === 0 || known.some((one) => named.some((name) => one.includes(name) || name.includes(one)));
  return {
    speech,
    stretch,
    sentence,
    speaker,
    theirs: bySpeaker && (files.length === 0 || files.includes(speech.info.file)),
  };
}
