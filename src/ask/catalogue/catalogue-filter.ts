import type { SpeechInfo, Span } from "../../domain.ts";
import { contentWords } from "../../text/chinese-terms.ts";
import { englishTerms } from "../../text/english-terms.ts";
import { normalise } from "../../text/normalise.ts";
import { canBeRead } from "../../text/readings.ts";
import { type Asked, isAsked, isSuperlative } from "./catalogue-keys.ts";
import { type Condition, FilterConditions } from "./filter-conditions.ts";
import { askedIn, isOfDocuments, isOfIssue, masked, relativeTimesIn, type Rest, restIn } from "./filter-frame.ts";
import { longestOf, type ScopeReader } from "../understand/scope-reader.ts";

/** A condition with its words as the message has them. */
export interface FilterPart extends Condition {
  readonly words: string;
}

/** Which documents of the catalogue a message asks for, and what of them. */
export interface CatalogueFilter {
  readonly parts: readonly FilterPart[];
  /** What is asked for and no entry has. */
  readonly unknown: readonly string[];
  /** Times that only a calendar could tell (`去年`). */
  readonly relative: readonly string[];
  /** What is asked of the documents, where words alone tell. */
  readonly asked?: Asked | undefined;
  /** Whether the message is nothing else, so that it asks the catalogue, whatever it looks like. */
  readonly isWhole: boolean;
}

/** What messages that are read for a filter have at most, unless they surely ask the catalogue. */
const longestWhole = 80;
/** What may be asked of any document that is only called by its kind: who is meant, is not sure. */
const ofOne: ReadonlySet<Asked> = new Set(["date", "number", "speaker"]);

/** Reads which documents of a catalogue a message asks for. */
export class FilterReader {
  readonly #conditions: FilterConditions;
  readonly #entries: ReadonlyMap<string, Entry>;

  constructor(catalogue: readonly SpeechInfo[], scopes: ScopeReader) {
    this.#conditions = new FilterConditions(catalogue, scopes);
    this.#entries = new Map(catalogue.map((info) => [info.file, entryOf(info)]));
  }

  /** Undefined where the message filters nothing, or is no question to a catalogue (`isCatalogue`: it surely is one). */
  read(message: string, isCatalogue: boolean): CatalogueFilter | undefined {
    const text = normalise(message);
    if (!isCatalogue && text.length > longestWhole) return undefined;
    const conditions = this.#conditions.in(text);
    const relative = longestOf(relativeTimesIn(text));
    const rest = restIn(text, longestOf([...conditions, ...relative]));
    const frame = masked(text, [...conditions, ...relative]);
    const key = askedIn(frame);
    const isNoun = key === undefined && rest.length === 0 && isOfSeveral(frame, conditions);
    const asked = isNoun ? "list" : key !== undefined && isAsked(key) ? key : undefined;
    const sought = rest.filter((one) => one.isAsked).map((one) => this.#inEntries(text, one));
    const isWhole =
      rest.length === 0
        ? isNoun || isCatalogues(frame, conditions, relative.length > 0, asked)
        : sought.length === rest.length &&
          isCataloguesBeside(frame, conditions, asked) &&
          rest.every(({ isSure }, at) => {
            const isHeld = sought[at]?.files.size !== 0;
            return isSure ? isHeld || isOfDocuments(frame) : isHeld && asked !== undefined && ofOne.has(asked);
          });
    if (!isCatalogue && !isWhole) return undefined;
    // Latin letters keep their length; a few other characters do not.
    const written = text.length === message.length ? message : text;
    const words = ({ start, end }: Span): string => written.slice(start, end).trim();
    const found = [...conditions, ...sought.filter(({ files }) => files.size > 0)];
    const unknown = sought.filter(({ files }) => files.size === 0).map(words);
    if (found.length + unknown.length + relative.length === 0) return undefined;
    const parts = found.map((condition): FilterPart => ({ ...condition, words: words(condition) }));
    return { parts, unknown, relative: relative.map(words), asked, isWhole };
  }

  /** Whose speaker's name is spelt so: `zhou boheng`. */
  #spoken(words: string): string[] {
    const letters = words.replaceAll(" ", "");
    if (!/^[a-z]+$/u.test(letters)) return [];
    return Array.from(this.#entries).flatMap(([file, { people }]) =>
      people.some((name) => canBeRead(name, letters)) ? [file] : [],
    );
  }

