import { Document } from "@langchain/core/documents";
import { BaseRetriever } from "@langchain/core/retrievers";
import type { Language, Passage } from "../../domain.ts";
import type { SearchIndex } from "../../index/search-index.ts";
import type { Embedder, EncodedText } from "../../model/embedder.ts";
import { detectLanguage, questionLanguage, type QuestionLanguage } from "../../text/detect.ts";
import { normalise } from "../../text/normalise.ts";
import { Comparison } from "./comparison.ts";
import { fuse, type Weights } from "./fusion.ts";
import { IndexMap } from "./index-map.ts";
import type { Legs } from "./legs.ts";
import { prepareQuestion, withoutWords, type EncodedQuestion } from "./question.ts";
import type { QuestionReading } from "../request.ts";
import { signalsOf, type Signals } from "./signals.ts";
import { weights } from "./weights.ts";

/** Passages compared token by token: the best by the other legs. */
const lateCandidates = 40;
/** A passage gains this much of the mean score of its two neighbours: answers run over their edges. */
const neighbourShare = 0.1;
/** A question shorter than this without the words that name a document cannot stand alone. */
const shortestRest: Readonly<Record<QuestionLanguage, number>> = { zh: 3, en: 8 };
/** Documents a chain gets for a question. */
const documentsGiven = 5;

/** A passage that was found. */
export interface Candidate {
  /** Place in the index's passages. */
  readonly id: number;
  readonly passage: Passage;
  /** Log-odds of being the one that answers, up to a constant of the question. */
  readonly score: number;
  /** What tells whether it answers at all. */
  readonly signals: Signals;
}

/** A question with what the legs say to it, and their sum over the candidates. */
export interface ComparedQuestion {
  readonly comparison: Comparison;
  readonly legs: Legs;
  readonly scores: ReadonlyMap<number, number>;
}

/** What a question found, best first. */
export interface Found {
  readonly candidates: readonly Candidate[];
  /** The question as asked and, where it names documents, without those words. */
  readonly readings: readonly ComparedQuestion[];
  readonly asked: QuestionLanguage;
  readonly embedMs: number;
  readonly searchMs: number;
}

export interface FindOptions {
  /** Files that are not asked. */
  readonly except?: ReadonlySet<string>;
}

/** What a retrieved document says of its place in the source. */
export type PassageMetadata = Readonly<{
  file: string;
  title: string;
  section: readonly string[];
  /** UTF-16 offsets in the raw file, end exclusive. */
  start: number;
  end: number;
  score: number;
}>;

/** A question read as it stands, asked of all documents. */
export function plainReading(text: string): QuestionReading {
  return { text, scope: { files: [], sides: [], speakers: [], mentions: [], rest: normalise(text) } };
}

/** Finds passages by all legs together, of the documents named alone; usable wherever LangChain takes a retriever. */
export class Finder extends BaseRetriever<PassageMetadata> {
  static override lc_name(): string {
    return "Finder";
  }

  override readonly lc_namespace = ["yanju", "retrievers"];
  readonly map: IndexMap;

  constructor(
    readonly index: SearchIndex,
    readonly embedder: Embedder,
  ) {
    super();
    this.map = new IndexMap(index);
  }

