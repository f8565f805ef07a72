/**
 * Writes src/text/data/proper-names.txt, what both jieba and CC-CEDICT know as a name of a person, place or body, and
 * readings.txt, the characters of each syllable.
 */
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { dict } from "@node-rs/jieba/dict.js";
import { loadDictionary, readingsOfCharacters } from "../src/text/dictionary.ts";

const target = (name: string): string => fileURLToPath(new URL(`../src/text/data/${name}`, import.meta.url));
/** ICTCLAS tags of people, places and organisations. */
const nameTags = new Set(["nr", "ns", "nt"]);

export async function run(): Promise<void> {
  const dictionary = loadDictionary();
  const names = new TextDecoder()
    .decode(dict)
    .split("\n")
    .flatMap((line) => {
      const [word = "", , tag = ""] = line.trim().split(" ");
      const isName = nameTags.has(tag) && word.length > 1;
      return isName && dictionary.names(word).length > 0 && dictionary.senses(word).length === 0 ? [word] : [];
    });
  await writeFile(target("proper-names.txt"), `${names.join("\n")}\n`);
  const characters = new Map<string, string[]>();
  for (const [character, readings] of readingsOfCharacters()) {
    for (const reading of readings) characters.set(reading, [...(characters.get(reading) ?? []), character]);
  }
  const lines = Array.from(characters, ([reading, those]) => `${reading}\t${those.join("")}`).sort();
  await writeFile(target("readings.txt"), `${lines.join("\n")}\n`);
  process.stdout.write(`${names.length} names, ${lines.length} syllables\n`);
}
