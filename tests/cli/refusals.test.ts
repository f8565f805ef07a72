import { spawnSync } from "node:child_process";
import { chown, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
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

test.skipIf(!namespace)("a disk that is full at the start is to be emptied, and not given other rights", async () => {
  const disk = join(folder, "disk");
  await mkdir(disk);
  const command = [process.execPath, runner, "bot"];
  const { status, stdout, stderr } = spawnSync(
    "unshare",
    [...(namespace ?? []), "sh", "-c", `${mount} && exec "$@"`, disk, ...command],
    { cwd: folder, encoding: "utf8", env: { PATH: process.env["PATH"], DATA_DIR: disk } },
  );
  const ended = { code: status, signal: null, stdout, stderr };
  expectOneLine(ended, 4, /disk cannot be written: the disk is full; free some space$/mu);
});
