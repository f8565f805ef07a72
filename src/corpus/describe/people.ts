import type { Span } from "../../domain.ts";
import * as words from "../structure/saying.ts";

/** Somebody at the start of a text. */
export interface Mention {
  /** What they are called: the name, or the post where no name is given. */
  readonly called: Span;
  /** Where the words for them end, titles included. */
  readonly end: number;
  /** The name stands elsewhere with a post. */
  readonly isKnown?: true;
  readonly by: "name" | "address" | "post";
}

const longestPosts = 40;
const longestPost = 16;
const longestName = 4;

/** The names that texts give with a post, so that they are found without one. All texts are in Simplified characters. */
export class People {
  readonly #known: Set<string>;

  constructor(texts: readonly string[], names: readonly string[]) {
    this.#known = new Set(names);
    for (const text of texts) this.#learn(text);
  }

  #learn(text: string): void {
    for (let at = 0; at < text.length; at++) {
      const post = words.posts.at(text, at);
      if (post === undefined) continue;
      at += post.length - 1;
      let name = nameAt(text, at + 1);
      // A list of those who attend: 县领导王一、李二.
      for (let place = at + 1; name !== undefined; name = nameAt(text, place)) {
        this.#known.add(name);
        place += name.length + 1;
        if (text.charAt(place - 1) !== "、") break;
      }
    }
  }

  /** Whether any name is known at all. */
  get isEmpty(): boolean {
    return this.#known.size === 0;
  }

  /** Who a text begins with; undefined where that is nobody. */
  mentionAt(text: string): Mention | undefined {
    return this.#bare(text) ?? addressed(text) ?? titled(text) ?? postOnly(text);
  }

  #bare(text: string): Mention | undefined {
    for (let length = Math.min(text.length, longestPost); length >= 2; length--) {
      if (!this.#known.has(text.slice(0, length))) continue;
      const post = words.posts.at(text, length) ?? "";
      const by = post === "" ? "name" : "address";
      return { called: { start: 0, end: length }, end: length + post.length, isKnown: true, by };
    }
    return undefined;
  }
}

/** `省委副书记、省长王一`. */
function titled(text: string): Mention | undefined {
  for (let at = 0; at < Math.min(text.length, longestPosts); at++) {
    const post = words.posts.at(text, at);
    if (post === undefined) continue;
    const start = at + post.length;
    const name = nameAt(text, start);
    if (name !== undefined && words.isPosted(text.slice(0, start))) {
      const end = start + name.length;
      return { called: { start, end }, end: end + (words.addresses.at(text, end) ?? "").length, by: "name" };
    }
    at = start - 1;
  }
  return undefined;
}

/** `王一同志`, `王书记`. */
function addressed(text: string): Mention | undefined {
  for (let length = 1; length <= longestName; length++) {
    const post = words.addresses.at(text, length);
    if (post === undefined) continue;
    const end = length + post.length;
    const name = text.slice(0, length);
    if (length === 1 && words.isSurname(name)) return { called: { start: 0, end }, end, by: "address" };
    if (words.looksLikeName(name) && !words.endsAsBody(name))
      return { called: { start: 0, end: length }, end, by: "address" };
  }
  return undefined;
}

/** `市政府主要领导`: whoever that is. */
function postOnly(text: string): Mention | undefined {
  for (let at = 0; at < Math.min(text.length, longestPost); at++) {
    const post = words.posts.at(text, at);
    if (post === undefined) continue;
    const end = at + post.length;
    if (words.isPosted(text.slice(0, end)) && words.isAdverbial(text.slice(end))) {
      return { called: { start: 0, end }, end, by: "post" };
    }
    at = end - 1;
  }
  return undefined;
}

/** The name at a place, as short as what follows it allows. */
export function nameAt(text: string, place: number): string | undefined {
  for (let length = 2; length <= longestName; length++) {
    const name = text.slice(place, place + length);
    if (name.length === length && words.endsNameAt(text, place + length) && words.looksLikeName(name)) return name;
  }
  const foreign = /^\p{Script=Han}{1,8}(?:·\p{Script=Han}{1,8}){1,3}/u.exec(text.slice(place, place + 32))?.[0];
  return foreign;
}
