import type { Citation, Language, Passage, Sentence, Span, SpeakerName, Speech, SpeechInfo } from "../../domain.ts";
import { type GlossaryTerm, loadGlossary } from "../../text/dictionary.ts";
import type { MappedText } from "../../text/mapped-text.ts";
import { asRead, sentencesRead } from "../check/as-read.ts";
import { type Claim, CitationGate, longestQuote } from "../quote/gate.ts";
import { citationKey, fileKey, parseCitationKey, quoteHash } from "../quote/citation-key.ts";
import { headingNames } from "../quote/heading-names.ts";
import { Sources } from "../quote/sources.ts";
import { placesOfWords } from "../find/word-search.ts";

/** A sentence of a speech, or a part of one, for reading; each code unit with its raw offset. */
export interface ReadingPiece extends MappedText {
  readonly role: Sentence["role"];
  readonly section: readonly string[];
  /** Whether it begins a paragraph. */
  readonly newParagraph: boolean;
}

/** A place of a speech that one may read on from. */
export interface OutlineEntry {
  /** The heading; empty for the text before the first one. */
  readonly label: string;
  /** The headings down to it, itself the last. */
  readonly path: readonly string[];
  /** 0 for the top level. */
  readonly depth: number;
  /** Key of the first sentence under it, and where that begins. */
  readonly key: string;
  readonly start: number;
}

/** A stretch of a speech in which one person speaks. */
export interface SpeakerEntry extends Pick<OutlineEntry, "key" | "start"> {
  readonly speaker: SpeakerName;
  /** The first sentence of it. */
  readonly opening: string;
}

/** Where the quote of a key is now: where it stood, elsewhere, or nowhere (its speech may still be there). */
export type Found =
  | { readonly status: "same" | "moved"; readonly place: Place }
  | { readonly status: "changed"; readonly file: string }
  | { readonly status: "gone" };

export interface Place extends Span {
  readonly file: string;
}

/** The speeches for reading: finds a quote by its key, shows it in its context, and outlines a speech. */
export class Library {
  readonly #speeches: ReadonlyMap<string, Speech>;
  readonly #byKey: ReadonlyMap<string, Speech>;
  readonly #gate: CitationGate;
  #places: Map<string, Place> | undefined;
  #glossary: readonly GlossaryTerm[] | undefined;

