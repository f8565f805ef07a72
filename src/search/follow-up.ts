import type { Enumeration } from "../corpus/enumerations.ts";
import { chineseNumber } from "../corpus/outline.ts";
import type { Passage } from "../domain.ts";
import { englishTerms } from "../language/english-terms.ts";
import { normalise } from "../language/normalise.ts";

/** Log-odds for standing near the previous answer; nearness fades over this many passages. */
const sameSpeech = 1;
const nearest = 1.5;
const reach = 6;
/**
 * Log-odds for being the item asked for by its number, and for standing in the same list as the previous answer; where
 * that list is known, its other items lose as much as the one asked for gains by its number.
 */
const namedItem = 4;
const sameList = 4;
const listReach = 12;

const englishOrdinals = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");
const ordinal = new RegExp(
  String.raw`第([一二三四五六七八九十]{1,3}|\d{1,2})[个個项項条條点點]|\b(${englishOrdinals.join("|")})\b(?![ -](?:part(?:y|ies)|aid|hand|time|half)\b)`,
  "u",
);

/** Words that lean on what was said before, in questions that cannot be read alone. */
const leaning: readonly RegExp[] = [
  /^(?:(?:ok(?:ay)?|well|right|yes|sure|great|thanks)[\s\p{P}]+)*(?:and|but|so|then|also|or|what about|how about)\b/u,
  /\b(?:it|its|they|them|their|he|him|his|she|her|these|those|others?|another|else)\b|\b(?:this|that) one\b/u,
  /^(?:(?:好的?|嗯|哦|行|对|是的|明白了?|知道了|谢谢)[\s\p{P}]+)*(?:那|还有|另外|然后|此外|再|具体)|[他她它]|其中|上述|前者|后者|刚才|[这那](?:个|些|项|条|样)|呢[\s\p{P}]*$/u,
];
/** A question of fewer content words, or Chinese characters, says too little alone. */
const fewestWords = 2;
const fewestCharacters = 5;

/** Whether a question leans on the ones before it: only then are they part of what is asked. */
export function isFollowUp(question: string): boolean {
  const text = normalise(question).trim();
  if (ordinalAsked(question) !== undefined || leaning.some((words) => words.test(text))) return true;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han > 0 ? han < fewestCharacters : new Set(englishTerms(text)).size < fewestWords;
}

/** The number of the item a question asks for (`第四个`, `the fourth`); undefined where it names none. */
export function ordinalAsked(question: string): number | undefined {
  const match = ordinal.exec(normalise(question));
  if (!match) return undefined;
  const [, chinese, english] = match;
  if (english !== undefined) return englishOrdinals.indexOf(english) + 1;
  return /^\d/u.test(chinese ?? "") ? Number(chinese) : chineseNumber(chinese ?? "");
}

/** A place in a list that a speech makes. */
export interface ListPlace {
  readonly list: Enumeration;
  /** From 1; 0 for the sentence that announces the list. */
  readonly number: number;
}

/** Which lists the passages announce or hold items of, by passage id. */
export function listPlaces(
  passages: readonly Passage[],
  lists: readonly Enumeration[],
): ReadonlyMap<number, readonly ListPlace[]> {
  const files = new Set(lists.map(({ file }) => file));
  const idOf = new Map(
    passages.flatMap((passage, id) =>
      files.has(passage.file) ? passage.sentences.map((sentence) => [sentence, id] as const) : [],
    ),
  );
  const places = new Map<number, ListPlace[]>();
  for (const list of lists) {
    for (const [number, sentence] of [list.lead, ...list.items].entries()) {
      const id = sentence && idOf.get(sentence);
      if (id !== undefined) places.set(id, [...(places.get(id) ?? []), { list, number }]);
    }
  }
  return places;
}

/** What a follow-up adds to passage `id`, given the best passage of the question before. */
export function followUpBoost(
  passages: readonly Passage[],
  places: ReadonlyMap<number, readonly ListPlace[]>,
  id: number,
  previous: number,
  asked: number | undefined,
): number {
  const passage = passages[id];
  const before = passages[previous];
  if (!passage || !before || passage.file !== before.file) return 0;
  const distance = Math.abs(id - previous);
  const boost = sameSpeech + nearest * Math.max(0, 1 - distance / reach);
  if (asked === undefined) return boost;
  const own = places.get(id) ?? [];
  const numbers = (list: Enumeration): number[] =>
    own.filter((place) => place.list === list).map(({ number }) => number);
  const meant = (places.get(previous) ?? []).map(({ list }) => list).filter(({ items }) => asked <= items.length);
  if (meant.length > 0) {
    if (meant.some((list) => numbers(list).includes(asked))) return boost + namedItem + sameList;
    return boost - (meant.some((list) => numbers(list).length > 0) ? namedItem : 0);
  }
  if (distance >= listReach || !own.some(({ number }) => number === asked)) return boost;
  const beside = passage.section.length > 0 && before.section.length > 0 && parentOf(passage) === parentOf(before);
  return boost + namedItem + (beside ? sameList : 0);
}

function parentOf(passage: Passage): string {
  return [passage.speaker ?? "", ...passage.section.slice(0, -1)].join("\n");
}
