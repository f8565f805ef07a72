import { execFile } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { smallSpeech } from "./command.ts";

vi.setConfig({ testTimeout: 900_000, hookTimeout: 900_000 });

const root = fileURLToPath(new URL("../../", import.meta.url));
const parts = ["package.json", "package-lock.json", "src", "scripts", "models"];
const npm10 = ["--yes", "npm@10"];
/** So that nothing native can be compiled. */
const noCompiler = { CC: "/bin/false", CXX: "/bin/false" };
const nobody = 65_534;
const question = ["消防部门多久检查一次"];
const run = promisify(execFile);

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "yanju-install-"));
  folders.push(folder);
  await chmod(folder, 0o755);
  return folder;
}

/** The product as a clone has it, installed; its documents and index lie in a folder of their own. */
async function installed(npm: readonly string[], options: readonly string[], env = {}): Promise<string> {
  const folder = await newFolder();
  for (const part of parts) await cp(join(root, part), join(folder, part), { recursive: true });
  const [command = "npm", ...args] = npm;
  await run(command, [...args, "ci", "--no-audit", "--no-fund", ...options], {
    cwd: folder,
    env: { ...process.env, ...env },
  });
  return folder;
}

async function newData(): Promise<Record<string, string>> {
  const folder = await newFolder();
  await mkdir(join(folder, "corpus"));
  await writeFile(join(folder, "corpus", "speech.txt"), smallSpeech);
  return { CORPUS_DIR: join(folder, "corpus"), DATA_DIR: join(folder, "data") };
}

async function ask(folder: string, env: Record<string, string>, node = [process.execPath]) {
  const [command = "", ...args] = [...node, join(folder, "scripts", "run.mjs"), "ask", ...question];
  return run(command, args, { cwd: folder, env: { ...process.env, ...env } });
}

const exactly =
  /^(?:Building the index[^\n]*\n|[^\n]*%[^\n]*\n|The index is built\.\n)*[^\n]*searched exactly[^\n]*\n/mu;

describe("npm 10, which comes with Node 20 and 22, where the package registry alone can be reached", () => {
  let folder: string;
  let data: Record<string, string>;
  beforeAll(async () => {
    folder = await installed(["npx", ...npm10], ["--omit=dev", "--omit=optional"]);
    data = await newData();
  });

  test("installs for production without optional packages, and answers, searching exactly", async () => {
    const { stdout, stderr } = await ask(folder, data);
    expect(stdout).toContain("每季度检查一次");
    expect(stderr).toMatch(exactly);
    await expect(stat(join(folder, "node_modules", "typescript"))).rejects.toThrow();
  });

  test("keeps of ONNX Runtime what this platform needs, and no GPU files", async () => {
    const binaries = join(folder, "node_modules", "onnxruntime-node", "bin", "napi-v6");
    expect(await readdir(binaries)).toEqual([process.platform]);
    expect(await readdir(join(binaries, process.platform))).toEqual([process.arch]);
    const files = await readdir(binaries, { recursive: true });
    expect(files.filter((name) => /onnxruntime.*\.(?:so|dylib|dll|node)/u.test(name))).not.toEqual([]);
    expect(files.filter((name) => /cuda|tensorrt/iu.test(name))).toEqual([]);
  });

  test("says in one line that the bot's memory needs the package that was left out", async () => {
    const args = [join(folder, "scripts", "run.mjs"), "bot"];
    const env = { ...process.env, ...data, BOT_TOKEN: `123456789:${"A".repeat(35)}`, LOG_LEVEL: "silent" };
    const failed = await run(process.execPath, args, { cwd: folder, env }).catch((error: unknown) => error);
    expect(failed).toMatchObject({
      code: 8,
      stderr: expect.stringMatching(
        /^(?:[^\n]*\n)?\{"level":"fatal",.*"reason":"SQLite is not installed for this platform; [^\n]*\n$/u,
      ),
    });
  });

  test.each(["22", "24"])("answers under Node %s", async (version) => {
    const { stdout } = await ask(folder, data, ["npx", "--yes", `node@${version}`]);
    expect(stdout).toContain("每季度检查一次");
  });

  test("answers for a user who may not write where it is installed", async () => {
    const [own] = folders.slice(-1);
    await run("chmod", ["-R", "a-w,a+rX", folder]);
    if (process.getuid?.() === 0) await run("chown", ["-R", String(nobody), own ?? ""]);
    const user = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
    const args = [join(folder, "scripts", "run.mjs"), "ask", ...question];
    const env = { PATH: process.env["PATH"], ...data };
    const { stdout } = await run(process.execPath, args, { cwd: own, env, ...user });
    expect(stdout).toContain("每季度检查一次");
    await rm(join(own ?? "", "data"), { recursive: true, force: true });
    await run("chmod", ["-R", "u+w", folder]);
  });
});

describe("the npm at hand", () => {
  test("installs for production without a compiler, and answers, searching exactly", async () => {
    const folder = await installed(["npm"], ["--omit=dev"], noCompiler);
    const { stdout, stderr } = await ask(folder, await newData());
    expect(stdout).toContain("每季度检查一次");
    expect(stderr).toMatch(exactly);
  });
});

test.each([
  ["npx", [...npm10, "run", "-s", "ask", "--", "--help"]],
  ["npm", ["run", "-s", "ask", "--", "--help"]],
])("%s %j prints what the command says and nothing else", async (command, args) => {
  const { stdout, stderr } = await run(command, args, { cwd: root });
  expect(stdout).toMatch(/^Answers a question /u);
  expect(stderr).toBe("");
});
