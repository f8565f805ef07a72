import type { LegName } from "../search/legs.ts";
import type { Searcher } from "../search/searcher.ts";
import { type RetrievalQuestion, type RetrievalSummary, retrieve, summariseRetrieval } from "./retrieval.ts";

/** The legs by the names people know them by, in the order they are added up. */
const legGroups = {
  passages: ["passage"],
  sentences: ["sentence"],
  lexical: ["words", "bigrams", "glosses"],
  "late interaction": ["late"],
  renderings: ["renderingSentence", "renderingTerms", "renderingLate"],
} as const satisfies Readonly<Record<string, readonly LegName[]>>;

const groupNames = Object.keys(legGroups) as (keyof typeof legGroups)[];

/** What a search found with some of the legs. */
export interface AblationRow {
  readonly legs: string;
  readonly summary: RetrievalSummary;
}

/** The legs of a row by name, and those it leaves out. */
export interface AblationStep {
  readonly legs: string;
  readonly without: readonly LegName[];
}

/** Every step of an ablation: all legs, each group left out in turn, and the groups added up one by one. */
export const ablationSteps: readonly AblationStep[] = [
  { legs: "all", without: [] },
  ...groupNames.map((name) => ({ legs: `without ${name}`, without: legGroups[name] })),
  ...groupNames.slice(0, -1).map((name, place) => ({
    legs: place === 0 ? `${name} alone` : `+ ${name}`,
    without: groupNames.slice(place + 1).flatMap((left) => legGroups[left]),
  })),
];

/** Asks every question once with each choice of legs. Give it a searcher that embeds a question only once. */
export async function ablate(
  searcher: Searcher,
  questions: readonly RetrievalQuestion[],
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<AblationRow[]> {
  const found = new Map<string, RetrievalSummary>();
  const rows: AblationRow[] = [];
  for (const { legs, without } of ablationSteps) {
    const key = without.join();
    const summary = found.get(key) ?? summariseRetrieval(await retrieve(searcher, questions, without));
    found.set(key, summary);
    rows.push({ legs, summary });
    onProgress(rows.length, ablationSteps.length);
  }
  return rows;
}
