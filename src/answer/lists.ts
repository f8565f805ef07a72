import type { Enumeration } from "../corpus/enumerations.ts";
import type { MainPoint } from "../corpus/main-points.ts";
import type { Sentence, Span, Speech } from "../domain.ts";
import { normalise } from "../language/normalise.ts";
import { asksForList } from "../search/answer-kind.ts";
import { fewestListed, itemsListed, listsExactly } from "../search/inline-lists.ts";
import type { ScoredSentence } from "../search/sentence-ranking.ts";
import type { SearchResult } from "../search/searcher.ts";
import type { Claim } from "./citation-gate.ts";
import { itemSpan } from "./clauses.ts";

/** A list of as many items as asked is meant where one of these passages belongs to it; one of any length, the first. */
const passagesNear = 8;
const mostLists = 3;
/** Of a list of two, nobody asks which things it holds without saying that they are two. */
const fewestItems = 3;

/** Lists of other speeches that have things in common with what a sentence lists, one a speech, the likest first. */
export type ListsLike = (sentence: ScoredSentence) => readonly ScoredSentence[];

export function isList(sentence: Sentence): boolean {
  return itemsListed(sentence.text) >= fewestListed;
}

/** The likeliest list that the question can mean: of the length and name it gives, near what was found. */
export function listMeant(
  { lists: all, passages, scope }: SearchResult,
  items: number | undefined,
): Enumeration | undefined {
  if (scope.sides.length > 1) return undefined;
  const lists = scope.boosts.size === 0 ? all : all.filter(({ list }) => scope.boosts.has(list.file));
  const near = (count: number, sentences: readonly (Sentence | undefined)[]): boolean =>
    passages.slice(0, count).some(({ passage }) => sentences.some((one) => one && passage.sentences.includes(one)));
  if (items === undefined) {
    const list = lists.find((each) => isInline(each.list) || each.list.items.length >= fewestItems)?.list;
    return list && !isInline(list) && near(1, [list.lead, list.heading]) ? list : undefined;
  }
  const name = listName(scope.rest);
  const isNamed = (...texts: readonly (Sentence | undefined)[]): boolean =>
    name === undefined || texts.some((one) => one && normalise(one.text).includes(name));
  return lists.find(({ list }) => {
    const { lead, heading, items: own } = list;
    if (isInline(list)) return isNamed(...own) && own.some(({ text }) => listsExactly(text, items));
    return own.length === items && isNamed(lead, heading, ...own) && near(passagesNear, [lead, heading, ...own]);
  })?.list;
}

/** Whether a list is one sentence that lists things itself. */
function isInline({ items }: Enumeration): boolean {
  return items.length === 1;
}

/** The beginning of a list's own name, such as `五大` of 五大任务 or `六不` of 六不准. */
const ownName =
  /(?<![第哪二三四五六七八九十百\d])[二三四五六七八九十](?:[大项]|(?![个条点件块步样类种方年月天日周次倍成名人家季])\p{Script=Han}(?:(?=[是指的有都哪怎咋])|\p{Script=Han}?))/u;
/** What is counted, where it is more than things in general: 机制 of 三个机制, 自信 of 四个自信. */
const countedThings =
  /(?<![第\d])[二三四五六七八九十][个条类种](?!方面|部分|问题|要求|重点|意见|内容|[^\p{Script=Han}]|.?(?:是|有|都|啥|什么|讲|说|$))(\p{Script=Han}{2})/u;

/** What the list asked for is called, the words that name a speech aside; undefined where the question only counts (`哪五项`, `四个方面`) or gives a time. */
function listName(question: string): string | undefined {
  return ownName.exec(question)?.[0] ?? countedThings.exec(question)?.[1];
}

/** Whether a text near the top knows the list asked for by name; one that none knows has no items, whatever else is listed. */
export function isAnnounced({ passages, scope }: SearchResult): boolean {
  const name = listName(scope.rest);
  if (name === undefined) return true;
  return passages.slice(0, passagesNear).some(({ passage }) => normalise(passage.text).includes(name));
}

/** The items, one claim each; a sentence that lists things itself is one claim. */
export function claimsOfList(
  list: Enumeration,
  sentences: readonly ScoredSentence[],
  speeches: ReadonlyMap<string, Speech>,
): Claim[] {
  const { file, items } = list;
  const raw = speeches.get(file)?.raw ?? "";
  const score = sentences[0]?.score ?? 0;
  const spanOf = ({ start, end }: Sentence): Span => ({ start, end });
  return items.map((item) => ({ file, ...(isInline(list) ? spanOf(item) : itemSpan(raw, item)), score }));
}

/** What speeches say as a whole, one claim a point. */
export function claimsOfPoints(points: readonly MainPoint[], speeches: ReadonlyMap<string, Speech>): Claim[] {
  return points.map(({ sentence, passage: { file } }) => ({
    file,
    ...itemSpan(speeches.get(file)?.raw ?? "", sentence),
    score: 0,
  }));
}

/** The best sentence and the lists of other speeches that have things in common with it; undefined where there are none. */
export function likeLists(
  question: string,
  [best]: readonly ScoredSentence[],
  { scope }: SearchResult,
  listsLike: ListsLike,
): ScoredSentence[] | undefined {
  if (!best || scope.boosts.size > 0 || !asksForList(question) || !isList(best.sentence)) return undefined;
  const like = listsLike(best);
  return like.length > 0 ? [best, ...like].slice(0, mostLists) : undefined;
}
