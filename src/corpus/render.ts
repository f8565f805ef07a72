import { dirname, join } from "node:path";
import type { Rendering, Sentence, Speech } from "../domain.ts";
import { replaceFile } from "../ops/durable-files.ts";
import { CorpusError, messageOf } from "../ops/errors.ts";
import { addedRenderings } from "./renderings.ts";
import { makeFolder } from "../ops/make-folder.ts";

/** Renders sentences of one section into English, in order; as many as it was given. */
export interface Translator {
  /** By what the renderings are made, as they say themselves. */
  readonly name: string;
  translate(sentences: readonly string[], heading: string): Promise<readonly string[]>;
}

/** What a chat makes a link of, or a page markup: a model may write it because a document tells it to. */
const active = /:\/\/|[a-z\d]\.[a-z]{2}|@\w|\]\(|<[a-z/!]/iu;

/** What is left to be rendered of a document, and about what that takes. */
export interface RenderingPlan {
  readonly sentences: readonly Sentence[];
  readonly tokensIn: number;
  readonly tokensOut: number;
}

/** Sentences handed over at once: enough for their context, few enough to lose little where a call fails. */
const atOnce = 12;
/** Of instructions and heading, a call. */
const tokensACall = 220;
/** Tokens of common language models for a Chinese character, and for its rendering. */
const tokensACharacter = 1.1;
const tokensOutACharacter = 0.9;

/** The sentences of a document that have no rendering yet. */
export function renderingPlan({ passages, renderings }: Speech): RenderingPlan {
  const isRendered = (sentence: Sentence): boolean =>
    renderings.some(({ start, end }) => start < sentence.end && sentence.start < end);
  const sentences = passages.flatMap((passage) => passage.sentences).filter((sentence) => !isRendered(sentence));
  const characters = sentences.reduce((sum, { text }) => sum + text.length, 0);
  const calls = Math.ceil(sentences.length / atOnce);
  return {
    sentences,
    tokensIn: Math.round(calls * tokensACall + characters * tokensACharacter),
    tokensOut: Math.round(characters * tokensOutACharacter),
  };
}

/**
 * Renders what is left of a document into `folder`, beside what it has; what is done stays done where it is broken off.
 * A rendering with a link or markup in it is left out. Throws CorpusError where the file cannot be written, and what the translator throws.
 */
export async function render(
  speech: Speech,
  translator: Translator,
  folder: string,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const { sentences } = renderingPlan(speech);
  const lines: Rendering[] = [...speech.renderings];
  for (let at = 0; at < sentences.length;) {
    const group = together(sentences, at);
    const rendered = await translator.translate(
      group.map(({ text }) => text),
      group[0]?.section.join(" › ") ?? "",
    );
    for (const [place, { start, end }] of group.entries()) {
      const en = rendered[place]?.trim() ?? "";
      if (en !== "" && !active.test(en)) lines.push({ start, end, en, by: translator.name });
    }
    await write(join(folder, addedRenderings(speech.info.file)), lines);
    at += group.length;
    onProgress(at, sentences.length);
  }
}

/** The sentences from a place on that stand in one section, as many as go together. */
function together(sentences: readonly Sentence[], from: number): Sentence[] {
  const heading = sentences[from]?.section.join("\n");
  const group = sentences.slice(from, from + atOnce);
  const other = group.findIndex(({ section }) => section.join("\n") !== heading);
  return other < 0 ? group : group.slice(0, other);
}

async function write(path: string, lines: readonly Rendering[]): Promise<void> {
  const sorted = lines.toSorted((a, b) => a.start - b.start);
  try {
    await makeFolder(dirname(path));
    await replaceFile(path, sorted.map((line) => `${JSON.stringify(line)}\n`).join(""));
  } catch (error) {
    throw new CorpusError(`${path} cannot be written (${messageOf(error)}); free some space or change its rights`);
  }
}
