import type { Sentence, Span, Speech } from "../../domain.ts";
import { normalise } from "../../text/normalise.ts";
import { longestLine, quotedSpan, standingAlone } from "./clauses.ts";
import type { Evidence, JudgedSentence } from "../evidence.ts";
import type { Claim } from "./gate.ts";
import type { Judge } from "../read/judge.ts";
import { fewestInline, inlineRow, leadsBelow, withNext } from "./lists.ts";
import { inSource } from "./marks.ts";
import { withParallels } from "./parallels.ts";
import type { SharedTerms } from "../read/shared-terms.ts";

const mostQuotes = 3;
const mostListed = 6;
/** A bare title that answers says nothing without what stands under it, up to so much of both. */
const longestAnswer = 240;
/**
 * Log-odds: a sentence is nearly as good as the best; beside it, so many raw characters away, that is enough (eight
 * archives: more of what answers is quoted, as precisely as before, `docs/decisions/2026-11-27-quotes-beside.md`).
 */
const closeBy = 1;
const besideWithin = 200;
/** A sentence that holds so much of a subject says it. */
const wholeSubject = 0.99;

export interface QuoteRooms {
  readonly judge: Judge;
  /** By file. */
  readonly speeches: ReadonlyMap<string, Speech>;
}

export interface QuoteOptions {
  readonly most?: number;
  /** Several items are asked for. */
  readonly list?: boolean;
  /** How many. */
  readonly count?: number | undefined;
  /** One quote a document. */
  readonly each?: boolean;
  /** Whatever is on the subject will do. */
  readonly topical?: boolean;
  /** A sentence that stands alone and is short. */
  readonly line?: boolean;
  /** A further quote need not answer by itself, if it is nearly as good as the best. */
  readonly close?: boolean;
  /** Quotes that were given already. */
  readonly besides?: readonly { readonly file: string; readonly start: number; readonly end: number }[];
}

/** What to quote of the evidence: the best sentence, those nearly as good beside it, and those that answer by themselves. */
export function claimsOf(
  { sentences: all }: Pick<Evidence, "sentences">,
  { judge, speeches }: QuoteRooms,
  options: QuoteOptions = {},
): Claim[] {
  const { list = false, most = list ? mostListed : mostQuotes, each = false, close = false, besides = [] } = options;
  // As it would be quoted: with the sentence that it announces it may say again what was given.
  const isGiven = (one: JudgedSentence): boolean => besides.some((old) => overlap(sentenceClaim(one, speeches), old));
  const sentences = withoutLead(all.filter((one) => !isGiven(one)));
  const [best] = sentences;
  if (!best) return [];
  // Who names several things in a row has named them; what says as much elsewhere in the text is about something else.
  const isWhole = list && inlineRow(best.sentence.text).items >= fewestInline;
  const chosen = [best];
  for (const one of sentences) {
    if (chosen.length >= most) break;
    const sameFile = chosen.some(({ passage }) => passage.file === one.passage.file);
    if (isWhole && sameFile && !isBeside(one, best)) continue;
    const isClose = one.score >= best.score - closeBy && (close || isBeside(one, best));
    const answers = isClose || (!close && one.alone >= judge.cuts.further && one.marks.length > 0);
    if (!chosen.includes(one) && answers && !(each && sameFile)) chosen.push(one);
  }
  return withoutRepeats(chosen.map((one) => sentenceClaim(one, speeches)));
}

/** Without the best sentence where it only leads up to another that is nearly as good (`安排如下。`); further ones never lead. */
export function withoutLead(sentences: readonly JudgedSentence[]): readonly JudgedSentence[] {
  const [best, ...others] = sentences;
  const further = others.filter(({ sentence }) => !leadsBelow(sentence));
  const [next] = further;
  if (!best || !next) return sentences.slice(0, 1);
  const isLead = leadsBelow(best.sentence) && isBeside(next, best) && next.score >= best.score - closeBy;
  return isLead ? further : [best, ...further];
}

/** A sentence as a quote: cut to the clauses that answer where it is long, the words that answer marked. */
export function sentenceClaim(
  { passage: { file }, sentence, marks, score }: JudgedSentence,
  speeches: QuoteRooms["speeches"],
): Claim {
  const speech = speeches.get(file);
  const raw = speech?.raw ?? "";
  const own = quotedSpan(raw, sentence, marks);
  const span = speech ? (withNext(speech, sentence, longestAnswer) ?? withParallels(speech, sentence, own)) : own;
  const quoted = ({ start, end }: Span): boolean => start >= span.start && end <= span.end;
  return { file, ...span, score, marks: inSource(raw, sentence, marks).filter(quoted) };
}

/** The best sentence, or what answers of it, that is short and needs nothing before it; one that says the subject's words first. */
export function lineClaim(
  sentences: readonly JudgedSentence[],
  speeches: QuoteRooms["speeches"],
  terms: SharedTerms,
): Claim | undefined {
  const placed = sentences.flatMap((one) => {
    const speech = speeches.get(one.passage.file);
    if (!speech) return [];
    const words = terms.heldBy(one.sentence, speech);
    const says = placesOf(one.sentence.text, words);
    const alone = standingAlone(speech.raw, one.sentence, says.length > 0 ? says : one.marks);
    const span = alone && withParallels(speech, one.sentence, alone, longestLine);
    return span ? [{ one, span, share: terms.share(words) }] : [];
  });
  const [best] = placed.filter(({ share }) => share >= wholeSubject).concat(placed);
  return best && { ...sentenceClaim(best.one, speeches), ...best.span };
}

/** Where a sentence has some words for the first time. */
function placesOf(text: string, words: readonly string[]): Span[] {
  const normal = normalise(text);
  if (normal.length !== text.length) return [];
  return words
    .map((word) => ({ start: normal.indexOf(word), end: normal.indexOf(word) + word.length }))
    .filter(({ start }) => start >= 0)
    .sort((a, b) => a.start - b.start);
}

/** A sentence without marks as a quote. */
export function plainClaim(file: string, sentence: Sentence, raw: string): Claim {
  return { file, ...quotedSpan(raw, sentence, []), score: 0 };
}

function isBeside(one: JudgedSentence, other: JudgedSentence): boolean {
  const isSameFile = one.passage.file === other.passage.file;
  return isSameFile && Math.abs(one.sentence.start - other.sentence.start) < besideWithin;
}

function withoutRepeats(claims: readonly Claim[]): Claim[] {
  return claims.filter((claim, place) => !claims.slice(0, place).some((other) => overlap(claim, other)));
}

/** Whether two stretches of documents share anything. */
export function overlap(
  a: { readonly file: string; readonly start: number; readonly end: number },
  b: { readonly file: string; readonly start: number; readonly end: number },
): boolean {
  return a.file === b.file && a.start < b.end && b.start < a.end;
}
