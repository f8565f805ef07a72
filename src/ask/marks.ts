import { rawSpan } from "../text/mapped-text.ts";
import { readableIn } from "../text/artefacts.ts";
import type { Sentence, Span } from "../domain.ts";
import type { ReadToken } from "../model/reader.ts";

/** Words this close belong together, punctuation between them included. */
const closeBy = 2;

/** The stretches of a text whose tokens are above the cut (a logit), in order; what holds no letter or number marks nothing. */
export function markedSpans(text: string, tokens: readonly ReadToken[], cut: number): Span[] {
  const spans: Span[] = [];
  for (const { start, end, logit } of tokens) {
    if (logit < cut || start >= end) continue;
    const last = spans.at(-1);
    if (last && start - last.end <= closeBy)
      spans[spans.length - 1] = { start: last.start, end: Math.max(end, last.end) };
    else spans.push({ start, end });
  }
  return spans
    .map((span) => trimmed(text, span))
    .filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)));
}

/** Spans of a sentence's reading text as raw offsets of its document; none where artefacts make them doubtful. */
export function inSource(raw: string, sentence: Sentence, spans: readonly Span[]): Span[] {
  const mapped = readableIn(raw, sentence);
  if (mapped.text !== sentence.text) return [];
  return spans.map(({ start, end }) => rawSpan(mapped, start, end));
}

/** Without the punctuation and blanks at both ends; brackets and quotation marks stay where both ends have them. */
function trimmed(text: string, { start, end }: Span): Span {
  const edge = /[\s，,。．.；;：:、！!？?]/u;
  let [from, to] = [start, end];
  while (from < to && edge.test(text[from] ?? "")) from++;
  while (to > from && edge.test(text[to - 1] ?? "")) to--;
  return { start: from, end: to };
}
