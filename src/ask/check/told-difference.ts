import type { Span } from "../../domain.ts";
import { readable } from "../../text/artefacts.ts";
import { chineseWords } from "../../text/chinese-terms.ts";
import { toSimplified } from "../../text/normalise.ts";
import type { Difference } from "./differences.ts";
import { frameWords } from "../understand/frame-words.ts";

/** A difference as a person is told it: both sides in whole words, and the clause in which one side has nothing. */
export interface ToldDifference {
  readonly claimed: string;
  readonly source: string;
  /** The clause of the claim in which words are added, of the source in which words are missing; else empty. */
  readonly around: string;
  /** What a reader must know first: another number, another duty. */
  readonly weight: "number" | "duty" | "words";
  /** Where the source says it, in whole words; absent where it says nothing. */
  readonly span?: Span | undefined;
}

const mark = /[,，;；:：。！!？?“”"「」『』()（）《》\n]/u;
/** How far the clause around a difference is shown. */
const reach = 24;
/** Who says something is told in so many characters. */
const longestOpening = 12;
const { zh, en } = frameWords.duties;
const duties = new RegExp(`${zh.join("|")}|\\b(?:${en.join("|")})\\b`, "iu");
const amount =
  /\d|[零〇一二两兩三四五六七八九十百千万萬亿億半日天周週旬月季年]|[%％‰]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million|half|(?:dai|week|month|year)ly|(?:day|week|month|quarter|year)s?)\b/iu;

/** The differences of a claim from a source as they are told, those first that change a number or a duty. */
export function toldDifferences(
  differences: readonly Difference[],
  claim: string,
  source: string,
): readonly ToldDifference[] {
  const told = differences.map((difference) => toldDifference(difference, claim, source));
  const order = ["number", "duty", "words"] as const;
  return told.toSorted((a, b) => order.indexOf(a.weight) - order.indexOf(b.weight));
}

function toldDifference(
  { claimed, source: own, said, span }: Difference,
  claim: string,
  source: string,
): ToldDifference {
  const differing = `${claimed} ${own}`;
  const weight = amount.test(differing) ? "number" : duties.test(differing) ? "duty" : "words";
  if (!said || !span) {
    const around = said ? clauseAround(claim, said) : span ? clauseAround(source, span) : undefined;
    const text = said ? claim : source;
    const shown = around ? readable(text.slice(around.start, around.end)) : "";
    return { claimed, source: own, around: shown === claimed || shown === own ? "" : shown, weight, span };
  }
  const [inClaim, inSource] = [wordsAround(claim, said), wordsAround(source, span)];
  // What stands beside a difference is the same in both.
  const before = Math.max(said.start - inClaim.start, span.start - inSource.start);
  const behind = Math.max(inClaim.end - said.end, inSource.end - span.end);
  const widened = (text: string, { start, end }: Span): Span => {
    const clause = clauseAround(text, { start, end });
    return { start: Math.max(clause.start, start - before), end: Math.min(clause.end, end + behind) };
  };
  const shown = widened(claim, said);
  // What a claim begins with is most likely who says it: all that the source has in its place.
  const opening = { start: clauseAround(source, span).start, end: span.end };
  const isOpening =
    said.start === 0 && claimed.length > 1 && opening.start < span.start && span.end - opening.start <= longestOpening;
  const instead = isOpening ? opening : widened(source, span);
  const words = { claimed: readIn(claim, shown), source: readIn(source, instead) };
  if (isOpening && words.source.startsWith(claimed)) {
    const rest = source.slice(instead.start + claimed.length, instead.end);
    const left = { start: instead.end - rest.replace(/^[、，,\s]+/u, "").length, end: instead.end };
    return { claimed: "", source: readIn(source, left), around: words.source, weight, span: left };
  }
  return { ...words, around: "", weight, span: instead };
}

function readIn(text: string, { start, end }: Span): string {
  return readable(text.slice(start, end));
}

/** The clause a span stands in, no more of it than is near. */
function clauseAround(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from > 0 && start - from < reach && !mark.test(text.charAt(from - 1))) from--;
  while (to < text.length && to - end < reach && !mark.test(text.charAt(to))) to++;
  return { start: from, end: to };
}

/** A span with the rest of the Chinese words it cuts, and never a single character where the clause has more. */
function wordsAround(text: string, span: Span): Span {
  const clause = clauseAround(text, span);
  const own = text.slice(clause.start, clause.end);
  const plain = toSimplified(own);
  let at = clause.start;
  let { start, end } = span;
  for (const word of chineseWords(plain.length === own.length ? plain : own)) {
    const next = at + word.length;
    if (at < span.end && span.start < next) [start, end] = [Math.min(start, at), Math.max(end, next)];
    else if (at >= span.end && end - start < 2 && at === end) end = next;
    at = next;
  }
  return { start, end };
}
