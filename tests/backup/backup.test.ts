import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import Database from "libsql";
import { create } from "tar";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { backup, BackupError } from "../../src/backup.ts";
import { requireWhole, restore } from "../../src/restore.ts";
import { keptTables } from "../../src/memory/dump.ts";
import { openState } from "../../src/memory/open.ts";
import { writeArchive } from "../../src/ops/archive.ts";
import { LockError, StateError } from "../../src/ops/errors.ts";
import { lockForServing } from "../../src/ops/serving-lock.ts";
import { BOT, turn } from "../memory/samples.ts";
import { everything, fill } from "./memory.ts";

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let file: string;
const from = () => ({ dataDir: join(folder, "from 数据"), databaseUrl: undefined });
const to = () => ({ dataDir: join(folder, "to"), databaseUrl: undefined });
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "yanju backup 备份 "));
  file = join(folder, "yanju.tar.gz");
});
afterEach(() => rm(folder, { recursive: true }));

/** Documents as people added them, with a lock and a draft of a process that died. */
async function addDocuments(dataDir: string): Promise<void> {
  const documents = join(dataDir, "documents");
  for (const path of [".before", "renderings"]) await mkdir(join(documents, path), { recursive: true });
  for (const [name, text] of Object.entries({
    "讲话 一.txt": "安全第一。",
    "@at.txt": "消防。",
    "changes.json": "{}",
    ".before/讲话 一.txt": "安全。",
    "renderings/讲话 一.txt.en.jsonl": "",
    ".讲话.txt.123": "half",
  })) {
    await writeFile(join(documents, name), text);
  }
}

async function filled(): Promise<void> {
  const state = await openState(from());
  await fill(state);
  await state.close();
  await addDocuments(from().dataDir);
}

async function documentsIn(dataDir: string): Promise<Record<string, string>> {
  const root = join(dataDir, "documents");
  const names = (await readdir(root, { recursive: true })).sort();
  const texts = await Promise.all(
    names.map(async (name) => [name, await readFile(join(root, name), "utf8").catch(() => "")] as const),
  );
  return Object.fromEntries(texts);
}

async function digestOf(path: string): Promise<string> {
  const bytes = await readFile(path).catch(() => undefined);
  return bytes === undefined ? "" : createHash("sha256").update(bytes).digest("hex");
}

/** What lies in a folder, however deep, with its bytes. */
async function contents(root: string): Promise<string[]> {
  // SQLite's log, emptied, goes only when the driver has forgotten its statements.
  const names = (await readdir(root, { recursive: true })).filter((name) => !/-(?:wal|shm)$/u.test(name)).sort();
  return Promise.all(names.map(async (name) => `${name} ${await digestOf(join(root, name))}`));
}

test("everything that is remembered and the documents come back, and the bot goes on from there", async () => {
  await filled();
  const made = await backup(from(), file);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const restored = await restore(to(), file, false);
  expect(restored).toMatchObject({ contents: { questions: 125, documents: 2 }, aside: undefined });
  expect(restored.contents).toEqual(made);
  expect((await readdir(to().dataDir)).sort()).toEqual(["audit", "documents", "state.db"]);
  expect(await everything(to())).toEqual(await everything(from()));
  const { ".讲话.txt.123": _draft, ...documents } = await documentsIn(from().dataDir);
  expect(await documentsIn(to().dataDir)).toEqual(documents);
  expect((await stat(join(to().dataDir, "state.db"))).mode & 0o777).toBe(0o600);
  expect((await readdir(folder)).sort()).toEqual(["from 数据", "to", "yanju.tar.gz"]);

  const state = await openState(to());
  expect(new Set((await state.inbox.claim(BOT, 9)).map(({ updateId }) => updateId))).toEqual(new Set([2, 3]));
  await state.conversations.save(turn("后", 99_000));
  expect((await state.conversations.recent({ botId: BOT, chatId: 1 }, { limit: 1 }))[0]?.question).toBe("后");
  await state.close();
});

