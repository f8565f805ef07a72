import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { normalise } from "./normalise.ts";

/** English senses of Chinese words. */
export interface BilingualDictionary {
  /** Senses of a Simplified word, commonest first; empty where the word is unknown. */
  senses(word: string): readonly string[];
  /** English names of a place, person or work, and its reading in letters (`lanzhou`). */
  names(word: string): readonly ProperName[];
  /** Terms of the field with their English names, longest first. */
  readonly glossary: readonly GlossaryTerm[];
}

export interface ProperName {
  readonly english: string;
  /** Pinyin without tones and blanks. */
  readonly reading: string;
}

export interface GlossaryTerm {
  /** Normalised Chinese. */
  readonly term: string;
  readonly english: string;
  readonly synonyms: readonly string[];
}

type CedictRow = readonly [
  traditional: string,
  simplified: string,
  pinyin: string,
  english: string | readonly string[],
];

/**
 * CC-CEDICT (https://cc-cedict.org, CC BY-SA 4.0) with the glossary of the field. Takes a moment and some memory: load
 * it to build an index, then let it go. The package's own loader needs seconds and half a gigabyte, so its data file is
 * read directly.
 */
export function loadDictionary(): BilingualDictionary {
  const source = readFileSync(fileURLToPath(new URL("../data/all.js", import.meta.resolve("cc-cedict"))), "utf8");
  const json = source.slice(source.indexOf("{"), source.lastIndexOf("}") + 1);
  const { all } = JSON.parse(json) as { all: readonly CedictRow[] };
  const senses = new Map<string, string[]>();
  const names = new Map<string, ProperName[]>();
  for (const [, simplified, pinyin, english] of all) {
    const found = [english].flat().flatMap(sensesOf);
    const isProperName = /^[A-Z]/u.test(pinyin);
    if (!isProperName)
      append(
        senses,
        simplified,
        found.filter((sense) => !sense.startsWith("surname")),
      );
    else {
      const reading = pinyin
        .toLowerCase()
        .replaceAll("u:", "v")
        .replace(/[^a-z]/gu, "");
      const called = found.filter((sense) => !sense.includes("surname"));
      append(
        names,
        simplified,
        called.map((sense) => ({ english: sense, reading })),
      );
    }
  }
  return {
    senses: (word) => senses.get(word) ?? [],
    names: (word) => names.get(word) ?? (senses.has(word) ? [] : placesNamed(word, names)),
    glossary: loadGlossary(),
  };
}

const placeSuffixes = new Map([
  ["省", "sheng"],
  ["市", "shi"],
  ["县", "xian"],
  ["区", "qu"],
]);

/** The dictionary names places with their rank (`兰州市`), speeches often without (`兰州`). */
function placesNamed(word: string, names: ReadonlyMap<string, readonly ProperName[]>): ProperName[] {
  return [...placeSuffixes].flatMap(([suffix, syllable]) =>
    (names.get(word + suffix) ?? []).map(({ english, reading }) => ({
      english,
      reading: reading.slice(0, -syllable.length),
    })),
  );
}

function append<T>(lists: Map<string, T[]>, word: string, items: readonly T[]): void {
  const list = lists.get(word);
  if (list) list.push(...items);
  else if (items.length > 0) lists.set(word, [...items]);
}

/** The senses of a dictionary definition without remarks, cross-references and measure words. */
function sensesOf(definition: string): string[] {
  return definition
    .split(/[/;]/u)
    .map((sense) => sense.replace(/\(.*?\)|\[.*?\]|CL:.*/gu, "").trim())
    .filter((sense) => sense && !/^(?:variant|old |see )/u.test(sense));
}

/** `data/glossary.tsv`: Simplified, Traditional, English, synonyms (`;`), note; a header line first. */
export function loadGlossary(): GlossaryTerm[] {
  const [, ...lines] = readFileSync(new URL("./data/glossary.tsv", import.meta.url), "utf8")
    .trimEnd()
    .split("\n");
  return lines
    .map((line) => {
      const [term = "", , english = "", synonyms = ""] = line.split("\t");
      const names = synonyms.split(";").map((name) => name.trim());
      return { term: normalise(term), english, synonyms: names.filter((name) => name) };
    })
    .sort((a, b) => b.term.length - a.term.length);
}
