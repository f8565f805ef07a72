import { enumerationsOf, type Enumeration } from "../../corpus/structure/enumerations.ts";
import { isInArticle } from "../../corpus/structure/outline.ts";
import type { Sentence } from "../../domain.ts";
import type { SearchIndex, VectorSet } from "../../index/search-index.ts";

/**
 * A list that a speech makes, with the ids of the sentences that say what it is: its heading and its lead, or its items
 * where it has neither. A list that only holds as an item what is asked for is another list.
 */
export interface IndexedList {
  readonly list: Enumeration;
  readonly sentences: readonly number[];
}

/** Ids of vectors of some of the documents, by set. */
export type Places = Readonly<Record<VectorSet, ReadonlySet<number>>>;

/** Which texts of an index belong together: the way from a vector's id to the passage or sentence it speaks for. */
export class IndexMap {
  readonly lists: readonly IndexedList[];
  readonly #sentencesOf: number[][];
  readonly #sentenceOfPiece: number[] = [];
  readonly #renderingsOfPassage: number[][];
  readonly #renderingsOfSentence: number[][];

  constructor(readonly index: SearchIndex) {
    this.#sentencesOf = index.passages.map(() => []);
    for (const [place, { passage, firstPiece, lastPiece }] of index.sentences.entries()) {
      this.#sentencesOf[passage]?.push(place);
      for (let piece = firstPiece; piece <= lastPiece; piece++) this.#sentenceOfPiece[piece] = place;
    }
    this.#renderingsOfPassage = index.passages.map(() => []);
    this.#renderingsOfSentence = index.sentences.map(() => []);
    for (const [place, { passages, sentences }] of index.renderings.entries()) {
      for (const passage of passages) this.#renderingsOfPassage[passage]?.push(place);
      for (const sentence of sentences) this.#renderingsOfSentence[sentence]?.push(place);
    }
    const idOf = new Map(
      index.sentences.map(({ passage, place }, id) => [index.passages[passage]?.sentences[place], id]),
    );
    const idsOf = (sentences: readonly (Sentence | undefined)[]): number[] =>
      [...new Set(sentences)].flatMap((sentence) => (sentence && idOf.get(sentence)) ?? []);
    this.lists = index.speeches.flatMap(enumerationsOf).map((list) => {
      const named = idsOf([list.heading, list.lead]);
      return { list, sentences: named.length > 0 ? named : idsOf(list.items) };
    });
  }

  /**
   * Where the texts of these files are, and of these people or of this article where any of the files has such; undefined
   * where that is everything.
   */
  placesOf(files: ReadonlySet<string>, speakers: readonly string[] = [], article?: number): Places | undefined {
    const { passages, speeches } = this.index;
    const isAll = speeches.every(({ info }) => files.has(info.file));
    if (isAll && speakers.length === 0 && article === undefined) return undefined;
    const allOfFiles = passages.flatMap(({ file }, id) => (files.has(file) ? [id] : []));
    const ofArticle =
      article === undefined ? [] : allOfFiles.filter((id) => isInArticle(passages[id]?.section ?? [], article));
    const inFiles = ofArticle.length > 0 ? ofArticle : allOfFiles;
    if (isAll && speakers.length === 0 && ofArticle.length === 0) return undefined;
    const isTheirs = (id: number): boolean =>
      passages[id]?.sentences.some(({ speaker }) => speakers.some((name) => name === speaker?.zh)) ?? false;
    const theirs = inFiles.filter(isTheirs);
    const own = new Set(theirs.length > 0 ? theirs : inFiles);
    const pieces = new Set<number>();
    for (const [piece, sentence] of this.#sentenceOfPiece.entries()) {
      if (own.has(this.index.sentences[sentence]?.passage ?? -1)) pieces.add(piece);
    }
    const renderings = new Set(
      this.index.renderings.flatMap((line, id) => (line.passages.some((passage) => own.has(passage)) ? [id] : [])),
    );
    return { passages: own, pieces, renderings };
  }

  /** The ids of a passage's sentences, in order. */
  sentencesOf(passage: number): readonly number[] {
    return this.#sentencesOf[passage] ?? [];
  }

  /** The sentence a piece is cut from; undefined for an id that is none. */
  sentenceOfPiece(piece: number): number | undefined {
    return this.#sentenceOfPiece[piece];
  }

  renderingsOfPassage(passage: number): readonly number[] {
    return this.#renderingsOfPassage[passage] ?? [];
  }

  renderingsOfSentence(sentence: number): readonly number[] {
    return this.#renderingsOfSentence[sentence] ?? [];
  }
}
