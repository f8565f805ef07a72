import { mkdirSync, existsSync } from "node:fs";
import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Span } from "../../src/domain.ts";
import { type Candidate, Finder, meanOf } from "../../src/ask/find/find.ts";
import { fuse } from "../../src/ask/find/fusion.ts";
import { readPassage, type ReadPassage } from "../../src/ask/read/read.ts";
import { lowestLogit, marksOf, type PassageFeatures, passageFeaturesOf } from "../../src/ask/read/judge.ts";
import type { Signals } from "../../src/ask/find/signals.ts";
import { weights } from "../../src/ask/find/weights.ts";
import { buildSearchIndex } from "../../src/index/build.ts";
import { exactBackend } from "../../src/index/exact.ts";
import { loadSearchIndex, saveSearchIndex, type SearchIndex } from "../../src/index/search-index.ts";
import type { Embedder } from "../../src/model/embedder.ts";
import type { Reader } from "../../src/model/reader.ts";
import { loadDictionary } from "../../src/text/dictionary.ts";
import { normalise } from "../../src/text/normalise.ts";
import { overlapsByHalf } from "../eval/hits.ts";
import type { FitDocuments, FitQuestion } from "./sets.ts";

/** Passages read a question. */
const read = 3;

export interface SentenceExample {
  /** What retrieval gives it among the sentences that were read. */
  readonly own: number;
  /** The strongest token logit, and the sum of the tokens' probabilities. */
  readonly strongest: number;
  readonly mass: number;
  readonly length: number;
  readonly gold: boolean;
}

export interface PassageExample {
  readonly file: string;
  readonly text: string;
  readonly score: number;
  readonly signals: Signals;
  readonly answers: number;
  readonly gold: boolean;
  readonly sentences: readonly SentenceExample[];
}

/** A question as the product would see it: with its document among those asked, and without. */
export interface QuestionExample {
  readonly set: string;
  readonly id: string;
  readonly language: FitQuestion["language"];
  readonly text: string;
  readonly place: number;
  /** Whether its own document answers it. */
  readonly answerable: boolean;
  readonly with: readonly PassageExample[];
  readonly without: readonly PassageExample[];
}

/** What the judge is given of a passage. */
export function featuresOfExample({ answers, signals, sentences }: PassageExample): PassageFeatures {
  return passageFeaturesOf(answers, signals, sentences);
}

/** The index of a set, kept in a folder between runs. */
export async function indexOf(
  set: Pick<FitDocuments, "name" | "speeches">,
  embedder: Embedder,
  folder: string,
): Promise<SearchIndex> {
  const path = join(folder, `index-${set.name}`);
  if (existsSync(join(path, "done"))) return loadSearchIndex(path, embedder.model.dimension, exactBackend);
  mkdirSync(path, { recursive: true });
  const index = await buildSearchIndex(set.speeches, {
    embedder,
    dictionary: loadDictionary(),
    backend: exactBackend,
    onProgress: (done, total) => {
      if (done % 500 === 0) process.stderr.write(`${set.name}: ${done} of ${total}\n`);
    },
  });
  await saveSearchIndex(index, path, exactBackend);
  await writeFile(join(path, "done"), "");
  return index;
}

/** Asks the questions and writes an example a line. */
export async function writeExamples(
  set: FitDocuments,
  questions: readonly FitQuestion[],
  index: SearchIndex,
  embedder: Embedder,
  reader: Reader,
  path: string,
): Promise<void> {
  const finder = new Finder(index, embedder);
  const placeOf = new Map(set.speeches.map(({ info }, place) => [info.file, place]));
  const titleOf = new Map(set.speeches.map(({ info }) => [info.file, info.title.zh]));
  await writeFile(path, "");
  for (const [done, question] of questions.entries()) {
    if (done % 50 === 0) process.stderr.write(`${path}: ${done} of ${questions.length}\n`);
    const known = new Map<number, ReadPassage>();
    const ask = async (except: ReadonlySet<string>): Promise<PassageExample[]> => {
      const scope = { files: [], sides: [], speakers: [], mentions: [], rest: normalise(question.text) };
      const found = await finder.find({ text: question.text, scope }, question.language, { except });
      const passages: ReadPassage[] = [];
      for (const candidate of found.candidates) {
        if (passages.length >= read) break;
        if (passages.some(({ sentences }) => sentences.some(({ passage }) => passage === candidate.id))) continue;
        const seen = known.get(candidate.id);
        const title = titleOf.get(candidate.passage.file) ?? "";
        const reading = seen
          ? { ...seen, candidate }
          : await readPassage(reader, question.text, candidate, index.passages, title);
        known.set(candidate.id, reading);
        passages.push(reading);
      }
      const ids = passages.flatMap(({ sentences }) =>
        sentences.map(({ passage, place }) => finder.map.sentencesOf(passage)[place] ?? -1),
      );
      const legs = await found.readings[0]?.comparison.groupLegs(ids.map((id) => [id]));
      const own = meanOf([fuse([...ids.keys()], legs ?? {}, weights[found.asked], () => false)]);
      let at = 0;
      return passages.map((passage) => exampleOf(question, passage, () => own.get(at++) ?? 0));
    };
    const example: QuestionExample = {
      set: set.name,
      id: question.id,
      language: question.language,
      text: question.text,
      place: placeOf.get(question.files[0] ?? "") ?? 0,
      answerable: question.evidence.length > 0,
      with: await ask(new Set()),
      without: question.evidence.length > 0 ? await ask(new Set(question.files)) : [],
    };
    await appendFile(path, `${JSON.stringify(example)}\n`);
  }
}

function exampleOf(
  question: FitQuestion,
  { candidate, answers = lowestLogit, sentences }: ReadPassage,
  own: () => number,
): PassageExample {
  const { passage, score, signals }: Candidate = candidate;
  const holds = (span: Span): boolean =>
    question.evidence.some((gold) => gold.file === passage.file && overlapsByHalf(span, gold));
  return {
    file: passage.file,
    text: passage.text,
    score,
    signals,
    answers,
    gold: sentences.some(({ sentence }) => holds(sentence)),
    sentences: sentences.map(({ sentence, tokens }) => ({
      own: own(),
      ...marksOf({ tokens }),
      length: sentence.text.length,
      gold: holds(sentence),
    })),
  };
}
