import { stemmer } from "stemmer";
import type { Span } from "../../domain.ts";
import type { MappedText } from "../../text/mapped-text.ts";
import { eachUnit, isNumeric } from "../../text/units.ts";
import { align, type Alignment } from "./alignment.ts";

/** A text as units: their ids, and where each stands in its raw text. */
export interface Units {
  readonly ids: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A stretch of one of the texts of an index, in that text's raw offsets. */
export interface TextPlace extends Span {
  /** Which text, in the order given. */
  readonly text: number;
}

/** Ids of what stands between two texts, and of words that no text has: equal to nothing. */
const boundary = -1;
const unknown = -2;
/** A stretch compared in full is the better for fewer places to look at: the rarest pairs lead there. */
const mostVotes = 60_000;
const mostCandidates = 6;
/** Comparing takes the square of the length: longer texts than a message holds are only looked for as they are. */
const longestCompared = 4096;

/** The units of some texts as they are gathered. */
interface Row {
  readonly idOf: Map<string, number>;
  readonly words: string[];
  readonly ids: number[];
  readonly starts: number[];
  readonly ends: number[];
  /** Place of the first unit of each text. */
  readonly firsts: number[];
}

function interned(unit: string, { idOf, words }: Row): number {
  let id = idOf.get(unit);
  if (id === undefined) {
    id = words.push(unit) - 1;
    idOf.set(unit, id);
  }
  return id;
}

/** Every unit of some texts in one row, with an index of neighbouring pairs: finds words exactly, or nearly. */
export class TextIndex {
  readonly #idOf: ReadonlyMap<string, number>;
  readonly #words: readonly string[];
  #inflections: Map<string, Set<number>> | undefined;
  readonly #ids: Int32Array;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  /** Place of the first unit of each text. */
  readonly #firsts: readonly number[];
  readonly #shift: number;
  /** `#postings` from `#buckets[h]` to `#buckets[h + 1]`: places of the pairs whose hash is `h`. */
  readonly #buckets: Int32Array;
  readonly #postings: Int32Array;

  /** `texts`: of each its stretches in order, as a person reads them, with their raw offsets. Pauses behind each text. */
  static *building(texts: Iterable<readonly MappedText[]>): Generator<void, TextIndex> {
    const row: Row = { idOf: new Map(), words: [], ids: [], starts: [], ends: [], firsts: [] };
    const { ids, starts, ends, firsts } = row;
    for (const stretches of texts) {
      firsts.push(ids.length);
      for (const stretch of stretches) {
        eachUnit(stretch, (unit, start, end) => {
          ids.push(interned(unit, row));
          starts.push(start);
          ends.push(end);
        });
      }
      ids.push(boundary);
      starts.push(0);
      ends.push(0);
      yield;
    }
    return new TextIndex(row);
  }

  private constructor({ idOf, words, ids, starts, ends, firsts }: Row) {
    this.#idOf = idOf;
    this.#words = words;
    this.#firsts = firsts;
    this.#ids = Int32Array.from(ids);
    this.#starts = Int32Array.from(starts);
    this.#ends = Int32Array.from(ends);
    const bits = Math.min(22, Math.max(8, Math.ceil(Math.log2(ids.length + 1))));
    this.#shift = 32 - bits;
    this.#buckets = new Int32Array(2 ** bits + 1);
    this.#postings = new Int32Array(Math.max(0, ids.length - 1));
    this.#fillPostings(2 ** bits);
  }

  #fillPostings(buckets: number): void {
    const last = this.#ids.length - 1;
    for (let at = 0; at < last; at++) this.#buckets[this.#hashAt(at) + 1]! += 1;
    for (let bucket = 0; bucket < buckets; bucket++) this.#buckets[bucket + 1]! += this.#buckets[bucket]!;
    const next = this.#buckets.slice();
    for (let at = 0; at < last; at++) this.#postings[next[this.#hashAt(at)]!++] = at;
  }

