import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { hnswProblem } from "../../src/index/hnsw.ts";
import { call, contentsOf, type Ended, expectOneLine, run, smallSpeech, start } from "./command.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

const question = ["ask", "消防部门多久检查一次商场和学校"];
const token = `123456789:${"AAbb-_00".repeat(5)}`;

/** Holds `corpus`, and `.yanju` with two generations of its index. */
let built: string;
/** Holds `corpus` and `.yanju` with the newer generation only. */
let single: string;
let builds: Ended[];

beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), "yanju 言据 "));
  await mkdir(join(built, "corpus"));
  await writeFile(join(built, "corpus", "speech.txt"), smallSpeech);
  builds = [await run(built, ["index"]), await run(built, ["index"]), await run(built, ["index", "--force"])];
  single = await copyOf(built);
  const [older] = await generationsOf(single);
  await rm(join(single, ".yanju", "index", older ?? "none"), { recursive: true });
});
afterAll(() => Promise.all([built, single].map((folder) => rm(folder, { recursive: true }))));

async function copyOf(folder: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), "yanju 言据 "));
  await cp(folder, copy, { recursive: true });
  return copy;
}

async function generationsOf(folder: string): Promise<string[]> {
  return (await readdir(join(folder, ".yanju", "index"))).filter((name) => /^\d/u.test(name)).sort();
}