  /** A body is not its office: without the documents of a body whose name goes on from that of another among them. */
  #ofBodies(files: readonly string[]): string[] {
    const bodyOf = (file: string): string => this.#entries.get(file)?.body ?? "";
    const bodies = [...new Set(files.map(bodyOf))];
    return files.filter((file) => !bodies.some((body) => body !== bodyOf(file) && bodyOf(file).startsWith(body)));
  }

  /** Words that no name has, as words of the entries: first of who issued them. */
  #inEntries(text: string, { start, end }: Rest): Condition {
    const words = text.slice(start, end);
    const holding = (part: (entry: Entry) => Words): string[] =>
      Array.from(this.#entries).flatMap(([file, entry]) => (holds(part(entry), words) ? [file] : []));
    const issued = this.#ofBodies(holding(({ issuer }) => issuer));
    return issued.length > 0
      ? { facet: "body", start, end, files: this.#conditions.ofSameBody(issued) }
      : { facet: "words", start, end, files: new Set([...holding(({ whole }) => whole), ...this.#spoken(words)]) };
  }
}

/** The files that meet a filter: parts of one facet stand side by side, those of several narrow each other. */
export function filesOf({ parts }: CatalogueFilter): ReadonlySet<string> {
  const met = facetsOf(parts).map(joined);
  const [first = new Set<string>(), ...others] = met;
  return new Set(Array.from(first).filter((file) => others.every((files) => files.has(file))));
}

/** The parts of each facet, in the order of the message; words of an entry count as names. */
export function facetsOf(parts: readonly FilterPart[]): FilterPart[][] {
  const facets = new Map<string, FilterPart[]>();
  for (const part of parts) {
    const facet = part.facet === "words" ? "name" : part.facet;
    facets.set(facet, [...(facets.get(facet) ?? []), part]);
  }
  return [...facets.values()];
}

/** Names that can mean the same documents narrow each other; everything else stands side by side. */
function joined(parts: readonly FilterPart[]): ReadonlySet<string> {
  const sets: Set<string>[] = [];
  for (const { facet, files } of parts) {
    const isName = facet === "name" || facet === "words";
    const at = isName ? sets.findIndex((set) => Array.from(files).some((file) => set.has(file))) : -1;
    if (at < 0) sets.push(new Set(files));
    else sets[at] = new Set(Array.from(sets[at] ?? []).filter((file) => files.has(file)));
  }
  return new Set(sets.flatMap((set) => [...set]));
}

/** Whether conditions alone ask the catalogue: where documents may say what is named, only beside a word for documents. */
function isCatalogues(
  frame: string,
  conditions: readonly Condition[],
  isRelative: boolean,
  asked: Asked | undefined,
): boolean {
  const isNumber = conditions.some(({ facet }) => facet === "number");
  if (asked === undefined) return isNumber;
  if (conditions.length === 0) return isRelative && isOfDocuments(frame);
  if (conditions.every(({ facet }) => facet === "kind") && ofOne.has(asked)) return false;
  return isNumber || !isVague(conditions) || isSuperlative(asked) || isOfDocuments(frame);
}

/** The same where something else is named: `采石场那份通知是哪天印发的`, `应急部门的讲话有哪些`. */
function isCataloguesBeside(frame: string, conditions: readonly Condition[], asked: Asked | undefined): boolean {
  if (asked === undefined || conditions.some(({ isAmbiguous }) => isAmbiguous && !ofOne.has(asked))) return false;
  const isKind = conditions.some(({ facet }) => facet === "kind" || facet === "body");
  return ofOne.has(asked) ? isKind && isOfIssue(frame) : isKind || isOfDocuments(frame);
}

/** `省政府办公厅2023年发的通知`: a noun for documents with what filters them; of one alone it may be the name. */
function isOfSeveral(frame: string, conditions: readonly Condition[]): boolean {
  const isFiltered = conditions.some(({ facet }) => facet !== "kind" && facet !== "number");
  const first = new Set(conditions.flatMap(({ files }) => [...files]));
  const met = Array.from(first).filter((file) => conditions.every(({ files }) => files.has(file)));
  const isKind = conditions.some(({ facet }) => facet === "kind") && met.length !== 1;
  return isFiltered && !conditions.some(({ isAmbiguous }) => isAmbiguous) && (isKind || isOfDocuments(frame));
}

/** Whether all that is named may be what documents say, rather than what they are. */
function isVague(conditions: readonly Condition[]): boolean {
  return (
    conditions.some(({ isAmbiguous }) => isAmbiguous) ||
    conditions.every(({ facet }) => facet === "level" || facet === "name")
  );
}

/** Chinese as it is written, English by its words. */
interface Words {
  readonly text: string;
  readonly stems: ReadonlySet<string>;
}

interface Entry {
  readonly whole: Words;
  readonly issuer: Words;
  /** Who issued it, in Chinese. */
  readonly body: string;
  readonly people: readonly string[];
}

function entryOf({ file, title, issuer, place, speakers, number, english, aliases = [] }: SpeechInfo): Entry {
  const people = speakers.flatMap(({ post, name }) => (name ? [post, name] : [post]));
  const names = [title, ...(issuer ? [issuer] : []), ...(place ? [place] : []), ...people];
  const text = [...names.flatMap(({ zh, en }) => [zh, en]), ...aliases, number ?? "", file].join("\n");
  return {
    whole: wordsOf(text, [...(english?.words ?? []), ...(english?.bodies ?? [])]),
    people: speakers.flatMap(({ name }) => (name ? [normalise(name.zh)] : [])),
    body: normalise(issuer?.zh ?? ""),
    issuer: wordsOf(issuer ? `${issuer.zh}\n${issuer.en}` : "", english?.bodies ?? []),
  };
}

function wordsOf(text: string, stems: readonly string[]): Words {
  return { text: normalise(text), stems: new Set([...englishTerms(text), ...stems]) };
}

/** Whether all words of a piece are there. */
function holds({ text, stems }: Words, piece: string): boolean {
  if (text.includes(piece)) return true;
  const inEnglish = englishTerms(piece);
  const inChinese = contentWords(piece).filter((word) => /\p{Script=Han}/u.test(word));
  return (
    inEnglish.length + inChinese.length > 0 &&
    inEnglish.every((stem) => stems.has(stem)) &&
    inChinese.every((word) => text.includes(word))
  );
}
