import type { Span } from "../domain.ts";

/** Reading text cut from a raw text, each code unit with the raw offset it came from. */
export interface MappedText {
  readonly text: string;
  /** `offsets[i]` is the raw offset of `text[i]`; ascending. */
  readonly offsets: readonly number[];
}

const latin = /[a-z0-9]/iu;

/** Whether two parts of a broken line are joined by a blank: between Latin words, never between Han characters. */
export function joinedByBlank(before: string, after: string): boolean {
  return latin.test(before) && latin.test(after);
}

/** The lines of a raw text (ascending spans, none empty) in one piece; a blank joins Latin words and maps to the break. */
export function joinLines(raw: string, lines: readonly Span[]): MappedText {
  let text = "";
  const offsets: number[] = [];
  for (const { start, end } of lines) {
    const breakAt = (offsets.at(-1) ?? 0) + 1;
    if (joinedByBlank(text.at(-1) ?? "", raw[start] ?? "")) {
      text += " ";
      offsets.push(breakAt);
    }
    text += raw.slice(start, end);
    for (let at = start; at < end; at++) offsets.push(at);
  }
  return { text, offsets };
}

/** The text without `removed`: ascending spans of its own offsets. */
export function without(mapped: MappedText, removed: readonly Span[]): MappedText {
  if (removed.length === 0) return mapped;
  let text = "";
  const offsets: number[] = [];
  let from = 0;
  for (const { start, end } of [...removed, { start: mapped.text.length, end: mapped.text.length }]) {
    text += mapped.text.slice(from, start);
    for (let at = from; at < start; at++) offsets.push(mapped.offsets[at] ?? 0);
    from = end;
  }
  return { text, offsets };
}

/** The raw span of the text's slice `[start, end)`, which must not be empty. */
export function rawSpan(mapped: MappedText, start: number, end: number): Span {
  const first = mapped.offsets[start];
  const last = mapped.offsets[end - 1];
  if (first === undefined || last === undefined || end <= start) throw new RangeError(`no text in [${start}, ${end})`);
  return { start: first, end: last + 1 };
}
