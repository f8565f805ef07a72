// What runs in the thread of `loadThreadedModels`: functions called by name, with copies of what they are given.
import { workerData } from "piscina";
import { computeBehindServing } from "../ops/behind-serving.ts";
import { messageOf } from "../ops/errors.ts";
import type { EncodedText, ModelIdentity, TextRole } from "./embedder.ts";
import { loadLocalModels, type Models } from "./local-models.ts";
import type { Reading } from "./reader.ts";

/** What the thread is started with. */
export interface ModelFolders {
  readonly embedder: string;
  readonly reader: string;
}

export interface EncodeTask {
  readonly text: string;
  readonly role: TextRole;
}

export interface ReadTask {
  readonly question: string;
  readonly heading: string;
  readonly passage: string;
}

export interface ClassifyTask {
  readonly message: string;
}

computeBehindServing();

let loading: Promise<Models> | undefined;

function models(): Promise<Models> {
  const { embedder, reader } = workerData as ModelFolders;
  loading ??= loadLocalModels(embedder, reader);
  return loading;
}

/** Loads the models of the folders; errors go as text, since a thread cannot hand on their class. */
export async function identify(): Promise<ModelIdentity | string> {
  try {
    return (await models()).embedder.model;
  } catch (error) {
    return messageOf(error);
  }
}

/** As `LocalModel.encode`, of one text. */
export async function encode({ text, role }: EncodeTask): Promise<EncodedText> {
  const [encoded] = await (await models()).embedder.encode([text], role);
  return encoded as EncodedText;
}

/** As `LocalReader.read`. */
export async function read({ question, heading, passage }: ReadTask): Promise<Reading> {
  return (await models()).reader.read(question, heading, passage);
}

/** As `LocalReader.classify`. */
export async function classify({ message }: ClassifyTask): Promise<Float32Array> {
  return (await models()).reader.classify(message);
}
