import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openState } from "../../src/memory/open.ts";
import { BOT, praise, turn, update } from "./samples.ts";
import { WorkerProcess } from "./worker-process.ts";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "yanju 断电 "));
});
afterEach(() => rm(dataDir, { recursive: true }));

it(
  "fault 8: after a kill at any moment nothing acknowledged is lost and nothing is half-written",
  { timeout: 60_000 },
  async () => {
    const kills = 6;
    // Most of a kill's time is the loading of a process: the next one loads beside this one's work.
    let next = new WorkerProcess("store", dataDir, 0);
    for (let i = 0; i < kills; i++) {
      const worker = next;
      const from = i * 1_000_000;
      next = new WorkerProcess("store", dataDir, from + 1_000_000);
      await worker.begin().printed("rated");
      await delay(Math.random() * 60);
      await worker.kill();
      const [received, saved, rated] = ["received", "saved", "rated"].map((start) => worker.of(start).map(Number));
      const reached = from + 10 * ((received?.length ?? 0) + 1);

      const state = await openState({ dataDir });
      for (const n of received ?? []) {
        const batch = Array.from({ length: 10 }, (_, index) => update(n + index));
        expect(await state.inbox.receive(BOT, batch), `batch ${n}`).toEqual([]);
      }
      for (const n of saved ?? []) {
        const found = await state.conversations.ofMessage({ botId: BOT, chatId: 1, messageId: n });
        expect(found).toMatchObject(turn(`问${n}`, n, { botMessageIds: [n + 1, n + 2, n + 3] }));
      }
      const recent = await state.conversations.recent({ botId: BOT, chatId: 1 }, { limit: 3 });
      for (const each of recent) expect(each.botMessageIds).toHaveLength(3);
      const ratings = new Set<number>();
      for await (const { messageId } of state.feedback.all()) ratings.add(messageId);
      for (const n of rated ?? []) expect(ratings).toContain(praise(n).messageId);
      // The batch the kill fell into is there whole or not at all.
      const last = Array.from({ length: 10 }, (_, index) => update(reached - 10 + index));
      expect([0, 10]).toContain((await state.inbox.receive(BOT, last)).length);
      await state.close();
    }
    await next.kill();
  },
);

it(
  "fault 8: a restart after a kill goes on at once: all answered in order, twice only what the kill fell into",
  { timeout: 60_000 },
  async () => {
    const total = 240;
    const kills = 3;
    const state = await openState({ dataDir });
    await state.inbox.receive(
      BOT,
      Array.from({ length: total }, (_, i) => update(i, String(i % 6))),
    );
    // With leases of an hour it ends at all only because the dead are known to be dead.
    const workers = Array.from({ length: kills + 1 }, () => new WorkerProcess("handle", dataDir, 0, 3_600_000));
    for (const worker of workers.slice(0, kills)) {
      await worker.begin().printed("answered", 5);
      await delay(Math.random() * 20);
      await worker.kill();
    }
    expect(await workers.at(-1)?.begin().end()).toBe(0);
    expect(await state.inbox.backlog(BOT)).toBe(0);
    await state.close();

    const answered = workers.flatMap((worker) => worker.of("answered"));
    const done = workers.flatMap((worker) => worker.of("done"));
    expect(new Set(answered).size).toBe(total);
    expect(new Set(done).size).toBe(done.length);
    expect(answered.length - total).toBeLessThanOrEqual(kills);
    for (let lane = 0; lane < 6; lane++) {
      const order = [...new Set(answered)].map((line) => line.split(" ")).filter(([of]) => of === String(lane));
      const ids = order.map(([, id]) => Number(id));
      expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    }
  },
);
