import { withoutMarker } from "../../corpus/structure/outline.ts";
import { clauseSpans } from "../../corpus/structure/segment.ts";
import type { Sentence, Span } from "../../domain.ts";
import { toSimplified } from "../../text/normalise.ts";
import { frameWords } from "../understand/frame-words.ts";
import { longestQuote } from "./gate.ts";
import { inSource } from "./marks.ts";

/** A sentence is quoted whole up to this length. */
const shortSentence = 120;
/** Shorter than this, clauses do not stand alone. */
const shortestCut = 16;

/**
 * What of a sentence is quoted: the whole where it is short, else the clauses from the first to the last of the marks
 * (spans of its text), grown until they stand alone; never more than a quote may hold.
 */
export function quotedSpan(raw: string, sentence: Sentence, marks: readonly Span[], most = shortSentence): Span {
  const whole = { start: sentence.start, end: sentence.end };
  const fits = whole.end - whole.start <= longestQuote;
  if (fits && (sentence.text.length <= most || (marks.length === 0 && most === shortSentence))) return whole;
  const clauses = clauseSpans(sentence.text);
  const marked = clauses.flatMap(({ start, end }, place) =>
    marks.some((mark) => mark.start < end && start < mark.end) ? [place] : [],
  );
  let [first, last] = [marked[0] ?? 0, marked.at(-1) ?? 0];
  const length = (): number => (clauses[last]?.end ?? 0) - (clauses[first]?.start ?? 0);
  while (length() > longestQuote && last > first) last--;
  while (length() < shortestCut && (first > 0 || last < clauses.length - 1)) {
    if (first > 0) first--;
    else last++;
  }
  const end = sentence.text.slice(0, clauses[last]?.end).replace(/[,，;；:：、]$/u, "").length;
  const cut = inSource(raw, sentence, [{ start: clauses[first]?.start ?? 0, end }])[0];
  if (cut && cut.end - cut.start <= longestQuote) return cut;
  return fits ? whole : { start: whole.start, end: whole.start + longestQuote };
}

/** A line for a slide has so many characters. */
const shortestLine = 8;
export const longestLine = 120;

/**
 * What of a sentence can be quoted as a line: short, without its ordinal, and not leaning on what stands before it;
 * undefined where nothing can.
 */
export function standingAlone(raw: string, sentence: Sentence, marks: readonly Span[]): Span | undefined {
  const { text } = sentence;
  const start = text.length - withoutMarker(text).length;
  const whole = inSource(raw, sentence, [{ start, end: text.length }])[0];
  const cut = text.length - start <= longestLine ? whole : quotedSpan(raw, sentence, marks, longestLine);
  const length = cut ? cut.end - cut.start : 0;
  if (!cut || length < shortestLine || length > longestLine || leansBack(raw.slice(cut.start, cut.end)))
    return undefined;
  return cut;
}

function leansBack(text: string): boolean {
  const { zh, en } = frameWords.dangling;
  const said = toSimplified(text).toLowerCase();
  const [first = ""] = /^[a-z]+/u.exec(said) ?? [];
  return zh.some((word) => said.startsWith(word)) || en.includes(first);
}
