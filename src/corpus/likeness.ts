import type { Speech } from "../domain.ts";
import { normalise } from "../text/normalise.ts";

/** A shorter sentence stands in documents that have nothing to do with each other. */
const shortestTelling = 8;
/** From this share of one document's words on, the other is worth naming. */
const worthNaming = 0.5;

/** A document that holds the same words as another: all of them, or so many that one may be a version of the other. */
export interface Alike {
  readonly file: string;
  readonly title: string;
  /** Of the words of either document, the larger share that the other has: 0 to 1. */
  readonly share: number;
  /** Whether neither has anything else. */
  readonly same: boolean;
}

/** Tells which documents hold the same sentences, whatever their script, blanks and punctuation. */
export class Likeness {
  readonly #holders = new Map<string, Set<string>>();
  readonly #known = new Map<string, { readonly title: string; readonly length: number }>();

  constructor(speeches: readonly Speech[]) {
    for (const speech of speeches) this.add(speech);
  }

  add(speech: Speech): void {
    const { file, title } = speech.info;
    const sentences = sentencesOf(speech);
    this.#known.set(file, { title: title.zh, length: lengthOf(sentences) });
    for (const sentence of sentences) {
      const holders = this.#holders.get(sentence);
      if (holders) holders.add(file);
      else this.#holders.set(sentence, new Set([file]));
    }
  }

  /** The document that shares most with this one; undefined where none shares much. */
  nearest(speech: Speech): Alike | undefined {
    const sentences = sentencesOf(speech);
    const own = lengthOf(sentences);
    const shared = new Map<string, number>();
    for (const sentence of sentences) {
      for (const file of this.#holders.get(sentence) ?? []) {
        if (file !== speech.info.file) shared.set(file, (shared.get(file) ?? 0) + sentence.length);
      }
    }
    const [best] = Array.from(shared).sort(([, a], [, b]) => b - a);
    if (!best) return undefined;
    const [file, length] = best;
    const known = this.#known.get(file);
    if (!known) return undefined;
    const shares = [length / own, length / known.length];
    const share = Math.max(...shares);
    return share >= worthNaming ? { file, title: known.title, share, same: Math.min(...shares) === 1 } : undefined;
  }
}

function sentencesOf({ passages }: Speech): Set<string> {
  const texts = passages.flatMap(({ sentences }) => sentences.map(({ text }) => normalise(text)));
  const bare = texts.map((text) => text.replaceAll(/[^\p{L}\p{N}]/gu, ""));
  return new Set(bare.filter(({ length }) => length >= shortestTelling));
}

function lengthOf(sentences: ReadonlySet<string>): number {
  let length = 0;
  for (const sentence of sentences) length += sentence.length;
  return length;
}
