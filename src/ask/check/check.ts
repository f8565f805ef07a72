import { clauseSpans, sentenceSpans } from "../../corpus/structure/segment.ts";
import { atOnce, inTurns } from "../../ops/in-turns.ts";
import { readable } from "../../text/artefacts.ts";
import { longestQuote } from "../quote/gate.ts";
import type { Sources } from "../quote/sources.ts";
import { checkSentence, type Claimant, type SentenceFinding } from "./check-sentence.ts";

/** One of several sentences, or clauses, by itself. */
export type FindingPart = SentenceFinding & { readonly text: string };

/** A text of one or more sentences held against the documents. */
export interface Finding extends SentenceFinding {
  /**
   * Of several sentences that do not stand there together: each by itself. Of one that is absent: its clauses, where some
   * of them stand there.
   */
  readonly parts: readonly FindingPart[];
}

/** Of several sentences each is judged, if it has so many letters, and up to so many. */
const shortestPart = 4;
const mostParts = 12;
/** So many letters side by side are of a document, and not of the language. */
const shortestRun = 10;
/** A clause of so many letters that is so like one of a document is that clause, changed. */
const shortestClause = 7;
const clauseLikeness = 0.75;
/** What ends a clause and is no part of a quote. */
const clauseEnd = /[\s,，;；:：、。.!！?？]+$/u;
/** The number before each of several sentences: `1.`, `2、`, `①`. */
const itemNumber = /(?<![\d.])(?:\d{1,2}(?:[、)）．]|\.(?!\d))|[①-⑳])/u;
/** What stands where words were left out. */
const elision = /…+|⋯+|\.{3,}/u;

/**
 * Whether a sentence (in either script, or in the English of the renderings) stands in the documents, and whether it is
 * the claimant's.
 */
export function check(sources: Sources, text: string, claimant: Claimant): Finding {
  return atOnce(checking(sources, text, claimant));
}

/** The same, with turns for whatever else waits. What is less like the documents than `least` is not taken apart. */
export function checkInTurns(sources: Sources, text: string, claimant: Claimant, least = 0): Promise<Finding> {
  return inTurns(checking(sources, text, claimant, least));
}

function* checking(sources: Sources, text: string, claimant: Claimant, least = 0): Generator<void, Finding> {
  const whole = { ...(yield* checkSentence(sources, text, claimant)), parts: [] };
  if (whole.likeness === 1 || whole.likeness < least) return whole;
  const pieces = text.split(elision).filter((part) => /[\p{L}\p{N}]/u.test(part));
  if (pieces.length > 1) {
    const findings: SentenceFinding[] = [];
    for (const piece of pieces) findings.push(yield* checkSentence(sources, piece, claimant));
    const elided = withElision(findings);
    if (elided) return elided;
  }
  const items = text.split(itemNumber);
  const sentences = items
    .flatMap((item) => sentenceSpans(item).map(({ start, end }) => item.slice(start, end).trim()))
    .filter((sentence) => letters(sentence) >= shortestPart);
  if (sentences.length < 2 || sentences.length > mostParts) return yield* withClauses(sources, whole, text, claimant);
  const parts: FindingPart[] = [];
  for (const sentence of sentences) {
    parts.push({ ...(yield* checkSentence(sources, sentence, claimant)), text: sentence });
  }
  return parts.some(({ source }) => source)
    ? withParts(whole, parts)
    : yield* withClauses(sources, whole, text, claimant);
}

/**
 * Of a sentence that is not there its clauses, where some of them are: those that stand there word by word, side by side
 * as far as they go, those that differ, and those that are nowhere.
 */
function* withClauses(sources: Sources, whole: Finding, text: string, claimant: Claimant): Generator<void, Finding> {
  if (whole.source) return whole;
  const clauses = clauseSpans(text).filter(({ start, end }) => letters(text.slice(start, end)) > 0);
  if (clauses.length < 2 || clauses.length > mostParts) return whole;
  const upTo = (from: number, end: number): string =>
    text.slice(clauses[from]?.start, clauses[end - 1]?.end).replace(clauseEnd, "");
  const parts: FindingPart[] = [];
  for (let from = 0, end: number; from < clauses.length; from = end) {
    yield;
    end = clauses.length;
    while (end > from + 1 && !sources.holds(upTo(from, end))) end--;
    const run = upTo(from, end);
    // So few words are of the language and tell nothing.
    if (letters(run) < (sources.holds(run) ? shortestRun : shortestPart)) continue;
    const finding = yield* checkSentence(sources, run, claimant);
    const isTold = finding.likeness === 1 || (finding.likeness >= clauseLikeness && letters(run) >= shortestClause);
    parts.push({ ...(isTold ? finding : nowhere(finding)), text: run });
  }
  const claims = parts.flatMap(({ source, claims: own }) => (source ? own : []));
  return claims.length > 0 ? { ...whole, parts, claims } : whole;
}

function nowhere({ result: { attribution } }: SentenceFinding): SentenceFinding {
  const result = { verdict: "absent", attribution, differences: [] } as const;
  return { result, claims: [], likeness: 0, told: [], isRendering: false, isRow: false };
}

/** Several sentences, each judged by itself: some of them are there, though the whole is not. */
function withParts(whole: Finding, parts: readonly FindingPart[]): Finding {
  const found = parts.filter(({ source }) => source !== undefined);
  const [first] = found;
  if (!first?.source) return whole;
  const differences = parts.flatMap(({ source, text, result }) =>
    source ? result.differences : [{ claimed: text, source: "" }],
  );
  const places = new Map(parts.flatMap(({ claims }) => claims).map((claim) => [`${claim.file} ${claim.start}`, claim]));
  const attribution = found.some((part) => part.result.attribution === "wrong") ? "wrong" : first.result.attribution;
  const result = {
    verdict: "differs" as const,
    attribution,
    differences: differences.length > 0 ? differences : whole.result.differences,
  };
  return { ...whole, result, claims: [...places.values()], source: first.source, parts };
}

/** Of parts that each stand in one document, in order: it differs by what was left out between them. */
function withElision(parts: readonly SentenceFinding[]): Finding | undefined {
  const [first, ...others] = parts;
  const { speech } = first?.source ?? {};
  if (!first || !speech || parts.some(({ likeness, source }) => likeness < 1 || source?.speech !== speech))
    return undefined;
  const stretches = parts.map(({ claims }) => claims.flatMap(({ marks = [] }) => marks));
  const differences = others.map((_, place) => {
    const [from, to] = [stretches[place]?.at(-1)?.end ?? 0, stretches[place + 1]?.[0]?.start ?? 0];
    return {
      claimed: "……",
      source: from < to && to - from <= longestQuote ? readable(speech.raw.slice(from, to)) : "",
    };
  });
  const claims = parts.flatMap((part) => part.claims);
  const places = new Map(claims.map((claim) => [claim.start, claim]));
  const merged = [...places].map(([start, claim]) => ({
    ...claim,
    marks: claims.flatMap((one) => (one.start === start ? (one.marks ?? []) : [])),
  }));
  const attribution =
    parts.find(({ result }) => result.attribution === "wrong")?.result.attribution ?? first.result.attribution;
  const likeness = 1 - differences.length / (differences.length + parts.length);
  return { ...first, result: { verdict: "differs", attribution, differences }, claims: merged, likeness, parts: [] };
}

function letters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
