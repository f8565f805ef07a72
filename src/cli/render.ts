import type { Config } from "../config.ts";
import type { Importer } from "../corpus/import/imported.ts";
import { loadDocument } from "../corpus/load.ts";
import { render, renderingPlan } from "../corpus/render.ts";
import { shelvesOf } from "../corpus/shelves.ts";
import { languageModelTranslator, placeOf } from "../model/language-model.ts";
import { CorpusError } from "../ops/errors.ts";
import { detectScript } from "../text/detect.ts";

/** Says what the English renderings of documents take, and has them made where that was agreed to. */
export async function renderAll(
  files: readonly string[],
  config: Config,
  importer: Importer,
  agreed: boolean,
): Promise<void> {
  const { languageModel } = config;
  if (!languageModel) {
    throw new CorpusError("no language model is set; set LLM_BASE_URL and LLM_MODEL (see .env.example)");
  }
  const shelves = shelvesOf(config);
  const speeches = [];
  for (const file of files) speeches.push(await loadDocument(shelves, file, detectScript, importer));
  const plans = speeches.map(renderingPlan);
  const sum = (of: (plan: ReturnType<typeof renderingPlan>) => number): number =>
    plans.reduce((total, plan) => total + of(plan), 0);
  const sentences = sum((plan) => plan.sentences.length);
  process.stdout.write(
    `${sentences} sentences to render by ${languageModel.model} at ${placeOf(languageModel)}: about ${sum((plan) => plan.tokensIn)} tokens in and ${sum((plan) => plan.tokensOut)} out.\n`,
  );
  if (sentences === 0) return;
  if (!agreed) {
    process.stdout.write("Run again with --yes to have it done; the sentences are sent to that address.\n");
    return;
  }
  const translator = languageModelTranslator(languageModel);
  for (const speech of speeches) {
    await render(speech, translator, shelves.added, (done, total) => {
      process.stderr.write(`${speech.info.file}: ${done} of ${total} sentences\n`);
    });
    process.stdout.write(`rendered ${speech.info.file}\n`);
  }
}
