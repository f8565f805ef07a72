import type { Passage, Rendering, Sentence, Span, Speech } from "../../domain.ts";
import type { MappedText } from "../../text/mapped-text.ts";
import { atOnce, inTurns } from "../../ops/in-turns.ts";
import { readableIn } from "../../text/artefacts.ts";
import type { Claim } from "./gate.ts";
import { asRead, plain, sentencesRead } from "../check/as-read.ts";
import { quoteWindow } from "./quote-window.ts";
import { TextIndex, type TextPlace } from "../check/text-index.ts";

/** The documents as they are compared word by word; the indexes are made when first asked for, and kept. */
export class Sources {
  #text: TextIndex | undefined;
  #renderings: TextIndex | undefined;

  constructor(readonly speeches: readonly Speech[]) {}

  /** Of all that may be cited; text `n` is that of `speeches[n]`. */
  get text(): TextIndex {
    return (this.#text ??= atOnce(this.#textBuilding()));
  }

  /** Of the English renderings; text `n` is `renderingText(speeches[n])`. */
  get renderings(): TextIndex {
    return (this.#renderings ??= atOnce(this.#renderingsBuilding()));
  }

  /** Makes both indexes ahead of their first use, with turns for whatever else waits. */
  async prepare(): Promise<void> {
    this.#text ??= await inTurns(this.#textBuilding());
    this.#renderings ??= await inTurns(this.#renderingsBuilding());
  }

  #textBuilding(): Generator<void, TextIndex> {
    return TextIndex.building(mapped(this.speeches, stretchesOf));
  }

  #renderingsBuilding(): Generator<void, TextIndex> {
    return TextIndex.building(mapped(this.speeches, (speech) => [plain(renderingText(speech))]));
  }

  file(place: TextPlace): string {
    return this.speeches[place.text]?.info.file ?? "";
  }

  /** Whether a text stands in a document, or in its renderings, word by word. */
  holds(text: string): boolean {
    const read = readableIn(text, { start: 0, end: text.length });
    return [this.text, this.renderings].some((index) => index.exact(index.unitsOf(read).ids).length > 0);
  }

  /** The rendering that holds most of a place in `renderings`; undefined where there is none. */
  renderingAt({ text, start, end }: TextPlace): Rendering | undefined {
    let from = 0;
    let most = 0;
    let best: Rendering | undefined;
    for (const rendering of this.speeches[text]?.renderings ?? []) {
      const to = from + rendering.en.length;
      const shared = Math.min(to, end) - Math.max(from, start);
      if (shared > most) [most, best] = [shared, rendering];
      from = to + 1;
    }
    return best;
  }

  /** Claims to quote the sentences that hold a stretch of a document: one a passage, as no quote leaves its passage. */
  claims(speech: Speech, stretch: Span, marks: readonly Span[], score = 1): Claim[] {
    return passagesAt(speech, stretch).flatMap(({ sentences }) => {
      const held = sentences.filter((sentence) => overlap(sentence, stretch));
      const [first, last] = [held[0], held.at(-1)];
      if (!first || !last) return [];
      const focus = { start: Math.max(first.start, stretch.start), end: Math.min(last.end, stretch.end) };
      const span = quoteWindow(speech.raw, { start: first.start, end: last.end }, focus);
      const inside = marks
        .map(({ start, end }) => ({ start: Math.max(span.start, start), end: Math.min(span.end, end) }))
        .filter(({ start, end }) => start < end);
      return [{ file: speech.info.file, ...span, score, marks: inside }];
    });
  }

  /** The sentence that holds most of a stretch, and its passage. */
  sentenceAt(speech: Speech, stretch: Span): { sentence: Sentence; passage: Passage } | undefined {
    let most = 0;
    let best: { sentence: Sentence; passage: Passage } | undefined;
    for (const passage of passagesAt(speech, stretch)) {
      for (const sentence of passage.sentences) {
        const shared = Math.min(sentence.end, stretch.end) - Math.max(sentence.start, stretch.start);
        if (shared > most) [most, best] = [shared, { sentence, passage }];
      }
    }
    return best;
  }
}

/** The renderings of a document in one text, a line each. */
export function renderingText({ renderings }: Speech): string {
  return renderings.map(({ en }) => en).join("\n");
}

/** Each only when it is its turn. */
function* mapped<T, R>(items: readonly T[], make: (item: T) => R): Generator<R> {
  for (const item of items) yield make(item);
}

function stretchesOf(speech: Speech): MappedText[] {
  return sentencesRead(speech).map((sentence) => asRead(speech.raw, sentence));
}

function passagesAt({ passages }: Speech, stretch: Span): Passage[] {
  return passages.filter((passage) => overlap(passage, stretch));
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