  #hashAt(at: number): number {
    return this.#hash(this.#ids[at]!, this.#ids[at + 1]!);
  }

  #hash(first: number, second: number): number {
    return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> this.#shift;
  }

  /** How many units the texts have. */
  get size(): number {
    return this.#ids.length;
  }

  /** The units of another text, to be looked for here. */
  unitsOf(text: MappedText): Units {
    const units = { ids: [] as number[], starts: [] as number[], ends: [] as number[] };
    eachUnit(text, (unit, start, end) => {
      units.ids.push(this.#idOf.get(unit) ?? unknown);
      units.starts.push(start);
      units.ends.push(end);
    });
    return units;
  }

  /** The units of a text for `like`, each Latin word with its inflections. */
  inflected(text: MappedText): ReadonlySet<number>[] {
    if (!this.#inflections) {
      this.#inflections = new Map();
      for (const [id, word] of this.#words.entries()) {
        const stem = stemmer(word);
        const known = this.#inflections.get(stem);
        if (known) known.add(id);
        else this.#inflections.set(stem, new Set([id]));
      }
    }
    const sequence: ReadonlySet<number>[] = [];
    eachUnit(text, (unit) => sequence.push(this.#inflections?.get(stemmer(unit)) ?? new Set()));
    return sequence;
  }

  /** A stretch with the rest of the numbers that it cuts at either end. */
  withWholeNumbers(first: number, end: number): [first: number, end: number] {
    let [from, to] = [first, end];
    const cuts = (at: number): boolean => this.apart(at) === 0 && this.#isNumeric(at - 1) && this.#isNumeric(at);
    while (to > from && cuts(to)) to++;
    while (to > from && cuts(from)) from--;
    return [from, to];
  }

  #isNumeric(at: number): boolean {
    return isNumeric(this.wordAt(at) ?? "");
  }

  /** Raw characters between a unit and the one before it; infinite where there is none. */
  apart(at: number): number {
    return (this.#ids[at - 1] ?? boundary) === boundary ? Infinity : this.#starts[at]! - this.#ends[at - 1]!;
  }

  /** The unit at a place; undefined between texts. */
  wordAt(at: number): string | undefined {
    return this.#words[this.#ids[at] ?? boundary];
  }

  /** The units of a stretch, cut from its raw text. */
  unitsIn(first: number, end: number): Units {
    const part = (of: Int32Array): number[] => Array.from(of.subarray(first, end));
    return { ids: part(this.#ids), starts: part(this.#starts), ends: part(this.#ends) };
  }

  /** As much of `[from, to)` as is of the text of the unit at `place`. */
  withinText(place: number, from: number, to: number): [from: number, to: number] {
    const text = this.#textAt(place);
    const end = (this.#firsts[text + 1] ?? this.#ids.length) - 1;
    return [Math.max(from, this.#firsts[text] ?? 0), Math.min(to, end)];
  }

  /** Where the units `[first, end)` stand. */
  placeOf(first: number, end: number): TextPlace {
    return { text: this.#textAt(first), start: this.#starts[first] ?? 0, end: this.#ends[end - 1] ?? 0 };
  }

  #textAt(at: number): number {
    let low = 0;
    let high = this.#firsts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#firsts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The places where exactly these units stand, in order. */
  exact(ids: readonly number[]): number[] {
    if (ids.includes(unknown)) return [];
    if (ids.length < 2) return this.like(ids.map((id) => new Set([id])));
    let rarest = 0;
    for (let at = 1; at < ids.length - 1; at++) if (this.#count(ids, at) < this.#count(ids, rarest)) rarest = at;
    return Array.from(this.#pairs(ids, rarest), (at) => at - rarest).filter((first) =>
      ids.every((id, at) => id === this.#ids[first + at]),
    );
  }

  /** The places where units stand one behind the other that are each one of a set of ids. */
  like(sequence: readonly ReadonlySet<number>[]): number[] {
    const [first] = sequence;
    if (!first || sequence.some(({ size }) => size === 0)) return [];
    if (sequence.length > 1 && sequence.every(({ size }) => size === 1))
      return this.exact(sequence.flatMap((set) => [...set]));
    const ids = this.#ids;
    const only = first.size === 1 ? [...first][0] : undefined;
    const places: number[] = [];
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at]!;
      if (only === undefined ? !first.has(id) : id !== only) continue;
      if (sequence.every((set, place) => set.has(ids[at + place] ?? boundary))) places.push(at);
    }
    return places;
  }

  /** The stretches most like these units, the best first. Pauses after each that is compared. */
  *nearest(ids: readonly number[]): Generator<void, Alignment[]> {
    if (ids.length > longestCompared) return [];
    const found: Alignment[] = [];
    for (const [from, to] of this.#candidates(ids)) {
      for (const [start, end] of this.#withinTexts(from, to)) {
        found.push(align(ids, this.#ids, start, end));
        yield;
      }
    }
    return found.sort((a, b) => a.distance - b.distance || a.first - b.first);
  }

  /** A window cut where one text ends and the next begins. */
  #withinTexts(from: number, to: number): [number, number][] {
    const parts: [number, number][] = [];
    for (let text = this.#textAt(from); (this.#firsts[text] ?? to) < to; text++) {
      const end = Math.min(to, (this.#firsts[text + 1] ?? this.#ids.length) - 1);
      const start = Math.max(from, this.#firsts[text] ?? 0);
      if (start < end) parts.push([start, end]);
    }
    return parts;
  }

  /** Windows that share most pairs with the units along a diagonal, a rare pair counting for more. */
  #candidates(ids: readonly number[]): [number, number][] {
    const width = Math.max(8, ids.length >> 1);
    const votes = new Map<number, number>();
    const places = [...ids.keys()].slice(0, -1).sort((a, b) => this.#count(ids, a) - this.#count(ids, b));
    let cast = 0;
    for (const place of places) {
      const count = this.#count(ids, place);
      if (cast > 0 && cast + count > mostVotes) break;
      cast += count;
      const weight = Math.log(1 + this.#ids.length / (1 + count));
      let counted = Number.NaN;
      for (const at of this.#pairs(ids, place)) {
        const window = Math.floor((at - place) / width);
        if (window !== counted) votes.set(window, (votes.get(window) ?? 0) + weight);
        counted = window;
      }
    }
    const score = (window: number): number => (votes.get(window) ?? 0) + (votes.get(window + 1) ?? 0);
    return [...votes.keys()]
      .flatMap((window) => [window - 1, window])
      .sort((a, b) => score(b) - score(a) || a - b)
      .filter((window, index, all) => window !== all[index - 1])
      .slice(0, mostCandidates)
      .map((window) => [
        Math.max(0, window * width - 8),
        Math.min(this.#ids.length, (window + 2) * width + ids.length + 8),
      ]);
  }

  #count(ids: readonly number[], at: number): number {
    const hash = this.#hash(ids[at] ?? unknown, ids[at + 1] ?? unknown);
    return this.#buckets[hash + 1]! - this.#buckets[hash]!;
  }

  *#pairs(ids: readonly number[], at: number): Generator<number> {
    const [first = unknown, second = unknown] = [ids[at], ids[at + 1]];
    const hash = this.#hash(first, second);
    for (let place = this.#buckets[hash]!; place < this.#buckets[hash + 1]!; place++) {
      const found = this.#postings[place]!;
      if (this.#ids[found] === first && this.#ids[found + 1] === second) yield found;
    }
  }
}
