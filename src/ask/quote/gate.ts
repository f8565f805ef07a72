import { blankCitation } from "../../blank-answer.ts";
import { withoutMarker } from "../../corpus/structure/outline.ts";
import { headingNames } from "./heading-names.ts";
import { readable } from "../../text/artefacts.ts";
import type { Citation, Language, Passage, Sentence, Span, SpeakerName, Speech } from "../../domain.ts";

/** No quote is longer, in UTF-16 code units of the source: whoever claims more has to cut it. */
export const longestQuote = 300;

/** A claim that a span of a speech should be quoted; the quote itself is always cut from the source. */
export interface Claim extends Span {
  readonly file: string;
  readonly score: number;
  /** Where the claim says what the quote is, it must be the source's very words. */
  readonly quote?: string;
  /** The words that answer, inside the span; those outside are dropped. */
  readonly marks?: readonly Span[];
  /** Other documents that hold the same words. */
  readonly also?: readonly string[];
}

/** The only place where citations are made: from stored sources, by offsets, inside citable passages. */
export class CitationGate {
  readonly #speeches: ReadonlyMap<string, Speech>;

  constructor(speeches: readonly Speech[]) {
    this.#speeches = new Map(speeches.map((speech) => [speech.info.file, speech]));
  }

  /** The claims that hold, numbered in their order; what does not verify is dropped. */
  cite(claims: readonly Claim[], language: Language, from = 1): Citation[] {
    return claims
      .flatMap((claim) => this.#verify(claim, language) ?? [])
      .map((citation, index) => ({ n: index + from, ...citation }));
  }

  #verify(claim: Claim, language: Language): Omit<Citation, "n"> | undefined {
    const { file, start, end, score } = claim;
    const speech = this.#speeches.get(file);
    if (!speech || !Number.isInteger(start) || !Number.isInteger(end) || start >= end) return undefined;
    if (end - start > longestQuote) return undefined;
    // Boilerplate, captions and page furniture lie in no passage.
    const passage = speech.passages.find((candidate) => candidate.start <= start && end <= candidate.end);
    if (!passage) return undefined;
    const quote = speech.raw.slice(start, end);
    if (claim.quote !== undefined && claim.quote !== quote) return undefined;
    const display = readable(quote);
    if (!display) return undefined;
    const cited = sentencesIn(passage, claim);
    const section = cited[0]?.section ?? passage.section;
    const rendering = renderingOf(speech, { start, end });
    const also = (claim.also ?? []).filter((other) => other !== file && this.#speeches.has(other));
    return {
      file,
      title: this.#titleOf(file, language),
      section,
      headings: headingNames(speech, section, language),
      start,
      end,
      quote,
      display,
      speaker: speakerOf(cited),
      also,
      alsoTitles: also.map((other) => this.#titleOf(other, language)),
      page: pageOf(speech, start),
      date: speech.info.date ?? null,
      incomplete: (language === "en" ? speech.info.incomplete?.en : speech.info.incomplete?.zh) ?? null,
      cut: cutOf(speech.raw, passage, claim),
      marks: marksIn(claim),
      ...(rendering && { rendering }),
      score,
    };
  }

  #titleOf(file: string, language: Language): string {
    const title = this.#speeches.get(file)?.info.title;
    return (language === "en" ? title?.en : title?.zh) ?? file;
  }
}

/** Whether what is quoted goes on before or behind, up to a full stop or an item. */
function cutOf(raw: string, { sentences }: Passage, { start, end }: Span): Citation["cut"] {
  const first = sentences.findIndex((sentence) => sentence.end > start);
  const last = sentences.findLastIndex((sentence) => sentence.start < end);
  const [opening, closing] = [sentences[first], sentences[last]];
  if (!opening || !closing) return blankCitation.cut;
  const before = readable(raw.slice(opening.start, Math.max(opening.start, start)));
  const marker = opening.text.length - withoutMarker(opening.text).length;
  const behind = raw.slice(Math.min(end, closing.end), closing.end);
  return {
    before: (before.length > marker && hasWords(before)) || goesOn(sentences[first - 1], opening),
    behind: hasWords(behind) || goesOn(closing, sentences[last + 1]),
  };
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** Whether two sentences are one to the reader: parts of it between semicolons. */
export function goesOn(sentence: Sentence | undefined, next: Sentence | undefined): boolean {
  if (!sentence || !next) return false;
  return /[;；]$/u.test(sentence.text.trim()) && withoutMarker(next.text) === next.text;
}

/** The number of the page a place is on, from 1; null where there are no pages. */
function pageOf({ pages }: Speech, place: number): number | null {
  if (!pages) return null;
  const page = pages.findLastIndex((start) => start <= place);
  return page < 0 ? null : page + 1;
}

function sentencesIn({ sentences }: Passage, { start, end }: Span): Sentence[] {
  return sentences.filter((sentence) => sentence.start < end && start < sentence.end);
}

/** Whose words all of these are; null where they are several people's, or anyone's. */
function speakerOf(sentences: readonly Sentence[]): SpeakerName | null {
  const speaker = sentences[0]?.speaker;
  const agree = sentences.every(({ speaker: other }) => other?.zh === speaker?.zh && other?.en === speaker?.en);
  return speaker && agree ? speaker : null;
}

/** The marks inside a claim, in order, those that meet in one. */
function marksIn({ marks = [], start, end }: Claim): Span[] {
  const merged: Span[] = [];
  const inside = marks.filter((mark) => start <= mark.start && mark.start < mark.end && mark.end <= end);
  for (const mark of inside.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && mark.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, mark.end) };
    } else merged.push({ start: mark.start, end: mark.end });
  }
  return merged;
}

/** A rendering of which the quote covers less says more than the quote, and is shown in brackets. */
const wholeShare = 0.8;

/** The renderings of what a quote covers; of a clause, the beginning of its sentence's rendering. */
function renderingOf({ renderings }: Speech, quote: Span): string {
  return renderings
    .flatMap(({ start, end, en }) => {
      const shared = Math.min(end, quote.end) - Math.max(start, quote.start);
      if (2 * shared < Math.min(end - start, quote.end - quote.start)) return [];
      const opensIt = quote.start <= start && 2 * shared < end - start;
      const isCut = shared < wholeShare * (end - start);
      return [opensIt ? firstClause(en) : isCut ? `[… ${en} …]` : en];
    })
    .join(" ");
}

function firstClause(rendering: string): string {
  const end = rendering.search(/[:;]/u);
  return end < 0 ? rendering : `${rendering.slice(0, end)} …`;
}
