import type { Passage, Sentence, Speech } from "../domain.ts";
import { headingOrdinal, itemOrdinal } from "./outline.ts";

/** A list the speech itself makes, such as `五大任务`: the sentence that announces it and the items in order. */
export interface Enumeration {
  readonly file: string;
  /** The heading of the section the list stands in. */
  readonly heading: Sentence | undefined;
  /** The sentence or heading before the first item. */
  readonly lead: Sentence | undefined;
  readonly items: readonly Sentence[];
}

interface Placed {
  readonly sentence: Sentence;
  readonly passage: Passage;
}

/** Fewer parallel sentences are no list; shorter beginnings in common are chance. */
const fewestParallel = 3;
const sharedBeginning = 4;

/** All enumerations of a speech: numbered items (`一是…`), numbered headings, and sentences that begin alike. */
export function enumerationsOf(speech: Speech): Enumeration[] {
  const placed = speech.passages.flatMap((passage) =>
    passage.role === "title" ? [] : passage.sentences.map((sentence): Placed => ({ sentence, passage })),
  );
  const numbered = [
    (text: string) => itemOrdinal(text),
    ...[0, 1].map((rank) => (text: string) => headingOrdinal(text, rank)),
  ];
  return [...numbered.flatMap((ordinal) => numberedLists(placed, ordinal)), ...parallelLists(placed)].map(
    ({ lead, items, parent }) => ({ file: speech.info.file, heading: headingOf(parent, placed), lead, items }),
  );
}

/** A list, and the path of the section it stands in. */
interface Found {
  readonly lead: Sentence | undefined;
  readonly items: readonly Sentence[];
  readonly parent: readonly string[];
}

/** The sentence that opens a section. */
function headingOf(path: readonly string[], placed: readonly Placed[]): Sentence | undefined {
  if (path.length === 0) return undefined;
  const section = JSON.stringify(path);
  return placed.find(({ sentence }) => JSON.stringify(sentence.section) === section)?.sentence;
}

function numberedLists(placed: readonly Placed[], ordinal: (text: string) => number | undefined): Found[] {
  const lists: (Found & { readonly items: Sentence[]; readonly key: string })[] = [];
  for (const [place, { sentence, passage }] of placed.entries()) {
    const number = ordinal(sentence.text);
    if (number === undefined) continue;
    const parent = sentence.section.slice(0, -1);
    const key = JSON.stringify([parent, passage.speaker]);
    const open = lists.at(-1);
    if (number === 1) lists.push({ lead: placed[place - 1]?.sentence, items: [sentence], parent, key });
    else if (open?.key === key && open.items.length === number - 1) open.items.push(sentence);
  }
  return lists.filter(({ items }) => items.length > 1);
}

function parallelLists(placed: readonly Placed[]): Found[] {
  const lists: Found[] = [];
  for (let first = 0; first < placed.length; first++) {
    const beginning = placed[first]?.sentence.text.slice(0, sharedBeginning) ?? "";
    const parent = placed[first]?.sentence.section ?? [];
    const section = JSON.stringify(parent);
    let end = first + 1;
    while (
      placed[end]?.sentence.text.startsWith(beginning) &&
      JSON.stringify(placed[end]?.sentence.section) === section
    ) {
      end++;
    }
    if (end - first < fewestParallel) continue;
    const items = placed.slice(first, end).map(({ sentence }) => sentence);
    lists.push({ lead: placed[first - 1]?.sentence, items, parent });
    first = end - 1;
  }
  return lists;
}
