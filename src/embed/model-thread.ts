// What runs in the thread of a `ThreadedModel`: functions called by name, with copies of what they are given.
import { workerData } from "piscina";
import { messageOf } from "../ops/errors.ts";
import type { EncodedText, ModelIdentity, TextRole } from "./embedder.ts";
import { LocalModel } from "./local-model.ts";

export interface EncodeTask {
  readonly texts: readonly string[];
  readonly role: TextRole;
}

let loading: Promise<LocalModel> | undefined;

function model(): Promise<LocalModel> {
  loading ??= LocalModel.load(String(workerData));
  return loading;
}

/** Loads the model of the folder; errors go as text, since a thread cannot hand on their class. */
export async function identify(): Promise<ModelIdentity | string> {
  try {
    return (await model()).model;
  } catch (error) {
    return messageOf(error);
  }
}

/** As `LocalModel.encode`. */
export async function encode({ texts, role }: EncodeTask): Promise<EncodedText[]> {
  return (await model()).encode(texts, role);
}
