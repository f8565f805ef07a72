import { clauseSpans } from "../../corpus/structure/segment.ts";
import type { Sentence, Span, Speech } from "../../domain.ts";
import { toSimplified } from "../../text/normalise.ts";
import { goesOn, longestQuote } from "./gate.ts";

/** The end of a condition: `该罚款的,`. */
const condition = /的[,，]/u;

/**
 * A quote of a sentence with the parts of the same form that stand beside it between semicolons (`该罚款的,…;该关闭的,…`):
 * one of several things that are said in one breath is no answer without the others. `most`: characters of the quote.
 */
export function withParallels(
  speech: Pick<Speech, "passages">,
  sentence: Sentence,
  span: Span,
  most = longestQuote,
): Span {
  return grown(speech, sentence, span, isAlike, most);
}

/** A quote of a sentence with all that follows up to its full stop. */
export function withRest(speech: Pick<Speech, "passages">, sentence: Sentence, span: Span): Span {
  return { ...grown(speech, sentence, span, () => true), start: span.start };
}

function grown(
  { passages }: Pick<Speech, "passages">,
  sentence: Sentence,
  span: Span,
  belongs: (one: Sentence, next: Sentence) => boolean,
  most = longestQuote,
): Span {
  const all = passages.find(({ sentences }) => sentences.includes(sentence))?.sentences ?? [];
  const at = all.indexOf(sentence);
  const isOne = (one: Sentence | undefined, next: Sentence | undefined): boolean =>
    one !== undefined &&
    next !== undefined &&
    goesOn(one, next) &&
    one.speaker?.zh === next.speaker?.zh &&
    belongs(one, next);
  let { start, end } = span;
  for (let to = at; isOne(all[to], all[to + 1]); to++) {
    const next = all[to + 1]?.end ?? end;
    if (next - start > most) break;
    end = next;
  }
  for (let from = at; isOne(all[from - 1], all[from]); from--) {
    const before = all[from - 1]?.start ?? start;
    if (end - before > most) break;
    start = before;
  }
  return { start, end };
}

/** Whether two parts of a sentence have clauses that begin with the same character, or each sets a condition. */
function isAlike(one: Sentence, next: Sentence): boolean {
  if (condition.test(one.text) && condition.test(next.text)) return true;
  const openings = openingsOf(one);
  return openings.has(toSimplified(next.text).charAt(0));
}

function openingsOf({ text }: Sentence): ReadonlySet<string> {
  const plain = toSimplified(text);
  return new Set(clauseSpans(plain).map(({ start }) => plain.charAt(start)));
}
