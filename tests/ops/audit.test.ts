import { appendFile, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AuditLog } from "../../src/ops/audit.ts";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "yanju-audit-"));
});
afterEach(() => rm(dataDir, { recursive: true }));

const entry = { from: "telegram", by: 7, act: "added", what: "讲话 一.txt" } as const;

test("what was done is there in its order, for this user alone, whoever wrote beside", async () => {
  const logs = [new AuditLog(dataDir), new AuditLog(dataDir)];
  for (let i = 0; i < 20; i += 1) await logs[i % 2]?.note({ ...entry, what: String(i) });
  const found = await new AuditLog(dataDir).entries();
  expect(found.map(({ what }) => what)).toEqual(Array.from({ length: 20 }, (_, i) => String(i)));
  expect(found[0]).toMatchObject({ from: "telegram", by: 7, act: "added" });
  const [day = ""] = await readdir(join(dataDir, "audit"));
  expect((await stat(join(dataDir, "audit", day))).mode & 0o777).toBe(0o600);
});

test("a line that was cut off hides no other", async () => {
  const log = new AuditLog(dataDir);
  await log.note(entry);
  const [day = ""] = await readdir(join(dataDir, "audit"));
  await appendFile(join(dataDir, "audit", day), '{"at":"2026-\n');
  await log.note({ ...entry, what: "b" });
  expect((await log.entries()).map(({ what }) => what)).toEqual(["讲话 一.txt", "b"]);
});

test("fault 32: days that are over are gone after the retention time, the others stay", async () => {
  let now = new Date("2026-01-01T23:00:00Z");
  const log = new AuditLog(dataDir, () => now);
  await log.note({ ...entry, what: "old" });
  now = new Date("2026-01-02T01:00:00Z");
  await log.note({ ...entry, what: "new" });
  await log.sweep(new Date("2026-01-01T22:00:00Z"));
  expect(await log.entries()).toHaveLength(2);
  await log.sweep(new Date("2026-01-02T12:00:00Z"));
  expect((await log.entries()).map(({ what }) => what)).toEqual(["new"]);
  expect(await readdir(join(dataDir, "audit"))).toEqual(["2026-01-02.jsonl"]);
});

test("where nothing was done there is nothing", async () => {
  expect(await new AuditLog(dataDir).entries()).toEqual([]);
});
