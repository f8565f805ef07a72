import type { Embedder, EncodedText } from "../model/embedder.ts";
import type { Centres, DocumentEncoding, EncodingStore, VectorField } from "./encoding-store.ts";
import { pooledTokens } from "./token-pooling.ts";
import { centredRows, meanVector, rowsOf } from "./vectors.ts";

/** The texts of a document that the model encodes. */
export interface DocumentTexts {
  readonly passages: readonly string[];
  readonly pieces: readonly string[];
  /** Which of the pieces are whole sentences. */
  readonly sentences: readonly number[];
  readonly renderings: readonly string[];
}

/** Means are taken anew once there are so many times the texts they are of. */
const outgrown = 4;

/** What the model made of documents, in their order, and the means to take off its vectors. */
export interface Encoded {
  readonly encodings: readonly DocumentEncoding[];
  readonly centres: Centres;
}

/**
 * Encodes documents, those alone that the store does not hold. The means belong to the store, so that one document more
 * does not change all others; they are taken anew where the collection has outgrown them.
 */
export async function encodeDocuments(
  documents: readonly DocumentTexts[],
  embedder: Embedder,
  store: EncodingStore | undefined,
  onEncoded: (done: number, total: number) => void,
): Promise<Encoded> {
  const known = await store?.readCentres();
  const centres = known && !isOutgrown(known, documents) ? known : undefined;
  const keys = centres && documents.map((document) => store?.keyOf(document, centres) ?? "");
  const kept = await Promise.all(documents.map(async (_, at) => keys && store?.read(keys[at] ?? "")));
  const total = documents.reduce((sum, document, at) => sum + (kept[at] ? 0 : countOf(document)), 0);
  let done = 0;
  const encode = async (texts: readonly string[]): Promise<EncodedText[]> => {
    const encoded: EncodedText[] = [];
    for (const text of texts) {
      encoded.push(...(await embedder.encode([text], "passage")));
      onEncoded(++done, total);
    }
    return encoded;
  };
  const encodeDocument = async ({ passages, pieces, renderings }: DocumentTexts): Promise<RawEncoding> => ({
    passages: await encode(passages),
    pieces: await encode(pieces),
    renderings: await encode(renderings),
  });
  const encodings: DocumentEncoding[] = [];
  const add = async (document: DocumentTexts, key: string, used: Centres, raw: RawEncoding): Promise<void> => {
    const encoding = pooled(document, raw, used);
    encodings.push(encoding);
    await store?.write(key, encoding);
  };
  if (centres && keys) {
    for (const [at, document] of documents.entries()) {
      const found = kept[at];
      if (found) encodings.push(found);
      else await add(document, keys[at] ?? "", centres, await encodeDocument(document));
    }
    await store?.keepOnly(new Set(keys));
    return { encodings, centres };
  }
  // What is to be taken off shows when all are encoded.
  const raw: RawEncoding[] = [];
  for (const document of documents) raw.push(await encodeDocument(document));
  const taken = centresOf(documents, raw, embedder.model.dimension);
  const names = documents.map((document) => store?.keyOf(document, taken) ?? "");
  for (const [at, document] of documents.entries()) {
    const own = raw[at];
    if (own) await add(document, names[at] ?? "", taken, own);
  }
  await store?.writeCentres(taken);
  await store?.keepOnly(new Set(names));
  return { encodings, centres: taken };
}

/** Whether there are far more texts of either kind than the means are of, or now some where there were none. */
function isOutgrown({ counted }: Centres, documents: readonly DocumentTexts[]): boolean {
  const isFar = (kind: "sentences" | "renderings"): boolean =>
    documents.reduce((sum, document) => sum + document[kind].length, 0) > outgrown * counted[kind];
  return isFar("sentences") || isFar("renderings");
}

function countOf({ passages, pieces, renderings }: DocumentTexts): number {
  return passages.length + pieces.length + renderings.length;
}

interface RawEncoding {
  readonly passages: readonly EncodedText[];
  readonly pieces: readonly EncodedText[];
  readonly renderings: readonly EncodedText[];
}

function wholeSentences({ sentences }: DocumentTexts, { pieces }: RawEncoding): EncodedText[] {
  return sentences.flatMap((place) => pieces[place] ?? []);
}

function centresOf(documents: readonly DocumentTexts[], raw: readonly RawEncoding[], dimension: number): Centres {
  const meanOf = (encoded: readonly EncodedText[]): Float32Array =>
    meanVector(
      encoded.flatMap(({ tokens }) => rowsOf(tokens, dimension)),
      dimension,
    );
  const sentences = documents.flatMap((document, at) => (raw[at] ? wholeSentences(document, raw[at]) : []));
  const renderings = raw.flatMap((one) => one.renderings);
  const meanVectorOf = (field: VectorField): Float32Array =>
    meanVector(
      raw.flatMap((one) => one[field].map(({ vector }) => vector)),
      dimension,
    );
  return {
    tokens: { sentences: meanOf(sentences), renderings: meanOf(renderings) },
    vectors: {
      passages: meanVectorOf("passages"),
      pieces: meanVectorOf("pieces"),
      renderings: meanVectorOf("renderings"),
    },
    counted: { sentences: sentences.length, renderings: renderings.length },
  };
}

function pooled(document: DocumentTexts, raw: RawEncoding, centres: Centres): DocumentEncoding {
  const vectorsOf = (encoded: readonly EncodedText[]): Float32Array[] => encoded.map(({ vector }) => vector);
  const pool = (encoded: readonly EncodedText[], centre: Float32Array): Float32Array[] =>
    encoded.map(({ tokens }) => pooledTokens(centredRows(tokens, centre), centre.length));
  return {
    passages: vectorsOf(raw.passages),
    pieces: vectorsOf(raw.pieces),
    renderings: vectorsOf(raw.renderings),
    sentenceTokens: pool(wholeSentences(document, raw), centres.tokens.sentences),
    renderingTokens: pool(raw.renderings, centres.tokens.renderings),
  };
}
