import type { Passage, Sentence, Span, Speech } from "../../domain.ts";
import { contentWords } from "../../text/chinese-terms.ts";
import type { GlossaryTerm } from "../../text/dictionary.ts";
import { englishContentWords } from "../../text/english-terms.ts";
import { normalise } from "../../text/normalise.ts";
import type { Claim } from "../quote/gate.ts";
import { type Occurrence, occurrencesOf } from "../check/mention.ts";
import type { Sources } from "../quote/sources.ts";

/** More words than a sentence has are not all looked for. */
const mostWords = 12;

/**
 * Every place that has some words, document by document in the order of the text, with the words marked: the words as
 * they stand; where nothing has them so, sentences that have all that say something; else passages that do.
 */
export function placesOfWords(sources: Sources, words: string, glossary: readonly GlossaryTerm[]): Claim[] {
  const asWritten = heldTogether(sources, [occurrencesOf(sources, words, glossary)], sentencesIn);
  if (asWritten.length > 0) return asWritten;
  const single = wordsIn(words);
  if (single.length === 0) return [];
  const occurrences = single.map((word) => occurrencesOf(sources, word, glossary));
  const inSentences = heldTogether(sources, occurrences, sentencesIn);
  return inSentences.length > 0 ? inSentences : heldTogether(sources, occurrences, (passage) => [passage]);
}

/** The words of a search that say something, each once, in its own language. */
export function wordsIn(words: string): string[] {
  const found = /\p{Script=Han}/u.test(words) ? contentWords(normalise(words)) : englishContentWords(words);
  return [...new Set(found)].slice(0, mostWords);
}

/** Of some stretches of the documents those that hold an occurrence of every word. */
function heldTogether(
  sources: Sources,
  words: readonly (readonly Occurrence[][])[],
  stretchesOf: (passage: Passage) => readonly Span[],
): Claim[] {
  return sources.speeches.flatMap((speech, at) => {
    const own = words.map((occurrences) => occurrences[at] ?? []);
    if (own.some((places) => places.length === 0)) return [];
    const next = own.map(() => 0);
    return speech.passages.flatMap(stretchesOf).flatMap((stretch) => {
      // Both in the order of the text: what ends before this stretch is in none behind it.
      const held = own.map((places, word) => {
        let from = next[word] ?? 0;
        while ((places[from]?.end ?? Infinity) <= stretch.start) from += 1;
        next[word] = from;
        let to = from;
        while ((places[to]?.start ?? Infinity) < stretch.end) to += 1;
        return places.slice(from, to);
      });
      return held.every((places) => places.length > 0) ? claimOf(sources, speech, stretch, held.flat()) : [];
    });
  });
}

/** What to quote of a stretch: around its words, which are marked. */
function claimOf(sources: Sources, speech: Speech, stretch: Span, held: readonly Occurrence[]): Claim[] {
  const words = held.filter(({ isWord }) => isWord).toSorted((a, b) => a.start - b.start);
  const [first, last] = [words[0] ?? stretch, words.at(-1) ?? stretch];
  const focus = { start: Math.max(first.start, stretch.start), end: Math.min(last.end, stretch.end) };
  return sources.claims(speech, focus, words).slice(0, 1);
}

function sentencesIn({ sentences }: Passage): readonly Sentence[] {
  return sentences;
}
