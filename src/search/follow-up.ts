import { chineseNumber, itemOrdinal } from "../corpus/outline.ts";
import type { Passage } from "../domain.ts";
import { normalise } from "../language/normalise.ts";

/** Log-odds for standing near the previous answer; nearness fades over this many passages. */
const sameSpeech = 1;
const nearest = 1.5;
const reach = 6;
/** Log-odds for being the item asked for by its number, and for standing in the same list as the previous answer. */
const namedItem = 4;
const sameList = 2;
const listReach = 12;

const englishOrdinals = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");
const ordinal = new RegExp(
  String.raw`第([一二三四五六七八九十]{1,3}|\d{1,2})[个個项項条條点點]|\b(${englishOrdinals.join("|")})\b`,
  "u",
);

/** The number of the item a question asks for (`第四个`, `the fourth`); undefined where it names none. */
export function ordinalAsked(question: string): number | undefined {
  const match = ordinal.exec(normalise(question));
  if (!match) return undefined;
  const [, chinese, english] = match;
  if (english !== undefined) return englishOrdinals.indexOf(english) + 1;
  return /^\d/u.test(chinese ?? "") ? Number(chinese) : chineseNumber(chinese ?? "");
}

/** What a follow-up adds to passage `id`, given the best passage of the question before. */
export function followUpBoost(
  passages: readonly Passage[],
  id: number,
  previous: number,
  asked: number | undefined,
): number {
  const passage = passages[id];
  const before = passages[previous];
  if (!passage || !before || passage.file !== before.file) return 0;
  const distance = Math.abs(id - previous);
  let boost = sameSpeech + nearest * Math.max(0, 1 - distance / reach);
  if (asked !== undefined && distance < listReach && itemOrdinal(passage.sentences[0]?.text ?? "") === asked) {
    boost += namedItem;
    if (parentOf(passage) === parentOf(before) && passage.speaker === before.speaker) boost += sameList;
  }
  return boost;
}

function parentOf(passage: Passage): string {
  return passage.section.slice(0, -1).join("\n");
}
