import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test, vi } from "vitest";
import { LocalModel } from "../../src/model/local-model.ts";
import { Network } from "../../src/model/network.ts";

vi.setConfig({ testTimeout: 60_000 });

const folder = (name: string): string => fileURLToPath(new URL(`../../models/${name}`, import.meta.url));
const compiled = new URL("../../dist/model/threaded-models.js", import.meta.url).href;

test("no more tokens than a model has places for reach the native code", async () => {
  const network = await Network.load(folder("multilingual-e5-small-zh-en"));
  const inputs = (length: number): Record<string, number[]> => {
    const ones = Array.from({ length }, () => 1);
    return { input_ids: ones, attention_mask: ones };
  };
  expect((await network.run(inputs(512)))["last_hidden_state"]?.dims).toEqual([1, 512, 384]);
  await expect(network.run(inputs(513))).rejects.toThrow(RangeError);
});

test("of a text of any length the models see its head", async () => {
  const model = await LocalModel.load(folder("multilingual-e5-small-zh-en"));
  for (const part of ["消防安全由谁检查？", "a", " "]) {
    const [long, longer] = await model.encode([part.repeat(20_000), part.repeat(40_000)], "query");
    expect(longer).toEqual(long);
    expect(long?.surprisal.length).toBeLessThan(511);
  }
});

test("a long command line ends no process, and the runtime reports to nobody", async () => {
  const home = await mkdtemp(join(tmpdir(), "home-"));
  const program = `
    const { loadThreadedModels } = await import(${JSON.stringify(compiled)});
    const { embedder, reader } = await loadThreadedModels(...${JSON.stringify([
      folder("multilingual-e5-small-zh-en"),
      folder("yanju-reader"),
    ])});
    await embedder.encode(["谁负责"], "query");
    console.log((await reader.classify("你好")).length);
    process.exit(0);`;
  try {
    // Where CI is set, the runtime is silent anyway.
    const { CI: _, ORT_DISABLE_TELEMETRY: __, ...env } = process.env;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--input-type=module", "--eval", program, "a".repeat(100_000)],
      { env: { ...env, HOME: home, XDG_CACHE_HOME: join(home, ".cache") } },
    );
    expect(stdout.trim()).toBe("19");
    expect(existsSync(join(home, ".cache"))).toBe(false);
  } finally {
    await rm(home, { recursive: true });
  }
});
