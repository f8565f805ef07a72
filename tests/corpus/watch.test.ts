import { appendFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchShelves } from "../../src/corpus/watch.ts";

const everyMs = 20;
/** Several looks. */
const aWhile = 10 * everyMs;

let root: string;
let changes = 0;
let end: () => void;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "yanju watch "));
  await mkdir(join(root, "given"));
  await writeFile(join(root, "given/a.txt"), "甲");
  changes = 0;
  const shelves = { given: join(root, "given"), added: join(root, "added") };
  end = watchShelves(shelves, () => Promise.resolve(void changes++), everyMs);
  await pause(aWhile);
});
afterEach(async () => {
  end();
  await rm(root, { recursive: true });
});

test("nothing changes, nothing is done", () => expect(changes).toBe(0));

test("a document that comes, changes or goes, in either folder, is told once", async () => {
  await mkdir(join(root, "added"));
  await writeFile(join(root, "added/b.txt"), "乙");
  await vi.waitFor(() => expect(changes).toBe(1));
  await appendFile(join(root, "given/a.txt"), "丙");
  await vi.waitFor(() => expect(changes).toBe(2));
  await rm(join(root, "added/b.txt"));
  await vi.waitFor(() => expect(changes).toBe(3));
  await pause(aWhile);
  expect(changes).toBe(3);
});

test("a file that still grows is left alone; hidden ones always are", async () => {
  for (let at = 0; at < 10; at++) {
    await appendFile(join(root, "given/b.txt"), "字".repeat(100));
    await pause(everyMs / 2);
  }
  expect(changes).toBe(0);
  await vi.waitFor(() => expect(changes).toBe(1));
  await writeFile(join(root, "given/.lock"), "");
  await pause(aWhile);
  expect(changes).toBe(1);
});

test("once ended, nothing is told", async () => {
  end();
  await writeFile(join(root, "given/b.txt"), "乙");
  await pause(aWhile);
  expect(changes).toBe(0);
});
