import { spawnSync } from "node:child_process";
import { cp, readdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { type Ended, run, start } from "../cli/command.ts";
import { runner } from "../compile.ts";
import { startApi } from "../telegram/running-bot.ts";
import { Load } from "./load.ts";
import { isReady, LONGEST_MS, report, rounds, smallFolder, startBot } from "./shipped-bot.ts";

vi.setConfig({ testTimeout: LONGEST_MS });

const question = ["ask", "消防部门多久检查一次商场和学校"];
const QUOTE = "消防部门对商场和学校每季度检查一次。";

const generationsOf = async (folder: string): Promise<string[]> =>
  (await readdir(join(folder, ".yanju/index"))).filter((name) => /^\d/u.test(name)).sort();

/** The index in a folder answers, and says nothing of a damage. */
async function serves(folder: string): Promise<void> {
  const { code, stdout, stderr } = await run(folder, question);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain(QUOTE);
}

const inNamespace = (folder: string, script: string): ReturnType<typeof spawnSync> =>
  spawnSync("unshare", ["--mount", "sh", "-c", script, folder, process.execPath, runner], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"] },
  });
const mayMount = inNamespace("/tmp", 'mount -t tmpfs tmpfs "$0"').status === 0;

test.runIf(mayMount)(
  "fault 34: the disk is full while building: a line names it, and the index before answers",
  async () => {
    const folder = await smallFolder();
    await rename(join(folder, ".yanju"), join(folder, "kept"));
    await cp(join(folder, "kept"), join(folder, ".yanju"), { recursive: true });
    const told: string[] = [];
    for (const kilobytes of [4, 16, 48]) {
      const { stdout, stderr } = inNamespace(
        folder,
        `size=$(($(du -sk --apparent-size kept | cut -f1) * 2 + ${kilobytes}))
       mount -t tmpfs -o size=\${size}k tmpfs .yanju && cp -a kept/. .yanju/
       free=$(df -k --output=avail .yanju | tail -1)
       head -c $(((free - ${kilobytes}) * 1024)) /dev/zero > .yanju/filler
       "$1" "$2" index --force; echo "ended with $?"
       "$1" "$2" ${question.join(" ")}; echo "ended with $?"`,
      );
      expect(String(stdout).match(/ended with \d+/gu)).toEqual(["ended with 4", "ended with 0"]);
      expect(stdout).toContain(QUOTE);
      told.push(
        ...String(stderr)
          .split("\n")
          .filter((line) => line.startsWith("yanju: ")),
      );
    }
    expect(told).toHaveLength(3);
    for (const line of told)
      expect(line).toMatch(/^yanju: the disk that holds .*\.yanju\/index is full; free some space/u);
  },
);

test("fault 35, 39: killed while it builds, anywhere: the index before or the new one answers, and the next build goes on", async () => {
  const folder = await smallFolder();
  const began = performance.now();
  await run(folder, ["index", "--force"]);
  const buildMs = performance.now() - began;
  let unfinished = 0;
  for (let round = 0; round < rounds(8); round += 1) {
    const before = await generationsOf(folder);
    const building = start(folder, ["index", "--force"]);
    await pause(Math.random() * 1.2 * buildMs);
    building.process.kill("SIGKILL");
    await building.ended;
    if ((await generationsOf(folder)).at(-1) === before.at(-1)) unfinished += 1;
    await serves(folder);
  }
  report("fault 35", { kills: rounds(8), unfinished });
  expect(await run(folder, ["index", "--force"])).toMatchObject({ code: 0 });
  await serves(folder);
  const left = (await readdir(join(folder, ".yanju/index"))).filter(
    (name) => !/^(?:\d{6}-[0-9a-f]{8}|CURRENT)$/u.test(name),
  );
  expect(left).toEqual([]);
});

test("fault 39: three builds at once: each is done or says who is at it, and the index answers", async () => {
  const folder = await smallFolder();
  const ended = await Promise.all(Array.from({ length: 3 }, (): Promise<Ended> => run(folder, ["index", "--force"])));
  for (const { code, stderr } of ended) {
    if (code !== 0)
      expect({ code, stderr }).toEqual({ code: 4, stderr: expect.stringMatching(/process \d+/u) as string });
  }
  expect(ended.some(({ code }) => code === 0)).toBe(true);
  await serves(folder);
});

test("fault 38: the documents change again and again while it serves: no fault, and each answer is of one state", async () => {
  const folder = await smallFolder();
  const api = await startApi();
  const bot = startBot(folder, api);
  await isReady(bot);
  const load = new Load(api);
  load.begin(2);
  const asker = api.person({ language: "zh-hans", patienceMs: 60_000 });
  const isServed = async (words: string): Promise<void> => {
    for (;;) {
      asker.sends("各水库每天巡查几次？");
      const { quotations } = await asker.receives();
      // Never a quote that is of neither state.
      for (const quote of quotations) expect(quote).toMatch(/各水库每天巡查[二三四]次/u);
      if (quotations.join("").includes(words)) return;
      await pause(2_500);
    }
  };
  for (const times of ["二", "三", "四"]) {
    await writeFile(join(folder, "corpus/water.txt"), `局长的讲话\n要抓好防汛。各水库每天巡查${times}次。\n`);
    await isServed(`各水库每天巡查${times}次`);
  }
  await load.settles();
  bot.process.kill("SIGTERM");
  const { code, stderr } = await bot.ended;
  report("fault 38", load.outcome());
  expect(code).toBe(0);
  expect(stderr).not.toMatch(/"level":"error"/u);
  expect(load.outcome()).toMatchObject({ lost: 0, doubled: 0 });
});
