import type { Enumeration } from "../../corpus/structure/enumerations.ts";
import type { Citation, Passage, Sentence, Span, Speech } from "../../domain.ts";
import { type Claim, longestQuote } from "./gate.ts";
import type { AskRooms } from "../rooms.ts";

const mostSentences = 12;

type Place = Pick<Citation, "file" | "start" | "end">;

/**
 * What a quote is a part of, whole: the item of a list that it is, else its section, or of a long section its paragraph.
 * A quote for each passage.
 */
export function inFull(rooms: Pick<AskRooms, "finder" | "speeches">, place: Place): Claim[] {
  const speech = rooms.speeches.get(place.file);
  if (!speech) return [];
  const sentences = bodyOf(speech);
  const own = sentences.filter((sentence) => overlap(sentence, place));
  const [first] = own;
  if (!first) return [];
  const lists = rooms.finder.map.lists.map(({ list }) => list).filter(({ file }) => file === place.file);
  const item = itemAt(lists, sentences, own);
  if (item) return claimsOfSentences(speech, item.slice(0, mostSentences));
  const section = first.section.length > 0 ? sentences.filter((one) => isUnder(one, first.section)) : [];
  const isShort = section.length > 0 && section.length <= mostSentences;
  return claimsOfSentences(speech, isShort ? section : paragraphOf(speech.raw, sentences, own));
}

/** All that stands under a heading, without it: a quote for each passage. */
export function sectionClaims(speech: Speech, path: readonly string[]): Claim[] {
  return claimsOfSentences(
    speech,
    bodyOf(speech).filter((one) => isUnder(one, path) && one.text !== path.at(-1)),
  );
}

/** The item of the closest list that begins with one of these sentences: up to the next item, or as far as it goes. */
function itemAt(
  lists: readonly Enumeration[],
  sentences: readonly Sentence[],
  own: readonly Sentence[],
): readonly Sentence[] | undefined {
  const found = lists
    .flatMap(({ items }) => {
      const place = items.findIndex((item) => own[0] === item);
      return place < 0 ? [] : [{ items, place, length: (items.at(-1)?.end ?? 0) - (items[0]?.start ?? 0) }];
    })
    .sort((a, b) => a.length - b.length)[0];
  const item = found?.items[found.place];
  if (!found || !item) return undefined;
  const next = found.items[found.place + 1];
  const label = item.section.at(-1) ?? "";
  const isLabelled = label !== "" && item.text.startsWith(label);
  const from = sentences.indexOf(item);
  const rest = sentences.slice(from + 1);
  const end = rest.findIndex(
    (one) => one === next || (isLabelled ? !isUnder(one, item.section) : one.section.join() !== item.section.join()),
  );
  const whole = sentences.slice(from, end < 0 ? undefined : from + 1 + end);
  // The last of sentences that merely begin alike ends with its own paragraph's.
  return isLabelled || next ? whole : [item];
}

/** The claims of sentences: those of a passage together as far as a quote holds them. */
export function claimsOfSentences({ info: { file }, passages }: Speech, sentences: readonly Sentence[]): Claim[] {
  const passageOf = (sentence: Sentence): Passage | undefined =>
    passages.find((passage) => passage.start <= sentence.start && sentence.end <= passage.end);
  const claims: (Claim & { passage: Passage | undefined; end: number })[] = [];
  for (const sentence of sentences) {
    const last = claims.at(-1);
    const passage = passageOf(sentence);
    if (last && last.passage === passage && sentence.end - last.start <= longestQuote) last.end = sentence.end;
    else claims.push({ file, start: sentence.start, end: sentence.end, score: 0, passage });
  }
  return claims.map(({ start, end }) => ({ file, start, end, score: 0 }));
}

/** The sentences of the paragraphs that some stand in: no line ends between them. */
function paragraphOf(raw: string, sentences: readonly Sentence[], own: readonly Sentence[]): readonly Sentence[] {
  const isJoined = (a: Sentence | undefined, b: Sentence | undefined): boolean =>
    a !== undefined && b !== undefined && !raw.slice(a.end, b.start).includes("\n");
  let [from, to] = [sentences.indexOf(own[0] as Sentence), sentences.indexOf(own.at(-1) as Sentence)];
  while (to - from < mostSentences && isJoined(sentences[from - 1], sentences[from])) from--;
  while (to - from < mostSentences && isJoined(sentences[to], sentences[to + 1])) to++;
  return sentences.slice(from, to + 1);
}

function bodyOf({ passages }: Speech): Sentence[] {
  return passages.flatMap(({ sentences }) => sentences.filter(({ role }) => role === "body" || role === "heading"));
}

function isUnder({ section }: Sentence, path: readonly string[]): boolean {
  return path.every((label, depth) => section[depth] === label);
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
