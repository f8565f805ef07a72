import { rawSpan } from "../../text/mapped-text.ts";
import { readableIn } from "../../text/artefacts.ts";
import { chineseWords, contentWords } from "../../text/chinese-terms.ts";
import { toSimplified } from "../../text/normalise.ts";
import type { Sentence, Span } from "../../domain.ts";
import type { ReadToken } from "../../model/reader.ts";

/** Words this close belong together, punctuation between them included. */
const closeBy = 3;
/** What no word reaches over. */
const beside = /[\s，,。．.；;：:、！!？?“”"「」『』‘’()（）《》]/u;

/** The stretches of a text whose tokens are above the cut (a logit), in order and in whole words; what holds no letter or number marks nothing. */
export function markedSpans(text: string, tokens: readonly ReadToken[], cut: number): Span[] {
  const spans: Span[] = [];
  const likely = tokens.filter(({ start, end, logit }) => logit >= cut && start < end);
  for (const { start, end } of inWords(text, likely)) {
    const last = spans.at(-1);
    if (last && start - last.end <= closeBy)
      spans[spans.length - 1] = { start: last.start, end: Math.max(end, last.end) };
    else spans.push({ start, end });
  }
  return spans.map((span) => trimmed(text, span)).filter(({ start, end }) => says(text.slice(start, end)));
}

/** Whether words say anything: a letter or number, and no single `和` or `的`. */
function says(words: string): boolean {
  return /^\p{Script=Han}$/u.test(words) ? contentWords(words).length > 0 : /[\p{L}\p{N}]/u.test(words);
}

/** Spans with the rest of the Chinese words that they cut. */
function inWords(text: string, spans: readonly Span[]): Span[] {
  if (spans.length === 0 || !/\p{Script=Han}/u.test(text)) return [...spans];
  const plain = toSimplified(text);
  const starts = new Int32Array(text.length);
  const ends = new Int32Array(text.length);
  let at = 0;
  for (const word of chineseWords(plain.length === text.length ? plain : text)) {
    starts.fill(at, at, at + word.length);
    ends.fill(at + word.length, at, at + word.length);
    at += word.length;
  }
  const isWhole = (from: number, to: number): boolean => !beside.test(text.slice(from, to));
  return spans.map(({ start, end }) => {
    const [from, to] = [starts[start] ?? start, ends[end - 1] ?? end];
    return { start: isWhole(from, start) ? from : start, end: isWhole(end, to) ? to : end };
  });
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
