import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { run, smallSpeech, start } from "./command.ts";

vi.setConfig({ testTimeout: 120_000 });

/** As on a machine on which npm could not compile it. */
const notCompiled = `
  const { dlopen } = process;
  process.dlopen = (module, path, ...flags) => {
    if (!path.includes("hnswlib-node")) return dlopen.call(process, module, path, ...flags);
    throw new Error("not compiled");
  };`;
const settings = { PORT: "0", NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(notCompiled)}` };
const notice = /hnswlib-node does not load/gu;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yanju-slower-"));
  await mkdir(join(folder, "corpus"));
  await writeFile(join(folder, "corpus", "speech.txt"), smallSpeech);
});
afterAll(() => rm(folder, { recursive: true }));

test("that search is the slower one is said when an index is built and when the bot starts, not at each command", async () => {
  const built = await run(folder, ["index"], settings);
  expect([built.code, built.stderr.match(notice)?.length]).toEqual([0, 1]);
  const asked = await run(folder, ["ask", "消防部门多久检查一次"], settings);
  expect(asked).toMatchObject({ code: 0, stderr: "", stdout: expect.stringContaining("每季度检查一次") as string });
  const bot = start(folder, ["bot"], settings);
  await bot.said(/the bot is a page here/u);
  await writeFile(join(folder, "corpus", "second.txt"), smallSpeech.replaceAll("消防", "防汛"));
  await bot.said(/the documents have changed; the index follows/u);
  bot.process.kill("SIGTERM");
  const { stderr } = await bot.ended;
  expect(stderr.match(notice)).toHaveLength(1);
});
