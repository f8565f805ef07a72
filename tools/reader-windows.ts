/** Writes what the product would read for questions over whole documents: the reader's training windows. */
import { writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { defaultModel } from "../src/app.ts";
import { Finder, plainReading } from "../src/ask/find/find.ts";
import { readPassage } from "../src/ask/read/read.ts";
import { parse, UsageError } from "../src/cli/arguments.ts";
import { LocalModel } from "../src/model/local-model.ts";
import type { Reader } from "../src/model/reader.ts";
import type { GoldQuestion } from "./eval/question-file.ts";
import { archive } from "./fit/archives.ts";
import { indexOf } from "./fit/read-examples.ts";

const help = `
Writes the windows that would be read for the questions of archives, those that answer and the likeliest others, for
scripts/reader/train.py: one question a line.

  npm run -s reader-windows -- --archives FOLDER... --keep FOLDER --out FILE

  --archives FOLDER   corpus/ and questions.jsonl
  --keep FOLDER       where indexes are kept
`;

/** Windows a question: the likeliest that do not answer, and all that do. */
const others = 4;

/** What is handed to the reader, by what reads nothing. */
class Recorder implements Reader {
  heading = "";
  text = "";

  read(_question: string, heading: string, text: string): Promise<{ answers: number; tokens: [] }> {
    this.heading = heading;
    this.text = text;
    return Promise.resolve({ answers: 0, tokens: [] });
  }

  classify(): Promise<Float32Array> {
    throw new Error("no message is classified here");
  }
}

export async function run(args: string[]): Promise<void> {
  const parsed = parse(args, help, {
    archives: { type: "string", multiple: true },
    keep: { type: "string" },
    out: { type: "string" },
  });
  if (!parsed) return;
  const { archives = [], keep, out } = parsed.values;
  if (!keep || !out || archives.length === 0) throw new UsageError("--archives, --keep and --out are needed");
  const embedder = await LocalModel.load(defaultModel);
  const lines: string[] = [];
  for (const folder of archives) {
    const name = basename(resolve(folder));
    const { speeches, questions } = await archive(folder);
    const index = await indexOf({ name: `archive-${name}`, speeches }, embedder, keep);
    const finder = new Finder(index, embedder);
    for (const question of questions) {
      lines.push(JSON.stringify({ id: `${name}-${question.id}`, ...(await windowsOf(question, finder)) }));
    }
    process.stderr.write(`${join(folder)}: ${questions.length} questions\n`);
  }
  await writeFile(out, `${lines.join("\n")}\n`);
}

async function windowsOf({ history, question: last, lang, gold, kind }: GoldQuestion, finder: Finder) {
  // What is understood with what went before is read together with it.
  const question = [...history.slice(-1), last].join(" ");
  const { passages, speeches } = finder.index;
  const titleOf = new Map(speeches.map(({ info }) => [info.file, info.title.zh]));
  const { candidates } = await finder.find(plainReading(question), lang === "other" ? "en" : lang);
  const windows: { heading: string; text: string; spans: [number, number][] }[] = [];
  const seen = new Set<number>();
  let silent = 0;
  for (const candidate of candidates) {
    if (seen.has(candidate.id)) continue;
    const { file } = candidate.passage;
    const recorder = new Recorder();
    const { sentences } = await readPassage(recorder, question, candidate, passages, titleOf.get(file) ?? "");
    for (const { passage } of sentences) seen.add(passage);
    const { heading, text } = recorder;
    const own = gold.filter((one) => one.file === file);
    const spans = own.flatMap(({ quote }) => placesOf(quote, text));
    // A window that has the answer cut in two, or that cleaning changed, teaches nothing.
    const isTouched = own.some(({ occurrences }) =>
      occurrences.some(({ start, end }) =>
        sentences.some(({ sentence }) => sentence.start < end && start < sentence.end),
      ),
    );
    if (spans.length === 0 && (isTouched || silent >= others)) continue;
    if (spans.length === 0) silent += 1;
    windows.push({ heading, text, spans });
  }
  return { lang, kind, question, windows };
}

function placesOf(quote: string, text: string): [number, number][] {
  const places: [number, number][] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) places.push([at, at + quote.length]);
  return places;
}
