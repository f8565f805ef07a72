import type { Span } from "../../domain.ts";
import { nameWords, type NameStrength } from "./names.ts";

/** Words that name documents, at their place in the normalised text. */
export interface Mention extends Span {
  readonly files: ReadonlySet<string>;
  readonly speakers: ReadonlySet<string>;
  readonly strength: NameStrength;
}

const { cues } = nameWords;
const han = /\p{Script=Han}/u;
const latin = /[a-z0-9]/u;
/** How far a cue may stand from a name. */
const reach = 24;
const levelSpoiltBefore = /[^\P{Script=Han}在跟和与按问那对比听]$|\b(?:our|my|your|their|a|each|every)\s$/u;
/** `到2025年`, `by 2025`, `2025年底前`: a year something is due, not the year of a document. */
const dueBefore = /(?:[到至自从]|截至|before|until|since|after|by|from|to)\s*$/u;
const dueAfter = /^(?:年)?(?:\s*[-—至到]|底|末|[之以]?前|起|以来|以后|年底|年末)/u;
/** `那份`, `this`: what stands before one that was spoken of. */
export const demonstrative = /(?:[那这该本上]|那[个份篇部]|这[个份篇部]|the|that|this)\s?$/u;
/** Chinese and English nouns for kinds of documents. */
export const nounsLongestFirst = [...Object.values(nameWords.kinds), nameWords.anyKind]
  .flatMap(({ zh }) => zh)
  .sort((a, b) => b.length - a.length);
export const englishNouns = new Set([...Object.values(nameWords.kinds), nameWords.anyKind].flatMap(({ en }) => en));

/** Whether a year is one by which something is due, or a part of a longer number. */
export function isDue(text: string, start: number, end: number): boolean {
  if (/\d/u.test(text[start - 1] ?? "") || /\d/u.test(text[end] ?? "")) return true;
  return dueBefore.test(text.slice(Math.max(0, start - 6), start)) || dueAfter.test(text.slice(end, end + 4));
}

/** Whether a mention is a year without a word for documents behind it (`2023年的讲话`, `the 2022 work report`). */
export function isYearAlone(text: string, mention: Mention): boolean {
  return mention.strength === "year" && !isMeant(text, mention);
}

const wordsBehindYear = 4;
const betweenYearAndNoun = /^年?(?:度|\d{1,2}月(?:\d{1,2}[日号])?)?的?(?:[这那](?:次|场|个|份|篇|部|届)?)?/u;

function isYearOfDocument(after: string): boolean {
  const words = after.match(/[a-z]+/gu)?.slice(0, wordsBehindYear) ?? [];
  const behind = after.replace(betweenYearAndNoun, "");
  return startsWithAny(behind, nounsLongestFirst) || (!han.test(after) && words.some((word) => englishNouns.has(word)));
}

/** Whether a name is used as one: always, or beside a word that says somebody says something, or where. */
export function isMeant(text: string, { start, end, strength }: Mention): boolean {
  if (strength === "sure") return true;
  const before = text.slice(Math.max(0, start - reach), start);
  const after = text.slice(end, end + reach);
  if (strength === "year") return isYearOfDocument(after);
  if (latin.test(text[start] ?? ""))
    return isMeantInEnglish(before, after, text.slice(end - 2, end) === "'s", strength);
  if (strength === "level" && levelSpoiltBefore.test(before)) return false;
  if (strength === "kind") return demonstrative.test(before) || /^(?:[里中上]|对|规定|要求)/u.test(after);
  const told = after.startsWith("的")
    ? cues.zhNoun.some((noun) => after.indexOf(noun) >= 1)
    : startsWithAny(after, cues.zhAfter);
  if (
    told ||
    startsWithAny(
      after,
      nounsLongestFirst.filter((noun) => noun !== "法"),
    )
  )
    return true;
  if (strength === "level") return false;
  // `多久要报国务院`: at the end of what it is the object of, a body is part of the question.
  const isFree = !han.test(before.at(-1) ?? "") || endsWithAny(before, cues.conjunctions);
  return (isFree && /^(?:的)?[\p{P}\s]*$/u.test(after)) || endsWithAny(before, cues.zhBefore);
}

function isMeantInEnglish(before: string, after: string, possessive: boolean, strength: NameStrength): boolean {
  const next = /^[^a-z]*(?:also |really |actually |ever )?([a-z]+)/u.exec(after)?.[1] ?? "";
  const says = cues.saying.includes(next);
  const lead = before.replace(/\b(?:the|that|this)\s+$/u, "").trimEnd();
  const asked = /\b(?:does|did|do|has)$/u.test(lead);
  if (strength === "kind") return demonstrative.test(before) && (says || endsWithWord(lead, cues.enInside));
  if (strength === "level")
    return (says && !/\b(?:in|on|of|to|at)$/u.test(lead)) || (asked && says) || englishNouns.has(next);
  const isAlone = lead === "" && /^[\p{P}\s]*$/u.test(after);
  return says || possessive || asked || isAlone || endsWithWord(lead, cues.enBefore);
}

function startsWithAny(text: string, starts: readonly string[]): boolean {
  return starts.some((start) => text.startsWith(start));
}

function endsWithAny(text: string, ends: readonly string[]): boolean {
  return ends.some((end) => text.endsWith(end));
}

function endsWithWord(text: string, ends: readonly string[]): boolean {
  return ends.some((end) => text === end || text.endsWith(` ${end}`));
}
