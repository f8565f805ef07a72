import { readable } from "../corpus/artefacts.ts";
import type { Citation, Language, Span, Speech } from "../domain.ts";

/** A claim that a span of a speech should be quoted; the quote itself is always cut from the source. */
export interface Claim extends Span {
  readonly file: string;
  readonly score: number;
  /** Where the claim says what the quote is, it must be the source's very words. */
  readonly quote?: string;
}

/** The only place where citations are made: from stored sources, by offsets, inside citable passages. */
export class CitationGate {
  readonly #speeches: ReadonlyMap<string, Speech>;

  constructor(speeches: readonly Speech[]) {
    this.#speeches = new Map(speeches.map((speech) => [speech.info.file, speech]));
  }

  /** The claims that hold, numbered from 1 in their order; what does not verify is dropped. */
  cite(claims: readonly Claim[], language: Language): Citation[] {
    return claims
      .flatMap((claim) => this.#verify(claim, language) ?? [])
      .map((citation, index) => ({ n: index + 1, ...citation }));
  }

  #verify(claim: Claim, language: Language): Omit<Citation, "n"> | undefined {
    const { file, start, end, score } = claim;
    const speech = this.#speeches.get(file);
    if (!speech || !Number.isInteger(start) || !Number.isInteger(end) || start >= end) return undefined;
    // Boilerplate, captions and page furniture lie in no passage.
    const passage = speech.passages.find((candidate) => candidate.start <= start && end <= candidate.end);
    if (!passage) return undefined;
    const quote = speech.raw.slice(start, end);
    if (claim.quote !== undefined && claim.quote !== quote) return undefined;
    const display = readable(quote);
    if (!display) return undefined;
    const title = language === "en" ? speech.info.title.en : speech.info.title.zh;
    const sentence = passage.sentences.find((candidate) => candidate.end > start);
    const rendering = renderingOf(speech, { start, end });
    return {
      file,
      title,
      section: sentence?.section ?? passage.section,
      start,
      end,
      quote,
      display,
      ...(rendering && { rendering }),
      score,
    };
  }
}

/** The renderings of what a quote covers; of a clause, the beginning of its sentence's rendering. */
function renderingOf({ renderings }: Speech, quote: Span): string {
  return renderings
    .flatMap(({ start, end, en }) => {
      const shared = Math.min(end, quote.end) - Math.max(start, quote.start);
      if (2 * shared < Math.min(end - start, quote.end - quote.start)) return [];
      const opensIt = quote.start <= start && 2 * shared < end - start;
      return [opensIt ? firstClause(en) : en];
    })
    .join(" ");
}

function firstClause(rendering: string): string {
  const end = rendering.search(/[:;]/u);
  return end < 0 ? rendering : `${rendering.slice(0, end)} …`;
}