  constructor(readonly speeches: readonly Speech[]) {
    this.#speeches = new Map(speeches.map((speech) => [speech.info.file, speech]));
    this.#byKey = new Map(
      // A document's own name comes last, and so before those of others that it replaced.
      [
        ...speeches.flatMap((speech) => (speech.info.replaces ?? []).map((old) => [old, speech] as const)),
        ...speeches.map((speech) => [speech.info.file, speech] as const),
      ].map(([file, speech]) => [fileKey(file), speech]),
    );
    this.#gate = new CitationGate(speeches);
  }

  /** The speech whose file name, or that of one it replaced, has this `fileKey`. */
  speech(key: string): SpeechInfo | undefined {
    return this.#byKey.get(key)?.info;
  }

  /** Finds the quote of a key. A malformed key finds nothing. */
  find(key: string): Found {
    const address = parseCitationKey(key);
    if (!address) return { status: "gone" };
    const speech = this.#byKey.get(address.file);
    if (speech) {
      const place = { file: speech.info.file, start: address.start, end: address.end };
      const passage = speech.passages.find(({ end }) => address.start < end);
      if (passage && holds(speech.raw, passage, place, address.quote)) return { status: "same", place };
    }
    const place =
      (speech && findWithin(speech, address.end - address.start, address.quote)) ?? this.#anywhere(address.quote);
    if (place) return { status: "moved", place };
    return speech ? { status: "changed", file: speech.info.file } : { status: "gone" };
  }

  /**
   * The citation of a place, made by the gate: of its beginning where it is longer than a quote may be; undefined where
   * nothing there may be quoted. `marks`: the words that answer.
   */
  cite(place: Place, language: Language, marks: readonly Span[] = []): Citation | undefined {
    const { file, start } = place;
    const speech = this.#speeches.get(file);
    const passage = speech?.passages.find((one) => one.start <= start && place.end <= one.end);
    const isLong = speech && passage && place.end - start > longestQuote;
    const end = isLong ? endOfQuote(speech.raw, passage, start) : place.end;
    return this.#gate.cite([{ file, start, end, score: 0, marks }], language)[0];
  }

  /** What is claimed of the speeches, as citations; what does not verify is left out. */
  citeAll(claims: readonly Claim[], language: Language): Citation[] {
    return this.#gate.cite(claims, language);
  }

  /** A speech from beginning to end. */
  reading(file: string): ReadingPiece[] {
    const speech = this.#speeches.get(file);
    if (!speech) return [];
    let previous: Sentence | undefined;
    return sentencesRead(speech).flatMap((sentence) => {
      const newParagraph = !previous || beginsParagraph(speech.raw, previous, sentence);
      const { role, section } = sentence;
      previous = sentence;
      const { text, offsets } = asRead(speech.raw, sentence);
      return text === "" ? [] : [{ text, offsets, role, section, newParagraph }];
    });
  }

  /** The headings down to a place as a reader of a language knows them: in English their renderings, where there are any. */
  sectionIn(file: string, section: readonly string[], language: Language): string[] {
    const speech = this.#speeches.get(file);
    return speech ? headingNames(speech, section, language) : [...section];
  }

  /** The headings of a speech in their order, down to `levels` deep, each with where its text begins. */
  outline(file: string, levels = 2): OutlineEntry[] {
    const speech = this.#speeches.get(file);
    if (!speech) return [];
    const entries: OutlineEntry[] = [];
    let open: readonly string[] | undefined;
    for (const sentence of sentencesOf(speech)) {
      const path = sentence.section.slice(0, levels);
      const depth = path.findIndex((label, i) => label !== open?.[i]);
      const opening = !open && path.length === 0;
      const labels = depth < 0 ? [] : path.slice(depth);
      open = path;
      if (!opening && labels.length === 0) continue;
      const place = { key: this.#keyOf(speech, sentence), start: sentence.start };
      if (opening) entries.push({ label: "", path: [], depth: 0, ...place });
      entries.push(
        ...labels.map((label, i) => ({ label, path: path.slice(0, depth + i + 1), depth: depth + i, ...place })),
      );
    }
    return entries;
  }

  /** Who speaks where, in the order of the text; empty where no two people do. */
  speakers(file: string): SpeakerEntry[] {
    const speech = this.#speeches.get(file);
    if (!speech) return [];
    const entries: SpeakerEntry[] = [];
    let open: string | undefined;
    for (const sentence of sentencesOf(speech)) {
      const { speaker, start, text } = sentence;
      const name = speaker && JSON.stringify([speaker.zh, speaker.en]);
      if (speaker && name !== open) entries.push({ speaker, key: this.#keyOf(speech, sentence), start, opening: text });
      open = name;
    }
    return new Set(entries.map(({ speaker }) => speaker.zh ?? speaker.en)).size > 1 ? entries : [];
  }

  /** Every place of a speech that has some words, marked. */
  placesOf(file: string, words: string): Claim[] {
    const speech = this.#speeches.get(file);
    return speech ? placesOfWords(new Sources([speech]), words, (this.#glossary ??= loadGlossary())) : [];
  }

  /** Key of the first sentence that begins at a place or behind it; undefined where there is none. */
  keyAt(file: string, place: number): string | undefined {
    const speech = this.#speeches.get(file);
    const sentence = speech && sentencesOf(speech).find(({ start }) => start >= place);
    return sentence && this.#keyOf(speech, sentence);
  }

  #keyOf({ info, raw }: Speech, { start, end }: Span): string {
    return citationKey({ file: info.file, start, end, quote: raw.slice(start, end) });
  }

  #anywhere(hash: string): Place | undefined {
    if (!this.#places) {
      this.#places = new Map();
      for (const speech of this.speeches) {
        for (const { start, end } of sentencesOf(speech)) {
          const known = quoteHash(speech.raw.slice(start, end));
          if (!this.#places.has(known)) this.#places.set(known, { file: speech.info.file, start, end });
        }
      }
    }
    return this.#places.get(hash);
  }
}

function sentencesOf(speech: Speech): Sentence[] {
  return speech.passages.flatMap((passage) => passage.sentences);
}

/** Where a quote from `start` on ends at the latest: after a sentence, else a clause, else between characters. */
function endOfQuote(raw: string, { sentences }: Passage, start: number): number {
  const limit = start + longestQuote;
  const sentence = sentences.findLast(({ end }) => start < end && end <= limit);
  if (sentence) return sentence.end;
  const text = raw.slice(start, limit);
  const clause = Math.max(...["，", ",", "；", ";", "、"].map((mark) => text.lastIndexOf(mark)));
  if (clause > 0) return start + clause;
  return /[\uD800-\uDBFF]$/.test(text) ? limit - 1 : limit;
}

function holds(raw: string, passage: Span, { start, end }: Span, hash: string): boolean {
  const quotable = passage.start <= start && start < end && end <= passage.end;
  return quotable && quoteHash(raw.slice(start, end)) === hash;
}

/** Looks for a quote wherever a sentence or clause begins: at its old length, else as whole sentences. */
function findWithin({ info: { file }, raw, passages }: Speech, length: number, hash: string): Place | undefined {
  for (const passage of passages) {
    for (const [first, sentence] of passage.sentences.entries()) {
      const starts = clauseStarts(raw, sentence);
      const ends = passage.sentences.slice(first).map(({ end }) => end);
      const longest = ends.findIndex((end) => end - sentence.start > 2 * length);
      const spans = [
        ...starts.map((start) => ({ start, end: start + length })),
        ...ends.slice(0, longest < 0 ? undefined : longest + 1).map((end) => ({ start: sentence.start, end })),
      ];
      const span = spans.find((candidate) => holds(raw, passage, candidate, hash));
      if (span) return { file, ...span };
    }
  }
  return undefined;
}

function clauseStarts(raw: string, { start, end }: Span): number[] {
  const marks = raw.slice(start, end).matchAll(/[，,、；;：:。“「]\s*/gu);
  return [start, ...[...marks].map((mark) => start + mark.index + mark[0].length)];
}

/** Headings and items of an enumeration stand on lines of their own, whatever the source does. */
export function beginsParagraph(raw: string, previous: Sentence, sentence: Sentence): boolean {
  const sameSection = previous.section.join("\n") === sentence.section.join("\n");
  return sentence.role !== "body" || !sameSection || raw.slice(previous.end, sentence.start).includes("\n");
}
