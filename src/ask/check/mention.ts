import { stemmer } from "stemmer";
import type { MentionCount, Span, Speech } from "../../domain.ts";
import type { GlossaryTerm } from "../../text/dictionary.ts";
import { normalise } from "../../text/normalise.ts";
import { eachUnit } from "../../text/units.ts";
import { plain } from "./as-read.ts";
import type { Claim } from "../quote/gate.ts";
import type { Sources } from "../quote/sources.ts";
import type { TextIndex } from "./text-index.ts";

/** Where the documents have a term. */
export interface Mentions {
  /** The term as it was looked for. */
  readonly term: string;
  /** Every document that has it, most first. */
  readonly counts: readonly MentionCount[];
  /** The first place in each of these, in the same order, the term marked. */
  readonly claims: readonly Claim[];
  /** The documents that were asked and do not have it. */
  readonly silent: readonly string[];
}

/** A place of the term in a document; `isWord`: its very words, not a sentence whose English rendering has it. */
export interface Occurrence extends Span {
  readonly isWord: boolean;
}

/**
 * Every document that has a term in its citable text, as `occurrencesOf` finds it. `files`: the documents asked, all
 * where there are none.
 */
export function mentionsOf(
  sources: Sources,
  wanted: string,
  glossary: readonly GlossaryTerm[],
  files: readonly string[] = [],
): Mentions {
  const counted = occurrencesOf(sources, wanted, glossary);
  const asked = sources.speeches
    .map((speech, text) => ({ speech, places: counted[text] ?? [] }))
    .filter(({ speech }) => files.length === 0 || files.includes(speech.info.file));
  const having = asked.filter(({ places: own }) => own.length > 0).sort((a, b) => b.places.length - a.places.length);
  return {
    term: bareTerm(wanted),
    counts: having.map(({ speech, places: own }) => ({ file: speech.info.file, count: own.length })),
    claims: having.flatMap(({ speech, places: own }) => firstClaim(sources, speech, own)),
    silent: asked.filter(({ places: own }) => own.length === 0).map(({ speech }) => speech.info.file),
  };
}

/** The passages of each document that have a term, in the order of the text, each with a claim to quote it there. */
export function passagesWith(
  sources: Sources,
  wanted: string,
  glossary: readonly GlossaryTerm[],
): { readonly speech: Speech; readonly claims: readonly Claim[] }[] {
  const counted = occurrencesOf(sources, wanted, glossary);
  return sources.speeches.map((speech, text) => {
    const claims = new Map<number, Claim>();
    for (const one of counted[text] ?? []) {
      const passage = sources.sentenceAt(speech, one)?.passage.start;
      const [claim] = sources.claims(speech, one, one.isWord ? [one] : []);
      if (passage !== undefined && claim && !claims.has(passage)) claims.set(passage, claim);
    }
    return { speech, claims: [...claims.values()] };
  });
}

/**
 * Where each of the documents has a term, in their order: in either script, inflected, or by the name that the glossary
 * gives it in the other language; an English term also where the rendering of a sentence has it.
 */
export function occurrencesOf(sources: Sources, wanted: string, glossary: readonly GlossaryTerm[]): Occurrence[][] {
  const term = bareTerm(wanted);
  const isEnglish = !/\p{L}/u.test(term.replaceAll(/[a-z]/giu, ""));
  const forms = [term, ...(isEnglish ? chineseFor(term, glossary) : englishFor(term, glossary))].filter(Boolean);
  const found = sources.speeches.map((): Occurrence[] => []);
  for (const form of forms) {
    for (const { text, start, end } of places(sources.text, form)) {
      const raw = sources.speeches[text]?.raw ?? "";
      const cut = { start, end };
      if (isUnbroken(raw, cut, form) && inOneSentence(sources, text, raw, cut))
        found[text]?.push({ ...cut, isWord: true });
    }
  }
  const counted = found.map(apart);
  if (isEnglish && term) {
    for (const place of places(sources.renderings, term)) {
      const rendering = sources.renderingAt(place);
      const own = counted[place.text];
      if (!rendering || !own || own.some((one) => one.isWord && overlaps(one, rendering))) continue;
      own.push({ start: rendering.start, end: rendering.end, isWord: false });
    }
  }
  return counted.map((own) => own.toSorted((a, b) => a.start - b.start));
}

/** The first sentence that has it; a title or heading where no sentence does. */
function firstClaim(sources: Sources, speech: Speech, own: readonly Occurrence[]): Claim[] {
  const first = own.find((one) => sources.sentenceAt(speech, one)?.sentence.role === "body") ?? own[0];
  return first ? sources.claims(speech, first, first.isWord ? [first] : []).slice(0, 1) : [];
}

/** The term without the marks around it, and without an article. */
function bareTerm(wanted: string): string {
  const spans: Span[] = [];
  eachUnit(plain(wanted), (_, start, end) => spans.push({ start, end }));
  return wanted.slice(spans[0]?.start ?? 0, spans.at(-1)?.end ?? 0).replace(/^(?:an?|the)\s+(?=\S)/iu, "");
}

/** Where a form of the term stands, no number cut. */
function places(index: TextIndex, form: string): { text: number; start: number; end: number }[] {
  const sequence = index.inflected(plain(form));
  return index.like(sequence).flatMap((first) => {
    const [from, to] = index.withWholeNumbers(first, first + sequence.length);
    return to - from === sequence.length ? [index.placeOf(from, to)] : [];
  });
}

/** A term without punctuation is not two words with punctuation between them. */
function isUnbroken(raw: string, { start, end }: Span, form: string): boolean {
  const marks = (text: string): string => normalise(text).replaceAll(/[\p{L}\p{M}\p{N}\s'’-]/gu, "");
  const words = raw.slice(start, end);
  return /^[\p{L}\p{N} ]+$/u.test(words) || marks(form) !== "" || marks(words) === "";
}

function inOneSentence(sources: Sources, text: number, raw: string, stretch: Span): boolean {
  if (!/[\r\n]/.test(raw.slice(stretch.start, stretch.end))) return true;
  const speech = sources.speeches[text];
  const sentence = speech && sources.sentenceAt(speech, stretch)?.sentence;
  return sentence !== undefined && sentence.start <= stretch.start && stretch.end <= sentence.end;
}

/** Places in order, of two that overlap the first or the longer. */
function apart(all: readonly Occurrence[]): Occurrence[] {
  const kept: Occurrence[] = [];
  for (const one of all.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (!last || !overlaps(last, one)) kept.push(one);
  }
  return kept;
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** What the glossary calls an English term in Chinese: by its own name, else by a synonym. */
function chineseFor(english: string, glossary: readonly GlossaryTerm[]): string[] {
  const wanted = stemsOf(english);
  const named = glossary.filter((entry) => stemsOf(entry.english) === wanted);
  const entries =
    named.length > 0 ? named : glossary.filter(({ synonyms }) => synonyms.some((one) => stemsOf(one) === wanted));
  return entries.map(({ term }) => term);
}

function englishFor(chinese: string, glossary: readonly GlossaryTerm[]): string[] {
  const wanted = normalise(chinese);
  return glossary.flatMap(({ term, english, synonyms }) => (term === wanted ? [english, ...synonyms] : []));
}

function stemsOf(english: string): string {
  const stems: string[] = [];
  eachUnit(plain(english), (unit) => stems.push(stemmer(unit)));
  return stems.join(" ");
}
