import { readFileSync } from "node:fs";
import fc from "fast-check";
import { readSpeech } from "../../src/corpus/structure/speech.ts";
import type { Speech } from "../../src/domain.ts";
import { anonymous } from "./invariants.ts";

const corpusFolder = new URL("../../corpus/", import.meta.url);

export const files = [
  "000_db8b8ac77d00f83c.txt",
  "001_0b87d2ec0b8c6638.txt",
  "002_bae51303b5a74c43.txt",
  "003_8e0abea7bf70d122.txt",
  "004_aeab9987bbe35725.txt",
] as const;
/** Broken over pages already: further page numbers would not count up. */
export const pagedFile = "002_bae51303b5a74c43.txt";

/** The five real speeches, as given. */
export const originals: readonly Speech[] = files.map((file) =>
  readSpeech({ ...anonymous, file }, readFileSync(new URL(file, corpusFolder), "utf8")),
);

/** Something a web page might add in front of the code unit at `at`. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** A raw text with the insertions made. */
export function insertInto(raw: string, insertions: readonly Insertion[]): string {
  let mutated = "";
  let from = 0;
  for (const { at, text } of [...insertions].sort((a, b) => a.at - b.at)) {
    mutated += raw.slice(from, at) + text;
    from = at;
  }
  return mutated + raw.slice(from);
}

const han = /\p{Script=Han}/u;
const mark = /[,，。;；:：!！?？、“”"()（）《》]/u;
const textMark = /[，。；：！？、“”（）《》]/u;

function placesIn(speech: Speech, fits: (before: string, after: string, at: number) => boolean): number[] {
  const { raw } = speech;
  return speech.passages.flatMap(({ sentences }) =>
    sentences.flatMap(({ start, end }) =>
      Array.from({ length: end - start - 1 }, (_, i) => start + 1 + i).filter((at) =>
        fits(raw[at - 1] ?? "", raw[at] ?? "", at),
      ),
    ),
  );
}

/**
 * Where a reading may stand: behind any Han character of a sentence that has none yet. Not before a blank: whether that
 * one belongs to the reading or to the text, no one could tell.
 */
export function behindHan(speech: Speech): number[] {
  return placesIn(speech, (before, after) => han.test(before) && !/[(（\s]/u.test(after));
}

/** Where a stray blank may stand: between a mark and a Han character or another mark. */
export function besideMarks(speech: Speech): number[] {
  return placesIn(
    speech,
    (before, after) =>
      (han.test(before) && mark.test(after)) ||
      (mark.test(before) && han.test(after)) ||
      (textMark.test(before) && textMark.test(after)),
  );
}

/** Where a page or line may end within the running text: not in a title or heading, nor in the first lines. */
export function insideText(speech: Speech, after: (character: string) => boolean): number[] {
  const first = speech.passages.find(({ role }) => role === "body");
  const headings = speech.passages.flatMap(({ sentences }) => sentences.filter(({ role }) => role !== "body"));
  return placesIn(
    speech,
    (before, next, at) =>
      after(before) &&
      han.test(next) &&
      at > (first?.end ?? 0) &&
      !headings.some(({ start, end }) => start <= at && at <= end),
  );
}

/** Starts of lines that open a paragraph. */
export function paragraphStarts({ raw, passages }: Speech): number[] {
  return passages
    .map(({ start }) => start)
    .filter((at) => /[。！：:感务动力效线当定控任](?:\r?\n)+$/u.test(raw.slice(0, at)));
}

export function isHan(character: string): boolean {
  return han.test(character);
}

/** Some of a speech's places, each with a text to insert there. */
export function insertionsAt(places: readonly number[], text: fc.Arbitrary<string>): fc.Arbitrary<Insertion[]> {
  return fc.uniqueArray(fc.record({ at: fc.constantFrom(...places), text }), {
    minLength: 1,
    maxLength: 20,
    selector: ({ at }) => at,
  });
}

const half = ",;:!?()";
const full = "，；：！？（）";

/** All punctuation in one width. */
export function inWidth(raw: string, width: "half" | "full"): string {
  const [from, to] = width === "half" ? [full, half] : [half, full];
  return raw.replace(/[,;:!?()，；：！？（）]/gu, (character) => to[from.indexOf(character)] ?? character);
}
