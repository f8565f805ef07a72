import { fileURLToPath } from "node:url";
import { Persons } from "../../src/ask/people/persons.ts";
import { Understander } from "../../src/ask/understand/understand.ts";
import type { SpeechInfo } from "../../src/domain.ts";
import { LocalModel } from "../../src/model/local-model.ts";
import { LocalReader } from "../../src/model/local-reader.ts";

const models = fileURLToPath(new URL("../../models/", import.meta.url));
const embedder = LocalModel.load(`${models}multilingual-e5-small-zh-en`);
const reader = LocalReader.load(`${models}yanju-reader`);

/** Understands messages about a catalogue, with the models that ship. */
export async function understanderOf(catalogue: readonly SpeechInfo[]): Promise<Understander> {
  return new Understander({ reader: await reader, embedder: await embedder, catalogue, persons: new Persons([]) });
}
