import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Enumeration } from "../../corpus/structure/enumerations.ts";
import type { Sentence, Speech } from "../../domain.ts";
import type { Evidence, JudgedSentence } from "../evidence.ts";
import { fewestInline, inlineRow, withNext } from "./lists.ts";
import type { SharedTerms } from "../read/shared-terms.ts";

/**
 * What tells which list answers a question for several things, or that the best sentence answers it alone; each weighs in
 * favour of what has it. Of a list: `mass` and `lead`, what its items and its lead or heading have of the likelihood of
 * being quoted; `best`, whether the best sentence is of it; `spread`, how many of its items are among the best sentences;
 * `counted`, whether it has as many items as are asked for (-1: another number); `called`, what its lead, its heading and
 * every item alike hold of the question's words. Of the best sentence: `alone`; `row`, that its quote names several things in a row.
 */
export const listFeatures = ["mass", "lead", "best", "spread", "counted", "called", "alone", "row"] as const;
export type ListFeatures = Readonly<Record<(typeof listFeatures)[number], number>>;

const weights = z
  .object({ weights: z.record(z.enum(listFeatures), z.number()) })
  .parse(JSON.parse(readFileSync(new URL("./lists.json", import.meta.url), "utf8"))).weights;

const nothing: ListFeatures = Object.fromEntries(listFeatures.map((name) => [name, 0])) as ListFeatures;
/** Log-odds below the best: what is so far behind counts as nothing. */
const farBehind = 6;
/** So many of the best sentences are looked at for a list's items. */
const nearBest = 5;

/** A list that may answer, or (none) the best sentence alone. */
export interface ListCandidate {
  readonly list: Enumeration | undefined;
  readonly features: ListFeatures;
}

/** What a choice is made by. */
export interface ListChoice {
  readonly evidence: Pick<Evidence, "sentences" | "headings">;
  /** Those that may be meant. */
  readonly lists: readonly Enumeration[];
  /** How many items are asked for. */
  readonly count: number | undefined;
  readonly terms: SharedTerms;
  readonly speechOf: (file: string) => Speech | undefined;
}

/** The best sentence alone, and each list with what tells for it. */
export function listCandidates({ evidence, lists, count, terms, speechOf }: ListChoice): ListCandidate[] {
  const { sentences, headings } = evidence;
  const [best] = sentences;
  if (!best) return [];
  const scored = new Map([...sentences, ...headings].map((one) => [one.sentence, one.score]));
  const all = [...scored.values()];
  const source = speechOf(best.passage.file);
  const joined = source && withNext(source, best.sentence);
  const rows = inlineRow(joined ? source.raw.slice(joined.start, joined.end) : best.sentence.text).items;
  const row = rows < fewestInline ? 0 : count === undefined || rows === count ? 1 : 0.5;
  const alone = { list: undefined, features: { ...nothing, alone: 1, row } };
  return [alone, ...lists.map((list) => ({ list, features: featuresOf(list) }))];

  function featuresOf(list: Enumeration): ListFeatures {
    const speech = speechOf(list.file);
    const { items } = list;
    const own = sentences.concat(headings).filter((one) => one.passage.file === list.file);
    const placed = own.flatMap((one) => {
      const item = itemOf(list, one);
      return item >= 0 ? [{ item, one }] : [];
    });
    const led = [list.lead, list.heading].flatMap((sentence) => scored.get(sentence as Sentence) ?? []);
    const held = (sentence: Sentence | undefined): string[] =>
      sentence && speech ? terms.heldBy(sentence, speech) : [];
    const near = new Set<JudgedSentence>(sentences.slice(0, nearBest));
    const isOfIt =
      [list.lead, list.heading].includes((best as JudgedSentence).sentence) || placed.some(({ one }) => one === best);
    return {
      ...nothing,
      mass: behind(logSum(placed.map(({ one }) => one.score)), logSum(all)),
      lead: behind(Math.max(-Infinity, ...led), logSum(all)),
      best: isOfIt ? 1 : 0,
      spread: new Set(placed.flatMap(({ item, one }) => (near.has(one) ? [item] : []))).size / nearBest,
      counted: count === undefined ? 0 : items.length === count ? 1 : -1,
      called: terms.share([...[list.lead, list.heading].flatMap(held), ...heldByAll(items.map(held))]),
    };
  }
}

/** What is in each of several rows of words. */
function heldByAll([first = [], ...others]: readonly string[][]): string[] {
  return first.filter((word) => others.every((words) => words.includes(word)));
}

/** The likeliest of them. */
export function likeliestList(candidates: readonly ListCandidate[]): ListCandidate | undefined {
  const score = ({ features }: ListCandidate): number =>
    listFeatures.reduce((sum, name) => sum + weights[name] * features[name], 0);
  return candidates.reduce<ListCandidate | undefined>(
    (best, one) => (best && score(best) >= score(one) ? best : one),
    undefined,
  );
}

/** From 0, far behind, to 1, all of it. */
function behind(value: number, all: number): number {
  return Math.max(0, 1 - (all - value) / farBehind);
}

function logSum(values: readonly number[]): number {
  const most = Math.max(...values, -Infinity);
  return most === -Infinity ? most : most + Math.log(values.reduce((sum, value) => sum + Math.exp(value - most), 0));
}

/** Which item a sentence is, or stands under where the item is none of the headings; -1 where it is of none. */
export function itemOf({ items }: Pick<Enumeration, "items">, { sentence }: Pick<JudgedSentence, "sentence">): number {
  const own = items.indexOf(sentence);
  if (own >= 0) return own;
  // Under a heading stands all there is: it is the heading that must be among the best.
  const isUnder = ({ section, role }: Sentence): boolean =>
    role === "body" && section.length > 0 && section.every((label, depth) => sentence.section[depth] === label);
  const under = items.flatMap((item, place) => (isUnder(item) ? [place] : []));
  return under.length === 1 ? (under[0] ?? -1) : -1;
}