async function flipByteIn(path: string): Promise<void> {
  const bytes = await readFile(path);
  if (bytes.length === 0) return writeFile(path, "\0");
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

/** Runs `work` in a copy of a folder, which is removed afterwards. */
async function inCopyOf(folder: string, work: (copy: string) => Promise<void>): Promise<void> {
  const copy = await copyOf(folder);
  await work(copy).finally(() => rm(copy, { recursive: true }));
}

/** Settings under which hnswlib-node is as missing as where it could not compile. */
const withoutHnswlib = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
    `import { register } from "node:module"; register("data:text/javascript," + encodeURIComponent(
      'export const resolve = (name, context, next) => { ' +
      'if (name === "hnswlib-node") throw new Error("Cannot find package hnswlib-node"); return next(name, context); }'));`,
  )}`,
};

describe("a machine without hnswlib-node", () => {
  test("answers by exact search and says so when it builds; where it is there again, it is used again", async () => {
    await inCopyOf(built, async (copy) => {
      const starts = [withoutHnswlib, withoutHnswlib, {}, {}];
      const ended: Ended[] = [];
      const newest = [(await generationsOf(copy)).at(-1)];
      for (const settings of starts) {
        ended.push(await run(copy, question, settings));
        newest.push((await generationsOf(copy)).at(-1));
      }
      expect(ended.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
      expect(new Set(ended.map(({ stdout }) => stdout)).size).toBe(1);
      expect(ended[0]?.stdout).toContain("每季度检查一次");
      const said = (pattern: RegExp): boolean[] => ended.map(({ stderr }) => pattern.test(stderr));
      const exact = (await hnswProblem()) !== undefined;
      expect(said(/hnswlib-node does not load .* searched exactly/u)).toEqual([true, false, false, false]);
      const isBuilt = newest.slice(1).map((generation, place) => generation !== newest[place]);
      expect(isBuilt).toEqual([true, false, !exact, false]);
      // What was encoded is kept, whatever searches it.
      expect(said(/Building the index/u)).toEqual([false, false, false, false]);
    });
  });
});

describe("the index command", () => {
  test("builds, then finds nothing changed, and builds anew when forced", () => {
    expect(builds.map(({ code }) => code)).toEqual([0, 0, 0]);
    const [first, second, forced] = builds.map(({ stdout }) => stdout);
    expect(first).toMatch(/^Built index generation 000001-\w+, 1 documents, \d+ passages\.\n$/u);
    expect(second).toBe(first?.replace("Built", "Nothing has changed:"));
    expect(forced).toMatch(/^Built index generation 000002-\w+, 1 documents, \d+ passages\.\n$/u);
    expect(builds[1]?.stderr).toBe("");
  });

  test("builds what changed in the corpus", () =>
    inCopyOf(single, async (folder) => {
      await writeFile(join(folder, "corpus", "another.txt"), smallSpeech);
      expect(await run(folder, ["index"])).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^Built index generation 000003-\w+, 2 documents/u) as string,
      });
    }));
});

describe("fault 33: a damaged index", () => {
  test("with no generation before: one line, exit status 4, nothing lost; --force mends it", () =>
    inCopyOf(single, async (folder) => {
      const [id = ""] = await generationsOf(folder);
      await flipByteIn(join(folder, ".yanju", "index", id, "content.json"));
      const before = await contentsOf(folder);
      const line = /index generation "000002-\w+" cannot be used \(content\.json is damaged\).*build the index again/u;
      expectOneLine(await run(folder, question), 4, line);
      expect(await contentsOf(folder)).toEqual(before);
      expect(await run(folder, ["index", "--force"])).toMatchObject({ code: 0 });
      expect(await run(folder, question)).toMatchObject({ code: 0, stderr: "" });
    }));

  test("with a generation before: that one answers, and a line says so", () =>
    inCopyOf(built, async (folder) => {
      const [older = "", id = ""] = await generationsOf(folder);
      await flipByteIn(join(folder, ".yanju", "index", id, "content.json"));
      const before = await contentsOf(folder);
      const { code, stdout, stderr } = await run(folder, question);
      expect(code).toBe(0);
      expect(stdout).toContain("消防部门对商场和学校每季度检查一次");
      expect(stderr).toMatch(
        new RegExp(`^[^\\n]*content\\.json is damaged[^\\n]*generation ${older} serves instead[^\\n]*\\n$`, "u"),
      );
      expect(await contentsOf(folder)).toEqual(before);
    }));

  test("every file of a generation, one flipped byte each", () =>
    inCopyOf(single, async (folder) => {
      const [id = ""] = await generationsOf(folder);
      const generation = join(folder, ".yanju", "index", id);
      const files = Object.keys(await contentsOf(generation));
      expect(files.length).toBeGreaterThan(5);
      for (const file of files) {
        const path = join(generation, file);
        const whole = await readFile(path);
        await flipByteIn(path);
        const { code, stderr, stdout } = await call(folder, "index", []);
        expect({ code, stdout }, file).toEqual({ code: 4, stdout: "" });
        expect(stderr, file).toMatch(/^yanju: [^\n]*cannot be used[^\n]*\n$/u);
        await writeFile(path, whole);
      }
      expect(await call(folder, "index", [])).toMatchObject({ code: 0 });
    }));
});

describe("bad input: one line, non-zero exit, the index untouched", () => {
  type Start = (folder: string, settings: Record<string, string>) => Promise<Ended>;
  const spawned =
    (...args: string[]): Start =>
    (folder, settings) =>
      run(folder, args, settings);
  const called =
    (command: "bot" | "index", ...args: string[]): Start =>
    (folder, settings) =>
      call(folder, command, args, settings);

  async function expectRefused(
    begin: Start,
    status: number,
    line: RegExp,
    spoil: (folder: string) => Promise<unknown>,
    settings: Record<string, string> = {},
  ): Promise<void> {
    await inCopyOf(single, async (folder) => {
      await spoil(folder);
      const before = await contentsOf(folder);
      expectOneLine(await begin(folder, settings), status, line);
      expect(await contentsOf(folder)).toEqual(before);
    });
  }
  const nothing = (): Promise<void> => Promise.resolve();
  const put =
    (name: string, content: string | Uint8Array) =>
    (folder: string): Promise<void> =>
      writeFile(join(folder, name), content);

  test("no corpus", () =>
    expectRefused(called("index"), 3, /the corpus folder none does not exist; set CORPUS_DIR/u, nothing, {
      CORPUS_DIR: "none",
    }));

  test("no corpus and no index", () =>
    expectRefused(
      spawned(...question),
      3,
      /the corpus folder none does not exist; set CORPUS_DIR/u,
      (folder) => rm(join(folder, ".yanju"), { recursive: true }),
      { CORPUS_DIR: "none" },
    ));

  test("an empty corpus", () =>
    expectRefused(
      called("index"),
      3,
      /corpus holds no document \(txt, md, html, docx and pdf\); put documents there/u,
      (folder) => rm(join(folder, "corpus", "speech.txt")),
    ));

  test("a corpus of one broken speech", () =>
    expectRefused(
      called("index"),
      3,
      /corpus\/speech\.txt is a binary file/u,
      put("corpus/speech.txt", Buffer.alloc(9)),
    ));

  test("a bad .env", () =>
    expectRefused(
      called("bot"),
      2,
      /\.env, line 1 is not NAME=value; mend or remove it/u,
      put(".env", `BOT_TOKEN ${token}\n`),
    ));

  test("a bad token", async () => {
    await expectRefused(
      spawned("bot"),
      2,
      /invalid setting BOT_TOKEN: must look like/u,
      put(".env", `BOT_TOKEN=${token}!\n`),
    );
    const { stderr } = await call(single, "bot", [], { BOT_TOKEN: `${token}!` });
    expect(stderr).not.toContain("AAbb");
  });

  test("a feature that is still to come", () =>
    expectRefused(
      spawned("bot"),
      2,
      /invalid setting EMBEDDINGS: openai is not available in this version yet; use local/u,
      nothing,
      { EMBEDDINGS: "openai" },
    ));

  test("a data folder that is a file", () =>
    expectRefused(
      spawned("index"),
      4,
      /data.* cannot be written; change its rights or set DATA_DIR/u,
      put("data", "a file"),
      {
        DATA_DIR: "data",
      },
    ));

  test("several bad settings: a line each", async () => {
    const { code, stderr, stdout } = await run(single, ["index"], { PORT: "x", LOG_LEVEL: "loud" });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^(?:yanju: invalid setting (?:PORT|LOG_LEVEL): [^\n]+\n){2}$/u);
  });

  test("a port in use, before anything is built", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const { port } = taken.address() as { port: number };
    const line = new RegExp(
      `port ${port} on 127\\.0\\.0\\.1 is in use; stop the program that uses it or set PORT`,
      "u",
    );
    await inCopyOf(single, async (folder) => {
      await rm(join(folder, ".yanju"), { recursive: true });
      expectOneLine(await run(folder, ["bot"], { PORT: String(port) }), 7, line);
      expect(await readdir(join(folder, ".yanju"))).not.toContain("index");
    }).finally(() => taken.close());
  });
});

describe("fault 54: a bad file in the corpus", () => {
  test("is named at each question and left out; the index stays as it is", () =>
    inCopyOf(single, async (folder) => {
      await Promise.all([
        writeFile(join(folder, "corpus", "a.txt"), Buffer.alloc(9)),
        writeFile(join(folder, "corpus", "catalog.json"), "[\n{\n]"),
      ]);
      const { code, stdout, stderr } = await run(folder, question);
      expect({ code, quoted: stdout.includes("每季度检查一次") }).toEqual({ code: 0, quoted: true });
      expect(stderr).toMatch(/^[^\n]*catalog\.json is not JSON[^\n]*\n[^\n]*a\.txt is a binary file[^\n]*\n$/u);
      expect(await generationsOf(folder)).toEqual(await generationsOf(single));
    }));

  test("no corpus at all: the index that lies there answers, and a line says so", () =>
    inCopyOf(single, async (folder) => {
      const { code, stdout, stderr } = await run(folder, question, { CORPUS_DIR: "none" });
      expect({ code, quoted: stdout.includes("每季度检查一次") }).toEqual({ code: 0, quoted: true });
      expect(stderr).toMatch(/^the corpus folder none does not exist[^\n]*\n[^\n]*built before serves instead\.\n$/u);
    }));

  test("npm start serves, and logs the bad file", () =>
    inCopyOf(single, async (folder) => {
      await writeFile(join(folder, "corpus", "b.txt"), Buffer.alloc(9));
      const bot = start(folder, ["bot"], { PORT: "0" });
      await bot.said(/"notice":"[^"]*b\.txt is a binary file/u);
      await bot.said(/the bot is a page here/u);
      bot.process.kill("SIGTERM");
      expect(await bot.ended).toMatchObject({ code: 0 });
    }));

  test("adding one is still refused", () =>
    inCopyOf(single, async (folder) => {
      await writeFile(join(folder, "b.txt"), Buffer.alloc(9));
      expectOneLine(await call(folder, "corpus", ["add", "b.txt"]), 3, /b\.txt is a binary file/u);
    }));
});

describe("npm start without a token", () => {
  test.each(["SIGINT", "SIGTERM"] as const)("serves a page until %s, then exits 0", async (signal) => {
    const bot = start(single, ["bot"], { PORT: "0" });
    const [, url = ""] = await bot.said(/the bot is a page here: (http:\/\/127\.0\.0\.1:\d+)"/u);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    bot.process.kill(signal);
    expect(await bot.ended).toMatchObject({ code: 0, signal: null, stdout: "" });
  });

  test("follows the documents while it runs: one that is added answers, one that is removed does not", () =>
    inCopyOf(single, async (folder) => {
      const bot = start(folder, ["bot"], { PORT: "0" });
      const [, url = ""] = await bot.said(/the bot is a page here: (http:\/\/127\.0\.0\.1:\d+)"/u);
      const quoted = async (): Promise<string[]> => {
        const response = await fetch(`${url}/api/ask`, {
          method: "POST",
          headers: { "Content-Type": "application/json", Origin: url },
          body: JSON.stringify({ question: "水库多久巡查一次" }),
        });
        return [...JSON.stringify(await response.json()).matchAll(/巡查两次/gu)].map(([words]) => words);
      };
      expect(await quoted()).toEqual([]);
      await writeFile(join(folder, "water.txt"), "局长在防汛会议上的讲话\n要备足防汛物资。各水库每天巡查两次。\n");
      expect(await run(folder, ["corpus", "add", "water.txt"])).toMatchObject({ code: 0 });
      await vi.waitFor(async () => expect(await quoted()).not.toEqual([]), { timeout: 60_000, interval: 500 });
      expect(await run(folder, ["corpus", "remove", "water.txt"])).toMatchObject({ code: 0 });
      await vi.waitFor(async () => expect(await quoted()).toEqual([]), { timeout: 60_000, interval: 500 });
      // Nothing of it is left to fall back to.
      expect(await generationsOf(folder)).toHaveLength(1);
      bot.process.kill("SIGTERM");
      expect(await bot.ended).toMatchObject({ code: 0 });
    }));
});
