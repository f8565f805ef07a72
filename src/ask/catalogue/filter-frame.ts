import { tag } from "jieba-wasm";
import type { Span } from "../../domain.ts";
import { filterWords } from "./filter-words.ts";

const { asked, documents, frame, holding, relative, slots } = filterWords;
const han = /\p{Script=Han}/u;
const englishWord = /[a-z][a-z'&-]*/gu;

const oneOf = (list: readonly string[]): string => list.toSorted((a, b) => b.length - a.length).join("|");
const chineseFrames = new Set([
  ...Object.values(asked).flatMap(({ zh }) => zh),
  ...documents.zh,
  ...frame.zh,
  ...holding.zh,
  ...slots.before.zh,
  ...slots.after.zh,
]);
const longestFrame = Math.max(...Array.from(chineseFrames, ({ length }) => length));
const englishFrames = new Set([
  ...Object.values(asked).flatMap(({ en }) => en),
  ...documents.en,
  ...frame.en,
  ...slots.before.en,
]);
/** What frames a message wherever it stands; shorter words may be parts of others. */
const phrases = [...Object.values(asked), holding].flatMap(({ zh, en }) => [
  ...zh.filter(({ length }) => length > 1),
  ...en.filter((phrase) => phrase.includes(" ")),
]);
const asksBehind = new RegExp(`^(?:${oneOf([...slots.after.zh, ...documents.zh])}|[的那这\n])`, "u");
const asksBefore = new RegExp(`(?:${oneOf(slots.before.zh)})$`, "u");
const surelyBefore = new RegExp(`(?:${oneOf(slots.sure.zh)})$`, "u");
const surelyBeforeName = new RegExp(String.raw`\b(?:${oneOf(slots.sure.en)})\s(?:the\s|a\s|an\s)?$`, "u");
const beforeName = new RegExp(String.raw`\b(?:${oneOf(slots.before.en)})\s(?:the\s|a\s|an\s|any\s)?$`, "u");

/** Where a word stands in a normalised text; an English one as a word. */
export function wordsIn(text: string, word: string): Span[] {
  const found: Span[] = [];
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + 1)) {
    const end = start + word.length;
    const isPart = !han.test(word) && (/[a-z]/u.test(text[start - 1] ?? "") || /[a-z]/u.test(text[end] ?? ""));
    if (!isPart) found.push({ start, end });
  }
  return found;
}

function has(text: string, { zh, en }: { readonly zh: readonly string[]; readonly en: readonly string[] }): boolean {
  return [...zh, ...en].some((word) => wordsIn(text, word).length > 0);
}

/** Whether a Chinese text does nothing but frame what is asked. */
export function isFrame(text: string): boolean {
  const reached = [true];
  for (let end = 1; end <= text.length; end++) {
    const starts = Array.from({ length: Math.min(end, longestFrame) }, (_, back) => end - back - 1);
    reached.push(starts.some((start) => reached[start] === true && chineseFrames.has(text.slice(start, end))));
  }
  return reached.at(-1) === true;
}

/** What a message asks of documents, by its words alone; undefined where they do not tell. */
export function askedIn(text: string): string | undefined {
  return Object.entries(asked).find(([, words]) => has(text, words))?.[0];
}

/** Whether a text speaks of documents as such, or of what a catalogue holds. */
export function isOfDocuments(text: string): boolean {
  // One character may be a part of any word.
  const zh = documents.zh.filter(({ length }) => length > 1);
  return has(text, { zh, en: documents.en }) || has(text, holding);
}

/** Whether a text speaks of something being issued. */
export function isOfIssue(text: string): boolean {
  return has(text, filterWords.issue);
}

/** Times that only a calendar could tell. */
export function relativeTimesIn(text: string): Span[] {
  return [...relative.zh, ...relative.en].flatMap((word) => wordsIn(text, word));
}

/** A run of words that is neither a condition nor a frame. */
export interface Rest extends Span {
  /** Whether it stands where a condition would (`关于X的`, `X发的文件`, `about X`). */
  readonly isAsked: boolean;
  /** Whether it can be nothing else there. */
  readonly isSure: boolean;
}

/** What a normalised text says beside `known`, which come in order and do not overlap. */
export function restIn(text: string, known: readonly Span[]): Rest[] {
  const left = masked(text, known);
  const unframed = masked(
    left,
    phrases.flatMap((phrase) => wordsIn(left, phrase)),
  );
  return [...(han.test(unframed) ? chineseRest(left, unframed) : []), ...englishRest(left, unframed)];
}

/** A text with line breaks in the place of what is known of it. */
export function masked(text: string, known: readonly Span[]): string {
  return known.reduce(
    (left, { start, end }) => left.slice(0, start) + "\n".repeat(end - start) + left.slice(end),
    text,
  );
}

function chineseRest(text: string, unframed: string): Rest[] {
  const runs: { start: number; end: number; saysWhat: boolean; isNoun: boolean }[] = [];
  let at = 0;
  for (const { word, tag: kind } of tag(unframed, true)) {
    const span = { start: at, end: at + word.length };
    at = span.end;
    if (!han.test(word) || isFrame(word)) continue;
    const last = runs.at(-1);
    const saysWhat = /^[nvajlixs]/u.test(kind);
    const isNoun = /^(?:[njlixs]|vn)/u.test(kind);
    if (last?.end === span.start) {
      last.end = span.end;
      last.saysWhat ||= saysWhat;
      last.isNoun ||= isNoun;
    } else {
      runs.push({ ...span, saysWhat, isNoun });
    }
  }
  return runs.map(({ start, end, saysWhat, isNoun }) => {
    const [before, behind] = [text.slice(0, start), text.slice(end)];
    const isThere = asksBehind.test(behind) || surelyBefore.test(before);
    const isAsked = saysWhat && end - start > 1 && (isThere || behind === "" || asksBefore.test(before));
    // `提到香港`: what is done with a name is none.
    return { start, end, isAsked, isSure: isAsked && isThere && isNoun };
  });
}

function englishRest(text: string, unframed: string): Rest[] {
  const runs: { start: number; end: number }[] = [];
  for (const match of unframed.matchAll(englishWord)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (englishFrames.has(match[0])) continue;
    const last = runs.at(-1);
    if (last && /^ (?:(?:of|and|&) )?(?:the )?$/u.test(text.slice(last.end, span.start))) last.end = span.end;
    else runs.push(span);
  }
  return runs.map(({ start, end }) => {
    const [before, behind] = [text.slice(0, start), text.slice(end)];
    const isBefore = /^ ?(?:\n|$|[?？.!])/u.test(behind) || documents.en.some((word) => behind.startsWith(` ${word}`));
    return { start, end, isSure: surelyBeforeName.test(before), isAsked: beforeName.test(before) || isBefore };
  });
}
