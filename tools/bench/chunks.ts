import { Document } from "@langchain/core/documents";
import { RecursiveCharacterTextSplitter } from "@langchain/textsplitters";
import type { Located } from "../eval/hits.ts";
import type { Sources } from "../eval/sources.ts";

/** The sizes every LangChain tutorial uses, in characters. */
const chunkSize = 500;
const chunkOverlap = 50;

/** What a splitter's chunk knows of where it comes from. */
export interface ChunkMetadata extends Located {
  readonly [key: string]: unknown;
}
export type Chunk = Document<ChunkMetadata>;

/**
 * Cuts the raw texts as the tutorials do. A chunk's place is found by searching for its text behind the start of the
 * chunk before: the splitter gives none. A chunk that is not found so gets an empty span and can hit nothing.
 */
export async function tutorialChunks(sources: Sources): Promise<Chunk[]> {
  const splitter = new RecursiveCharacterTextSplitter({ chunkSize, chunkOverlap });
  const chunks: Chunk[] = [];
  for (const [file, raw] of sources) {
    let from = 0;
    for (const text of await splitter.splitText(raw)) {
      const start = raw.indexOf(text, from);
      if (start >= 0) from = start + 1;
      const place = start < 0 ? { start: 0, end: 0 } : { start, end: start + text.length };
      chunks.push(new Document({ pageContent: text, metadata: { file, ...place } }));
    }
  }
  return chunks;
}
