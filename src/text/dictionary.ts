import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { atOnce, inTurns } from "../ops/in-turns.ts";
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

/** A row ends with two lists. */
const rowEnd = "]]";
const rowBoundary = `${rowEnd},["`;
const listBegin = "[[";
const listEnd = `${rowEnd}],"`;
const charactersAtOnce = 50_000;

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
  return atOnce(dictionaryOf(readFileSync(dictionaryFile(), "utf8")));
}

/** The same, with turns for whatever else waits: it takes most of a second. */
export async function loadDictionaryInTurns(): Promise<BilingualDictionary> {
  return inTurns(dictionaryOf(await readFile(dictionaryFile(), "utf8")));
}

/** Every reading of each single Simplified character, in letters without tones (`liu`); for making data files. */
export function readingsOfCharacters(): ReadonlyMap<string, ReadonlySet<string>> {
  const readings = new Map<string, Set<string>>();
  for (const rows of someRows(readFileSync(dictionaryFile(), "utf8"))) {
    for (const [, character, pinyin] of rows) {
      const reading = lettersOf(pinyin);
      if (!/^\p{Script=Han}$/u.test(character) || reading === "xx") continue;
      readings.set(character, (readings.get(character) ?? new Set()).add(reading));
    }
  }
  return readings;
}

function lettersOf(pinyin: string): string {
  return pinyin
    .toLowerCase()
    .replaceAll("u:", "v")
    .replace(/[^a-z]/gu, "");
}

function dictionaryFile(): string {
  return fileURLToPath(new URL("../data/all.js", import.meta.resolve("cc-cedict")));
}

function* dictionaryOf(source: string): Generator<void, BilingualDictionary> {
  const senses = new Map<string, string[]>();
  const names = new Map<string, ProperName[]>();
  for (const rows of someRows(source)) {
    for (const row of rows) addRow(row, senses, names);
    yield;
  }
  return {
    senses: (word) => senses.get(word) ?? [],
    names: (word) => names.get(word) ?? (senses.has(word) ? [] : placesNamed(word, names)),
    glossary: loadGlossary(),
  };
}

/** The rows of the file's first list, some at a time: parsed whole, they would keep everything else waiting. */
function* someRows(source: string): Generator<readonly CedictRow[]> {
  const end = source.indexOf(listEnd) + rowEnd.length;
  for (let from = source.indexOf(listBegin) + 1; from < end;) {
    const boundary = source.indexOf(rowBoundary, from + charactersAtOnce);
    const to = boundary < 0 ? end : Math.min(end, boundary + rowEnd.length);
    yield JSON.parse(`[${source.slice(from, to)}]`) as readonly CedictRow[];
    from = to + 1;
  }
}

function addRow(
  [, simplified, pinyin, english]: CedictRow,
  senses: Map<string, string[]>,
  names: Map<string, ProperName[]>,
): void {
  const found = [english].flat().flatMap(sensesOf);
  const isProperName = /^[A-Z]/u.test(pinyin);
  if (!isProperName) {
    const meant = found.filter((sense) => !sense.startsWith("surname"));
    return append(senses, simplified, meant);
  }
  const reading = lettersOf(pinyin);
  const called = found.filter((sense) => !sense.includes("surname"));
  append(
    names,
    simplified,
    called.map((sense) => ({ english: sense, reading })),
  );
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
