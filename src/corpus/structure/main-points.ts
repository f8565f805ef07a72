import type { Passage, Sentence, Speech } from "../../domain.ts";
import { enumerationsOf } from "./enumerations.ts";

/** A sentence that says what a part of the speech is about, and the passage it stands in. */
export interface MainPoint {
  readonly sentence: Sentence;
  readonly passage: Passage;
}

/**
 * What a speech says as a whole, in its own words: its top headings or items, or what announces the lists where there are
 * several. Where `speakers` speak in it, only what these say.
 */
export function mainPointsOf(speech: Speech, speakers: readonly string[] = []): MainPoint[] {
  const all = speech.passages.flatMap((passage) =>
    passage.role === "title" ? [] : passage.sentences.map((sentence): MainPoint => ({ sentence, passage })),
  );
  const theirs = all.filter(({ sentence: { speaker } }) => speaker?.zh !== undefined && speakers.includes(speaker.zh));
  const placed = theirs.length > 0 ? theirs : all;
  const leads = new Set(enumerationsOf(speech).flatMap(({ heading, lead }) => (heading ? [] : (lead ?? []))));
  const announcing = placed.filter(({ sentence }) => leads.has(sentence));
  return announcing.length > 1 ? announcing : placed.filter(opensSection);
}

function opensSection({ sentence }: MainPoint, place: number, placed: readonly MainPoint[]): boolean {
  const section = sentence.section[0];
  return section !== undefined && section !== placed[place - 1]?.sentence.section[0];
}
