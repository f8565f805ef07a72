import { chineseTerms } from "./chinese-terms.ts";
import type { BilingualDictionary } from "./dictionary.ts";
import { englishTerms, numberTerms } from "./english-terms.ts";
import { normalise } from "./normalise.ts";

/** A bag of terms with weights, what BM25 indexes. */
export type TermBag = ReadonlyMap<string, number>;

/** Further senses of a word are rare ones; further names are of other things. */
const usedSenses = 6;
const usedNames = 3;
/** A single character with more senses than this says nothing in English. */
const vagueSenses = 8;
/** A synonym in the glossary counts for this much of the term's own English name. */
const synonymWeight = 0.5;

/**
 * The English words a Chinese text might be asked about with, so that an English question matches by words without a
 * translation model: each term's senses (a stem weighted by the share of the senses that carry it), names of places and
 * people with their readings, terms of the field, and the numbers and Latin words of the text itself.
 */
export function gloss(text: string, dictionary: BilingualDictionary): TermBag {
  const bag = new Map<string, number>();
  const normalised = normalise(text);
  for (const term of chineseTerms(text)) add(bag, glossTerm(term, dictionary));
  for (const { term, english, synonyms } of dictionary.glossary) {
    if (term.length > 1 && normalised.includes(term)) {
      const named = new Map<string, number>();
      for (const stem of synonyms.flatMap(englishTerms)) named.set(stem, synonymWeight);
      for (const stem of englishTerms(english)) named.set(stem, 1);
      add(bag, named);
    }
  }
  add(bag, countTerms([...englishTerms(normalised), ...numberTerms(normalised)]));
  return bag;
}

/** Terms come again and again: each is looked up once for a dictionary. */
const glossed = new WeakMap<BilingualDictionary, Map<string, TermBag>>();

function glossTerm(term: string, dictionary: BilingualDictionary): TermBag {
  const known = glossed.get(dictionary) ?? new Map<string, TermBag>();
  glossed.set(dictionary, known);
  const before = known.get(term);
  if (before) return before;
  const bag = termBag(term, dictionary);
  known.set(term, bag);
  return bag;
}

function termBag(term: string, dictionary: BilingualDictionary): TermBag {
  const stems = new Map<string, number>();
  const senses = dictionary.senses(term);
  const used = term.length === 1 && senses.length > vagueSenses ? [] : senses.slice(0, usedSenses);
  for (const sense of used) {
    for (const stem of new Set(englishTerms(sense))) stems.set(stem, (stems.get(stem) ?? 0) + 1 / used.length);
  }
  if (term.length === 1) return stems;
  for (const { english, reading } of dictionary.names(term).slice(0, usedNames)) {
    // `Lanzhou, capital of Gansu Province`: the name ends at the comma.
    for (const stem of [...englishTerms(english.split(",")[0] ?? ""), ...englishTerms(reading)]) stems.set(stem, 1);
  }
  return stems;
}

function add(bag: Map<string, number>, more: TermBag): void {
  for (const [stem, weight] of more) bag.set(stem, (bag.get(stem) ?? 0) + weight);
}

/** The terms of a text, each as often as it occurs. */
export function countTerms(terms: readonly string[]): TermBag {
  const bag = new Map<string, number>();
  for (const term of terms) bag.set(term, (bag.get(term) ?? 0) + 1);
  return bag;
}
