import type { Sentence, Speech } from "../../domain.ts";
import { headingOrdinal, headingRanks, itemOrdinal, startsHeadingOrItem } from "./outline.ts";

/** A list the speech itself makes, such as `五大任务`: the sentence that announces it and the items in order. */
export interface Enumeration {
  readonly file: string;
  /** The heading of the section the list stands in. */
  readonly heading: Sentence | undefined;
  /** The sentence or heading before the first item. */
  readonly lead: Sentence | undefined;
  readonly items: readonly Sentence[];
}

/** Fewer parallel sentences are no list; shorter beginnings in common are chance. */
const fewestParallel = 3;
const sharedBeginning = 4;
/** A paragraph is titled by its first sentence where that is no longer. */
const longestTitle = 24;
const bulletMark = /^[—–•·●◆■▪*-]/u;

/**
 * All enumerations of a speech: numbered items (`一是…`), numbered headings, bullets, sentences that begin alike, and
 * paragraphs one after the other that begin with a title.
 */
export function enumerationsOf(speech: Speech): Enumeration[] {
  const placed = speech.passages.flatMap((passage) => (passage.role === "title" ? [] : passage.sentences));
  const openings = openingsOf(speech);
  const numbered = [
    (text: string) => itemOrdinal(text),
    ...Array.from({ length: headingRanks }, (_, rank) => (text: string) => headingOrdinal(text, rank)),
    circledOrdinal,
  ];
  /** The sentence that opens each section. */
  const headings = new Map<string, Sentence>();
  for (const sentence of placed.toReversed()) headings.set(JSON.stringify(sentence.section), sentence);
  const found = numbered.flatMap((ordinal) => numberedLists(placed, ordinal));
  found.push(...bulletedLists(placed, openings), ...parallelLists(placed), ...titledLists(placed, openings));
  return found.map(({ lead, items, parent }) => ({
    file: speech.info.file,
    heading: parent.length === 0 ? undefined : headings.get(JSON.stringify(parent)),
    lead,
    items,
  }));
}

/** The sentences that open a paragraph: a passage is never of two, and of a new one stands on a line of its own. */
function openingsOf({ raw, passages }: Speech): ReadonlySet<Sentence> {
  const firsts = passages.flatMap(({ sentences }) => sentences[0] ?? []);
  const before = new Map(passages.map(({ sentences }, place) => [sentences[0], passages[place - 1]?.end ?? 0]));
  return new Set(firsts.filter((first) => raw.slice(before.get(first), first.start).includes("\n")));
}

/** A list, and the path of the section it stands in. */
interface Found {
  readonly lead: Sentence | undefined;
  readonly items: readonly Sentence[];
  readonly parent: readonly string[];
}

function numberedLists(placed: readonly Sentence[], ordinal: (text: string) => number | undefined): Found[] {
  const lists: (Found & { readonly items: Sentence[]; readonly key: string })[] = [];
  for (const [place, sentence] of placed.entries()) {
    const number = ordinal(sentence.text);
    if (number === undefined) continue;
    const parent = sentence.section.slice(0, -1);
    const key = JSON.stringify([parent, sentence.speaker?.zh]);
    const open = lists.at(-1);
    if (number === 1) lists.push({ lead: placed[place - 1], items: [sentence], parent, key });
    else if (open?.key === key && open.items.length === number - 1) open.items.push(sentence);
  }
  return lists.filter(({ items }) => items.length > 1);
}

/** `①` is 1; undefined where the text begins with no such number. */
function circledOrdinal(text: string): number | undefined {
  const place = "①②③④⑤⑥⑦⑧⑨⑩".indexOf(text.charAt(0));
  return place < 0 ? undefined : place + 1;
}

/**
 * Items behind the same mark in one section, further sentences of theirs left out: `——`, `•`. A paragraph without the
 * mark ends the list.
 */
function bulletedLists(placed: readonly Sentence[], openings: ReadonlySet<Sentence>): Found[] {
  const lists: (Found & { readonly items: Sentence[] })[] = [];
  /** The mark and section of the list that may go on. */
  let open: string | undefined;
  for (const [place, sentence] of placed.entries()) {
    const bullet = bulletMark.exec(sentence.text)?.[0];
    if (bullet === undefined) {
      if (openings.has(sentence)) open = undefined;
      continue;
    }
    const key = JSON.stringify([sentence.section, bullet]);
    if (key === open) lists.at(-1)?.items.push(sentence);
    else lists.push({ lead: placed[place - 1], items: [sentence], parent: sentence.section });
    open = key;
  }
  return lists.filter(({ items }) => items.length > 1);
}

/**
 * The titles of paragraphs, where text runs on from each: those of a whole section, or those that stand one after the
 * other and begin alike.
 */
function titledLists(placed: readonly Sentence[], openings: ReadonlySet<Sentence>): Found[] {
  const paragraphs = splitBefore(placed, (sentence) => openings.has(sentence));
  const sections = splitBefore(paragraphs, ([first], before) => !isOneSection(first, before?.[0]));
  return sections.flatMap((section) => {
    const body = section.filter(([first]) => first?.role === "body");
    const runs = splitBefore(body, (one, before) => !isTitled(one) || !before || !isTitled(before));
    return runs.flatMap((run): Found[] => {
      const items = run.flatMap(([first]) => first ?? []);
      const [first] = items;
      const isList = run.length >= fewestParallel && (run.length === body.length || beginAlike(items));
      return isList && first ? [{ lead: placed[placed.indexOf(first) - 1], items, parent: first.section }] : [];
    });
  });
}

/** Parts of a row of things, a new one before each that `begins` says so of, beside the one before it. */
function splitBefore<T>(things: readonly T[], begins: (thing: T, before: T | undefined) => boolean): T[][] {
  const parts: T[][] = [];
  for (const [place, thing] of things.entries()) {
    const part = parts.at(-1);
    if (part && !begins(thing, things[place - 1])) part.push(thing);
    else parts.push([thing]);
  }
  return parts;
}

function isOneSection(a: Sentence | undefined, b: Sentence | undefined): boolean {
  return a !== undefined && b !== undefined && JSON.stringify(a.section) === JSON.stringify(b.section);
}

function beginAlike(items: readonly Sentence[]): boolean {
  const beginning = items[0]?.text.slice(0, sharedBeginning) ?? "";
  return items.every(({ text }) => text.startsWith(beginning));
}

/** Whether a paragraph is a title and text that runs on from it. */
function isTitled([first, second]: readonly Sentence[]): boolean {
  return first !== undefined && isOneSection(first, second) && isTitle(first);
}

function isTitle({ text, role }: Sentence): boolean {
  return role === "body" && text.length <= longestTitle && !bulletMark.test(text) && !startsHeadingOrItem(text);
}

function parallelLists(placed: readonly Sentence[]): Found[] {
  const lists: Found[] = [];
  for (let first = 0; first < placed.length; first++) {
    const beginning = placed[first]?.text.slice(0, sharedBeginning) ?? "";
    const parent = placed[first]?.section ?? [];
    const section = JSON.stringify(parent);
    let end = first + 1;
    while (placed[end]?.text.startsWith(beginning) && JSON.stringify(placed[end]?.section) === section) {
      end++;
    }
    if (end - first < fewestParallel) continue;
    const items = placed.slice(first, end);
    lists.push({ lead: placed[first - 1], items, parent });
    first = end - 1;
  }
  return lists;
}
