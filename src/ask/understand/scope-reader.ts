import type { SpeechInfo, Span } from "../../domain.ts";
import { englishTerms } from "../../text/english-terms.ts";
import { normalise } from "../../text/normalise.ts";
import { DocumentNumbers } from "../catalogue/document-numbers.ts";
import {
  demonstrative,
  englishNouns,
  isDue,
  isMeant,
  isYearAlone,
  type Mention,
  nounsLongestFirst,
} from "./name-meant.ts";
import { nounsBefore } from "./nouns-before.ts";
import { kindsNamed, Names, nameWords } from "./names.ts";
import type { Scope } from "../request.ts";

/** What is known of a message before its names are read. */
interface WordsAbout {
  /** It is about who said something, so that any post in it is meant as one who did. */
  readonly claims?: boolean;
  /** It sets people or documents side by side. */
  readonly comparing?: boolean;
}

const { cues } = nameWords;
const han = /\p{Script=Han}/u;
const latin = /[a-z0-9]/u;
/** The longest piece of a title beside a noun. */
const longestPiece = 12;
/** `城市长期`, `市长们`, `县级`: what behind a name makes it another word; and what before it does. */
const spoiltAfter = /^[们级期远久路街]/u;
const spoiltBefore = /[副原前]$|(?:vice|deputy|former|ex)[ -]$/u;
const connective = /^的?\s*$/u;
/** `主持的会`: what anybody does at a meeting names none. */
const deedsOfMeetings = new Set(nameWords.deeds);

/** Reads from a message which documents of a catalogue it names. Time grows with the message times the catalogue. */
export class ScopeReader {
  readonly numbers: DocumentNumbers;
  readonly #names: Names;

  constructor(readonly catalogue: readonly SpeechInfo[]) {
    this.numbers = new DocumentNumbers(catalogue);
    this.#names = new Names(catalogue);
  }

  read(message: string, about: WordsAbout = {}): Scope {
    const text = normalise(message);
    const mentions = this.#mentions(text, about);
    const groups = groupsOf(mentions);
    const people = groups.flatMap(({ speakers }) => [...speakers]);
    const sides = groups.length > 1 ? groups.map(({ files }) => [...files]) : [];
    return {
      files: [...new Set(groups.flatMap(({ files }) => [...files]))],
      sides,
      speakers: [...new Set(people)],
      mentions: mentions.map(({ start, end }) => ({ start, end })),
      rest: restOf(text, mentions),
      ...(mentions.length > 0 && mentions.every((one) => isYearAlone(text, one)) && { tentative: true }),
    };
  }

  /** What a normalised text calls documents, whether it is meant so or not. */
  namesIn(text: string): Mention[] {
    return this.#formsIn(text);
  }

