import { Converter } from "opencc-js/t2cn";
import { readable } from "../corpus/artefacts.ts";

let traditionalToSimplified: ((text: string) => string) | undefined;
let taiwanToMainland: ((text: string) => string) | undefined;

/** Traditional characters to Simplified; everything else unchanged. */
export function toSimplified(text: string): string {
  // Taiwan's forms are a superset in use: without them 著力 and 麻痺 would stay.
  const convert = (traditionalToSimplified ??= Converter({ from: "tw", to: "cn" }));
  return convert(text);
}

/**
 * Normalised, with the words of Taiwan replaced by those of the mainland (`視訊` by `视频`); undefined where that changes
 * the length. Some words are replaced that both use (`建立` by `创建`): good for names, not for texts.
 */
export function inMainlandWords(text: string): string | undefined {
  const convert = (taiwanToMainland ??= Converter({ from: "twp", to: "cn" }));
  const converted = normalise(convert(text));
  return converted.length === normalise(text).length ? converted : undefined;
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
