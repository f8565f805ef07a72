import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run, smallSpeech, start } from "./command.ts";
import { writeHostileFiles } from "./hostile-files.ts";

const mostMegabytes = 700;

/** The most memory that a process and its children have had at once, in megabytes, as far as it is seen. */
async function memoryOf(pid: number): Promise<number> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8").catch(() => "");
  const own = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const below = await Promise.all(
    children
      .split(" ")
      .filter(Boolean)
      .map((child) => memoryOf(Number(child))),
  );
  return Number(/VmRSS:\s*(\d+)/u.exec(own)?.[1] ?? 0) / 1024 + below.reduce((sum, one) => sum + one, 0);
}

test("fault 41: some forty hostile files are added with a good one: a line each, the good one is in, and the bot answers meanwhile", async () => {
  const folder = await mkdtemp(join(tmpdir(), "yanju hostile "));
  try {
    await mkdir(join(folder, "corpus"));
    await writeFile(join(folder, "corpus/first.txt"), smallSpeech);
    const names = await writeHostileFiles(join(folder, "from"));
    await writeFile(join(folder, "from/._good.txt"), smallSpeech);
    await writeFile(join(folder, "from/good.txt"), "局长在防汛会议上的讲话\n要备足防汛物资。各水库每天巡查两次。\n");
    const bot = start(folder, ["bot"], { PORT: "0" });
    const [, url = ""] = await bot.said(/the bot is a page here: (http:\/\/127\.0\.0\.1:\d+)"/u);

    const adding = start(folder, ["corpus", "add", "from"]);
    let isAdding = true;
    let most = 0;
    const times: number[] = [];
    const meanwhile = (async () => {
      while (isAdding) {
        const asked = performance.now();
        const response = await fetch(`${url}/api/ask`, {
          method: "POST",
          headers: { "Content-Type": "application/json", Origin: url },
          body: JSON.stringify({ question: "消防部门多久检查一次商场和学校" }),
        });
        expect(JSON.stringify(await response.json())).toContain("每季度检查一次");
        times.push(performance.now() - asked);
        most = Math.max(most, await memoryOf(adding.process.pid ?? 0));
      }
    })();
    const { code, stdout, stderr } = await adding.ended;
    isAdding = false;
    await meanwhile;
    const slowest = times.toSorted((a, b) => a - b)[Math.floor(0.95 * times.length)] ?? 0;
    process.stdout.write(
      `${times.length} answers meanwhile, p95 ${Math.round(slowest)} ms; adding took ${Math.round(most)} MB\n`,
    );

    expect({ code, added: stdout.match(/^added .*$/gmu) }).toEqual({ code: 3, added: ["added good.txt"] });
    const lines = stderr.trimEnd().split("\n");
    expect(lines.every((line) => line.startsWith("yanju: "))).toBe(true);
    for (const name of names)
      expect(
        lines.filter((line) => line.includes(`from/${name} `)),
        name,
      ).toHaveLength(1);
    expect(lines).toHaveLength(names.length);
    expect(await readdir(join(folder, ".yanju/documents"))).toEqual([".sums", "good.txt"]);
    expect(most).toBeLessThan(mostMegabytes);
    expect((await run(folder, ["corpus", "list"])).stdout.split("\n").map((line) => line.split("\t")[0])).toEqual([
      "first.txt",
      "good.txt",
      "",
    ]);
    bot.process.kill("SIGTERM");
    expect(await bot.ended).toMatchObject({ code: 0 });
  } finally {
    await rm(folder, { recursive: true });
  }
});
