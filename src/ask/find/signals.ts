import type { Comparison } from "./comparison.ts";
import type { Legs } from "./legs.ts";

/** What a leg says of a text it did not find: the lowest cosine that was seen to matter. */
const farthest = -0.2;

/** What retrieval knows of one passage that may answer, on scales that do not depend on the other candidates. */
export interface Signals {
  /** Weighted mean cosine of the question's tokens with the passage's: of the source, and of its renderings if any. */
  readonly late: number;
  readonly renderingLate: number | undefined;
  /** Cosine of the question with the nearest sentence or clause of the passage, and of its renderings. */
  readonly sentence: number;
  readonly renderingSentence: number | undefined;
  /** Share of the question's content words that the passage holds, each by its rarity; the same of the renderings. */
  readonly coverage: number;
  readonly renderingCoverage: number | undefined;
  /** How surely it is of an official text, which the reader knows, 0 to 1. */
  readonly official: number;
  /** How far it stands above the mean of the candidates, in log-odds. */
  readonly lead: number;
}

/** The signals of passage `id` in one comparison of a question. */
export function signalsOf(id: number, { question, map }: Comparison, legs: Legs, lead: number): Signals {
  const { terms } = map.index;
  const isRendered = map.renderingsOfPassage(id).length > 0 && question.asked === "en";
  const value = (name: keyof Legs): number => legs[name]?.scores.get(id) ?? farthest;
  const english = new Set(question.englishTerms);
  const chinese = new Set(question.chineseTerms.filter((term) => term.length > 1));
  const pairs = (word: string): string[] => Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2));
  return {
    official: map.index.officialness[id] ?? 1,
    late: value("late"),
    renderingLate: isRendered ? value("renderingLate") : undefined,
    sentence: value("sentence"),
    renderingSentence: isRendered ? value("renderingSentence") : undefined,
    coverage:
      question.asked === "en"
        ? share(
            english,
            (term) => terms.glosses.idf(term),
            (term) => terms.glosses.holds(term, id),
          )
        : share(
            chinese,
            (term) => terms.words.idf(term),
            (term) => terms.words.holds(term, id) || pairs(term).every((pair) => terms.bigrams.holds(pair, id)),
          ),
    renderingCoverage: isRendered
      ? share(
          english,
          (term) => terms.renderings.idf(term),
          (term) => terms.renderings.holds(term, id),
        )
      : undefined,
    lead,
  };
}

function share(words: ReadonlySet<string>, weigh: (word: string) => number, isHeld: (word: string) => boolean): number {
  let all = 0;
  let held = 0;
  for (const word of words) {
    all += weigh(word);
    if (isHeld(word)) held += weigh(word);
  }
  return all === 0 ? 0 : held / all;
}
