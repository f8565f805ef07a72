// Writes generations in a process of its own, one line on standard output at each step. Told to hold, it waits until
// its standard input ends: before the first write, or in the middle of each.
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { GenerationStore } from "../../src/index/generation.ts";

const [dataDir = "", prefix = "", times = "Infinity", hold] = process.argv.slice(2);

/** Four files, one of them nested, that all hold the same text over and over. */
async function fill(folder: string, text: string): Promise<void> {
  await mkdir(join(folder, "段落", "deep er"), { recursive: true });
  for (const name of ["a.bin", "b.bin", "段落/c.bin", "段落/deep er/d.bin"]) {
    await writeFile(join(folder, name), text.repeat(2_000));
  }
}

const store = await GenerationStore.open(dataDir, { lockWaitMs: 20_000 });
if (hold === "before") await once(process.stdin.resume(), "end");
for (let n = 1; n <= Number(times); n++) {
  const mark = `${prefix}-${n}`;
  const model = { id: "model", hash: "0", dimension: 3 };
  await store.write({ model, corpusHash: mark, backend: "exact", documents: [] }, async (folder) => {
    console.log(`begin ${mark}`);
    await fill(folder, `${mark};`);
    if (hold === "within") await once(process.stdin.resume(), "end");
  });
  console.log(`done ${mark}`);
}