test("no table is forgotten", async () => {
  await (await openState(from())).close();
  const database = new Database(join(from().dataDir, "state.db"));
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all() as { name: string }[];
  database.close();
  const living = new Set(["holders", "locks", "allowances", "secrets"]);
  const kept = tables.map(({ name }) => name).filter((name) => !/^(?:sqlite|kysely)_/u.test(name));
  expect(kept.filter((name) => !living.has(name)).sort()).toEqual([...keptTables].sort());
});

test("made while the bot writes: what is in it is whole, and no write fails or waits for it", async () => {
  await filled();
  const state = await openState(from());
  let written = 0;
  let isMade = false;
  const writing = (async () => {
    while (!isMade) {
      await state.conversations.save(turn(`并发${written}`, 200_000 + 10 * written));
      written += 1;
    }
  })();
  await backup(from(), file).finally(() => (isMade = true));
  await writing;
  expect(written).toBeGreaterThan(0);
  await state.close();
  await restore(to(), file, false);
  const copy = await everything(to());
  const ids = (table: string, id: string): number[] =>
    (copy[table] ?? "")
      .split("\n")
      .flatMap((line) => (line ? [(JSON.parse(line) as Record<string, number>)[id] ?? 0] : []));
  // A turn and its messages are written in one transaction.
  expect(new Set(ids("turn_messages.jsonl", "turn_id"))).toEqual(new Set(ids("turns.jsonl", "id")));
});

test("a waiting question of long ago is not answered any more, one of just now is", async () => {
  await filled();
  await backup(from(), file);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 2 * 3_600_000 });
  try {
    await restore(to(), file, false);
  } finally {
    vi.useRealTimers();
  }
  const state = await openState(to());
  expect(await state.inbox.backlog(BOT)).toBe(0);
  await state.close();
});

test("what is there is replaced only when told to", async () => {
  await filled();
  await backup(from(), file);
  await restore(to(), file, false);
  const state = await openState(to());
  await state.forget(1);
  await state.close();
  await writeFile(join(to().dataDir, "documents", "neu.txt"), "后来的。");
  const before = await contents(to().dataDir);
  const refusal = restore(to(), file, false);
  await expect(refusal).rejects.toThrow(BackupError);
  await expect(refusal).rejects.toThrow(/^[^\n]*to holds something already; --force replaces it by the backup$/u);
  expect(await contents(to().dataDir)).toEqual(before);
  const { aside = "" } = await restore(to(), file, true);
  const name = aside.slice(to().dataDir.length + 1);
  expect(name).toMatch(/^replaced-2[\dTZ-]+$/u);
  expect((await readdir(to().dataDir)).sort()).toEqual(["audit", "documents", name, "state.db"]);
  expect(await everything(to())).toEqual(await everything(from()));
  expect(Object.keys(await documentsIn(to().dataDir))).not.toContain("neu.txt");
  const kept = (await contents(aside)).sort();
  expect(kept).toEqual(before.filter((entry) => !/^audit\b/u.test(entry)).sort());
});

test("what was put aside is a place of its own, from which one can go back", async () => {
  await filled();
  await backup(from(), file);
  await restore(to(), file, false);
  const state = await openState(to());
  await state.conversations.save(turn("后来的问题", 99_000));
  await state.close();
  const before = await everything(to());
  const { aside = "" } = await restore(to(), file, true);
  expect(await everything(to())).not.toEqual(before);
  expect(await everything({ dataDir: aside })).toEqual(before);
});

test("a damaged database is replaced", async () => {
  await filled();
  await backup(from(), file);
  await mkdir(to().dataDir);
  await writeFile(join(to().dataDir, "state.db"), "damaged");
  await expect(openState(to())).rejects.toThrow(/damaged .*restore a backup \(npm run -s restore -- FILE --force\)/u);
  await restore(to(), file, true);
  expect(await everything(to())).toEqual(await everything(from()));
});

test("only documents", async () => {
  await addDocuments(from().dataDir);
  await backup(from(), file);
  const { contents: held } = await restore(to(), file, false);
  expect(held).toEqual({ questions: 0, otherRecords: 0, documents: 2, isEmpty: false });
});

