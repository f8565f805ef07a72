import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Passage, Speech } from "../domain.ts";
import type { QuestionLanguage } from "../text/detect.ts";
import { LexicalIndex, type LexicalData } from "./lexical.ts";
import { TokenVectors } from "./token-vectors.ts";
import type { VectorIndex, VectorIndexBackend } from "./vector-index.ts";

/** Means subtracted from questions before they are compared: the model puts each language on a side of its own. */
export type QuestionCentres = Readonly<
  Record<QuestionLanguage, { readonly vector: Float32Array; readonly token: Float32Array }>
>;

/** A sentence as it is indexed. Its pieces, the sentence itself and its long clauses, have vectors. */
export interface IndexedSentence {
  /** Place in `passages`. */
  readonly passage: number;
  /** Place in that passage's `sentences`. */
  readonly place: number;
  /** Ids in the piece vectors, `lastPiece` included. */
  readonly firstPiece: number;
  readonly lastPiece: number;
}

/** A rendering as it is indexed: the passages and sentences it renders a part of. */
export interface IndexedRendering {
  readonly passages: readonly number[];
  readonly sentences: readonly number[];
}

/** Everything one index generation holds; all of it comes from the same corpus and model. */
export interface SearchIndex {
  readonly speeches: readonly Speech[];
  readonly passages: readonly Passage[];
  /** In the order of the text, so those of a passage and the pieces of each stand together. */
  readonly sentences: readonly IndexedSentence[];
  readonly renderings: readonly IndexedRendering[];
  readonly questionCentres: QuestionCentres;
  /** How surely each passage is of an official text, 0 to 1 (`register.ts`), by place in `passages`. */
  readonly officialness: readonly number[];
  readonly vectors: Readonly<Record<VectorSet, VectorIndex>>;
  readonly tokens: Readonly<Record<TokenSet, TokenVectors>>;
  readonly terms: Readonly<Record<TermSet, LexicalIndex>>;
}

/** Vectors by place in `passages`, by piece, and by place in `renderings`. */
export const vectorSets = ["passages", "pieces", "renderings"] as const;
export type VectorSet = (typeof vectorSets)[number];

/** Token vectors by place in `sentences` and in `renderings`. */
export const tokenSets = ["sentences", "renderings"] as const;
export type TokenSet = (typeof tokenSets)[number];

/**
 * Terms of each passage with its headings: words, pairs of characters, English glosses, and the words of its renderings;
 * then words and glosses of each sentence.
 */
export const termSets = ["words", "bigrams", "glosses", "renderings", "sentenceWords", "sentenceGlosses"] as const;
export type TermSet = (typeof termSets)[number];

interface Content {
  readonly speeches: readonly Speech[];
  readonly sentences: readonly IndexedSentence[];
  readonly renderings: readonly IndexedRendering[];
  readonly questionCentres: Readonly<Record<QuestionLanguage, { readonly vector: number[]; readonly token: number[] }>>;
  readonly officialness: readonly number[];
}

const contentFile = "content.json";
const termsFile = (set: TermSet): string => `terms-${set}.json`;
const tokensName = (set: TokenSet): string => `tokens-${set}`;
const vectorsFolder = (set: VectorSet): string => `vectors-${set}`;

/** Writes an index into an empty folder. */
export async function saveSearchIndex(index: SearchIndex, folder: string, backend: VectorIndexBackend): Promise<void> {
  const { speeches, sentences, renderings, questionCentres, officialness } = index;
  const plain = (asked: QuestionLanguage): { vector: number[]; token: number[] } => ({
    vector: Array.from(questionCentres[asked].vector),
    token: Array.from(questionCentres[asked].token),
  });
  const content: Content = {
    speeches,
    sentences,
    renderings,
    questionCentres: { zh: plain("zh"), en: plain("en") },
    officialness,
  };
  await writeFile(join(folder, contentFile), JSON.stringify(content));
  for (const set of termSets) await writeFile(join(folder, termsFile(set)), JSON.stringify(index.terms[set].data));
  for (const set of tokenSets) await index.tokens[set].save(folder, tokensName(set));
  for (const set of vectorSets) await backend.save(index.vectors[set], join(folder, vectorsFolder(set)));
}

/** Reads what `saveSearchIndex` wrote; the caller has verified the files' hashes. */
export async function loadSearchIndex(
  folder: string,
  dimension: number,
  backend: VectorIndexBackend,
): Promise<SearchIndex> {
  const json = async <T>(name: string): Promise<T> => JSON.parse(await readFile(join(folder, name), "utf8")) as T;
  const [content, terms, tokens, vectors] = await Promise.all([
    json<Content>(contentFile),
    bySet(termSets, async (set) => new LexicalIndex(await json<LexicalData>(termsFile(set)))),
    bySet(tokenSets, (set) => TokenVectors.load(folder, tokensName(set))),
    bySet(vectorSets, (set) => backend.load(join(folder, vectorsFolder(set)), dimension)),
  ]);
  const typed = ({ vector, token }: { vector: number[]; token: number[] }): QuestionCentres[QuestionLanguage] => ({
    vector: Float32Array.from(vector),
    token: Float32Array.from(token),
  });
  const { zh, en } = content.questionCentres;
  return {
    speeches: content.speeches,
    passages: content.speeches.flatMap((speech) => speech.passages),
    sentences: content.sentences,
    renderings: content.renderings,
    questionCentres: { zh: typed(zh), en: typed(en) },
    officialness: content.officialness,
    vectors,
    tokens,
    terms,
  };
}

/** Makes a record with an entry for each set, all at once. */
async function bySet<S extends string, T>(sets: readonly S[], make: (set: S) => Promise<T>): Promise<Record<S, T>> {
  const entries = await Promise.all(sets.map(async (set) => [set, await make(set)] as const));
  return Object.fromEntries(entries) as Record<S, T>;
}
