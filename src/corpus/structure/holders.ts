import { tag } from "jieba-wasm";
import type { Span } from "../../domain.ts";
import * as words from "./saying.ts";
import { nameAt } from "../describe/people.ts";

/** Somebody whom a text names together with what they are. */
export interface Holder {
  readonly name: string;
  /** As the text writes them, from the last mark on: the words before a post may be others. */
  readonly posts: readonly string[];
  /** From the posts to the name, in whichever order. */
  readonly span: Span;
}

/** Posts stand within this many characters of the name. */
const longestPosts = 40;
/** What jieba sees around a name to tell whether it is one. */
const reach = 6;
const longestName = 3;
/** A post that may be many other things is one in so few characters: `市领导`. */
const longestWeak = 4;
const rank = /(?:常务)?副$/u;

/** Who a text names with a post: `市长王一`, `副市长王一、李二`, `王一局长`. In Simplified characters. */
export function holdersIn(text: string): Holder[] {
  const holders: Holder[] = [];
  for (let at = 0; at < text.length; at++) {
    const post = words.posts.at(text, at);
    if (post === undefined) continue;
    const end = at + post.length;
    holders.push(...behind(text, end), ...before(text, at, end));
    at = end - 1;
  }
  return holders;
}

/** A post by itself: `副` makes another of it. */
export function isPost(text: string): boolean {
  return words.posts.endOf(text) !== undefined;
}

function behind(text: string, end: number): Holder[] {
  const start = startOfPosts(text, end);
  const posts = text.slice(start, end).split("、").filter(isPost);
  if (!posts.every((post) => post.length <= longestWeak || !words.isWeakPost(post))) return [];
  const found: Holder[] = [];
  let place = /^[ \u3000]/u.test(text.slice(end, end + 1)) ? end + 1 : end;
  for (let name = personAt(text, place); name !== undefined; name = personAt(text, place)) {
    found.push({ name, posts, span: { start, end: place + name.length } });
    place += name.length + 1;
    if (text.charAt(place - 1) !== "、") break;
  }
  return found;
}

/** What the text shows for a name by what follows, or jieba takes for one. */
function personAt(text: string, place: number): string | undefined {
  const shown = nameAt(text, place);
  const [first] = tag(text.slice(place, place + reach), true);
  if (shown !== undefined) return isName(shown) ? shown : undefined;
  return first && mayBeName(first) && isName(first.word) ? first.word : undefined;
}

/** `组长` in `任组长` is a post, `平台` a word, `查隐患` two; some names are places to jieba. */
function isName(name: string): boolean {
  if (name.includes("·")) return true;
  if (name.length > longestName || Array.from(name).some((_, at) => at > 0 && words.posts.at(name, at) !== undefined))
    return false;
  const [first, more] = tag(name, false);
  if (!first || !more) return !first || /^(?:nr|ns|nz|x)/u.test(first.tag);
  return !(first.tag === "v" && more.word.length > 1);
}

/** What jieba takes for a person, or does not know. */
function mayBeName({ word, tag: kind }: { readonly word: string; readonly tag: string }): boolean {
  return (kind.startsWith("nr") || kind === "x") && words.looksLikeName(word);
}

/** Back to the last mark or blank. */
function startOfPosts(text: string, end: number): number {
  let start = end;
  while (start > Math.max(0, end - longestPosts) && /[\p{Script=Han}、]/u.test(text.charAt(start - 1))) start--;
  return start;
}

/** `李二总书记`: a name before a post is one where jieba knows it for one. */
function before(text: string, at: number, end: number): Holder[] {
  const post = (rank.exec(text.slice(Math.max(0, at - 3), at))?.[0] ?? "") + text.slice(at, end);
  const nameEnd = end - post.length;
  const from = Math.max(0, nameEnd - reach);
  const candidates = [3, 2].map((length) => text.slice(nameEnd - length, nameEnd)).filter(words.looksLikeName);
  if (candidates.length === 0 || words.isWeakPost(post)) return [];
  const last = tag(text.slice(from, nameEnd), true).at(-1);
  if (!last || !mayBeName(last) || !candidates.includes(last.word)) return [];
  return [{ name: last.word, posts: [post], span: { start: nameEnd - last.word.length, end } }];
}
