import { canBeRead, isSyllables, readingsOf } from "../text/readings.ts";
import type { Person } from "./persons.ts";

const commonSurnames =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
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
