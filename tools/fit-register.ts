/** Fits what tells official texts from others on general texts and writes src/index/register.json. */
import { writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultModel } from "../src/app.ts";
import { parse, UsageError } from "../src/cli/arguments.ts";
import { LocalModel } from "../src/model/local-model.ts";
import { normalise } from "../src/text/normalise.ts";
import { auc, fitLogistic, levelOf, type Row } from "./fit/logistic.ts";
import { halfOf, paragraphSet, readerSet } from "./fit/sets.ts";

const help = `
Fits what tells official texts from those of an encyclopedia, by logistic regression on passage vectors, and writes
src/index/register.json. Every second document of a set fits, the others test.

  npm run -s fit-register -- --reader FOLDER --sets FOLDER --sets FOLDER

  --reader FOLDER   the reader's passages (scripts/reader/data): official texts
  --sets FOLDER     paragraphs of an encyclopedia: passages.jsonl
`;

const target = fileURLToPath(new URL("../src/index/register.json", import.meta.url));
const penalty = 0.002;

export async function run(args: string[]): Promise<void> {
  const parsed = parse(args, help, { reader: { type: "string" }, sets: { type: "string", multiple: true } });
  if (!parsed) return;
  const { reader, sets: folders = [] } = parsed.values;
  if (!reader || folders.length === 0) throw new UsageError("--reader and --sets are needed");
  const embedder = await LocalModel.load(defaultModel);
  const sets = [await readerSet(reader)];
  for (const folder of folders) sets.push(await paragraphSet(folder, basename(resolve(folder))));
  const fit: Row[] = [];
  const test: Row[] = [];
  for (const { name, speeches } of sets) {
    for (const [place, { passages }] of speeches.entries()) {
      const [first] = passages;
      if (!first) continue;
      const text = normalise([...first.section, first.text].join(" "));
      const [encoded] = await embedder.encode([text], "passage");
      const row = { features: Array.from(encoded?.vector ?? []), holds: name === "reader", weight: 1 };
      (halfOf(place) === "fit" ? fit : test).push(row);
    }
  }
  const model = fitLogistic(fit, penalty);
  const levels = test.map(({ features, holds }) => ({ level: levelOf(model, features), holds }));
  const right = levels.filter(({ level, holds }) => level > 0 === holds).length / levels.length;
  const about = `Made by \`npm run fit-register\` on ${fit.length} texts; of ${test.length} others ${right.toFixed(3)} right, AUC ${auc(levels).toFixed(3)}.`;
  process.stdout.write(`${about}\n`);
  const weights = model.weights.map((weight) => Number(weight.toPrecision(4)));
  await writeFile(target, `${JSON.stringify({ about, bias: Number(model.bias.toPrecision(4)), weights })}\n`);
}
