import { tag } from "jieba-wasm";
import type { Span } from "../../domain.ts";
import { isWeakPost, posts } from "../../corpus/structure/saying.ts";
import { normalise, toSimplified } from "../../text/normalise.ts";
import { nameAt } from "../../corpus/describe/people.ts";
import { nameBeside, surnameBefore, titleAt } from "./chinese-names.ts";
import { isRow, wordsOf } from "./latin-words.ts";
import { masks } from "./person-questions.ts";
import { englishPosts, type SharedPost, sharedWithPost } from "./posts.ts";
import { holds, type Person, type Persons } from "./persons.ts";
import { holdersOf, isAddressedInEnglish, postAround, type PostNamed } from "./post-holders.ts";
import type { Scope } from "../request.ts";
import { bySurname, isSpelt, isSpeltGiven, isSpeltSurname, isSurnamed } from "./spelt-names.ts";

/** Whom a message names. */
export interface PeopleNamed {
  readonly people: readonly Person[];
  readonly posts: readonly PostNamed[];
  /** Who is called so is in none of the documents asked. */
  readonly unknown: readonly string[];
  /** Where the words for all of them stand in the normalised message. */
  readonly spans: readonly Span[];
  /** The normalised message with a name and a post in their places that are always the same. */
  readonly masked: string;
}

interface Found extends Span {
  readonly people: readonly Person[];
  readonly post?: PostNamed;
  readonly unknown?: string;
}

const ranks = /(?:常务|执行|第一)?[副代原]$/u;
/** `常委会`, `县长办公会`: what behind a post makes it another word. */
const spoilt = /[会办级们]/u;
/** Reads from messages which people of the documents they name, by name, post, or both. */
export class PersonReader {
  #bySurname: ReadonlyMap<string, readonly Person[]> | undefined;

  constructor(readonly persons: Persons) {}

  /** `scope`: the documents that the message names, whose words are no people. */
  read(message: string, { files, mentions }: Pick<Scope, "files" | "mentions">): PeopleNamed {
    const text = normalise(message);
    const original = message.length === text.length ? message : text;
    const named = withoutOverlaps([
      ...this.#namesIn(text),
      ...this.#spelt(text),
      ...this.#strangers(text),
      ...this.#speltStrangers(text, original),
      ...this.#postsIn(text, blank(text, mentions), files),
      ...this.#englishPostsIn(text, original, files),
    ]);
    return {
      people: [...new Set(named.flatMap(({ people }) => people))],
      posts: named.flatMap(({ post: one }) => one ?? []),
      unknown: [...new Set(named.flatMap(({ unknown }) => unknown ?? []))],
      spans: named.map(({ start, end, post }) => ({ start: start - (post?.counted ?? 0), end })),
      masked: masked(text, named),
    };
  }

