import { readFileSync } from "node:fs";
import { clauseSpans } from "../corpus/structure/segment.ts";
import type { Passage, Span, Speech } from "../domain.ts";
import type { Embedder, EncodedText } from "../model/embedder.ts";
import { chineseTerms, hanBigrams } from "../text/chinese-terms.ts";
import type { BilingualDictionary } from "../text/dictionary.ts";
import { englishTerms, numberTerms } from "../text/english-terms.ts";
import type { QuestionLanguage } from "../text/detect.ts";
import { mapInTurns } from "../ops/in-turns.ts";
import { countTerms, gloss, type TermBag } from "../text/gloss.ts";
import { normalise } from "../text/normalise.ts";
import { glossedTerms, LexicalIndex } from "./lexical.ts";
import type { IndexedRendering, IndexedSentence, QuestionCentres, SearchIndex } from "./search-index.ts";
import { officialness } from "./register.ts";
import { encodeDocuments, type DocumentTexts } from "./encode-documents.ts";
import type { DocumentEncoding, EncodingStore, VectorField } from "./encoding-store.ts";
import { TokenVectors } from "./token-vectors.ts";
import type { VectorIndex, VectorIndexBackend } from "./vector-index.ts";
import { withEnglishNames } from "./english-names.ts";
import { centred, meanVector, rowsOf } from "./vectors.ts";

/**
 * Everyday questions on every subject, by language. Their mean vector is what questions of a language have in common; it
 * says nothing about what is asked and is subtracted before questions are compared with texts.
 */
const genericQuestions = JSON.parse(
  readFileSync(new URL("./generic-questions.json", import.meta.url), "utf8"),
) as Readonly<Record<QuestionLanguage, readonly string[]>>;

/** Sentences from this length on have vectors for their clauses too. */
const longSentence = 60;
/** Clauses are gathered until they are this long. */
const shortestClause = 25;
/** A rendering belongs to a passage or sentence where they share this much of the shorter: more than a stray character. */
const sharedShare = 0.1;