  /** In order, none overlapping: of overlapping ones the longest. */
  #mentions(text: string, { claims = false, comparing = false }: WordsAbout): Mention[] {
    const forms = this.#formsIn(text);
    const found = [
      ...this.#withKinds(text, forms),
      ...this.#numbersIn(text),
      ...this.#titlePieces(text, forms),
      ...this.#titleWords(text),
    ];
    const candidates = longestOf(found);
    const meant = candidates.map((mention) => (claims && mention.strength === "post") || isMeant(text, mention));
    // `市长和区委书记谁更严`: one that is set beside a name is one.
    const isComparing = comparing || cues.comparing.some((word) => text.includes(word));
    for (const step of [1, -1]) {
      for (let i = step > 0 ? 0 : candidates.length - 1; candidates[i] && candidates[i + step]; i += step) {
        const [first, second] = [candidates[Math.min(i, i + step)], candidates[Math.max(i, i + step)]];
        if (first && second && (meant[i] || isComparing) && isBeside(text, first, second) && differ(first, second)) {
          meant[i] = meant[i + step] = true;
        }
      }
    }
    const others = candidates.filter(({ strength }, i) => meant[i] && strength !== "year");
    // A year narrows what is named beside it; of other documents it says nothing.
    return candidates.filter((mention, i) =>
      mention.strength === "year" && others.length > 0
        ? meant[i] || others.some((other) => Array.from(other.files).some((file) => mention.files.has(file)))
        : meant[i] || mention.strength === "year",
    );
  }

  #formsIn(text: string): Mention[] {
    const found: Mention[] = [];
    for (let at = 0; at < text.length; at++) {
      for (const form of this.#names.startingWith(text.slice(at, at + 2))) {
        if (!text.startsWith(form.words, at)) continue;
        let end = at + form.words.length;
        if (latin.test(form.words[0] ?? "") && latin.test(text[at - 1] ?? "")) continue;
        if (latin.test(form.words.at(-1) ?? "") && latin.test(text[end] ?? "")) continue;
        if (
          spoiltBefore.test(text.slice(Math.max(0, at - 8), at)) ||
          (form.strength !== "sure" && spoiltAfter.test(text.slice(end, end + 1)))
        )
          continue;
        if (/^\d{4}$/u.test(form.words)) {
          if (isDue(text, at, end)) continue;
          if (text[end] === "年") end += 1;
        }
        if (/^(?:'s|’s)/u.test(text.slice(end, end + 2))) end += 2;
        found.push({ ...form, start: at, end });
      }
    }
    return found;
  }

  /** `防汛应急预案里`: a noun for a kind behind other nouns names only what has them in its title. */
  #withKinds(text: string, forms: readonly Mention[]): Mention[] {
    return forms.flatMap((form) => {
      const files = form.strength === "kind" ? this.#called(text, form.start, forms, form.files) : form.files;
      return files.size > 0 ? [{ ...form, files }] : [];
    });
  }

  /** Of some documents those that are called by the nouns before a place too, but for nouns that name documents themselves. */
  #called(text: string, start: number, forms: readonly Mention[], files: ReadonlySet<string>): ReadonlySet<string> {
    if (demonstrative.test(text.slice(0, start)) || forms.some(({ end }) => end === start)) return files;
    return nounsBefore(text, start).reduce((left, noun) => this.#names.titledWith(noun, left), files);
  }

  #numbersIn(text: string): Mention[] {
    return this.numbers
      .in(text)
      .filter(({ files }) => files.size > 0)
      .map((number): Mention => ({ ...number, speakers: new Set(), strength: "sure" }));
  }

  /** `疫情防控的会`, `消防法`, `三年行动那篇`: a piece of a title that few share, before a noun for its kind. */
  #titlePieces(text: string, forms: readonly Mention[]): Mention[] {
    const found: Mention[] = [];
    let free = 0;
    for (let at = 0; at < text.length; at++) {
      const kind = han.test(text[at] ?? "") ? nounsLongestFirst.find((word) => text.startsWith(word, at)) : undefined;
      if (kind === undefined) continue;
      const named = kindsNamed(kind);
      const kinds = named.size > 0 ? named : undefined;
      let end = at;
      while (end > free && /[的那这个篇份部在]/u.test(text[end - 1] ?? "")) end -= 1;
      for (let start = Math.max(free, end - longestPiece); start <= end - 2; start++) {
        const piece = text.slice(start, end);
        if (!/^[\p{Script=Han}\d]+$/u.test(piece) || deedsOfMeetings.has(piece)) continue;
        // `海拉尔政府工作报告` is none on `工作` alone: what stands before the piece belongs to the name.
        const files = this.#called(text, start, forms, this.#names.withTitlePiece(piece, kinds));
        if (files.size === 0) continue;
        found.push({ start, end: at + kind.length, files, speakers: new Set(), strength: "sure" });
        break;
      }
      free = at;
      at += kind.length - 1;
    }
    return found;
  }

  /** `the dormitory rules`, `the notice on heating`: words of a title beside a noun for its kind, one of which few share. */
  #titleWords(text: string): Mention[] {
    const tokens = Array.from(text.matchAll(/[a-z]+(?:-[a-z]+)*|\d+|[^\sa-z\d]/gu), (match) => ({
      word: match[0],
      start: match.index,
      end: match.index + match[0].length,
    }));
    const found: Mention[] = [];
    for (const [place, noun] of tokens.entries()) {
      if (!englishNouns.has(noun.word)) continue;
      const meant = kindsNamed(noun.word);
      const kinds = meant.size > 0 ? meant : undefined;
      const beside = (places: readonly number[]): void => {
        let files: ReadonlySet<string> | undefined;
        let [first, last, telling] = [place, place, false];
        for (const at of places) {
          const token = tokens[at];
          if (!token || !/^[a-z\d-]+$/u.test(token.word)) break;
          const stems = englishTerms(token.word);
          if (stems.length === 0) continue;
          const named = stems.map((stem) => this.#names.withTitleWord(stem, kinds));
          const shared = named.reduce<ReadonlySet<string>>(
            (left, one) => new Set([...one.files].filter((file) => left.has(file))),
            files ?? named[0]?.files ?? new Set(),
          );
          if (shared.size === 0) break;
          files = shared;
          telling ||= named.some(({ few }) => few);
          [first, last] = [Math.min(first, at), Math.max(last, at)];
        }
        if (!telling || !files) return;
        const [start, end] = [tokens[first]?.start ?? 0, tokens[last]?.end ?? 0];
        found.push({ start, end, files, speakers: new Set(), strength: "sure" });
      };
      beside([1, 2, 3, 4].map((back) => place - back));
      if (/^(?:on|about|for|of)$/u.test(tokens[place + 1]?.word ?? "")) beside([2, 3, 4, 5].map((on) => place + on));
    }
    return found;
  }
}

