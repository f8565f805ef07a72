// Runs alone on a small disk. Saves turns until it is full, makes room again and looks what is there.
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openState } from "../../src/memory/open.ts";
import type { State } from "../../src/memory/state.ts";
import { BOT, turn } from "./samples.ts";

/** What the parent reads. */
export interface DiskReport {
  readonly saved: number;
  readonly error?: { readonly name: string; readonly message: string };
  readonly found?: number;
  readonly afterwards?: string;
}

const [disk = ""] = process.argv.slice(2);
const ballast = join(disk, "ballast");
let saved = 0;
let state: State | undefined;

async function fillUp(): Promise<State> {
  state = await openState({ dataDir: disk });
  await writeFile(ballast, Buffer.alloc(200_000));
  for (;;) {
    await state.conversations.save(turn("满".repeat(500), saved, { botMessageIds: [1_000_000 + saved] }));
    saved += 1;
  }
}

const report = await fillUp().then(
  () => ({ saved }),
  async (error: unknown): Promise<DiskReport> => {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    if (!state) return { saved, error: { name, message } };
    await rm(ballast);
    const found = await state.conversations.recent({ botId: BOT, chatId: 1 }, { limit: 100_000 });
    const afterwards = await state.conversations.save(turn("后", 5_000_000)).then(() => "saved", String);
    return { saved, error: { name, message }, found: found.length, afterwards };
  },
);
console.log(JSON.stringify(report));
