import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, open, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { smallSpeech } from "../cli/command.ts";
import { startApi } from "../telegram/running-bot.ts";
import { Load } from "./load.ts";
import { longestTurn, watched } from "./loop-watch.ts";
import { mostHeldUpMs, isReady, LONGEST_MS, report, rounds, smallFolder, startBot } from "./shipped-bot.ts";

vi.setConfig({ testTimeout: LONGEST_MS });

/** No document may be longer. */
const LONGEST_TEXT = 500_000;
const MEGABYTE = 1024 * 1024;
const SECRET = "本句出自语料之外的文件，谁也不得引用。";

/** Puts into a corpus what no document is or should be. Gives the names of what is to be left out. */
async function spoil(corpus: string): Promise<string[]> {
  const outside = await mkdtemp(join(tmpdir(), "yanju outside "));
  onTestFinished(() => rm(outside, { recursive: true }));
  await writeFile(join(outside, "secret.txt"), `局长的讲话\n${SECRET}\n`);
  execFileSync("mkfifo", [join(corpus, "pipe.txt")]);
  await symlink("/dev/zero", join(corpus, "zero.txt"));
  await symlink(join(outside, "secret.txt"), join(corpus, "elsewhere.txt"));
  await mkdir(join(corpus, "folder.txt"));
  const large = await open(join(corpus, "large.txt"), "w");
  await large.truncate(100 * MEGABYTE);
  await large.close();
  await writeFile(join(corpus, "binary.txt"), Buffer.alloc(4_096, 7));
  await writeFile(join(corpus, "book.txt"), `县长的讲话\n${"要抓好安全生产工作。".repeat(LONGEST_TEXT / 9)}\n`);
  // A socket whose path is short enough for the system.
  const socket = createServer().listen(join(corpus, "s.txt"));
  await new Promise((resolve) => socket.once("listening", resolve));
  onTestFinished(() => void socket.close());
  return ["pipe.txt", "zero.txt", "elsewhere.txt", "folder.txt", "large.txt", "binary.txt", "book.txt", "s.txt"];
}

/** Documents that are odd and can be read all the same. */
async function addOdd(corpus: string): Promise<void> {
  await writeFile(join(corpus, "._speech.txt"), Buffer.alloc(99, 1));
  await writeFile(join(corpus, "quotes.txt"), `县长的讲话\n${"“".repeat(300_000)}\n要抓好落实工作。\n`);
  await writeFile(join(corpus, "colons.txt"), `县长的讲话\n${"：".repeat(300_000)}\n要加强检查工作。\n`);
  await writeFile(
    join(corpus, "names.txt"),
    "安全生产座谈会纪要\n（待定）：要备足防汛物资。\n*王：要修好堤坝。\n[王：各水库每天巡查三次。\n王(：要清理河道。\n",
  );
}

test("fault 54, 55, 56, 57: what is no document comes into the corpus: named, left out, and nobody waits for it", async () => {
  const folder = await smallFolder();
  const corpus = join(folder, "corpus");
  const api = await startApi();
  const bot = startBot(folder, api, watched);
  await isReady(bot);
  const load = new Load(api);
  // One at a time: the texts of an index wait for questions.
  load.begin(1);
  await load.answers(10);
  await pause(5_000);
  await longestTurn(bot);
  await load.answers(20);
  const control = await longestTurn(bot);

  const leftOut = await spoil(corpus);
  await addOdd(corpus);
  await bot.said(/the documents have changed; the index follows/u);
  await load.answers(20);
  const longest = await longestTurn(bot);
  await load.settles();
  const person = api.person({ language: "zh-hans", patienceMs: 30_000 });
  person.sends("各水库每天巡查几次？");
  expect((await person.receives()).text).toContain("各水库每天巡查三次");
  person.sends(SECRET);
  expect((await person.receives()).quotations.join("")).not.toContain("语料之外");
  bot.process.kill("SIGTERM");
  const { code, stderr } = await bot.ended;
  report("fault 54, 55, 56, 57", { ...load.outcome(), control, longest });
  expect(code).toBe(0);
  expect(load.outcome()).toMatchObject({ lost: 0, doubled: 0 });
  for (const name of leftOut) expect(stderr, name).toMatch(new RegExp(`"notice":"[^"]*corpus/${name} `, "u"));
  expect(stderr).not.toContain("._speech");
  expect(longest - control).toBeLessThan(mostHeldUpMs);
});

test("fault 51: told to stop in the middle of a re-index, it ends with 0 within ten seconds, with the index before", async () => {
  const folder = await smallFolder();
  const api = await startApi();
  const tookMs: number[] = [];
  for (let round = 0; round < rounds(2); round += 1) {
    const bot = startBot(folder, api, { LOG_LEVEL: "debug" });
    await isReady(bot);
    const articles = Array.from(
      { length: 2_000 },
      (_, i) => `第${round}点之${i}，各单位每${i}天检查一次本单位的工作。`,
    );
    await writeFile(join(folder, "corpus/long.txt"), `县长的讲话\n${articles.join("\n")}\n`);
    // It is seen at the second look after it has come.
    await pause(6_500 + Math.random() * 4_000);
    const told = performance.now();
    bot.process.kill("SIGTERM");
    const { code, stderr } = await bot.ended;
    expect(stderr).not.toMatch(/the index follows|rror|abort/u);
    tookMs.push(Math.round(performance.now() - told));
    expect(code).toBe(0);
    await writeFile(join(folder, "corpus/long.txt"), smallSpeech);
  }
  report("fault 51", { slowestStopMs: Math.max(...tookMs) });
  expect(Math.max(...tookMs)).toBeLessThan(10_000);
});

test("fault 59: what kills at the swap have left is gone soon after the next start, and the bot serves", async () => {
  const folder = await smallFolder();
  const index = join(folder, ".yanju/index");
  const current = (await readdir(index)).find((name) => name.startsWith("000001-")) ?? "";
  for (let number = 2; number < 9; number += 1) {
    await cp(join(index, current), join(index, `00000${number}-0badf00d`), { recursive: true });
    await mkdir(join(index, `staging-00000${number}-0badf00d`));
  }
  const api = await startApi();
  const bot = startBot(folder, api);
  await isReady(bot);
  await vi.waitFor(async () => expect((await readdir(index)).sort()).toEqual([current, "CURRENT"]), {
    timeout: 10_000,
  });
  const load = new Load(api);
  load.begin(1);
  await load.answers(1);
  await load.settles();
  expect(load.outcome()).toMatchObject({ lost: 0, doubled: 0 });
});
