import type { MappedText } from "./mapped-text.ts";
import { toSimplified } from "./normalise.ts";

/** Characters that are one and the same in Simplified or in Traditional, depending on the word: the second of each pair. */
const sameInSomeWords =
  "幺么 覆复 瞭了 藉借 馀余 锺钟 钜巨 讬托 谘咨 迳径 缐线 麺面 麹曲 链炼 畫划 画划 沈沉 彷仿 薰熏 荳豆 甦苏 甯宁 敍叙 衞卫 鑛矿 鎗枪 隄堤 揹背 籐藤 枱台";
const merged = new Map(sameInSomeWords.split(" ").map((pair) => [pair.charAt(0), pair.charAt(1)]));

type Kind = "character" | "letter" | "digit" | "sign" | "separator" | "apostrophe" | "blank" | "mark";

interface Folded {
  readonly text: string;
  readonly kind: Kind;
}

/** What a character counts as in comparisons: few differ, so each is worked out once. */
const foldedOf = new Map<string, readonly Folded[]>();

function fold(character: string): readonly Folded[] {
  let known = foldedOf.get(character);
  if (!known) {
    const plain = toSimplified(character.normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "")).toLowerCase();
    known = Array.from(plain, (one): Folded => {
      const kind = kindOf(one);
      return { text: kind === "separator" && /[\p{Pd}~]/u.test(one) ? "-" : (merged.get(one) ?? one), kind };
    });
    foldedOf.set(character, known);
  }
  return known;
}

function kindOf(character: string): Kind {
  if (/[a-z]/u.test(character)) return "letter";
  if (/\p{L}/u.test(character)) return "character";
  if (/\p{N}/u.test(character)) return "digit";
  if (/[%‰]/u.test(character)) return "sign";
  if (/['’‘`]/u.test(character)) return "apostrophe";
  if (/[.:/、~\p{Pd}]/u.test(character)) return "separator";
  return /\s/u.test(character) ? "blank" : "mark";
}

/** Takes a unit of a text with its span in the raw text. */
export type UnitSink = (unit: string, start: number, end: number) => void;

/**
 * The units two texts are compared by, whatever their script, blanks and punctuation: a Han character, a Latin word, a
 * digit, a percent sign. A mark between two digits counts, as `1.5` is not `15`; only commas and blanks there do not.
 */
export function eachUnit({ text, offsets }: MappedText, sink: UnitSink): void {
  let word = "";
  let wordStart = 0;
  let wordEnd = 0;
  let separator: { text: string; start: number; end: number } | undefined;
  let afterDigit = false;
  let apostrophe = false;
  const endWord = (): void => {
    if (word) sink(word, wordStart, wordEnd);
    word = "";
    apostrophe = false;
  };
  let at = 0;
  for (const character of text) {
    const start = offsets[at] ?? 0;
    const end = (offsets[at + character.length - 1] ?? 0) + 1;
    at += character.length;
    for (const { text: unit, kind } of fold(character)) {
      if (kind === "letter") {
        if (!word) wordStart = start;
        word += unit;
        wordEnd = end;
        apostrophe = false;
      } else if (kind === "apostrophe" && word && !apostrophe) apostrophe = true;
      else endWord();
      if (kind === "digit") {
        if (separator) sink(separator.text, separator.start, separator.end);
        sink(unit, start, end);
      } else if (kind === "character" || kind === "sign") sink(unit, start, end);
      if (kind === "separator" && afterDigit) separator = { text: unit, start, end };
      else if (kind !== "blank" && unit !== ",") {
        afterDigit = kind === "digit";
        separator = undefined;
      }
    }
  }
  endWord();
}

/** Whether a unit belongs to a number. */
export function isNumeric(unit: string): boolean {
  return /^[\p{N}%‰.:/、-]$/u.test(unit);
}
