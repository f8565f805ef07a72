import type { Language, Passage, Sentence, Span } from "../domain.ts";
import type { Reader } from "../model/reader.ts";
import type { Finder, FindOptions, Found } from "./find/find.ts";
import { meanOf } from "./find/find.ts";
import { fuse } from "./find/fusion.ts";
import { type Judge, type Judgement } from "./read/judge.ts";
import { markedSpans } from "./quote/marks.ts";
import { plainBeforeOpposite } from "./read/opposites.ts";
import { speaksOfYear } from "./read/years.ts";
import { type ReadPassage, readPassage, type ReadSentence } from "./read/read.ts";
import { SharedTerms } from "./read/shared-terms.ts";
import type { QuestionReading } from "./request.ts";
import { weights } from "./find/weights.ts";

/** Without the words that name documents, a question this short says too little. */
const shortestRest = 6;
/** Passages read at most. */
export const mostRead = 3;

/** A passage that was read and judged. */
export interface JudgedPassage extends Judgement {
  readonly read: ReadPassage;
}

/** A sentence of a judged passage. */
export interface JudgedSentence {
  readonly passage: Passage;
  readonly sentence: Sentence;
  /** Log-odds of being the one that answers best. */
  readonly score: number;
  /** How surely its passage answers, and how surely it does by itself. */
  readonly answers: number;
  readonly alone: number;
  /** The words that answer: spans of the sentence's text. */
  readonly marks: readonly Span[];
}

/** What the documents have to say to one reading of a question. */
export interface Evidence {
  readonly reading: QuestionReading;
  readonly found: Found;
  /** Those that were read, best first. */
  readonly passages: readonly JudgedPassage[];
  /** Their sentences, best first, and the headings among them. */
  readonly sentences: readonly JudgedSentence[];
  readonly headings: readonly JudgedSentence[];
  /** How surely anything answers, and is near the question at all: of the best passage. */
  readonly answers: number;
  readonly near: number;
  readonly readMs: number;
}

/** What gathering evidence works with. */
export interface EvidenceRooms {
  readonly finder: Finder;
  /** Without one, retrieval alone decides. */
  readonly reader: Reader | undefined;
  readonly judge: Judge;
}

/** Finds, reads and judges: the likeliest passages first, until one settles the question. */
export async function gather(
  { finder, reader, judge }: EvidenceRooms,
  reading: QuestionReading,
  language: Language,
  options: FindOptions & { readonly passages?: number } = {},
): Promise<Evidence> {
  const found = await finder.find(reading, language, options);
  const started = performance.now();
  const speeches = new Map(finder.index.speeches.map((speech) => [speech.info.file, speech]));
  const passages: JudgedPassage[] = [];
  const { mentions, rest } = reading.scope;
  // The documents that a question names stand in the heading already.
  const asRead = mentions.length > 0 && rest.length >= shortestRest ? rest : reading.text;
  const most = options.passages ?? mostRead;
  for (const candidate of found.candidates) {
    if (passages.length >= most) break;
    if (passages.some(({ read }) => read.sentences.some((one) => one.passage === candidate.id))) continue;
    if (options.passages === undefined && passages.some((one) => judge.isAhead(one, candidate, found.asked))) break;
    const speech = speeches.get(candidate.passage.file);
    const title = speech?.info.title.zh ?? "";
    const read = await readPassage(reader, asRead, candidate, finder.index.passages, title);
    const judged = judge.passage(read, found.asked);
    // What a document says of another year than the one asked about is no answer.
    passages.push({ read, ...judged, ...(speech && !speaksOfYear(reading.text, speech) && { answers: 0 }) });
  }
  passages.sort((a, b) => b.order - a.order);
  const { words } = new SharedTerms(finder.index, rest);
  const ranked = plainBeforeOpposite(await rankSentences(finder, judge, found, passages), words, rest);
  const sentences = reading.scope.ownWords
    ? ranked.filter(({ sentence }) => isOf(sentence, reading.scope.speakers))
    : ranked;
  const readMs = performance.now() - started;
  // Where only somebody's own words count, a passage without any answers nothing.
  const own = reading.scope.ownWords
    ? passages.filter(({ read }) => read.sentences.some(({ sentence }) => isOf(sentence, reading.scope.speakers)))
    : passages;
  return {
    reading,
    found,
    passages,
    sentences: sentences.filter(({ sentence }) => sentence.role !== "heading"),
    headings: sentences.filter(({ sentence }) => sentence.role === "heading"),
    answers: Math.max(0, ...own.map(({ answers }) => answers)),
    near: Math.max(0, ...own.map(({ near }) => near)),
    readMs,
  };
}

function isOf({ speaker }: Sentence, speakers: readonly string[]): boolean {
  return speaker?.zh !== undefined && speakers.includes(speaker.zh);
}

async function rankSentences(
  { map, index }: Finder,
  judge: Judge,
  { readings, asked }: Found,
  passages: readonly JudgedPassage[],
): Promise<JudgedSentence[]> {
  const idOf = ({ passage, place }: ReadSentence): number => map.sentencesOf(passage)[place] ?? -1;
  const ids = [...new Set(passages.flatMap(({ read }) => read.sentences.map(idOf)))];
  const isRendered = (place: number): boolean => map.renderingsOfSentence(ids[place] ?? -1).length > 0;
  const groups = ids.map((id) => [id]);
  const own = meanOf(
    await Promise.all(
      readings.map(async ({ comparison }) =>
        fuse([...ids.keys()], await comparison.groupLegs(groups), weights[asked], isRendered),
      ),
    ),
  );
  const ownOf = new Map(ids.map((id, place) => [id, own.get(place) ?? 0]));
  const seen = new Set<number>();
  return passages
    .flatMap(({ read, answers }) =>
      read.sentences.flatMap((one): JudgedSentence[] => {
        const id = idOf(one);
        const passage = index.passages[one.passage];
        if (!passage || seen.has(id)) return [];
        seen.add(id);
        const { sentence, tokens } = one;
        const judged = judge.sentence(one, ownOf.get(id) ?? 0, read, asked);
        return [
          { passage, sentence, answers, ...judged, marks: markedSpans(sentence.text, tokens, judge.cuts.marked) },
        ];
      }),
    )
    .sort((a, b) => b.score - a.score);
}