describe("nothing is never taken for a backup", () => {
  const places: [string, () => Promise<unknown>, RegExp][] = [
    ["no folder", () => Promise.resolve(), /^DATA_DIR is \/.*to, and there is no such folder; set DATA_DIR/u],
    ["an empty folder", () => mkdir(to().dataDir), /^DATA_DIR \/.*to holds nothing that could be backed up; set/u],
    [
      "an index alone",
      () => mkdir(join(to().dataDir, "index", "1"), { recursive: true }),
      /holds nothing that could be backed up; .*sudo deploy\/yanju\.mjs backup FILE$/u,
    ],
    ["a database without a row", async () => (await openState(to())).close(), /holds nothing that could be backed up/u],
  ];
  test.each(places)("%s is not backed up", async (_, make, line) => {
    await make();
    const before = await readdir(folder);
    const making = backup(to(), file);
    await expect(making).rejects.toThrow(BackupError);
    await expect(making).rejects.toThrow(line);
    expect(await readdir(folder)).toEqual(before);
  });

  test("an empty one is not restored over anything, whatever is said", async () => {
    await filled();
    const staging = join(folder, "staging");
    await mkdir(staging);
    await writeArchive(staging, file, {});
    const before = await contents(from().dataDir);
    await expect(restore(from(), file, true)).rejects.toThrow(/holds nothing, and .* holds something; nothing was/u);
    expect(await contents(from().dataDir)).toEqual(before);
    await restore(to(), file, false);
  });
});

describe("refused, and nothing is changed", () => {
  beforeEach(async () => {
    await filled();
    await backup(from(), file);
  });

  async function refused(kind: new (...args: never[]) => Error, line: RegExp): Promise<void> {
    const before = await contents(from().dataDir);
    const refusal = restore(from(), file, true);
    await expect(refusal).rejects.toThrow(line);
    await expect(refusal).rejects.toThrow(kind);
    await expect(refusal).rejects.not.toThrow(/\n/u);
    expect(await contents(from().dataDir)).toEqual(before);
  }

  test("while a bot serves from the folder", async () => {
    const lock = await lockForServing(from().dataDir);
    const refusal = restore(from(), file, true);
    await expect(refusal).rejects.toThrow(LockError);
    await expect(refusal).rejects.toThrow(
      /^process \d+ on .* is serving from this folder .*; stop it, then run again$/u,
    );
    await lock.release();
    await restore(from(), file, true);
  });

  test.each([0.05, 0.3, 0.6, 0.9, 0.999])("cut off at %d of its length", async (part) => {
    await truncate(file, Math.floor((await stat(file)).size * part));
    await refused(BackupError, /cannot be restored: it is .*; nothing was changed$/u);
  });

  test.each([0.01, 0.2, 0.4, 0.6, 0.8, 0.99])("a byte changed at %d of its length", async (part) => {
    const bytes = await readFile(file);
    const at = Math.floor(bytes.length * part);
    bytes[at] = (bytes[at] ?? 0) ^ 0x55;
    await writeFile(file, bytes);
    await refused(BackupError, /cannot be restored: it is .*; nothing was changed$/u);
  });

  test.each([
    ["a text", Buffer.from("这不是备份。")],
    ["nothing", Buffer.alloc(0)],
    ["a gzipped text", gzipSync("这不是备份。")],
    ["a megabyte of zeros", Buffer.alloc(1_000_000)],
  ])("%s", async (_, bytes) => {
    await writeFile(file, bytes);
    await refused(BackupError, /cannot be restored: it is no backup of this program/u);
  });

  test("another tar file, and ours with a file more, less or changed", async () => {
    const other = join(folder, "other");
    const unpacked = async (change: (root: string) => Promise<unknown>): Promise<void> => {
      await rm(other, { recursive: true, force: true });
      await mkdir(other);
      spawnSync("tar", ["xzf", file, "-C", other]);
      await change(other);
      await create({ file, gzip: true, cwd: other }, await readdir(other));
    };
    const original = await readFile(file);
    for (const [change, line] of [
      [(root: string) => rm(join(root, "manifest.json")), /no backup of this program/u],
      [(root: string) => writeFile(join(root, "manifest.json"), "{}"), /its manifest is damaged/u],
      [(root: string) => writeFile(join(root, "state", "more.jsonl"), "x"), /state\/more\.jsonl is not as it was/u],
      [(root: string) => rm(join(root, "documents", "讲话 一.txt")), /讲话 一\.txt is not as it was packed/u],
      [(root: string) => writeFile(join(root, "state", "turns.jsonl"), ""), /turns\.jsonl is not as it was packed/u],
    ] as const) {
      await writeFile(file, original);
      await unpacked(change);
      await refused(BackupError, line);
    }
  });

  test("a backup of a newer version", async () => {
    const database = new Database(join(from().dataDir, "state.db"));
    database.exec("insert into kysely_migration values ('9999-future', '2099-01-01T00:00:00.000Z')");
    database.close();
    const making = backup(from(), join(folder, "newer.tar.gz"));
    await expect(making).rejects.toThrow(StateError);
    await expect(making).rejects.toThrow(/newer version .*9999-future/u);
    expect((await readdir(folder)).sort()).toEqual(["from 数据", "yanju.tar.gz"]);
  });

  test("a backup where a file is already, which stays", async () => {
    const before = await readFile(file);
    await expect(backup(from(), file)).rejects.toThrow(/exists already; name a file that does not/u);
    expect(await readFile(file)).toEqual(before);
  });
});

