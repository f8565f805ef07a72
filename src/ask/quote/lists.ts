import type { Enumeration } from "../../corpus/structure/enumerations.ts";
import { itemOrdinal } from "../../corpus/structure/outline.ts";
import { clauseSpans } from "../../corpus/structure/segment.ts";
import type { Sentence, Span, Speech } from "../../domain.ts";
import { type Claim, longestQuote } from "./gate.ts";
import { inSource } from "./marks.ts";
import { withRest } from "./parallels.ts";

/** The items of a list are quoted whole where they have so many characters or fewer on average, as those of laws have. */
const shortOnAverage = 60;
/** Else those of up to so many are, the others by the clause that names them. */
const shortItem = 45;
/** An item that is a title and no more, and how long it may get with the sentence behind it. */
const bareTitle = 22;
const longestJoined = 130;
const mostItems = 20;
/** Fewer things in a row are no list. */
export const fewestInline = 3;

/** Whether a sentence only leads up to what follows: `要求如下：`, `现将安排通知如下。` */
export function leadsUp(sentence: Sentence): boolean {
  return /[:：]$/u.test(sentence.text.trim()) || leadsBelow(sentence);
}

/** Whether it does so as a sentence of its own: what it leads to stands below it. */
export function leadsBelow({ text }: Sentence): boolean {
  return /如下[。.]?$/u.test(text.trim());
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

/**
 * The items of a list, a claim each; of a long item among long ones the clause that names it, of a bare title what stands
 * under it too.
 */
export function itemClaims(
  speech: Speech,
  { items }: Pick<Enumeration, "items">,
  score: number,
  joining = false,
): Claim[] {
  const shown = items.slice(0, mostItems);
  const characters = shown.reduce((sum, { text }) => sum + text.length, 0);
  const most = characters <= shortOnAverage * shown.length ? longestQuote : shortItem;
  return shown.map((item) => ({
    file: speech.info.file,
    ...((joining ? withNext(speech, item) : undefined) ?? itemSpan(speech.raw, item, most)),
    score,
  }));
}

/** An item with what else its paragraph says, where both are one short quote; else the item alone. */
export function paragraphClaim(speech: Speech, item: Sentence, score: number): Claim {
  const own = speech.passages.find(({ sentences }) => sentences[0] === item);
  const { start, end } = own && own.end - own.start <= longestJoined ? own : item;
  return { file: speech.info.file, start, end, score };
}

/** What of an item is quoted: the whole sentence where it is short enough, else its first clause. */
function itemSpan(raw: string, item: Sentence, most: number): Span {
  const whole = { start: item.start, end: item.end };
  if (item.end - item.start <= most) return whole;
  const [first] = clauseSpans(item.text);
  if (!first) return whole;
  const end = item.text.slice(0, first.end).replace(/[,，;；:：]$/u, "").length;
  return inSource(raw, item, [{ start: 0, end }])[0] ?? whole;
}

/**
 * A sentence that says nothing alone (a bare title of an item, a question) with the one that follows it, where both are
 * one short quote; else, and where the answer is a paragraph of its own, the answer to the question. Undefined for any
 * other sentence.
 */
export function withNext(
  { passages }: Pick<Speech, "passages">,
  sentence: Sentence,
  most = longestJoined,
): Span | undefined {
  const asks = /[?？]$/u.test(sentence.text.trim());
  const isTitle = sentence.text.length <= bareTitle && itemOrdinal(sentence.text) !== undefined;
  if (sentence.role === "heading" || !(asks || isTitle)) return undefined;
  const place = passages.findIndex(({ sentences }) => sentences.includes(sentence));
  const own = passages[place]?.sentences ?? [];
  const beside = own[own.indexOf(sentence) + 1];
  const next = beside ?? (asks ? passages[place + 1]?.sentences[0] : undefined);
  if (!next || next.section.at(-1) !== sentence.section.at(-1)) return undefined;
  if (next === beside && next.end - sentence.start <= most)
    return withRest({ passages }, next, { start: sentence.start, end: next.end });
  return asks && next.end - next.start <= longestQuote ? { start: next.start, end: next.end } : undefined;
}
