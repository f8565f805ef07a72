import { Converter } from "opencc-js/t2cn";
import { readable } from "../corpus/artefacts.ts";

let traditionalToSimplified: ((text: string) => string) | undefined;

/** Traditional characters to Simplified; everything else unchanged. */
export function toSimplified(text: string): string {
  // Taiwan's forms are a superset in use: without them 著力 and 麻痺 would stay.
  const convert = (traditionalToSimplified ??= Converter({ from: "tw", to: "cn" }));
  return convert(text);
}

/** The form texts are compared in: artefacts and invisible marks removed, compatibility forms folded, Simplified, lower case. */
export function normalise(text: string): string {
  return toSimplified(readable(text.replace(/\p{Cf}/gu, "")).normalize("NFKC")).toLowerCase();
}
