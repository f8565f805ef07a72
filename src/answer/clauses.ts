import { readable } from "../corpus/artefacts.ts";
import { clauseSpans } from "../corpus/segment.ts";
import type { Sentence, Span } from "../domain.ts";

/** A list item is quoted whole up to this length, then by its first clause. */
const shortItem = 45;

/** The span of a list item to quote: the whole sentence where it is short, else the clause that names the item. */
export function itemSpan(raw: string, sentence: Sentence): Span {
  if (sentence.text.length <= shortItem) return { start: sentence.start, end: sentence.end };
  const first = clauseSpans(sentence.text)[0];
  const clause = first ? sentence.text.slice(0, first.end).replace(/[,，;；:：]$/u, "") : "";
  return spanOfBeginning(raw, sentence, clause) ?? { start: sentence.start, end: sentence.end };
}

/** The raw span of the beginning of a sentence; undefined where artefacts make it doubtful. */
function spanOfBeginning(raw: string, sentence: Sentence, beginning: string): Span | undefined {
  let at = sentence.start;
  for (const character of beginning) {
    while (at < sentence.end && !raw.startsWith(character, at)) at++;
    at += character.length;
  }
  return at <= sentence.end && readable(raw.slice(sentence.start, at)) === beginning
    ? { start: sentence.start, end: at }
    : undefined;
}
