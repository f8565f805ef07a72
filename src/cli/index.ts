import { createApp } from "../app.ts";
import { parse } from "./arguments.ts";
import { terminalEvents } from "./index-events.ts";
import { readSettings } from "./settings.ts";

const help = `
Builds the index of the corpus where it is missing or the corpus has changed.

  npm run -s index

  --force   build it again in any case
`;

export async function run(args: string[]): Promise<void> {
  const parsed = parse(args, help, { force: { type: "boolean" } });
  if (!parsed) return;
  const { report } = await createApp(await readSettings(), terminalEvents(), { force: parsed.values.force ?? false });
  const state = report.built ? "Built" : "Nothing has changed:";
  process.stdout.write(
    `${state} index generation ${report.generation}, ${report.speeches} documents, ${report.passages} passages.\n`,
  );
}
