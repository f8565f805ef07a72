import { readFileSync } from "node:fs";
import { z } from "zod";

/** The words by which a report says who says what, in Simplified characters; `saying.json` holds them. */
const lists = z
  .object({
    /** Verbs of saying that stand before a comma or colon. */
    verbs: z.array(z.string()),
    /** Those of them that what is said may follow at once: `要求各镇…`, and what makes them nouns: `要求的`. */
    leading: z.array(z.string()),
    follow: z.array(z.string()),
    /** Posts and forms of address, and those of them that stand behind a name. */
    posts: z.array(z.string()),
    addresses: z.array(z.string()),
    /** Those of the posts that are as often something else: `代表`, `领导`. */
    weakPosts: z.array(z.string()),
    /** What may stand between a person and the verb, or begin what a report says of a person. */
    adverbs: z.array(z.string()),
    narrating: z.array(z.string()),
    /** Meetings, bodies and papers: they say things too, but are nobody. */
    bodies: z.array(z.string()),
    /** How a sentence of the reporter's own begins. */
    narration: z.array(z.string()),
    /** What else may follow a name. */
    behindName: z.array(z.string()),
    pronouns: z.array(z.string()),
    selves: z.array(z.string()),
    /** Words that no post has in it, or begins with; words that look like names; last characters that none has. */
    unposted: z.array(z.string()),
    unopening: z.array(z.string()),
    unnamed: z.array(z.string()),
    orgEndings: z.string(),
    surnames: z.string(),
    compoundSurnames: z.array(z.string()),
  })
  .parse(JSON.parse(readFileSync(new URL("../words/saying.json", import.meta.url), "utf8")));

/** A set of words that is asked which of them, the longest first, stands at a place in a text. */
class Words {
  readonly #byFirst = new Map<string, string[]>();

  constructor(words: readonly string[]) {
    for (const word of words.toSorted((a, b) => b.length - a.length)) {
      const first = word.charAt(0);
      this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), word]);
    }
  }

  at(text: string, place: number): string | undefined {
    return this.#byFirst.get(text.charAt(place))?.find((word) => text.startsWith(word, place));
  }

  endOf(text: string): string | undefined {
    for (let place = Math.max(0, text.length - 8); place < text.length; place++) {
      const word = this.at(text, place);
      if (word !== undefined && place + word.length === text.length) return word;
    }
    return undefined;
  }
}

export const posts = new Words(lists.posts);
export const verbsOfSaying: readonly string[] = lists.verbs;
export const addresses = new Words(lists.addresses);
const verbs = new Words(lists.verbs);
const leading = new Words(lists.leading);
const follow = new Words(lists.follow);
const adverbs = new Words(lists.adverbs);
const narrating = new Words(lists.narrating);
const bodies = new Words(lists.bodies);
const narration = new Words(lists.narration);
const behindName = new Words(lists.behindName);
const pronouns = new Words(lists.pronouns);
const selves = new Words(lists.selves);
const unopening = new Words(lists.unopening);
const unnamed = new Words(lists.unnamed);
const compound = new Words(lists.compoundSurnames);
const surnames = new Set(lists.surnames);
const joints = new Words(["等", "的", "、", "和", "及", "与", "以"]);

/** A verb of saying near the start of a clause stands within this many characters. */
const reach = 48;

/**
 * The verb of saying of a clause: the one it ends with, before a comma, colon or quotation, or the first that what is
 * said follows at once.
 */