  /** Ranks the passages near a question in `language`; where its scope names files, only theirs. */
  async find({ text, scope, article }: QuestionReading, language: Language, options: FindOptions = {}): Promise<Found> {
    const started = performance.now();
    const asked = questionLanguage(language);
    const used = weights[asked];
    const encoded = await this.#encode(text);
    const embedMs = performance.now() - started;
    const files = new Set(scope.files.length > 0 ? scope.files : this.index.speeches.map(({ info }) => info.file));
    for (const file of options.except ?? []) files.delete(file);
    const among = this.map.placesOf(files, scope.speakers, article?.number);
    const comparisons = this.#questions(text, scope, encoded, asked).map(
      (question) => new Comparison(question, this.map, among),
    );
    const readings = await this.#compare(comparisons, used);
    const scores = this.#withNeighbours(meanOf(readings.map((reading) => reading.scores)));
    const [first] = readings;
    const candidates = Array.from(scores, ([id, score]): Candidate[] => {
      const passage = this.index.passages[id];
      if (!passage || !first) return [];
      return [{ id, passage, score, signals: signalsOf(id, first.comparison, first.legs, score) }];
    })
      .flat()
      .sort((a, b) => b.score - a.score || a.id - b.id);
    return { candidates, readings, asked, embedMs, searchMs: performance.now() - started - embedMs };
  }

  override async _getRelevantDocuments(question: string): Promise<Document<PassageMetadata>[]> {
    const { candidates } = await this.find(plainReading(question), detectLanguage(question));
    const titles = new Map(this.index.speeches.map(({ info }) => [info.file, info.title.zh]));
    return candidates.slice(0, documentsGiven).map(({ passage, score }) => {
      const { file, section, start, end, text } = passage;
      const metadata = { file, title: titles.get(file) ?? file, section, start, end, score };
      return new Document({ pageContent: text, metadata });
    });
  }

  #questions(
    text: string,
    { mentions, rest }: QuestionReading["scope"],
    encoded: EncodedText,
    asked: QuestionLanguage,
  ): EncodedQuestion[] {
    const question = prepareQuestion(text, encoded, asked, this.index);
    if (mentions.length === 0 || rest.length <= shortestRest[asked]) return [question];
    return [question, withoutWords(question, encoded, mentions, rest, this.index)];
  }

  /** Compares each question with the passages that all of them together make likely. */
  async #compare(comparisons: readonly Comparison[], used: Weights[QuestionLanguage]): Promise<ComparedQuestion[]> {
    const { passages } = this.index;
    const { map } = this;
    const compared: { comparison: Comparison; cheap: Legs }[] = [];
    for (const comparison of comparisons) compared.push({ comparison, cheap: await comparison.cheapLegs() });
    const found = idsOf(compared.map(({ cheap }) => cheap)).filter((id) => passages[id]?.role === "body");
    const isRendered = (id: number): boolean => map.renderingsOfPassage(id).length > 0;
    const likely = meanOf(compared.map(({ cheap }) => fuse(found, cheap, used, isRendered)));
    const candidates = found
      .sort((a, b) => (likely.get(b) ?? 0) - (likely.get(a) ?? 0) || a - b)
      .slice(0, lateCandidates);
    return Promise.all(
      compared.map(async ({ comparison, cheap }) => {
        const legs = { ...cheap, ...(await comparison.lateLegs(candidates)) };
        return { comparison, legs, scores: fuse(candidates, legs, used, isRendered) };
      }),
    );
  }

  #withNeighbours(scores: ReadonlyMap<number, number>): Map<number, number> {
    const { passages } = this.index;
    const neighbour = (id: number, other: number): number =>
      passages[other]?.role === "body" && passages[other].file === passages[id]?.file ? (scores.get(other) ?? 0) : 0;
    return new Map(
      Array.from(scores, ([id, score]) => {
        const beside = (neighbour(id, id - 1) + neighbour(id, id + 1)) / 2;
        return [id, score + neighbourShare * beside];
      }),
    );
  }

  async #encode(text: string): Promise<EncodedText> {
    const [encoded] = await this.embedder.encode([normalise(text)], "query");
    if (!encoded) throw new Error("the embedder gave no vector for the question");
    return encoded;
  }
}

/** Every passage any leg of any question has found. */
function idsOf(readings: readonly Legs[]): number[] {
  const ids = new Set<number>();
  for (const leg of readings.flatMap((legs) => Object.values(legs))) for (const id of leg.scores.keys()) ids.add(id);
  return [...ids];
}

/** The mean of several questions' scores; what a question did not find counts as nothing there. */
export function meanOf(readings: readonly ReadonlyMap<number, number>[]): Map<number, number> {
  const sums = new Map<number, number>();
  for (const scores of readings) {
    for (const [id, score] of scores) sums.set(id, (sums.get(id) ?? 0) + score / readings.length);
  }
  return sums;
}