  #namesIn(text: string): Found[] {
    return this.persons.all.flatMap((person) => {
      const start = text.indexOf(person.name);
      if (start < 0) return [];
      let end = start + person.name.length;
      end += titleAt(text, end).length;
      return [{ start, end, people: [person] }];
    });
  }

  /** `Wang Sanyun`, `Sanyun Wang`. */
  #spelt(text: string): Found[] {
    const words = wordsOf(text);
    return words.flatMap((word, at): Found[] => {
      for (const count of [3, 2]) {
        const row = words.slice(at, at + count);
        const last = row.at(-1);
        if (row.length < count || !last || !isRow(text, row)) continue;
        const letters = row.map((one) => one.word);
        const people = this.#spelling(letters);
        if (people.length > 0) return [{ start: word.start, end: last.end, people }];
      }
      return [];
    });
  }

  /** Who is spelt so, looked for among those whose family name may be the first or the last of the words. */
  #spelling(letters: readonly string[]): Person[] {
    const known = (this.#bySurname ??= bySurname(this.persons.all));
    const near = new Set([letters[0] ?? "", letters.at(-1) ?? ""].flatMap((word) => known.get(word) ?? []));
    return [...near].filter((person) => isSpelt(person, letters));
  }

  /** `王小明说了什么`: a name that opens the message and is nowhere. */
  #strangers(text: string): Found[] {
    const start = /^(?:请问|问一下|那么?)?/u.exec(text)?.[0].length ?? 0;
    const name = nameAt(text, start);
    const [first] = tag(text.slice(start, start + 8), true);
    if (name === undefined || name !== first?.word || !/^(?:nr|x)/u.test(first.tag)) return [];
    return this.persons.isWritten(name) ? [] : [{ start, end: start + name.length, people: [], unknown: name }];
  }

  /** `who is Wang Xiaoming`: words in capitals that spell a name which is nowhere. */
  #speltStrangers(text: string, original: string): Found[] {
    const words = wordsOf(text);
    return words.flatMap((word, at): Found[] => {
      const next = words[at + 1];
      if (!next || !isRow(text, [word, next])) return [];
      const [first, last] = [word, next].map(({ start, end }) => original.slice(start, end));
      if (!first || !last || ![first, last].every((one) => /^[A-Z][a-z]+$/u.test(one))) return [];
      if (!isSpeltSurname(word.word) || !isSpeltGiven(next.word)) return [];
      const name = `${first} ${last}`;
      const isKnown = this.persons.isWritten(name) || this.#spelling([word.word, next.word]).length > 0;
      return isKnown ? [] : [{ start: word.start, end: next.end, people: [], unknown: name }];
    });
  }

  /** `王书记`, `副市长李二`, `总书记`. */
  #postsIn(text: string, outside: string, files: readonly string[]): Found[] {
    const found: Found[] = [];
    for (let at = 0; at < text.length; at++) {
      const word = posts.at(text, at);
      if (word === undefined) continue;
      const end = at + word.length;
      const start = at - (ranks.exec(text.slice(Math.max(0, at - 3), at))?.[0] ?? "").length;
      const asked = text.slice(start, end).replace(/^原/u, "");
      at = end - 1;
      if (isWeakPost(word) || spoilt.test(text.slice(end, end + 1))) continue;
      const surname = surnameBefore(text, start);
      if (surname !== undefined) {
        found.push(this.#titled(text, { start: start - surname.length, end }, surname, [asked], files));
        continue;
      }
      const name = nameBeside(text, start, end);
      if (name && !this.persons.isWritten(name.name)) {
        found.push({ ...name.span, people: [], unknown: name.name });
        continue;
      }
      const before = outside.slice(0, end);
      const holding = holdersOf(this.persons, files, (held) => sharedWithPost(before, asked, held));
      const post = { ...postAround(text, start, end), posts: [asked], ...holding };
      found.push({ start: post.start, end, people: [], post });
    }
    return found;
  }

  /** `Governor Liu`, `the vice governor`. */
  #englishPostsIn(text: string, original: string, files: readonly string[]): Found[] {
    return englishPosts(text).flatMap(({ start, end, zh }): Found[] => {
      const [next, more] = wordsOf(text.slice(end, end + 40)).map((word) => ({
        ...word,
        start: word.start + end,
        end: word.end + end,
      }));
      const isBeside = next !== undefined && /^ ?$/u.test(text.slice(end, next.start));
      if (isBeside) {
        const isFollowed = more !== undefined && text.slice(next.end, more.start) === " ";
        const both = isFollowed ? this.#spelling([next.word, more.word]) : [];
        if (both.length > 0 && more) return [{ start, end: more.end, people: both }];
        const people = this.#alike(files, (person) => isSurnamed(person, next.word), zh);
        if (people.length > 0) return [{ start, end: next.end, people }];
        if (/^[A-Z][a-z]/u.test(original.slice(next.start, next.end)))
          return [{ start, end: next.end, people: [], unknown: original.slice(start, next.end) }];
      }
      if (zh.length === 0) return [];
      const sharedWith = (held: string): SharedPost | undefined =>
        zh.flatMap((one) => sharedWithPost(one, one, held) ?? [])[0];
      const isAddressed = isAddressedInEnglish(text.slice(0, start));
      const post = {
        start,
        end,
        posts: zh,
        called: zh,
        counted: 0,
        isAddressed,
        ...holdersOf(this.persons, files, sharedWith),
      };
      return [{ start, end, people: [], post }];
    });
  }

  #titled(text: string, span: Span, surname: string, asked: readonly string[], files: readonly string[]): Found {
    const people = this.#alike(files, ({ name }) => name.startsWith(surname), asked);
    const called = text.slice(span.start, span.end);
    const isKnown = people.length > 0 || this.persons.isWritten(called);
    return isKnown ? { ...span, people } : { ...span, people, unknown: called };
  }

  /** Those of a surname who hold a post, else who are its deputies; with no post those of the surname. */
  #alike(files: readonly string[], isMeant: (person: Person) => boolean, asked: readonly string[]): Person[] {
    const named = this.#alikeIn(files, isMeant, asked);
    return named.length > 0 || files.length === 0 ? named : this.#alikeIn([], isMeant, asked);
  }

  #alikeIn(files: readonly string[], isMeant: (person: Person) => boolean, asked: readonly string[]): Person[] {
    const those = this.persons.all.filter(
      (person) => isMeant(person) && (files.length === 0 || files.some((file) => person.posts.has(file))),
    );
    if (asked.length === 0) return those;
    for (const asDeputy of [false, true]) {
      const holding = those.filter(({ posts: own }) => asked.some((one) => holds(own, one, files, asDeputy)));
      if (holding.length > 0) return holding;
    }
    return [];
  }
}

function blank(text: string, spans: readonly Span[]): string {
  return spans.reduce((left, { start, end }) => left.slice(0, start) + " ".repeat(end - start) + left.slice(end), text);
}

/** In order; of those that overlap the longest. */
function withoutOverlaps(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const one of found.toSorted((a, b) => b.end - b.start - (a.end - a.start))) {
    if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
}

function masked(text: string, named: readonly Found[]): string {
  const language = /\p{Script=Han}/u.test(text) ? "zh" : "en";
  let at = 0;
  let said = "";
  for (const { start, end, post: isPost } of named) {
    said += text.slice(at, start) + masks[language][isPost ? "post" : "person"];
    at = end;
  }
  return toSimplified(said + text.slice(at));
}
