import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const npm10 = ["--yes", "npm@10"];
const run = promisify(execFile);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yanju-install-"));
  for (const name of ["package.json", "package-lock.json", ".npmrc"])
    await copyFile(join(root, name), join(folder, name));
});
afterAll(() => rm(folder, { recursive: true }));

describe("npm 10, which comes with Node 20 and 22", () => {
  test("installs everything where the package registry alone can be reached", { timeout: 600_000 }, async () => {
    await run("npx", [...npm10, "ci", "--no-audit", "--no-fund"], { cwd: folder });
    const binaries = await readdir(join(folder, "node_modules", "onnxruntime-node", "bin"), { recursive: true });
    expect(binaries.filter((name) => /onnxruntime.*\.(?:so|dylib|dll|node)/u.test(name))).not.toEqual([]);
    expect(binaries.filter((name) => /cuda|tensorrt/iu.test(name))).toEqual([]);
  });

  test.each([
    ["npx", [...npm10, "run", "-s", "ask", "--", "--help"]],
    ["npm", ["run", "-s", "ask", "--", "--help"]],
  ])("%s %j prints what the command says and nothing else", async (command, args) => {
    const { stdout, stderr } = await run(command, args, { cwd: root });
    expect(stdout).toMatch(/^Answers a question /u);
    // A newer npm that runs npx warns of the setting that npm 10 needs.
    if (command === "npm") expect(stderr).toBe("");
  });
});
