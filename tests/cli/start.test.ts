import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { runner } from "../compile.ts";
import { expectOneLine, run, smallSpeech, start } from "./command.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

const root = fileURLToPath(new URL("../../", import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yanju-start-"));
  await mkdir(join(folder, "corpus"));
  await writeFile(join(folder, "corpus", "speech.txt"), smallSpeech);
  expect(await run(folder, ["index"])).toMatchObject({ code: 0 });
});
afterAll(() => rm(folder, { recursive: true }));

/** The process ids of those whose parent is one of these, and of theirs. */
async function offspringOf(parent: number): Promise<number[]> {
  const table = await new Promise<string>((resolve, reject) =>
    execFile("ps", ["-A", "-o", "pid=,ppid="], (error, stdout) => (error ? reject(error) : resolve(stdout))),
  );
  const rows = table.split("\n").map((line) => line.trim().split(/\s+/u).map(Number));
  const children = rows.flatMap(([pid = 0, ppid = 0]) => (ppid === parent ? [pid] : []));
  return [...children, ...(await Promise.all(children.map(offspringOf))).flat()];
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("stopping", () => {
  test("npm start with SIGTERM to npm, which hands it on to nobody, ends the bot as well", async () => {
    const { PATH = "", HOME = "" } = process.env;
    const settings = { PATH, HOME, PORT: "0", DATA_DIR: join(folder, ".yanju"), CORPUS_DIR: join(folder, "corpus") };
    const npm = spawn("npm", ["start"], { cwd: root, env: settings, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    npm.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    await vi.waitFor(() => expect(said).toContain('"msg":"ready"'), { timeout: 60_000 });
    const offspring = await offspringOf(npm.pid ?? 0);
    expect(offspring.length).toBeGreaterThan(0);
    npm.kill("SIGTERM");
    await once(npm, "exit");
    await vi.waitFor(() => expect(offspring.filter(isAlive)).toEqual([]), { timeout: 10_000 });
  });

  test.each(["SIGTERM", "SIGINT"] as const)(
    "fault 51: %s while the models are still at work ends it in order, without an abort",
    async (signal) => {
      const running = start(folder, ["bot"], { PORT: "0" });
      await running.said(/"msg":"ready"/u);
      running.process.kill(signal);
      const { code, stderr } = await running.ended;
      expect(code).toBe(0);
      expect(stderr).toMatch(/^\{"level":"info",.*"notice":"No BOT_TOKEN is set.*","msg":"ready"\}\n$/u);
    },
  );

  test.each(["SIGTERM", "SIGINT"] as const)("%s during the first build ends quietly", async (signal) => {
    const running = start(folder, ["bot"], { PORT: "0", DATA_DIR: join(folder, `new-${signal}`) });
    await running.said(/Building the index/u);
    running.process.kill(signal);
    const ended = await running.ended;
    expect(ended.signal ?? ended.code).toBe(signal);
    expect(ended.stderr).not.toMatch(/rror|abort/u);
  });
});

describe("off a terminal standard error is a log, one JSON object a line", () => {
  const linesOf = (stderr: string) =>
    stderr
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  test("from the building of the index to its serving", async () => {
    const running = start(folder, ["bot"], { PORT: "0", DATA_DIR: join(folder, "logged") });
    await running.said(/"msg":"ready"/u);
    running.process.kill("SIGTERM");
    const { code, stderr } = await running.ended;
    const lines = linesOf(stderr);
    expect(code).toBe(0);
    expect(lines[0]).toMatchObject({
      level: "info",
      notice: expect.stringMatching(/^Building the index of/u) as string,
    });
    expect(lines.at(-1)).toMatchObject({ level: "info", notice: expect.stringMatching(/^No BOT_TOKEN/u) as string });
  });

  test("the reason of its end is the last, a line for each, whatever the log's level", async () => {
    const { code, stderr } = await run(folder, ["bot"], { PORT: "x", LOG_LEVEL: "silent", ALOWED_IDS: "5" });
    expect(code).toBe(2);
    expect(linesOf(stderr)).toMatchObject([
      { level: "fatal", status: 2, reason: expect.stringMatching(/^ALOWED_IDS/u) as string, msg: "the program ends" },
    ]);
    const two = await run(folder, ["bot"], { PORT: "x", RETENTION_DAYS: "x" });
    expect(linesOf(two.stderr).map(({ level, reason }) => [level, reason])).toEqual([
      ["fatal", expect.stringMatching(/^invalid setting PORT/u)],
      ["fatal", expect.stringMatching(/^invalid setting RETENTION_DAYS/u)],
    ]);
  });

  test("also where a defect ends it, with its stack", async () => {
    const defect = `process.on("SIGUSR2", () => setTimeout(() => { throw new Error("a defect"); }))`;
    const running = start(folder, ["bot"], {
      PORT: "0",
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(defect)}`,
    });
    await running.said(/"msg":"ready"/u);
    running.process.kill("SIGUSR2");
    const { stderr } = await running.ended;
    // Left while a model computes, it may end with an abort, which writes as well.
    const fatal = stderr.split("\n").find((line) => line.startsWith('{"level":"fatal"'));
    expect(linesOf(fatal ?? "")[0]).toMatchObject({
      level: "fatal",
      reason: "unexpected error",
      err: { stack: expect.stringMatching(/^Error: a defect\n {4}at /u) as string },
    });
  });
});

test("who reads no further than the first answer ends the rest quietly", async () => {
  const questions = Array.from({ length: 6 }, (_, i) =>
    JSON.stringify({ id: String(i), question: "消防部门多久检查" }),
  );
  await writeFile(join(folder, "questions.jsonl"), `${questions.join("\n")}\n`);
  const command = `"${process.execPath}" "${runner}" ask --batch questions.jsonl | head -n 1; exit \${PIPESTATUS[0]}`;
  const shell = spawn("bash", ["-c", command], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let [stdout, stderr] = ["", ""];
  shell.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  shell.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const [code] = (await once(shell, "close")) as [number];
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^\{"id":"0"[^\n]*\n$/u);
});

describe("a wrong environment is said in one line", () => {
  test.each(["/proc/yanju", "/dev/null/yanju", "/sys/yanju"])("a folder that cannot be: DATA_DIR=%s", async (path) => {
    const line = new RegExp(`${path}/index cannot be written; change its rights or set DATA_DIR`, "u");
    expectOneLine(await run(folder, ["ask", "消防"], { DATA_DIR: path }), 4, line);
  });

  test("a Node that is too old", async () => {
    const old = `Object.defineProperty(process.versions, "node", { value: "18.20.8" })`;
    const settings = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(old)}` };
    expectOneLine(
      await run(folder, ["ask", "消防"], settings),
      9,
      /needs Node 20\.19 or newer, and this is 18\.20\.8/u,
    );
  });

  test("a system that lacks what the models' runtime needs", async () => {
    const lacking = `
      const { dlopen } = process;
      process.dlopen = (module, path, ...flags) => {
        if (!path.includes("onnxruntime")) return dlopen.call(process, module, path, ...flags);
        const message = "librt.so.1: cannot open shared object file: No such file or directory";
        throw Object.assign(new Error(message), { code: "ERR_DLOPEN_FAILED" });
      };`;
    const settings = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(lacking)}` };
    expectOneLine(
      await run(folder, ["ask", "消防"], settings),
      9,
      /cannot be loaded here \(librt\.so\.1: .*run npm ci/u,
    );
  });
});
