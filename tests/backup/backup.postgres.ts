import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { backup, BackupError } from "../../src/backup.ts";
import { restore } from "../../src/restore.ts";
import { openState } from "../../src/memory/open.ts";
import { createDatabase, run } from "../memory/postgres-database.ts";
import { BOT, turn } from "../memory/samples.ts";
import { everything, fill } from "./memory.ts";

vi.setConfig({ testTimeout: 60_000 });

type Database = Awaited<ReturnType<typeof createDatabase>>;

let folder: string;
let file: string;
let databases: Database[] = [];
const dataDir = (name: string): string => join(folder, name);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "yanju-backup-"));
  file = join(folder, "yanju.tar.gz");
});
afterEach(async () => {
  await rm(folder, { recursive: true });
  for (const database of databases) await database.drop();
  databases = [];
});

async function server(): Promise<Database> {
  const database = await createDatabase();
  databases.push(database);
  return database;
}

/** A place with something of everything in it. */
async function filled(name: string, databaseUrl: string | undefined) {
  const place = { dataDir: dataDir(name), databaseUrl };
  await mkdir(join(place.dataDir, "documents"), { recursive: true });
  await writeFile(join(place.dataDir, "documents", "a.txt"), "安全第一。");
  const state = await openState(place);
  await fill(state);
  await state.close();
  return place;
}

test.each([
  ["Postgres", "Postgres"],
  ["SQLite", "Postgres"],
  ["Postgres", "SQLite"],
])("from %s into %s, which goes on from there", async (kindFrom, kindTo) => {
  const from = await filled("from", kindFrom === "Postgres" ? (await server()).url : undefined);
  await backup(from, file);
  const to = { dataDir: dataDir("to"), databaseUrl: kindTo === "Postgres" ? (await server()).url : undefined };
  expect(await restore(to, file, false)).toMatchObject({ contents: { questions: 125, documents: 1 } });
  expect(await everything(to)).toEqual(await everything(from));
  expect(await readFile(join(to.dataDir, "documents", "a.txt"), "utf8")).toBe("安全第一。");
  const state = await openState(to);
  await state.conversations.save(turn("后", 99_000));
  expect(new Set((await state.inbox.claim(BOT, 9)).map(({ updateId }) => updateId))).toEqual(new Set([2, 3]));
  await state.close();
});

test("while the bot writes to the server: what is in it is of one moment", async () => {
  const from = await filled("from", (await server()).url);
  const state = await openState(from);
  let written = 0;
  let isMade = false;
  const writing = (async () => {
    while (!isMade) await state.conversations.save(turn("并发", 200_000 + 10 * written++));
  })();
  await backup(from, file).finally(() => (isMade = true));
  await writing;
  await state.close();
  const to = { dataDir: dataDir("to"), databaseUrl: undefined };
  await restore(to, file, false);
  const copy = await everything(to);
  const ids = (table: string, id: string): number[] =>
    (copy[table] ?? "")
      .split("\n")
      .flatMap((line) => (line ? [(JSON.parse(line) as Record<string, number>)[id] ?? 0] : []));
  expect(new Set(ids("turn_messages.jsonl", "turn_id"))).toEqual(new Set(ids("turns.jsonl", "id")));
});

test("a server that remembers something is replaced only when told to, and never while a bot serves from it", async () => {
  const from = await filled("from", undefined);
  await backup(from, file);
  const to = await filled("to", (await server()).url);
  const state = await openState(to);
  await state.forget(1);
  const before = await everything(to);
  await rm(join(to.dataDir, "documents"), { recursive: true });
  await expect(restore(to, file, false)).rejects.toThrow(/^DATABASE_URL holds something already; --force/u);
  await state.inbox.renew();
  await expect(restore(to, file, true)).rejects.toThrow(/^a bot serves from DATABASE_URL; stop it/u);
  expect(await everything(to)).toEqual(before);
  await state.close();
  const { aside = "" } = await restore(to, file, true);
  expect(await everything(to)).toEqual(await everything(from));
  const back = { dataDir: dataDir("back"), databaseUrl: undefined };
  await restore(back, join(aside, "before.tar.gz"), false);
  expect(await everything(back)).toEqual(before);
});

test("where the server fails midway, documents and server are as before", async () => {
  const from = await filled("from", undefined);
  await backup(from, file);
  const database = await server();
  const to = await filled("to", database.url);
  await writeFile(join(to.dataDir, "documents", "eigen.txt"), "原来的。");
  await run("create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$", database.name);
  await run("create trigger refuse before insert on news execute function refuse()", database.name);
  const before = await everything(to);
  await expect(restore(to, file, true)).rejects.toThrow();
  expect(await everything(to)).toEqual(before);
  expect((await readdir(join(to.dataDir, "documents"))).sort()).toEqual(["a.txt", "eigen.txt"]);
  expect((await readdir(to.dataDir)).sort()).toEqual(["documents"]);
});

test("a damaged file is refused before the server is touched", async () => {
  const from = await filled("from", undefined);
  await backup(from, file);
  const bytes = await readFile(file);
  await writeFile(file, bytes.subarray(0, bytes.length / 2));
  const to = await filled("to", (await server()).url);
  const before = await everything(to);
  await expect(restore(to, file, true)).rejects.toThrow(BackupError);
  expect(await everything(to)).toEqual(before);
});