/** Of overlapping spans the longest, of those of one length the first; in the order of the text. */
export function longestOf<T extends Span>(spans: readonly T[]): T[] {
  const kept: T[] = [];
  for (const span of spans.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (!kept.some((longer) => longer.start < span.end && span.start < longer.end)) kept.push(span);
  }
  return kept.sort((a, b) => a.start - b.start);
}

function isBeside(text: string, first: Mention, second: Mention): boolean {
  const between = text
    .slice(first.end, second.start)
    .replace(/\bthe\s*$/u, "")
    .trim();
  return cues.conjunctions.includes(between) || (connective.test(between) && first.end < second.start);
}

function differ(first: Mention, second: Mention): boolean {
  return (
    Array.from(first.files).some((file) => !second.files.has(file)) || first.speakers.size + second.speakers.size > 1
  );
}

interface Group {
  files: Set<string>;
  speakers: Set<string>;
}

/** Mentions that can mean the same documents narrow each other; the others stand side by side, as do two people. */
function groupsOf(mentions: readonly Mention[]): Group[] {
  const groups: Group[] = [];
  for (const { files, speakers } of mentions) {
    const shares = (group: Group): boolean => Array.from(files).some((file) => group.files.has(file));
    const isOther = (group: Group): boolean =>
      speakers.size > 0 &&
      group.speakers.size > 0 &&
      !Array.from(speakers).some((speaker) => group.speakers.has(speaker));
    const group = groups.find((candidate) => shares(candidate) && !isOther(candidate));
    if (!group) {
      groups.push({ files: new Set(files), speakers: new Set(speakers) });
      continue;
    }
    group.files = new Set(Array.from(group.files).filter((file) => files.has(file)));
    const common = Array.from(speakers).filter((speaker) => group.speakers.has(speaker));
    group.speakers = new Set(common.length > 0 ? common : [...group.speakers, ...speakers]);
  }
  return groups;
}

/** A text without its mentions, which come in order and do not overlap. */
export function restOf(text: string, mentions: readonly Span[]): string {
  const kept: string[] = [];
  let at = 0;
  for (const { start, end } of mentions) {
    kept.push(text.slice(at, start));
    at = end;
  }
  return [...kept, text.slice(at)].join(" ").replace(/\s+/gu, " ").trim();
}
