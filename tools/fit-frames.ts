/** Finds the words that frame messages of a kind, whatever they are about, and writes src/ask/words/topics.json. */
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { spanTokens } from "../src/ask/understand/span-model.ts";
import { framedKinds, type TopicWords } from "../src/ask/understand/topic.ts";
import { type Intent, intents } from "../src/domain.ts";
import { readJsonLines } from "./eval/json-lines.ts";

const source = fileURLToPath(new URL("../scripts/reader/data/messages.jsonl", import.meta.url));
const target = fileURLToPath(new URL("../src/ask/words/topics.json", import.meta.url));
/** Kinds of message that are about documents: what they are about is compared with. */
const about: readonly Intent[] = ["fact", "list", "mention"];
/** Kinds that are about nothing in a document: a word that many of them have is about nothing either. */
const empty: readonly Intent[] = ["abuse", "complaint", "greeting", "help", "moment", "navigate", "offtopic", "thanks"];
const mostKinds = 4;
/** A word frames a kind by its log-odds against the others, so many times their standard error, in so many messages. */
const leastOdds: Readonly<Record<(typeof framedKinds)[number], number>> = { quote: 2, compare: 2, overview: 1.5 };
const leastErrors = 2.5;
const fewest = 4;

interface Row {
  readonly intent: Intent;
  readonly words: ReadonlySet<string>;
}

/** Reads labelled messages (`text`, `intent`) from `path`. */
export async function run([path = source]: string[]): Promise<void> {
  const rows = await readJsonLines(path, z.object({ text: z.string(), intent: z.enum(intents) }), (row): Row => ({
    intent: row.intent,
    words: new Set(spanTokens(row.text).flatMap(({ word }) => (/\p{L}/u.test(word) ? [word] : []))),
  }));
  const of = (kinds: readonly Intent[]): Row[] => rows.filter(({ intent }) => kinds.includes(intent));
  const frames = Object.fromEntries(
    framedKinds.map((kind) => [kind, distinctive(of([kind]), of(about), leastOdds[kind])]),
  ) as TopicWords["frames"];
  const byKind = empty.map((kind) => counts(of([kind])));
  const light = [...counts(of(empty)).keys()].filter(
    (word) => byKind.filter((count) => count.has(word)).length >= mostKinds,
  );
  for (const kind of framedKinds) process.stdout.write(`${kind}: ${frames[kind].join(" ")}\n`);
  process.stdout.write(`light: ${light.join(" ")}\n`);
  await writeFile(target, `${JSON.stringify({ light: light.sort(), frames })}\n`);
}

/** Words by how surely they are more frequent in `own` than in `others`. */
function distinctive(own: readonly Row[], others: readonly Row[], least: number): string[] {
  const [here, there] = [counts(own), counts(others)];
  return [...here]
    .flatMap(([word, count]) => {
      const [n, m] = [count + 0.5, (there.get(word) ?? 0) + 0.5];
      const odds = Math.log(n / (own.length + 1 - n)) - Math.log(m / (others.length + 1 - m));
      const errors = odds / Math.sqrt(1 / n + 1 / m);
      return count >= fewest && odds >= least && errors >= leastErrors ? [{ word, errors }] : [];
    })
    .sort((a, b) => b.errors - a.errors)
    .map(({ word }) => word);
}

function counts(rows: readonly Row[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const { words } of rows) for (const word of words) count.set(word, (count.get(word) ?? 0) + 1);
  return count;
}
