import { type App, type AppOverrides, createApp, defaultModel, defaultReader } from "../src/app.ts";
import { terminalEvents } from "../src/cli/index-events.ts";
import type { Config } from "../src/config.ts";
import { importDocument } from "../src/corpus/import/import.ts";
import { loadCorpus } from "../src/corpus/load.ts";
import { shelvesOf } from "../src/corpus/shelves.ts";
import { loadLocalModels } from "../src/model/local-models.ts";
import { detectScript } from "../src/text/detect.ts";

/** Opens the product in this very process: a process or thread of its own needs compiled code, which tools are not. */
export async function openProduct(config: Config, overrides: AppOverrides = {}): Promise<App> {
  const events = terminalEvents();
  const models = overrides.models ?? (await loadLocalModels(defaultModel, defaultReader));
  const speeches =
    overrides.speeches ??
    (await loadCorpus(shelvesOf(config), detectScript, (line) => events.notice(line), importDocument));
  return createApp(config, events, { ...overrides, models, speeches });
}
