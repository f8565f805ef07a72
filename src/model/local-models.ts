import type { Embedder } from "./embedder.ts";
import { LocalModel } from "./local-model.ts";
import { LocalReader } from "./local-reader.ts";
import type { Reader } from "./reader.ts";

/** The two models an answer needs. */
export interface Models {
  readonly embedder: Embedder;
  readonly reader: Reader;
  /** Ends after the text that is being worked on. What else was asked is never answered: nobody is left to hear it. */
  readonly close?: () => Promise<void>;
}

/** Loads both in this thread, with one tokenizer where theirs are the same. Throws IndexError as they do. */
export async function loadLocalModels(embedderFolder: string, readerFolder: string): Promise<Models> {
  const embedder = await LocalModel.load(embedderFolder);
  return { embedder, reader: await LocalReader.load(readerFolder, embedder.tokenizer) };
}
