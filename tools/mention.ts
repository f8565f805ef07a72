/** Counts words of real texts as the product does, and as the plainest search would; the two must agree. */
import { Converter } from "opencc-js/cn2t";
import { mentionsOf } from "../src/ask/check/mention.ts";
import { Sources } from "../src/ask/quote/sources.ts";
import { parse, UsageError } from "../src/cli/arguments.ts";
import type { Speech } from "../src/domain.ts";
import { normalise } from "../src/text/normalise.ts";
import { mulberry32 } from "./eval/estimate.ts";
import { readPassageSet } from "./eval/passage-set.ts";

const help = `
Looks for words of the texts of a set in all of them, and compares each count with that of a naive search.

  npm run -s mention -- --set FOLDER

  --set FOLDER   passages.jsonl {"id", "title", "text"} and queries.jsonl
  --terms N      how many words; 200 by default

Exits non-zero where a count differs.
`;

export async function run(args: string[]): Promise<void> {
  const parsed = parse(args, help, { set: { type: "string" }, terms: { type: "string" } });
  if (!parsed) return;
  const { set, terms: most = "200" } = parsed.values;
  if (set === undefined) throw new UsageError("name the texts: --set FOLDER");
  if (!/^\d{1,5}$/u.test(most)) throw new UsageError("--terms takes a number");
  const { speeches } = await readPassageSet(set);
  const sources = new Sources(speeches);
  const begun = performance.now();
  const units = sources.text.size;
  process.stdout.write(`index of ${units} units in ${(performance.now() - begun).toFixed(0)} ms\n`);
  const texts = speeches.map(sentencesOf);
  const toTraditional = Converter({ from: "cn", to: "tw" });
  const times: number[] = [];
  let wrong = 0;
  for (const [place, term] of wordsOf(texts, Number(most)).entries()) {
    const start = performance.now();
    const { counts } = mentionsOf(sources, place % 2 === 0 ? term : toTraditional(term), []);
    times.push(performance.now() - start);
    const found = new Map(counts.map(({ file, count }) => [file, count]));
    const differing = speeches.filter(
      ({ info }, at) => (found.get(info.file) ?? 0) !== occurrences(texts[at] ?? [], term),
    );
    if (differing.length > 0) wrong++;
    for (const { info } of differing.slice(0, 3))
      process.stdout.write(`${term}\t${info.file}\t${found.get(info.file) ?? 0}\n`);
  }
  times.sort((a, b) => a - b);
  process.stdout.write(
    `${times.length - wrong} of ${times.length} words counted alike; ` +
      `median ${times[times.length >> 1]?.toFixed(1)} ms, at most ${times.at(-1)?.toFixed(0)} ms\n`,
  );
  if (wrong > 0) process.exitCode = 1;
}

function sentencesOf({ passages }: Speech): string[] {
  return passages.flatMap(({ sentences }) => sentences.map(({ text }) => normalise(text)));
}

/** Every so many words of the texts, and stretches of two to eight characters that are none. */
function wordsOf(texts: readonly (readonly string[])[], most: number): string[] {
  const random = mulberry32(1);
  const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  const words = new Set<string>();
  for (let tries = 0; words.size < most && tries < 100 * most; tries++) {
    const sentences = texts[Math.floor(random() * texts.length)] ?? [];
    const sentence = sentences[Math.floor(random() * sentences.length)] ?? "";
    const from = Math.floor(random() * sentence.length);
    const segments = [...segmenter.segment(sentence)].map(({ segment }) => segment);
    const term =
      tries % 2 === 0
        ? segments[Math.floor(random() * segments.length)]
        : sentence.slice(from, from + 2 + Math.floor(random() * 7));
    if (term !== undefined && /^\p{Script=Han}+$/u.test(term)) words.add(term);
  }
  return [...words];
}

function occurrences(sentences: readonly string[], term: string): number {
  return sentences.reduce((count, sentence) => count + sentence.split(term).length - 1, 0);
}
