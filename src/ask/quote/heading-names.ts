import type { Language, Sentence, Speech } from "../../domain.ts";

const englishMarker =
  /^\s*(?:[IVX]{1,5}\.|\(?\d{1,2}[.)]|\([a-z]\)|(?:first|second|third|fourth|fifth|sixth|finally),)\s*(?:we must )?/iu;

/** A heading in English, its number apart. */
export interface RenderedHeading {
  readonly marker: string;
  readonly text: string;
}

/** The rendering of a heading, the last of a path or wherever it first stands; undefined where the speech has none of it. */
export function renderedHeading(speech: Speech, path: readonly string[]): RenderedHeading | undefined {
  const label = path.at(-1) ?? "";
  const opening = openingOf(speech, path);
  const rendering = opening && speech.renderings.find(({ start, end }) => start < opening.end && opening.start < end);
  // One that begins before the heading renders something else first.
  if (!opening || !rendering || rendering.start < opening.start) return undefined;
  const [marker = ""] = englishMarker.exec(rendering.en) ?? [];
  const whole = rendering.en.slice(marker.length);
  // Where the heading opens a longer sentence, its rendering does as well.
  const text = opening.text.length > label.length + 2 ? upTo(whole, /[.:;](?:\s|$)/u) : whole;
  return { marker, text: text.replace(/[.:;]\s*$/u, "") };
}

/** The last heading of a path, with its number, as readers of a language know it: in English its rendering, if any. */
export function headingName(speech: Speech, path: readonly string[], language: Language): string {
  const rendered = language === "en" ? renderedHeading(speech, path) : undefined;
  return rendered ? `${rendered.marker}${rendered.text}` : (path.at(-1) ?? "");
}

/** All headings of a path as readers of a language know them. */
export function headingNames(speech: Speech, path: readonly string[], language: Language): string[] {
  return path.map((_, level) => headingName(speech, path.slice(0, level + 1), language));
}

/** The sentence that is the last heading of a path or begins with it: the same words may head several sections. */
function openingOf({ passages }: Speech, path: readonly string[]): Sentence | undefined {
  const label = path.at(-1) ?? "";
  const headed = passages.flatMap(({ sentences }) => sentences.filter(({ text }) => text.startsWith(label)));
  return headed.find(({ section }) => path.every((one, i) => section[i] === one)) ?? headed[0];
}

/** A text up to where a pattern first matches; all of it where it does not. */
export function upTo(text: string, mark: RegExp): string {
  const end = text.search(mark);
  return end < 0 ? text : text.slice(0, end);
}
