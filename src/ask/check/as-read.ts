import type { Sentence, Speech } from "../../domain.ts";
import { readableIn } from "../../text/artefacts.ts";
import type { MappedText } from "../../text/mapped-text.ts";

/** A sentence as a person reads it, each code unit with its raw offset. */
export function asRead(raw: string, { start, end, text }: Sentence): MappedText {
  // Most sentences stand in the source as they are read.
  return raw.startsWith(text, start) && text.length === end - start
    ? plain(text, start)
    : readableIn(raw, { start, end });
}

/** A text whose offsets are its own, or count from `first`. */
export function plain(text: string, first = 0): MappedText {
  const offsets: number[] = [];
  for (let at = 0; at < text.length; at++) offsets.push(first + at);
  return { text, offsets };
}

/** The sentences of a document as a person reads it: each salutation, which no quote begins with, stands before its own. */
export function sentencesRead({ raw, passages }: Speech): Sentence[] {
  return passages.flatMap(({ sentences }) =>
    sentences.flatMap((sentence) => {
      const { salutation, section } = sentence;
      if (!salutation) return [sentence];
      const { text } = readableIn(raw, salutation);
      return [{ ...salutation, text, section, role: "body" } as const, sentence];
    }),
  );
}
