import { readFileSync } from "node:fs";

const syllables = new Set<string>();
let known: ReadonlyMap<string, readonly string[]> | undefined;

/** The readings of a Simplified character in letters without tones (`npm run make-names`); none where it is unknown. */
export function readingsOf(character: string): readonly string[] {
  return (known ??= load()).get(character) ?? [];
}

/** Whether a Chinese word can be read as some letters: `伟平` as `weiping`. */
export function canBeRead(word: string, letters: string): boolean {
  let ends = new Set([0]);
  for (const character of word) {
    const next = new Set<number>();
    for (const end of ends) {
      for (const reading of readingsOf(character)) {
        const plain = reading.replaceAll("v", "u");
        for (const form of new Set([reading, plain])) if (letters.startsWith(form, end)) next.add(end + form.length);
      }
    }
    ends = next;
  }
  return ends.has(letters.length);
}

/** How a Chinese word may be spelt in letters, so many ways at most; none where a character is unknown. */
export function spellingsOf(word: string, most: number): string[] {
  const spellings = Array.from(word).reduce<string[]>(
    (begun, character) =>
      begun.flatMap((start) => readingsOf(character).map((reading) => start + reading)).slice(0, most),
    [""],
  );
  return spellings.map((spelling) => spelling.replaceAll("v", "u")).filter((spelling) => spelling !== "");
}

/** Whether letters are so many syllables of Chinese at most. */
export function isSyllables(word: string, most: number): boolean {
  known ??= load();
  if (word === "") return true;
  if (most === 0) return false;
  return Array.from(word, (_, at) => word.slice(0, at + 1)).some(
    (first) => syllables.has(first) && isSyllables(word.slice(first.length), most - 1),
  );
}

/** `data/readings.txt`: a syllable and its characters a line. */
function load(): ReadonlyMap<string, readonly string[]> {
  const readings = new Map<string, string[]>();
  for (const line of readFileSync(new URL("./data/readings.txt", import.meta.url), "utf8")
    .trimEnd()
    .split("\n")) {
    const [syllable = "", characters = ""] = line.split("\t");
    syllables.add(syllable);
    for (const character of characters) readings.set(character, [...(readings.get(character) ?? []), syllable]);
  }
  return readings;
}
