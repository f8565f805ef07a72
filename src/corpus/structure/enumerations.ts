import type { Sentence, Speech } from "../../domain.ts";
import { headingOrdinal, headingRanks, itemOrdinal } from "./outline.ts";

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

/** All enumerations of a speech: numbered items (`一是…`), numbered headings, bullets, and sentences that begin alike. */
export function enumerationsOf(speech: Speech): Enumeration[] {
  const placed = speech.passages.flatMap((passage) => (passage.role === "title" ? [] : passage.sentences));
  const numbered = [
    (text: string) => itemOrdinal(text),
    ...Array.from({ length: headingRanks }, (_, rank) => (text: string) => headingOrdinal(text, rank)),
    circledOrdinal,
  ];
  /** The sentence that opens each section. */
  const headings = new Map<string, Sentence>();
  for (const sentence of placed.toReversed()) headings.set(JSON.stringify(sentence.section), sentence);
  const found = numbered.flatMap((ordinal) => numberedLists(placed, ordinal));
  return [...found, ...bulletedLists(placed), ...parallelLists(placed)].map(({ lead, items, parent }) => ({
    file: speech.info.file,
    heading: parent.length === 0 ? undefined : headings.get(JSON.stringify(parent)),
    lead,
    items,
  }));
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

/** Items behind the same mark in one section, further sentences of theirs left out: `——`, `•`. */
function bulletedLists(placed: readonly Sentence[]): Found[] {
  const lists: (Found & { readonly items: Sentence[]; readonly key: string })[] = [];
  for (const [place, sentence] of placed.entries()) {
    const bullet = /^[—–•·●◆■▪*-]/u.exec(sentence.text)?.[0];
    if (bullet === undefined) continue;
    const key = JSON.stringify([sentence.section, bullet]);
    const open = lists.at(-1);
    if (open?.key === key) open.items.push(sentence);
    else lists.push({ lead: placed[place - 1], items: [sentence], parent: sentence.section, key });
  }
  return lists.filter(({ items }) => items.length > 1);
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