describe("cut off while replacing", () => {
  test.each(["before all was aside", "after"])("%s: the next restore puts back what was there first", async (when) => {
    await filled();
    await backup(from(), file);
    const before = await contents(from().dataDir);
    const aside = join(from().dataDir, ".before-restore");
    await mkdir(aside);
    await rename(join(from().dataDir, "documents"), join(aside, "documents"));
    if (when === "after") {
      for (const end of ["", "-wal", "-shm"]) {
        await rename(join(from().dataDir, `state.db${end}`), join(aside, `state.db${end}`)).catch(() => undefined);
      }
      await writeFile(join(aside, "all"), "");
      await mkdir(join(from().dataDir, "documents"));
      await writeFile(join(from().dataDir, "state.db"), "new");
    }
    await expect(requireWhole(from().dataDir)).rejects.toThrow(/was cut off; run npm run -s restore/u);
    // A file that cannot be restored: only the putting back happens.
    const broken = join(folder, "broken.tar.gz");
    await writeFile(broken, "");
    await expect(restore(from(), broken, true)).rejects.toThrow(BackupError);
    expect(await contents(from().dataDir)).toEqual(before);
  });
});

const script = fileURLToPath(new URL("./full-disk.ts", import.meta.url));
const namespaces = [["--mount"], ["--mount", "--user", "--map-root-user"]];
const mount = 'mount -t tmpfs -o size=1m tmpfs "$0"';
const namespace = namespaces.find(
  (flags) => spawnSync("unshare", [...flags, "sh", "-c", mount, tmpdir()]).status === 0,
);

test.skipIf(!namespace)("on a full disk both end in one line that names it, and leave what was there", async () => {
  await filled();
  // What no compression makes small.
  const noise = Array.from({ length: 200_000 }, () => String.fromCharCode(0x4e00 + Math.floor(Math.random() * 0x5000)));
  await writeFile(join(from().dataDir, "documents", "gross.txt"), noise.join(""));
  await backup(from(), file);
  const disk = join(folder, "disk");
  await mkdir(disk);
  const { stdout, stderr } = spawnSync(
    "unshare",
    [
      ...(namespace ?? []),
      "sh",
      "-c",
      `${mount} && exec "$@"`,
      disk,
      process.execPath,
      "--import",
      "tsx",
      script,
      disk,
      from().dataDir,
      file,
    ],
    { cwd: fileURLToPath(new URL("../../", import.meta.url)), encoding: "utf8" },
  );
  expect(stdout, stderr).not.toBe("");
  const report = JSON.parse(stdout) as Record<string, unknown>;
  expect(report).toEqual({
    backup: expect.stringMatching(/^[^\n]*b\.tar\.gz cannot be written: the disk is full; free some space$/u) as string,
    afterBackup: ["documents"],
    restore: expect.stringMatching(/^[^\n]*disk is full; free some space$/u) as string,
    afterRestore: { names: ["documents"], text: "原来的。" },
  });
});
