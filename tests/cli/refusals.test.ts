import { spawnSync } from "node:child_process";
import { chown, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { runner } from "../compile.ts";
import { expectOneLine, run } from "./command.ts";

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yanju-refusals-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe.skipIf(process.getuid?.() !== 0)("root in a data folder of another user is told as whom to work", () => {
  const nobody = 65_534;
  const stranger = 54_321;

  test.each([
    ["ask", ["ask", "消防"]],
    ["index", ["index"]],
    ["corpus", ["corpus", "list"]],
    ["backup", ["backup", "b.tar.gz"]],
    ["restore", ["restore", "b.tar.gz"]],
    ["bot", ["bot"]],
  ])("%s", async (name, args) => {
    const data = join(folder, name);
    await mkdir(data);
    await chown(data, nobody, nobody);
    const line = new RegExp(
      `${name} belongs to nobody, who could not open what root writes there; .*sudo -u nobody `,
      "u",
    );
    expectOneLine(await run(folder, args, { DATA_DIR: data }), 11, line);
    expect(await readdir(data)).toEqual([]);
  });

  test("a user without a name", async () => {
    const data = join(folder, "stranger");
    await mkdir(data);
    await chown(data, stranger, stranger);
    const line = /stranger belongs to user 54321, .*sudo -u '#54321' .*sudo deploy\/yanju\.mjs …$/mu;
    expectOneLine(await run(folder, ["corpus", "list"], { DATA_DIR: data }), 11, line);
  });
});

test("a HOST that is none is said before a login is asked for", async () => {
  const ended = await run(folder, ["bot"], { HOST: "not.a.host.invalid" });
  expectOneLine(ended, 7, /HOST not\.a\.host\.invalid is not an address of this machine; set HOST to 127\.0\.0\.1/u);
});

const mount = 'mount -t tmpfs -o size=4k tmpfs "$0" && head -c 4096 /dev/zero >"$0/full"';
const namespace = [["--mount"], ["--mount", "--user", "--map-root-user"]].find(
  (flags) => spawnSync("unshare", [...flags, "sh", "-c", mount, tmpdir()]).status === 0,
);

/** Runs a command whose data folder lies on a disk that is full. */
async function onFullDisk(name: string, args: readonly string[]) {
  const disk = join(folder, name);
  await mkdir(disk);
  const { status, stdout, stderr } = spawnSync(
    "unshare",
    [...(namespace ?? []), "sh", "-c", `${mount} && exec "$@"`, disk, process.execPath, runner, ...args],
    { cwd: folder, encoding: "utf8", env: { PATH: process.env["PATH"], DATA_DIR: disk } },
  );
  return { code: status, signal: null, stdout, stderr };
}

test.skipIf(!namespace)("a disk that is full at the start is to be emptied, and not given other rights", async () => {
  const line = /disk cannot be written: the disk is full; free some space$/mu;
  expectOneLine(await onFullDisk("disk", ["bot"]), 4, line);
});

test.skipIf(!namespace)("a document for which there is no room is refused in one line", async () => {
  const path = join(folder, "notice.txt");
  await writeFile(path, "关于防汛的通知\n各单位每日巡查两次。\n");
  const ended = await onFullDisk("full", ["corpus", "add", path]);
  expect(ended.code).not.toBe(70);
  expect(ended.stderr).toMatch(/^yanju: .*(?:is full|ENOSPC).*$/mu);
  expect(ended.stderr).not.toContain("    at ");
});
