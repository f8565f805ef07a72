/** Fits what tells kinds of messages apart and writes src/ask/words/intents.json. */
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { defaultModel } from "../src/app.ts";
import { IntentModel, type IntentWeights } from "../src/ask/understand/intent-model.ts";
import { messageFeatures } from "../src/ask/understand/message-features.ts";
import { parse, UsageError } from "../src/cli/arguments.ts";
import { intents } from "../src/domain.ts";
import { LocalModel } from "../src/model/local-model.ts";
import { packed, rounded } from "./fit/packed.ts";
import { readJsonLines } from "./eval/json-lines.ts";
import { archiveMessages } from "./fit/archives.ts";
import { fitMeaning, fitWords, type LabelledMessage } from "./fit/message-classifiers.ts";

const help = `
Fits the kinds of messages, cross-validated, and writes src/ask/words/intents.json.

  npm run -s fit-intents -- --messages FILE --archives FOLDER

  --messages FILE   one {"text", "intent"} a line; may be given again
  --archives FOLDER corpus/ and questions.jsonl: what is asked there counts too
  --folds N         cross-validate by N (5; 0: not at all)
  --dry             only cross-validate
`;

const buckets = 2 ** 15;
const target = fileURLToPath(new URL("../src/ask/words/intents.json", import.meta.url));

export async function run(args: string[]): Promise<void> {
  const parsed = parse(args, help, {
    messages: { type: "string", multiple: true },
    archives: { type: "string", multiple: true },
    folds: { type: "string" },
    dry: { type: "boolean" },
  });
  if (!parsed) return;
  const { messages: files = [], archives = [], folds = "5", dry = false } = parsed.values;
  if (files.length === 0) throw new UsageError("no messages were given; use --messages FILE");
  const line = z.object({ text: z.string(), intent: z.enum(intents) });
  const rows = (await Promise.all(files.map((file) => readJsonLines(file, line, (row) => row)))).flat();
  for (const folder of archives) rows.push(...(await archiveMessages(folder)));
  const encoder = await LocalModel.load(defaultModel);
  const messages: (LabelledMessage & { readonly text: string })[] = [];
  for (const { text, intent } of rows) {
    const [encoded] = await encoder.encode([text], "query");
    if (encoded)
      messages.push({
        text,
        features: messageFeatures(text, buckets),
        vector: encoded.vector,
        kind: intents.indexOf(intent),
      });
  }
  if (folds !== "0") process.stdout.write(`${crossValidated(messages, Number(folds))}\n`);
  if (!dry) await writeFile(target, `${JSON.stringify(fit(messages, `${rows.length} messages`))}\n`);
}

function fit(messages: readonly LabelledMessage[], fittedOn: string): IntentWeights {
  const { hidden, hiddenBias, output, outputBias } = fitMeaning(messages, intents.length, 1);
  return {
    fittedOn,
    words: packed(fitWords(messages, intents.length, buckets), intents.length),
    buckets,
    hidden: packed(hidden, hiddenBias.length),
    hiddenBias: Array.from(hiddenBias, rounded),
    output: packed(output, outputBias.length),
    outputBias: Array.from(outputBias, rounded),
  };
}

/** The share of held-out messages told right by words, by meaning and by both, which count the same. */
function crossValidated(messages: readonly (LabelledMessage & { readonly text: string })[], folds: number): string {
  const right = { words: 0, meaning: 0, both: 0 };
  for (let fold = 0; fold < folds; fold++) {
    const isHeld = (_: unknown, place: number): boolean => place % folds === fold;
    const model = new IntentModel(
      fit(
        messages.filter((message, place) => !isHeld(message, place)),
        "",
      ),
    );
    for (const { text, vector, kind } of messages.filter(isHeld)) {
      const [words, meaning] = [model.byWords(text), model.byMeaning(vector)];
      const both = words.map((likelihood, k) => likelihood * (meaning[k] ?? 0));
      for (const [name, likelihoods] of Object.entries({ words, meaning, both })) {
        if (likelihoods.indexOf(Math.max(...likelihoods)) === kind) right[name as keyof typeof right] += 1;
      }
    }
  }
  return Object.entries(right)
    .map(([name, count]) => `${name} ${(count / messages.length).toFixed(3)}`)
    .join(", ");
}
