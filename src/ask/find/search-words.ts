import type { Language, RankedPassage } from "../../domain.ts";
import { plainReading } from "./find.ts";
import type { Claim } from "../quote/gate.ts";
import type { AskRooms } from "../rooms.ts";
import { placesOfWords } from "./word-search.ts";

/** What a search for words found. */
export interface WordsFound {
  /** Every place that has the words, marked. */
  readonly places: readonly Claim[];
  /** Where none has: the passages that are near in meaning, best first. */
  readonly near: readonly RankedPassage[];
}

const mostNear = 6;
/** How near the judge must take a passage to be that nobody has read: measured, docs/decisions/2026-11-27-search-says-nothing.md. */
const nearEnough = 0.1;

/** Looks for words in all documents. */
export async function searchWords(rooms: AskRooms, words: string, language: Language): Promise<WordsFound> {
  const places = placesOfWords(rooms.sources, words, rooms.glossary);
  if (places.length > 0) return { places, near: [] };
  const { candidates, asked } = await rooms.finder.find(plainReading(words), language);
  const near = candidates.filter(
    (candidate) => rooms.judge.passage({ candidate, answers: undefined, sentences: [] }, asked).near >= nearEnough,
  );
  return {
    places,
    near: near.slice(0, mostNear).map(({ passage: { file, start, end }, score }) => ({ file, start, end, score })),
  };
}
