import type { Enumeration } from "../corpus/enumerations.ts";
import { itemOrdinal } from "../corpus/outline.ts";
import { clauseSpans } from "../corpus/segment.ts";
import type { Passage, Sentence, Span, Speech } from "../domain.ts";
import type { Claim } from "./gate.ts";
import { inSource } from "./marks.ts";
import { countAsked } from "./numbers-asked.ts";
import type { SharedTerms } from "./shared-terms.ts";

/** A list item is quoted whole up to this length, then by the clause that names it. */
const shortItem = 45;
/** An item that is a title and no more, and how long it may get with the sentence behind it. */
const bareTitle = 22;
const longestJoined = 130;
/** Of so many of the best sentences two must be of one list, unless its lead or its length is what was asked for. */
const nearBest = 5;
const mostItems = 12;
/** A list is what the question is about where its items together hold so much more of the question than one sentence; of three items or more any. */
const moreHeld = 0.15;
const enoughHeld = 0.6;
/** A list of as many items as are asked for, or a row of them, holds at least so much of the question. */
export const leastHeld = 0.3;
/** Of a list that is not called so each item holds half of it (`管行业必须管安全、管业务必须管安全…`). */
const eachHeld = 0.5;
/** Fewer things in a row are no list. */
export const fewestInline = 3;

/** A sentence that was found, and where. */
export interface PlacedSentence {
  readonly passage: Pick<Passage, "file">;
  readonly sentence: Sentence;
}

/** What lists are judged by. */
export interface ListQuestion {
  /** Best first. */
  readonly sentences: readonly PlacedSentence[];
  /** The passages that were found, best first, as far as their lists count. */
  readonly passages: readonly Passage[];
  /** How many items are asked for. */
  readonly count: number | undefined;
  /** Whether the document is named: what it announces with that number is meant, whatever it is about. */
  readonly named?: boolean;
  readonly terms: SharedTerms;
}

/**
 * The list that answers: with `count` the first of so many items that was found; else the one of which the best sentence
 * is the lead or the heading, which holds several of the best, or whose items together hold what is asked.
 */
export function listMeant(
  lists: readonly Enumeration[],
  { sentences, passages, count, named = false, terms }: ListQuestion,
  speechOf: (file: string) => Speech | undefined,
): Enumeration | undefined {
  const [best] = sentences;
  if (!best) return undefined;
  const found = passages.flatMap((passage) => passage.sentences.map((sentence) => ({ passage, sentence })));
  const files = new Set([...sentences, ...found].map(({ passage }) => passage.file));
  const theirs = lists.filter(({ file }) => files.has(file));
  const touching = (some: readonly PlacedSentence[]): Enumeration[] => [
    ...new Set(some.flatMap((one) => deepestFirst(theirs.filter((list) => isOf(list, one))))),
  ];
  const held = (some: readonly PlacedSentence[]): readonly (Held & { readonly list: Enumeration })[] =>
    touching(some)
      .map((list) => ({ list, ...heldByItems(list, terms, speechOf) }))
      .sort((a, b) => b.share + b.each - a.share - a.each);
  if (count !== undefined) {
    const counted = held([...sentences, ...found]).filter(({ list }) => list.items.length === count);
    const meant =
      counted.find(({ called, each }) => terms.isEmpty || called >= leastHeld || each >= eachHeld) ??
      counted.find(({ list }) => named && countAsked(list.lead?.text ?? "") === count);
    if (meant) return meant.list;
  }
  const near = sentences.slice(0, nearBest);
  const led = touching([best]).find(({ lead, heading }) => lead === best.sentence || heading === best.sentence);
  if (led) return led;
  const speech = speechOf(best.passage.file);
  const alone = speech
    ? terms.share([best.sentence, ...aroundOf(best.sentence, speech)].flatMap((one) => terms.heldBy(one, speech)))
    : 0;
  const together = held([...near, ...found]).find(({ share, items }) => {
    const more = items > 2 ? share - alone : items > 1 ? share - alone - moreHeld : 0;
    return more > 0 && share >= enoughHeld;
  });
  if (together) return together.list;
  if (inlineRow(best.sentence.text).items >= fewestInline) return undefined;
  return touching([best]).find(
    (list) => new Set(near.map((one) => itemOf(list, one)).filter((item) => item >= 0)).size > 1,
  );
}

interface Held {
  /** Of the question's words, by weight. */
  readonly share: number;
  /** What is said around the list holds of it: what it is called. */
  readonly called: number;
  /** What an item holds of it by itself, on average. */
  readonly each: number;
  readonly items: number;
}