export function verbIn(
  clause: string,
): { readonly start: number; readonly end: number; readonly strict: boolean } | undefined {
  // A line of its own may end without a mark.
  const end = clause.length - (/[,，:：]\s*$/u.exec(clause.slice(-3))?.[0].length ?? 0);
  const isWhole = end === clause.length && !/[\p{P}]$/u.test(clause);
  if ((end < clause.length || isWhole) && end <= reach) {
    const verb = verbs.endOf(clause.slice(0, end));
    if (verb !== undefined) return { start: end - verb.length, end: clause.length, strict: true };
  }
  for (let at = 0; at < Math.min(clause.length, reach); at++) {
    const quoting = verbs.at(clause, at);
    if (quoting !== undefined && /^\s*[“"「]/u.test(clause.slice(at + quoting.length, at + quoting.length + 2))) {
      return { start: at, end: at + quoting.length, strict: true };
    }
    const verb = leading.at(clause, at);
    if (verb === undefined) continue;
    const rest = at + verb.length;
    if (rest >= clause.length || follow.at(clause, rest) !== undefined || !/\p{L}/u.test(clause.charAt(rest))) continue;
    return { start: at, end: rest, strict: false };
  }
  return undefined;
}

/** The verb of saying that a text ends with. */
export function verbBehind(text: string): string | undefined {
  return verbs.endOf(text);
}

/** Whether all that stands between a person and the verb is an adverbial: `在会上`, nothing; not `作了情况(介绍)`. */
export function isAdverbial(text: string): boolean {
  const bare = text.trim();
  if (bare === "") return true;
  if (bare.length > 40 || bare.includes("了") || bare.slice(-5).includes("的")) return false;
  return adverbs.at(bare, 0) !== undefined || (bare.length <= 16 && /[时中上后]$/u.test(bare));
}

/** Whether a verb of saying goes on with the one who spoke or was told about before: `并强调`. */
export function isElided(text: string): boolean {
  return text === "" || adverbs.at(text, 0) === text;
}

/** What stands behind a person whom the report tells about. */
export function isNarrating(text: string): boolean {
  return narrating.at(text, 0) !== undefined;
}

/** Whether a name goes on being named rather than doing something: `王一的讲话`, `王一、李二`. */
export function isJoined(text: string): boolean {
  return text === "" || joints.at(text, 0) !== undefined;
}

/** Whether a sentence begins as the reporter's own do. */
export function beginsNarration(text: string): boolean {
  return narration.at(text, 0) !== undefined || /^[(（][^)）]{1,30}[)）]$|^.{0,40}[(（](?:记者|通讯员)/u.test(text);
}

/** Whether what says something is a meeting, a body or a paper. */
export function isBody(text: string): boolean {
  if (text.length > 24) return false;
  for (let at = 0; at < text.length; at++) {
    const body = bodies.at(text, at);
    if (body !== undefined && isAdverbial(text.slice(at + body.length)) && isPosted(text.slice(0, at))) return true;
  }
  return false;
}

/** Whether somebody named before says it. */
export function isPronoun(text: string): boolean {
  return standsAlone(pronouns.at(text, 0), text);
}

/** Whether the one who speaks says it. */
export function isSelf(text: string): boolean {
  return standsAlone(selves.at(text, 0), text);
}

function standsAlone(word: string | undefined, text: string): boolean {
  return word !== undefined && isAdverbial(text.slice(word.length));
}

/** Whether a post ends in a word that is as often something else. */
export function isWeakPost(post: string): boolean {
  return lists.weakPosts.some((word) => post.endsWith(word));
}

export function isSurname(text: string): boolean {
  return surnames.has(text);
}

/** Whether words could be posts and bodies in front of a name: `省委副书记、省长`. */
export function isPosted(text: string): boolean {
  return unopening.at(text, 0) === undefined && !lists.unposted.some((word) => text.includes(word));
}

/** Whether a word ends as the name of a body does. */
export function endsAsBody(text: string): boolean {
  return lists.orgEndings.includes(text.slice(-1));
}

/** Whether two to four characters could be a name. */
export function looksLikeName(text: string): boolean {
  if (!/^\p{Script=Han}+$/u.test(text)) return false;
  if (unnamed.at(text, 0) !== undefined || posts.at(text, 0) !== undefined) return false;
  const family = compound.at(text, 0) ?? (surnames.has(text.charAt(0)) ? text.charAt(0) : undefined);
  return family !== undefined && text.length > family.length;
}

/** Whether a name may end at a place: before a mark, a verb, an adverb, a post. */
export function endsNameAt(text: string, place: number): boolean {
  if (!/\p{Script=Han}|·/u.test(text.charAt(place))) return true;
  return [verbs, adverbs, narrating, addresses, joints, behindName].some(
    (words) => words.at(text, place) !== undefined,
  );
}
