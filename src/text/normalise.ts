import { Converter as ToTraditional } from "opencc-js/cn2t";
import { Converter } from "opencc-js/t2cn";
import { readable } from "./artefacts.ts";

let traditionalToSimplified: ((text: string) => string) | undefined;
let simplifiedToTraditional: ((text: string) => string) | undefined;

/** Traditional characters to Simplified; everything else unchanged. */
export function toSimplified(text: string): string {
  // Taiwan's forms are a superset in use: without them 著力 and 麻痺 would stay.
  const convert = (traditionalToSimplified ??= Converter({ from: "tw", to: "cn" }));
  return convert(text);
}

/** Simplified characters to those of Taiwan; everything else unchanged. Not for quotes, which stay as they are. */
export function toTraditional(text: string): string {
  const convert = (simplifiedToTraditional ??= ToTraditional({ from: "cn", to: "tw" }));
  return convert(text);
}

/** Loads the tables of both scripts, for which the first text in need of each would wait. */
export function prepareScripts(): void {
  toSimplified("");
  toTraditional("");
}

/** Normalised texts kept: an answer needs the same sentences and the same question many times. */
const mostKept = 4096;
const kept = new Map<string, string>();

/** The form texts are compared in: artefacts and invisible marks removed, compatibility forms folded, Simplified, lower case. */
export function normalise(text: string): string {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const normalised = toSimplified(readable(text.replace(/\p{Cf}/gu, "")).normalize("NFKC")).toLowerCase();
  if (kept.size >= mostKept) kept.clear();
  kept.set(text, normalised);
  return normalised;
}
