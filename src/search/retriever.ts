import { Document } from "@langchain/core/documents";
import { BaseRetriever, type BaseRetrieverInput } from "@langchain/core/retrievers";
import { detectLanguage } from "../language/detect.ts";
import type { Searcher } from "./searcher.ts";

export interface PassageRetrieverFields extends BaseRetrieverInput {
  readonly searcher: Searcher;
  /** How many passages a question brings. */
  readonly k?: number;
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

/** The search as a LangChain retriever, for anyone's chain: documents carry what a citation needs. */
export class PassageRetriever extends BaseRetriever<PassageMetadata> {
  static override lc_name(): string {
    return "PassageRetriever";
  }

  override readonly lc_namespace = ["yanju", "retrievers"];
  readonly #searcher: Searcher;
  readonly #k: number;

  constructor({ searcher, k = 5, ...rest }: PassageRetrieverFields) {
    super(rest);
    this.#searcher = searcher;
    this.#k = k;
  }

  override async _getRelevantDocuments(question: string): Promise<Document<PassageMetadata>[]> {
    const { passages } = await this.#searcher.search(question, detectLanguage(question));
    const titles = new Map(this.#searcher.index.speeches.map(({ info }) => [info.file, info.title.zh]));
    return passages.slice(0, this.#k).map(({ passage, score }) => {
      const { file, section, start, end, text } = passage;
      const metadata = { file, title: titles.get(file) ?? file, section, start, end, score };
      return new Document({ pageContent: text, metadata });
    });
  }
}
