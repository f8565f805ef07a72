import { spawnSync } from "node:child_process";
import { mkdtemp, open, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "libsql";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { StateError } from "../../src/ops/errors.ts";
import { openState } from "../../src/memory/open.ts";
import type { DiskReport } from "./full-disk.ts";
import { BOT, praise, turn, update } from "./samples.ts";

vi.setConfig({ testTimeout: 60_000 });

let dataDir: string;
let file: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "yanju 损坏 "));
  file = join(dataDir, "state.db");
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

async function refusal(dataDirectory = dataDir): Promise<StateError> {
  const error: unknown = await openState({ dataDir: dataDirectory }).then(
    async (state) => state.close().then(() => "it opened"),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StateError);
  const { message, exitCode } = error as StateError;
  expect(message).not.toContain("\n");
  expect(exitCode).toBe(8);
  return error as StateError;
}

async function fill(): Promise<void> {
  const state = await openState({ dataDir });
  for (let i = 0; i < 60; i++) {
    await state.conversations.save(turn(`问${i}`.repeat(50), 10 * i));
    await state.inbox.receive(BOT, [update(i)]);
  }
  await state.close();
}

it("a file that is no database is named and left as it is", async () => {
  await writeFile(file, "这不是数据库。".repeat(500));
  const before = await readFile(file);
  const { message } = await refusal();
  expect(message).toContain(file);
  expect(message).toContain("damaged");
  expect(await readFile(file)).toEqual(before);
});

it.each([0.1, 0.3, 0.5, 0.7, 0.9])("a file damaged at %d of its length is found at the start", async (part) => {
  await fill();
  const { size } = await stat(file);
  const handle = await open(file, "r+");
  await handle.write(Buffer.alloc(8192, 0xff), 0, 8192, Math.floor((size * part) / 4096) * 4096);
  await handle.close();
  expect((await refusal()).message).toContain("damaged");
});

it("a file cut short is found at the start", async () => {
  await fill();
  await truncate(file, Math.floor((await stat(file)).size / 2));
  expect((await refusal()).message).toContain("damaged");
});

it("an empty file is a database not yet begun", async () => {
  await writeFile(file, "");
  await (await openState({ dataDir })).close();
});

it("a database of a newer version is left as it is, and said to be newer", async () => {
  await fill();
  const database = new Database(file);
  database.exec("insert into kysely_migration values ('9999-future', '2099-01-01T00:00:00.000Z')");
  database.close();
  expect((await refusal()).message).toMatch(/newer version.*9999-future/);
});

it("a folder that is a file is refused in one line", async () => {
  const path = join(dataDir, "文件");
  await writeFile(path, "");
  expect((await refusal(path)).message).toContain(path);
});

it("fault 31: what people asked can be read by the user of the program alone", async () => {
  const state = await openState({ dataDir });
  await state.preferences.setLanguage(1, "en");
  for (const name of await readdir(dataDir)) {
    expect((await stat(join(dataDir, name))).mode & 0o077, name).toBe(0);
  }
  await state.close();
});

it("fault 32: what is forgotten or swept is in none of its files any more", async () => {
  const state = await openState({ dataDir });
  const holding = async (text: string) => {
    const names = await readdir(dataDir);
    const contents = await Promise.all(names.map((name) => readFile(join(dataDir, name))));
    return names.filter((_, i) => contents[i]?.includes(text));
  };
  for (const [i, text] of ["forgotten-secret", "swept-secret"].entries()) {
    const person = { userId: i, chatId: i };
    await state.inbox.receive(BOT, [{ updateId: i, lane: String(i), payload: { text } }]);
    await state.inbox.claim(BOT, 9);
    await state.conversations.save(turn(text, 1, person));
    await state.feedback.save(praise(2, { ...person, question: text }));
    await state.inbox.done(BOT, i);
  }
  expect(await holding("forgotten-secret")).not.toEqual([]);
  await state.forget(0);
  expect(await holding("forgotten-secret")).toEqual([]);
  expect(await holding("swept-secret")).not.toEqual([]);
  await state.sweep(new Date(Date.now() + 1000));
  expect(await holding("swept-secret")).toEqual([]);
  await state.close();
});

/** Ways to a disk of one's own that vanishes with its process: as root, or as anyone where the system allows it. */
const namespaces = [["--mount"], ["--mount", "--user", "--map-root-user"]];
const mount = 'mount -t tmpfs -o size=1m tmpfs "$0"';
const namespace = namespaces.find(
  (flags) => spawnSync("unshare", [...flags, "sh", "-c", mount, tmpdir()]).status === 0,
);

describe.skipIf(!namespace)("a disk of its own", () => {
  const run = (after: string): DiskReport => {
    const script = fileURLToPath(new URL("./full-disk.ts", import.meta.url));
    const shell = `${mount} && ${after} && exec "$@"`;
    const { stdout, stderr } = spawnSync(
      "unshare",
      [...(namespace ?? []), "sh", "-c", shell, dataDir, process.execPath, "--import", "tsx", script, dataDir],
      { cwd: fileURLToPath(new URL("../../", import.meta.url)), encoding: "utf8" },
    );
    expect(stdout, stderr).not.toBe("");
    return JSON.parse(stdout) as DiskReport;
  };

  it("when full: says so in one line, keeps what it acknowledged, and goes on when there is room", () => {
    const { saved, error, found, afterwards } = run("true");
    expect(error).toMatchObject({ name: "StateError" });
    expect(error?.message).toMatch(/^the database [^\n]*state\.db [^\n]*disk[^\n]*full[^\n]*$/);
    expect(saved).toBeGreaterThan(10);
    expect(found).toBe(saved);
    expect(afterwards).toBe("saved");
  });

  it("when read-only: says so in one line", () => {
    const { saved, error } = run('mount -o remount,ro "$0"');
    expect(saved).toBe(0);
    expect(error).toMatchObject({ name: "StateError" });
    expect(error?.message).toMatch(/^the database [^\n]*state\.db cannot be [^\n]*may write[^\n]*$/);
  });
});