export interface BuildOptions {
  readonly embedder: Embedder;
  readonly dictionary: BilingualDictionary;
  readonly backend: VectorIndexBackend;
  /** Where encodings are kept from one build to the next. */
  readonly store?: EncodingStore | undefined;
  /** Called as texts are embedded: how many of how many are done. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Builds the whole index of the speeches in memory. The work is nearly all the embedding model's. */
export async function buildSearchIndex(given: readonly Speech[], options: BuildOptions): Promise<SearchIndex> {
  const { embedder, dictionary, backend, store, onProgress } = options;
  const speeches = withEnglishNames(given, dictionary);
  const { dimension } = embedder.model;
  const passages = speeches.flatMap((speech) => speech.passages);
  const contexts = await mapInTurns(passages, contextOf);
  const { sentences } = cutSentences(passages);
  const rendered = speeches.flatMap(({ info, renderings }) => renderings.map((line) => ({ ...line, file: info.file })));
  const sentenceSpans = passages.flatMap(({ file, sentences: own }) =>
    own.map(({ start, end }) => ({ file, start, end })),
  );
  const renderings = rendered.map((line): IndexedRendering => ({
    passages: placesSharing(passages, line),
    sentences: placesSharing(sentenceSpans, line),
  }));

  const questionCentres = await questionCentresOf(embedder, store);
  const { encodings, centres } = await encodeDocuments(
    await mapInTurns(speeches, textsOf),
    embedder,
    store,
    (done, total) => onProgress?.(done, total),
  );
  const all = (field: keyof DocumentEncoding): readonly Float32Array[] =>
    encodings.flatMap((encoding) => encoding[field]);
  const vectors = async (field: VectorField): Promise<VectorIndex> =>
    backend.build(await mapInTurns(all(field), (vector) => centred(vector, centres.vectors[field])), dimension);
  const wordsOf = (text: string): TermBag => countTerms(chineseTerms(text));
  const glossOf = (text: string): TermBag => gloss(text, dictionary);
  const sentenceTexts = passages.flatMap((passage) => passage.sentences.map((sentence) => sentence.text));
  return {
    speeches,
    passages,
    sentences,
    renderings,
    questionCentres,
    officialness: await mapInTurns(all("passages"), (vector) => Number(officialness(vector).toFixed(3))),
    vectors: {
      passages: await vectors("passages"),
      pieces: await vectors("pieces"),
      renderings: await vectors("renderings"),
    },
    tokens: {
      sentences: TokenVectors.pack(all("sentenceTokens"), dimension),
      renderings: TokenVectors.pack(all("renderingTokens"), dimension),
    },
    terms: {
      words: LexicalIndex.build(await mapInTurns(contexts, wordsOf)),
      bigrams: LexicalIndex.build(await mapInTurns(contexts, (text) => countTerms(hanBigrams(text)))),
      glosses: LexicalIndex.build(await mapInTurns(contexts, glossOf), glossedTerms),
      renderings: LexicalIndex.build(renderingTerms(passages.length, renderings, rendered), glossedTerms),
      sentenceWords: LexicalIndex.build(await mapInTurns(sentenceTexts, wordsOf)),
      sentenceGlosses: LexicalIndex.build(await mapInTurns(sentenceTexts, glossOf), glossedTerms),
    },
  };
}

/** What questions of each language have in common: a model's own, so that the store keeps it. */
async function questionCentresOf(embedder: Embedder, store: EncodingStore | undefined): Promise<QuestionCentres> {
  const known = await store?.readQuestionCentres();
  if (known) return known;
  const centreOf = async (questions: readonly string[]): Promise<QuestionCentres["zh"]> => {
    const encoded: EncodedText[] = [];
    for (const question of questions) encoded.push(...(await embedder.encode([normalise(question)], "query")));
    return centresOf(encoded, embedder.model.dimension);
  };
  const centres = { zh: await centreOf(genericQuestions.zh), en: await centreOf(genericQuestions.en) };
  await store?.writeQuestionCentres(centres);
  return centres;
}

function contextOf({ section, text }: Passage): string {
  return normalise(`${section.join(" ")} ${text}`);
}

/** The texts of a speech, ready to encode. */
function textsOf({ passages, renderings }: Speech): DocumentTexts {
  const { sentences, pieces } = cutSentences(passages);
  return {
    passages: passages.map(contextOf),
    pieces,
    sentences: sentences.map(({ firstPiece }) => firstPiece),
    renderings: renderings.map(({ en }) => en.toLowerCase()),
  };
}

/** The sentences of all passages and the texts of their pieces, ready to embed. */
function cutSentences(passages: readonly Passage[]): { sentences: IndexedSentence[]; pieces: string[] } {
  const pieces: string[] = [];
  const sentences = passages.flatMap((passage, id) =>
    passage.sentences.map(({ text }, place): IndexedSentence => {
      const firstPiece = pieces.length;
      pieces.push(...[text, ...longClauses(text)].map(normalise));
      return { passage: id, place, firstPiece, lastPiece: pieces.length - 1 };
    }),
  );
  return { sentences, pieces };
}

/** The clauses of a long sentence, gathered to pieces of some length; none where that would be the sentence itself. */
function longClauses(text: string): string[] {
  if (text.length < longSentence) return [];
  const gathered: string[] = [];
  let open = "";
  for (const { start, end } of clauseSpans(text)) {
    open += text.slice(start, end);
    if (open.length < shortestClause) continue;
    gathered.push(open);
    open = "";
  }
  const last = gathered.pop() ?? "";
  return gathered.length > 0 ? [...gathered, last + open] : [];
}

interface Place extends Span {
  readonly file: string;
}

/** The places that share enough of a rendering's span. */
function placesSharing(places: readonly Place[], line: Place): number[] {
  return places.flatMap((place, index) => {
    const shared = Math.min(place.end, line.end) - Math.max(place.start, line.start);
    const shorter = Math.min(place.end - place.start, line.end - line.start);
    return place.file === line.file && shared >= sharedShare * shorter ? [index] : [];
  });
}

/** The English terms of all renderings of each passage. */
function renderingTerms(
  passages: number,
  renderings: readonly IndexedRendering[],
  lines: readonly { readonly en: string }[],
): ReadonlyMap<string, number>[] {
  const terms: string[][] = Array.from({ length: passages }, () => []);
  for (const [place, rendering] of renderings.entries()) {
    const english = lines[place]?.en ?? "";
    for (const passage of rendering.passages) terms[passage]?.push(...englishTerms(english), ...numberTerms(english));
  }
  return terms.map(countTerms);
}

function centresOf(encoded: readonly EncodedText[], dimension: number): QuestionCentres["zh"] {
  return {
    vector: meanVector(
      encoded.map((text) => text.vector),
      dimension,
    ),
    token: meanVector(
      encoded.flatMap((text) => rowsOf(text.tokens, dimension)),
      dimension,
    ),
  };
}
