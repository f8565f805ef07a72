import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, type MockInstance, vi } from "vitest";
import { StateError } from "../../src/ops/errors.ts";
import { openState } from "../../src/memory/open.ts";
import type { State } from "../../src/memory/state.ts";
import { BOT, turn, update } from "./samples.ts";

let dataDir: string;
let state: State;
let sync: MockInstance<FileHandle["datasync"]>;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "yanju 落盘 "));
  state = await openState({ dataDir });
  const handle = await open(join(dataDir, "state.db"));
  sync = vi.spyOn(Object.getPrototypeOf(handle) as FileHandle, "datasync");
  await handle.close();
});

afterEach(async () => {
  sync.mockRestore();
  // Where the disk refused, closing says so too.
  await state.close().catch(() => undefined);
  await rm(dataDir, { recursive: true });
});

/** The disk takes its time until the returned function is called. */
function slowDisk(): () => void {
  let finish = () => {};
  const finished = new Promise<void>((resolve) => (finish = resolve));
  sync.mockImplementation(() => finished);
  return () => finish();
}

/** What has come of a promise once all that need not wait for the disk is done. */
function outcomeOf(promise: Promise<unknown>): Promise<string> {
  const rest = new Promise<string>((resolve) => {
    setImmediate(() => resolve("pending"));
  });
  return Promise.race([promise.then(() => "resolved"), rest]);
}

it("fault 8: what is stored is not said to be before the disk has it; others read and write meanwhile", async () => {
  const finish = slowDisk();
  const received = state.inbox.receive(BOT, [update(1)]);
  expect(await outcomeOf(received)).toBe("pending");
  const saved = state.conversations.save(turn("问", 1));
  expect(await outcomeOf(saved)).toBe("pending");
  expect(await state.inbox.backlog(BOT)).toBe(1);
  finish();
  expect(await received).toEqual([1]);
  expect((await saved).question).toBe("问");
});

it("fault 8: a sync under way when something is stored does not count for it", async () => {
  const finishFirst = slowDisk();
  const first = state.inbox.receive(BOT, [update(1)]);
  expect(await outcomeOf(first)).toBe("pending");
  const second = state.inbox.receive(BOT, [update(2)]);
  expect(await outcomeOf(second)).toBe("pending");
  const finishSecond = slowDisk();
  finishFirst();
  await first;
  expect(await outcomeOf(second)).toBe("pending");
  finishSecond();
  expect(await second).toEqual([2]);
});

it("many who store at once share a sync; who only reads needs none", async () => {
  const finish = slowDisk();
  const stored = Array.from({ length: 50 }, (_, id) => state.inbox.receive(BOT, [update(id)]));
  expect(await outcomeOf(Promise.all(stored))).toBe("pending");
  expect(await state.inbox.backlog(BOT)).toBe(50);
  finish();
  await Promise.all(stored);
  expect(sync.mock.calls.length).toBeLessThanOrEqual(2);
});

it("after the disk refused once, nothing is said to be stored any more", async () => {
  sync.mockRejectedValueOnce(Object.assign(new Error("EIO: i/o error, fdatasync"), { code: "EIO" }));
  for (const id of [1, 2]) {
    const error: unknown = await state.inbox.receive(BOT, [update(id)]).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StateError);
    expect((error as StateError).message).toMatch(/state\.db cannot be written.*check the disk/);
  }
  expect(await state.inbox.backlog(BOT)).toBe(2);
});
