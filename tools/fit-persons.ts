/** Fits what messages ask of people and meetings to examples, and writes src/ask/words/persons.json. */
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { messageFeatures } from "../src/ask/understand/message-features.ts";
import {
  besideWords,
  masks,
  PersonQuestions,
  type PersonWeights,
  wordBuckets,
} from "../src/ask/people/person-questions.ts";
import { Ridge } from "../src/ask/understand/ridge.ts";
import { centred, meanVector } from "../src/index/vectors.ts";
import { normalise } from "../src/text/normalise.ts";
import { LocalModel } from "../src/model/local-model.ts";
import { packed } from "./fit/packed.ts";

const source = fileURLToPath(new URL("./fit/data/persons.json", import.meta.url));
const target = fileURLToPath(new URL("../src/ask/words/persons.json", import.meta.url));
const model = fileURLToPath(new URL("../models/multilingual-e5-small-zh-en", import.meta.url));
const folds = 15;

interface Example {
  readonly key: string;
  readonly text: string;
  readonly vector: Float32Array;
}

/** `{P}` stands for any person, `{J}` for any post. */
export async function run([path = source]: string[]): Promise<void> {
  const texts = z.record(z.string(), z.array(z.string())).parse(JSON.parse(await readFile(path, "utf8")));
  const embedder = await LocalModel.load(model);
  const examples: Example[] = [];
  for (const [key, messages] of Object.entries(texts)) {
    for (const message of messages) {
      const { person, post } = masks[/\p{Script=Han}/u.test(message) ? "zh" : "en"];
      const text = normalise(message).replaceAll("{p}", person).replaceAll("{j}", post);
      const [encoded] = await embedder.encode([text], "query");
      if (encoded) examples.push({ key, text, vector: encoded.vector });
    }
  }
  process.stdout.write(`${crossValidated(examples)}\n`);
  await writeFile(target, `${JSON.stringify(fit(examples))}\n`);
}

function fit(examples: readonly Example[]): PersonWeights {
  const keys = [...new Set(examples.map(({ key }) => key))];
  const centre = meanVector(
    examples.map(({ vector }) => vector),
    examples[0]?.vector.length ?? 0,
  );
  const features = examples.map(({ text }) => messageFeatures(text, wordBuckets));
  const counts = new Float32Array(wordBuckets);
  for (const feature of features.flat()) counts[feature] = (counts[feature] ?? 0) + 1;
  const rarity = counts.map((count) => Math.log(examples.length / Math.max(1, count)));
  const ridge = new Ridge(
    examples.map(({ key, vector }, at) => ({
      key,
      vector: besideWords(centred(vector, centre), features[at] ?? [], rarity),
    })),
  );
  const rows = keys.map((key) => ridge.weightsOf(key));
  const weights = new Float32Array(rows.length * (rows[0]?.length ?? 0));
  for (const [at, row] of rows.entries()) weights.set(row, at * row.length);
  return {
    fittedOn: `${examples.length} examples`,
    keys,
    centre: packed(centre, 1),
    rarity: packed(rarity, 1),
    weights: packed(weights, keys.length),
  };
}

/** Of the held-out examples of each key how many are taken for it; of those of others how many are taken for one. */
function crossValidated(examples: readonly Example[]): string {
  const found = { right: 0, wrong: 0, left: 0, rest: 0 };
  for (let fold = 0; fold < folds; fold++) {
    const questions = new PersonQuestions(fit(examples.filter((_, at) => at % folds !== fold)));
    for (const { key, text, vector } of examples.filter((_, at) => at % folds === fold)) {
      const asked = questions.asked(text, vector) ?? "other";
      if (asked === key) found[key === "other" ? "rest" : "right"]++;
      else found[asked === "other" ? "left" : "wrong"]++;
    }
  }
  const { right, wrong, left, rest } = found;
  const total = right + wrong + left + rest;
  const share = (part: number): string => (part / total).toFixed(3);
  return `${total} examples, held out: ${share(right + rest)} right, ${share(left)} left alone, ${share(wrong)} taken for what they are not`;
}
