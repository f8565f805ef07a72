import type { Span } from "../domain.ts";

/** What SentencePiece writes for a blank. */
const blank = /[▁\s\u200b-\u200f\ufeff]/gu;
/** A character with the marks on it, which normalisation makes one with it. */
const marked = /\P{M}\p{M}*|\p{M}+/gu;

/**
 * Where each piece of a text stands in it. The tokenizer normalises (NFKC) before it cuts, so pieces are found one after
 * the other; one that is not found (an unknown character) stands at the end of the one before, one character long.
 */
export function tokenSpans(text: string, pieces: readonly string[]): Span[] {
  const { folded, origins } = foldedText(text);
  let at = 0;
  return pieces.map((piece) => {
    const bare = piece.replace(blank, "");
    const found = folded.indexOf(bare, at);
    const first = found < 0 ? at : found;
    at = Math.min(folded.length, first + (found < 0 ? 1 : bare.length));
    const start = origins[first]?.start ?? text.length;
    return { start, end: at > first ? (origins[at - 1]?.end ?? text.length) : start };
  });
}

/** The text as the tokenizer sees it, without blanks, and for each of its code units the character it came from. */
function foldedText(text: string): { folded: string; origins: Span[] } {
  let folded = "";
  const origins: Span[] = [];
  let start = 0;
  for (const [character] of text.matchAll(marked)) {
    const origin = { start, end: start + character.length };
    const kept = character.normalize("NFKC").replace(blank, "");
    for (let i = 0; i < kept.length; i++) origins.push(origin);
    folded += kept;
    start = origin.end;
  }
  return { folded, origins };
}
