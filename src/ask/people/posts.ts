import { readFileSync } from "node:fs";
import { tag } from "jieba-wasm";
import { z } from "zod";

const words = z
  .object({
    deputy: z.array(z.string()),
    levels: z.record(z.string(), z.string()),
    /** What an English post may be called in Chinese. */
    posts: z.record(z.string(), z.array(z.string())),
    /** Forms of address that are no post. */
    forms: z.array(z.string()),
    /** Characters that no name of a body ends in. */
    boundaries: z.string(),
    /** How a report says that people did what is asked of a meeting. */
    deeds: z.object({
      chaired: z.array(z.string()),
      attended: z.array(z.string()),
      /** By what a question calls it. */
      did: z.record(z.string(), z.array(z.string())),
    }),
    /** Words about any speech or meeting. */
    generic: z.array(z.string()),
    /** Whom a report names by what they are where it names nobody. */
    attending: z.array(z.string()),
  })
  .parse(JSON.parse(readFileSync(new URL("../words/posts.json", import.meta.url), "utf8")));

export const { deeds, attending, generic } = words;
const boundaries = new Set(words.boundaries);
/** `副` and `总` make another post of one. */
const rank = /[副总]$/u;

/** Whether who holds a post can be called by another, shorter one: `县委书记` by `书记`. `asDeputy`: deputies too. */
export function holdsPost(held: string, asked: string, asDeputy = false): boolean {
  if (held.at(-1) !== asked.at(-1)) return false;
  const [one, other] = [joined(held), joined(asked)];
  if (one.endsWith(other) && !rank.test(one.slice(0, one.length - other.length))) return true;
  return asDeputy && joined(held.replace("副", "")).endsWith(other);
}

/** How much of a post the end of a text says. */
export interface SharedPost {
  /** Characters that both have. */
  readonly shared: number;
  /** What the text says before them that may be of the post: `阜城` of `阜城县委书记`. */
  readonly prefix: string;
  /** Whether the post is more than the bare word asked for. */
  readonly isBodys: boolean;
}

/** Compares the end of `text`, a post that ends in `asked`, with one that is held; undefined where that is another. */
export function sharedWithPost(text: string, asked: string, held: string): SharedPost | undefined {
  if (!holdsPost(held, asked)) return undefined;
  const [said, post] = [joined(text), joined(held)];
  let shared = 0;
  while (shared < Math.min(said.length, post.length) && said.at(-1 - shared) === post.at(-1 - shared)) shared++;
  const left = said.slice(0, said.length - shared);
  const isBodys = shared > joined(asked).length;
  if (!/\p{Script=Han}$/u.test(left) || boundaries.has(left.at(-1) ?? "")) return { shared, prefix: "", isBodys };
  // `市教育局局长` is who `四平教育局长` asks for, but no `市委书记` is the `县委书记`.
  const rest = post.slice(0, post.length - shared);
  if (rest !== "" && !(isBodys && /^[省市县区州镇乡]$/u.test(rest) && !/[省市县区州镇乡]$/u.test(left)))
    return undefined;
  return { shared, prefix: nounsBefore(left), isBodys };
}

const prefixes = new Map<string, string>();
const mostPrefixes = 64;

/** The nouns that a text ends in, as far as they may be of a post behind it; the same text is asked for once for each who holds one. */
export function nounsBefore(text: string): string {
  const known = prefixes.get(text);
  if (known !== undefined) return known;
  let prefix = "";
  for (const { word, tag: kind } of tag(text.slice(-8), true).reverse()) {
    if (!/^(?:n|j|x|s|f$)/u.test(kind) || !/^\p{Script=Han}+$/u.test(word) || boundaries.has(word)) break;
    prefix = word + prefix;
  }
  if (prefixes.size >= mostPrefixes) prefixes.clear();
  prefixes.set(text, prefix);
  return prefix;
}

/** `教育局局长` and `教育局长` are one. */
function joined(post: string): string {
  return post.replace(/([局厅部院委署处])\1/gu, "$1");
}

/** An English post with who may follow it, somewhere in a text. */
export interface EnglishPost {
  readonly start: number;
  readonly end: number;
  /** What it may be in Chinese; none of a mere form of address. */
  readonly zh: readonly string[];
}

const oneOf = (list: readonly string[]): string => list.toSorted((a, b) => b.length - a.length).join("|");
const english = new RegExp(
  String.raw`\b(?:(${oneOf(Object.keys(words.levels))}) )?(?:(${oneOf(words.deputy)}) )?(?:(${oneOf(Object.keys(words.levels))}) )?(${oneOf([...Object.keys(words.posts), ...words.forms])})\b\.?`,
  "gu",
);

/** The posts that a lower-case English text names. */
export function englishPosts(text: string): EnglishPost[] {
  return Array.from(text.matchAll(english), (match): EnglishPost => {
    const [whole, level = "", deputy, nearLevel = level, post = ""] = match;
    const place = words.levels[nearLevel] ?? "";
    const zh = (words.posts[post] ?? []).map((one) => {
      const levelled = one.startsWith("委") ? place + one : one;
      return deputy === undefined ? levelled : deputyOf(levelled);
    });
    return { start: match.index, end: match.index + whole.length, zh };
  });
}

/** What a Chinese post may be called in English: `县委书记` "county party secretary", `副省长` "vice governor". */
export function englishNamesOf(post: string): string[] {
  const isDeputy = post.includes("副");
  const plain = post.replace("副", "");
  const deputies = isDeputy ? words.deputy : [""];
  return Object.entries(words.posts).flatMap(([name, zh]) => {
    const own = zh.find((one) => plain.endsWith(one));
    if (own === undefined) return [];
    const place = plain.slice(0, plain.length - own.length);
    const levels = Object.entries(words.levels).flatMap(([level, one]) => (place === one ? [level] : []));
    if (place !== "" && levels.length === 0) return [];
    return (levels.length > 0 ? levels : [""]).flatMap((level) =>
      deputies.map((deputy) => [level, deputy, name].filter(Boolean).join(" ")),
    );
  });
}

/** `市委书记` as `市委副书记`, `省长` as `副省长`. */
function deputyOf(post: string): string {
  return post.includes("书记") ? post.replace("书记", "副书记") : `副${post}`;
}
