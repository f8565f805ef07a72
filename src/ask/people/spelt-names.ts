import { canBeRead, isSyllables, readingsOf } from "../../text/readings.ts";
import { commonSurnames } from "./chinese-names.ts";
import type { Person } from "./persons.ts";

let letters: ReadonlySet<string> | undefined;

/** Whether words spell a name, the family name first or last. */
export function isSpelt({ name, english }: Person, words: readonly string[]): boolean {
  const [first = "", last = ""] = [words[0], words.at(-1)];
  if (english.some((one) => one === words.join(" ") || one === words.toReversed().join(" "))) return true;
  const [family, given] = [name.slice(0, 1), name.slice(1)];
  return (
    (canBeRead(family, first) && canBeRead(given, words.slice(1).join(""))) ||
    (canBeRead(family, last) && canBeRead(given, words.slice(0, -1).join("")))
  );
}

/** By each word that a family name is spelt with. */
export function bySurname(people: readonly Person[]): ReadonlyMap<string, readonly Person[]> {
  const found = new Map<string, Person[]>();
  for (const person of people) {
    const words = [...readingsOf(person.name.slice(0, 1)), ...person.english.flatMap((one) => one.split(" "))];
    for (const word of new Set(words)) found.set(word, [...(found.get(word) ?? []), person]);
  }
  return found;
}

export function isSpeltSurname(word: string): boolean {
  return surnameLetters().has(word);
}

export function isSpeltGiven(word: string): boolean {
  return isSyllables(word, 2);
}

/** How surnames are read. */
function surnameLetters(): ReadonlySet<string> {
  return (letters ??= new Set(Array.from(commonSurnames, readingsOf).flat()));
}

export function isSurnamed({ name, english }: Person, word: string): boolean {
  return english.some((one) => one.split(" ")[0] === word) || canBeRead(name.slice(0, 1), word);
}
