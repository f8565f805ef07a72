import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Intent } from "../../domain.ts";
import { spanTokens } from "./span-model.ts";

/** Kinds whose wording says more of what is wanted than of what it is about. */
export const framedKinds = ["quote", "compare", "overview"] as const;
type FramedKind = (typeof framedKinds)[number];

const words = z.array(z.string());
const schema = z.object({
  /** Words about nothing: they are dropped at the ends of what is left. */
  light: words,
  /** Words that frame messages of a kind. */
  frames: z.record(z.enum(framedKinds), words),
});
export type TopicWords = z.infer<typeof schema>;

const { light, frames } = schema.parse(
  JSON.parse(readFileSync(new URL("../words/topics.json", import.meta.url), "utf8")),
);
const lightWords: ReadonlySet<string> = new Set(light);
const frameOf = new Map(framedKinds.map((kind) => [kind, new Set(frames[kind])]));

export function isFramed(kind: Intent): kind is FramedKind {
  return (framedKinds as readonly Intent[]).includes(kind);
}

/** What a message of a kind is about, without the words that frame it (`npm run fit-frames`); empty where nothing is left. */
export function topicOf(message: string, kind: FramedKind): string {
  const frame = frameOf.get(kind);
  const runs: { word: string; start: number; end: number }[][] = [[]];
  for (const token of spanTokens(message)) {
    if (isIn(frame, token.word) || /^[^\p{L}\p{N}'’-]$/u.test(token.word)) runs.push([]);
    else runs.at(-1)?.push(token);
  }
  return runs
    .flatMap((run) => {
      const first = run.find(({ word }) => !lightWords.has(word));
      const last = run.findLast(({ word }) => !lightWords.has(word));
      return first && last ? [message.slice(first.start, last.end)] : [];
    })
    .join(" ");
}

/** An English word in the singular or the plural. */
function isIn(frame: ReadonlySet<string> | undefined, word: string): boolean {
  return frame?.has(word) === true || frame?.has(`${word}s`) === true;
}