/** What of the question a list holds, and how many of its items hold some of it that the others do not all hold. */
function heldByItems(
  { file, heading, lead, items }: Enumeration,
  terms: SharedTerms,
  speechOf: (file: string) => Speech | undefined,
): Held {
  const speech = speechOf(file);
  if (!speech) return { share: 0, called: 0, each: 0, items: 0 };
  const held = (sentence: Sentence | undefined): string[] => (sentence ? terms.heldBy(sentence, speech) : []);
  const around = items[0] ? aroundOf(items[0], speech) : [];
  const byItem = items.map(held);
  const own = byItem.map((words) => words.filter((word) => byItem.some((other) => !other.includes(word))));
  return {
    called: terms.share([...around.flatMap(held), ...held(heading), ...held(lead)]),
    share: terms.share([...around.flatMap(held), ...held(heading), ...held(lead), ...byItem.flat()]),
    each: byItem.reduce((sum, words) => sum + terms.share(words), 0) / items.length,
    items: own.filter((words) => words.length > 0).length,
  };
}

/** The headings over a sentence. */
function aroundOf({ section }: Sentence, { passages }: Speech): Sentence[] {
  const opens = (sentence: Sentence): boolean =>
    sentence.role === "heading" && sentence.section.every((label, depth) => section[depth] === label);
  return passages.flatMap(({ sentences }) => sentences.filter(opens));
}

/** The lists of narrower sections first. */
function deepestFirst(lists: readonly Enumeration[]): Enumeration[] {
  return [...lists].sort((a, b) => (b.items[0]?.section.length ?? 0) - (a.items[0]?.section.length ?? 0));
}

function isOf(list: Enumeration, one: PlacedSentence): boolean {
  const { file, lead, heading } = list;
  return file === one.passage.file && (lead === one.sentence || heading === one.sentence || itemOf(list, one) >= 0);
}

/** Which item a sentence is, or stands under where the item is none of the headings; -1 where it is of none. */
function itemOf({ file, items }: Enumeration, { passage, sentence }: PlacedSentence): number {
  if (file !== passage.file) return -1;
  const own = items.indexOf(sentence);
  if (own >= 0) return own;
  const isUnder = ({ section, role }: Sentence): boolean =>
    role === "body" && section.length > 0 && section.every((label, depth) => sentence.section[depth] === label);
  const under = items.flatMap((item, place) => (isUnder(item) ? [place] : []));
  return under.length === 1 ? (under[0] ?? -1) : -1;
}

/** The longest row of things a sentence names (`煤矿、非煤矿山和工贸企业`): how many, and where. */
export function inlineRow(text: string): Span & { readonly items: number } {
  let best = { start: 0, end: 0, items: 0 };
  for (const { 0: clause, index: start } of text.matchAll(/[\p{L}\p{N}、“”"'‘’《》()（）·\s]+/gu)) {
    const row = clause.split("、");
    const joined = /[^和及与與][和及与與]|以及|还有|還有/u.test(row.at(-1) ?? "") ? 1 : 0;
    const items = row.length < 2 ? 0 : row.length + joined;
    if (items > best.items) best = { start, end: start + clause.length, items };
  }
  return best;
}

/** The items of a list, a claim each; of a long item the clause that names it, of a bare title what stands under it too. */
export function itemClaims(
  speech: Speech,
  { items }: Pick<Enumeration, "items">,
  score: number,
  joining = false,
): Claim[] {
  return items.slice(0, mostItems).map((item) => ({
    file: speech.info.file,
    ...((joining ? withNext(speech, item) : undefined) ?? itemSpan(speech.raw, item)),
    score,
  }));
}

/** What of an item is quoted: the whole sentence where it is short, else its first clause. */
export function itemSpan(raw: string, item: Sentence): Span {
  const whole = { start: item.start, end: item.end };
  if (item.text.length <= shortItem) return whole;
  const [first] = clauseSpans(item.text);
  if (!first) return whole;
  const end = item.text.slice(0, first.end).replace(/[,，;；:：]$/u, "").length;
  return inSource(raw, item, [{ start: 0, end }])[0] ?? whole;
}

/** A bare title of an item and the sentence that follows it, where both are one short quote; undefined for any other sentence. */
export function withNext({ passages }: Speech, item: Sentence): Span | undefined {
  if (item.role === "heading" || item.text.length > bareTitle || itemOrdinal(item.text) === undefined) return undefined;
  const passage = passages.find(({ sentences }) => sentences.includes(item));
  const next = passage?.sentences[passage.sentences.indexOf(item) + 1];
  if (!next || next.section.at(-1) !== item.section.at(-1) || next.end - item.start > longestJoined) return undefined;
  return { start: item.start, end: next.end };
}
