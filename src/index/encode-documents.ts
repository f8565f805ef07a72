import type { Embedder, EncodedText } from "../model/embedder.ts";
import type { DocumentEncoding, EncodingStore, TokenCentres } from "./encoding-store.ts";
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

/** The means of tokens are taken anew once there are so many times the sentences they are of. */
const outgrown = 4;

/**
 * Encodes documents, those alone that the store does not hold. What is taken off token vectors belongs to the store, so
 * that one document more does not change all others; it is taken anew where the collection has outgrown it.
 */
export async function encodeDocuments(
  documents: readonly DocumentTexts[],
  embedder: Embedder,
  store: EncodingStore | undefined,
  onEncoded: (done: number, total: number) => void,
): Promise<DocumentEncoding[]> {
  const { dimension } = embedder.model;
  const sentences = documents.reduce((sum, document) => sum + document.sentences.length, 0);
  const known = await store?.readCentres();
  const centres = known && sentences <= outgrown * known.counted ? known : undefined;
  const kept = await Promise.all(
    documents.map(async (document) => centres && store?.read(store.keyOf(document, centres))),
  );
  const total = documents.reduce((sum, document, at) => sum + (kept[at] ? 0 : textsOf(document).length), 0);
  let done = 0;
  const encode = async (texts: readonly string[]): Promise<EncodedText[]> => {
    const encoded: EncodedText[] = [];
    for (const text of texts) {
      encoded.push(...(await embedder.encode([text], "passage")));
      onEncoded(++done, total);
    }
    return encoded;
  };
  const raw: (RawEncoding | undefined)[] = [];
  for (const [at, document] of documents.entries()) {
    raw.push(
      kept[at]
        ? undefined
        : {
            passages: await encode(document.passages),
            pieces: await encode(document.pieces),
            renderings: await encode(document.renderings),
          },
    );
    const fresh = raw[at];
    // Token vectors are large: where it is known what to take off, they are pooled at once.
    if (centres && fresh) {
      kept[at] = pooled(document, fresh, centres, dimension);
      raw[at] = undefined;
      await store?.write(store.keyOf(document, centres), kept[at]);
    }
  }
  const used = centres ?? centresOf(documents, raw, dimension);
  const encodings: DocumentEncoding[] = [];
  for (const [at, document] of documents.entries()) {
    const fresh = raw[at];
    const encoding = kept[at] ?? (fresh && pooled(document, fresh, used, dimension));
    if (!encoding) continue;
    encodings.push(encoding);
    if (fresh) await store?.write(store.keyOf(document, used), encoding);
  }
  if (!centres) await store?.writeCentres(used);
  await store?.keepOnly(new Set(documents.map((document) => store.keyOf(document, used))));
  return encodings;
}

interface RawEncoding {
  readonly passages: readonly EncodedText[];
  readonly pieces: readonly EncodedText[];
  readonly renderings: readonly EncodedText[];
}

function textsOf({ passages, pieces, renderings }: DocumentTexts): string[] {
  return [...passages, ...pieces, ...renderings];
}

function wholeSentences({ sentences }: DocumentTexts, { pieces }: RawEncoding): EncodedText[] {
  return sentences.flatMap((place) => pieces[place] ?? []);
}

function centresOf(
  documents: readonly DocumentTexts[],
  raw: readonly (RawEncoding | undefined)[],
  dimension: number,
): TokenCentres {
  const meanOf = (encoded: readonly EncodedText[]): Float32Array =>
    meanVector(
      encoded.flatMap(({ tokens }) => rowsOf(tokens, dimension)),
      dimension,
    );
  const sentences = documents.flatMap((document, at) => (raw[at] ? wholeSentences(document, raw[at]) : []));
  return {
    sentences: meanOf(sentences),
    renderings: meanOf(raw.flatMap((one) => one?.renderings ?? [])),
    counted: sentences.length,
  };
}

function pooled(document: DocumentTexts, raw: RawEncoding, centres: TokenCentres, dimension: number): DocumentEncoding {
  const vectorsOf = (encoded: readonly EncodedText[]): Float32Array[] => encoded.map(({ vector }) => vector);
  const pool = (encoded: readonly EncodedText[], centre: Float32Array): Float32Array[] =>
    encoded.map(({ tokens }) => pooledTokens(centredRows(tokens, centre), dimension));
  return {
    passages: vectorsOf(raw.passages),
    pieces: vectorsOf(raw.pieces),
    renderings: vectorsOf(raw.renderings),
    sentenceTokens: pool(wholeSentences(document, raw), centres.sentences),
    renderingTokens: pool(raw.renderings, centres.renderings),
  };
}
