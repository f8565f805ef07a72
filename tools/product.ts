import { type App, type AppOverrides, createApp, defaultModel, defaultReader } from "../src/app.ts";
import { terminalEvents } from "../src/cli/index-events.ts";
import type { Config } from "../src/config.ts";
import { loadLocalModels } from "../src/model/local-models.ts";

/** Opens the product in this very thread: threads of their own need compiled code, which tools are not. */
export async function openProduct(config: Config, overrides: AppOverrides = {}): Promise<App> {
  const models = overrides.models ?? (await loadLocalModels(defaultModel, defaultReader));
  return createApp(config, terminalEvents(), { ...overrides, models });
}
