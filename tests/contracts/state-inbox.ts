import { setImmediate as nextTurn, setTimeout as delay } from "node:timers/promises";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ClaimedUpdate, MOST_CLAIMS } from "../../src/memory/inbox.ts";
import type { StateOptions } from "../../src/memory/open.ts";
import type { State } from "../../src/memory/state.ts";
import { BOT, GROUP, turn, update } from "../memory/samples.ts";
import { SetClock } from "../memory/set-clock.ts";

const LEASE = 20_000;
const HOUR = 3_600_000;
const ids = (claimed: readonly ClaimedUpdate[]) => claimed.map(({ updateId }) => updateId);

/** What every database promises of the inbox. `open` opens the database of the test anew, beside what is open. */
export function stateInboxContract(open: (options: Pick<StateOptions, "clock" | "leaseMs">) => Promise<State>): void {
  describe("inbox", () => {
    let clock: SetClock;
    let first: State;
    let second: State;
    beforeEach(async () => {
      clock = new SetClock("2024-05-01T12:00:00Z");
      first = await open({ clock: clock.read, leaseMs: LEASE });
      second = await open({ clock: clock.read, leaseMs: LEASE });
    });
    afterEach(() => Promise.all([first.close(), second.close()]));

    it("fault 7: takes an update once, however often and wherever it comes", async () => {
      expect(await first.inbox.receive(BOT, [update(1), update(2)])).toEqual([1, 2]);
      expect(await first.inbox.receive(BOT, [update(1), update(2), update(3)])).toEqual([3]);
      expect(await second.inbox.receive(BOT, [update(1)])).toEqual([]);
      const [claimed] = await first.inbox.claim(BOT, 9);
      expect(claimed).toEqual({ ...update(1), attempt: 1, receivedAt: clock.read() });
      await first.inbox.done(BOT, 1);
      await first.inbox.done(BOT, 1);
      await first.close();
      first = await open({ clock: clock.read });
      expect(await first.inbox.receive(BOT, [update(1)])).toEqual([]);
      expect(ids(await first.inbox.claim(BOT, 9))).toEqual([2]);
    });

    it("takes a whole batch at once, and nothing where there is nothing", async () => {
      const batch = Array.from({ length: 1200 }, (_, i) => update(i, String(i % 7)));
      expect(await first.inbox.receive(BOT, batch)).toHaveLength(1200);
      expect(await first.inbox.receive(BOT, [])).toEqual([]);
      expect(await first.inbox.backlog(BOT)).toBe(1200);
      expect(await first.inbox.claim(BOT, 0)).toEqual([]);
      expect(ids(await first.inbox.claim(BOT, 100))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    });

    it("fault 6: another bot's lower ids are a sequence of their own", async () => {
      await first.inbox.receive(BOT, [update(900)]);
      await first.inbox.claim(BOT, 1);
      await first.inbox.done(BOT, 900);
      expect(await first.inbox.receive(BOT + 1, [update(5), update(900)])).toEqual([5, 900]);
      expect(await first.inbox.claim(BOT, 9)).toEqual([]);
      expect(ids(await first.inbox.claim(BOT + 1, 9))).toEqual([5]);
      expect([await first.inbox.backlog(BOT), await first.inbox.backlog(BOT + 1)]).toEqual([0, 2]);
    });

    it("keeps the order within a chat, one at a time, while other chats go on", async () => {
      const group = String(GROUP);
      await first.inbox.receive(BOT, [update(3), update(1), update(2), update(4, group)]);
      expect(ids(await first.inbox.claim(BOT, 9))).toEqual([1, 4]);
      expect(await first.inbox.claim(BOT, 9)).toEqual([]);
      await first.inbox.receive(BOT, [update(5, group), update(0)]);
      expect(await second.inbox.claim(BOT, 9)).toEqual([]);
      await first.inbox.done(BOT, 1);
      expect(ids(await second.inbox.claim(BOT, 9))).toEqual([0]);
      await second.inbox.done(BOT, 0);
      await first.inbox.done(BOT, 4);
      expect(ids(await second.inbox.claim(BOT, 9))).toEqual([2, 5]);
      expect([await first.inbox.backlog(BOT), await first.inbox.backlog(BOT, "1")]).toEqual([3, 2]);
    });

    it("keeps back what is put off, and its lane behind it, until its time and across a restart", async () => {
      await first.inbox.receive(BOT, [update(1), update(2), update(3, "other")]);
      expect(ids(await first.inbox.claim(BOT, 9))).toEqual([1, 3]);
      clock.pass(1_000);
      await first.inbox.postpone(BOT, 1, 75_000);
      expect(await first.inbox.claim(BOT, 9)).toEqual([]);
      clock.pass(74_000);
      await first.close();
      first = await open({ clock: clock.read });
      await first.inbox.done(BOT, 3);
      expect(ids(await first.inbox.claim(BOT, 9))).not.toContain(1);
      clock.pass(1_000);
      const [again] = await second.inbox.claim(BOT, 9);
      expect(again).toMatchObject({ ...update(1), attempt: 2, lateMs: 76_000 });
      await second.inbox.done(BOT, 1);
      expect((await second.inbox.claim(BOT, 9)).map(({ updateId, lateMs }) => [updateId, lateMs])).toContainEqual([
        2,
        undefined,
      ]);
    });

    it("fault 24: who sends many at once waits behind everyone else after each", async () => {
      await first.inbox.receive(
        BOT,
        [1, 2, 3].map((id) => update(id, "flood")),
      );
      clock.pass(10);
      await first.inbox.receive(BOT, [update(4, "a"), update(5, "b")]);
      const order: number[] = [];
      for (;;) {
        clock.pass(100);
        const [next] = await first.inbox.claim(BOT, 1);
        if (!next) break;
        order.push(next.updateId);
        await first.inbox.done(BOT, next.updateId);
      }
      expect(order).toEqual([1, 4, 5, 2, 3]);
    });

    it("fault 8: gives what a silent process held to another once its lease is over, and says that it was tried", async () => {
      await first.inbox.receive(BOT, [update(1), update(2, "2")]);
      await first.inbox.claim(BOT, 9);
      clock.pass(LEASE - 1);
      expect(await second.inbox.claim(BOT, 9)).toEqual([]);
      clock.pass(1);
      expect(await second.inbox.claim(BOT, 9)).toMatchObject([
        { updateId: 1, attempt: 2 },
        { updateId: 2, attempt: 2 },
      ]);
      await second.inbox.done(BOT, 1);
      expect(await first.inbox.claim(BOT, 9)).toEqual([]);
    });

    it("fault 52: tells who slept past its lease that another has taken over, and lets it neither mark nor give back", async () => {
      const leaseMs = 40;
      const [sleeper, other] = [await open({ leaseMs }), await open({ leaseMs })];
      await sleeper.inbox.receive(BOT, [update(1), update(2, "2")]);
      expect(ids(await sleeper.inbox.claim(BOT, 9))).toEqual([1, 2]);
      await delay(leaseMs + 20);
      expect(await sleeper.inbox.holds(BOT, 2)).toBe(true);
      await sleeper.inbox.done(BOT, 2);
      await delay(leaseMs + 20);
      expect(await other.inbox.claim(BOT, 9)).toMatchObject([{ updateId: 1, attempt: 2 }]);
      await sleeper.inbox.renew();
      expect([await sleeper.inbox.holds(BOT, 1), await other.inbox.holds(BOT, 1)]).toEqual([false, true]);
      await sleeper.inbox.done(BOT, 1);
      await sleeper.inbox.release(BOT, 1);
      await sleeper.inbox.postpone(BOT, 1, 1);
      expect(await other.inbox.backlog(BOT)).toBe(1);
      expect(await other.inbox.holds(BOT, 1)).toBe(true);
      await other.inbox.done(BOT, 1);
      expect(await other.inbox.backlog(BOT)).toBe(0);
      await Promise.all([sleeper.close(), other.close()]);
    });

    it("leaves a process that shows life what it holds, however long that takes", async () => {
      await first.inbox.receive(BOT, [update(1), update(2, "2")]);
      expect(ids(await first.inbox.claim(BOT, 1))).toEqual([1]);
      for (let i = 0; i < 5; i++) {
        clock.pass(LEASE - 1);
        await first.inbox.renew();
        expect(ids(await second.inbox.claim(BOT, 9))).toEqual(i === 0 ? [2] : []);
      }
      // It slept through its lease, but nobody else took over: it goes on.
      clock.pass(10 * LEASE);
      await first.inbox.receive(BOT, [update(3, "3")]);
      expect(ids(await first.inbox.claim(BOT, 9))).toEqual([2, 3]);
    });

    it("gives back what is released, and all that a closing process holds", async () => {
      await first.inbox.receive(BOT, [update(1), update(2, "2"), update(3)]);
      await first.inbox.claim(BOT, 9);
      await second.inbox.release(BOT, 1);
      expect(await second.inbox.claim(BOT, 9)).toEqual([]);
      await first.inbox.release(BOT, 1);
      expect(await second.inbox.claim(BOT, 9)).toMatchObject([{ updateId: 1, attempt: 1 }]);
      await first.close();
      expect(await second.inbox.claim(BOT, 9)).toMatchObject([{ updateId: 2, attempt: 2 }]);
    });

    it("fault 46: gives back what this process holds without knowing it", async () => {
      await first.inbox.receive(BOT, [update(1), update(2, "2"), update(3, "3")]);
      expect(ids(await first.inbox.claim(BOT, 2))).toEqual([1, 2]);
      expect(ids(await second.inbox.claim(BOT, 9))).toEqual([3]);
      await first.inbox.keepOnly(BOT, [2]);
      expect(await second.inbox.claim(BOT, 9)).toMatchObject([{ updateId: 1, attempt: 1 }]);
      await first.inbox.keepOnly(BOT, []);
      expect(ids(await second.inbox.claim(BOT, 9))).toEqual([2]);
    });

    it("fault 8: counts claims up to where an update is suspected of ending its processes, and from there on tries", async () => {
      await first.inbox.receive(BOT, [update(1)]);
      const attempts: number[] = [];
      for (let times = 0; times < 6; times += 1) {
        const [claimed] = await first.inbox.claim(BOT, 9);
        attempts.push(claimed?.attempt ?? 0);
        clock.pass(LEASE);
        expect(await second.inbox.claim(BOT + 1, 9)).toEqual([]);
        await second.inbox.receive(BOT + 1, [update(times)]);
        await second.inbox.claim(BOT + 1, 9);
      }
      expect(attempts).toEqual([1, 2, 3, MOST_CLAIMS + 1, MOST_CLAIMS + 1, MOST_CLAIMS + 1]);
      await first.inbox.claim(BOT, 9);
      await first.inbox.tryAgain(BOT, 1);
      await second.inbox.tryAgain(BOT, 1);
      await first.close();
      expect(await second.inbox.claim(BOT, 9)).toMatchObject([{ attempt: MOST_CLAIMS + 2 }]);
    });

    it("fault 8: is done with an update in one with the saving of its turn", async () => {
      await first.inbox.receive(BOT, [update(1), update(2)]);
      await first.inbox.claim(BOT, 9);
      await first.conversations.save(turn("问", 10), 1);
      expect(ids(await second.inbox.claim(BOT, 9))).toEqual([2]);
      expect(await first.inbox.backlog(BOT)).toBe(1);
    });

    it("fault 13: two processes at once handle each update once, each chat in order", async () => {
      const lanes = 5;
      const total = 100;
      await first.inbox.receive(
        BOT,
        Array.from({ length: total }, (_, i) => update(i, String(i % lanes))),
      );
      const handled: ClaimedUpdate[] = [];
      const held = new Set<string>();
      const work = async ({ inbox }: State) => {
        while (handled.length < total) {
          const taken = await inbox.claim(BOT, 2);
          // What the others handled may still be on its way to the disk.
          if (taken.length === 0) await nextTurn();
          for (const claimed of taken) {
            expect(held.has(claimed.lane)).toBe(false);
            held.add(claimed.lane);
            await Promise.resolve();
            handled.push(claimed);
            held.delete(claimed.lane);
            await inbox.done(BOT, claimed.updateId);
          }
        }
      };
      await Promise.all([work(first), work(second), work(first), work(second)]);
      expect(ids(handled).sort((a, b) => a - b)).toEqual(Array.from({ length: total }, (_, i) => i));
      for (let lane = 0; lane < lanes; lane++) {
        const inLane = ids(handled.filter((each) => each.lane === String(lane)));
        expect(inLane).toEqual(inLane.toSorted((a, b) => a - b));
      }
    });

    it("keeps ids for as long as Telegram may repeat them, whatever the sweep; what was never handled goes", async () => {
      await first.inbox.receive(BOT, [update(1), update(2, "2"), update(3)]);
      expect(ids(await first.inbox.claim(BOT, 9))).toEqual([1, 2]);
      await first.inbox.done(BOT, 1);
      clock.pass(HOUR);
      await first.inbox.renew();
      await first.sweep(clock.read());
      expect(await first.inbox.receive(BOT, [update(1)])).toEqual([]);
      expect(await first.inbox.backlog(BOT)).toBe(1);
      expect(await first.inbox.receive(BOT, [update(3)])).toEqual([3]);
      clock.pass(48 * HOUR);
      await first.sweep(new Date(0));
      expect(await first.inbox.receive(BOT, [update(1)])).toEqual([1]);
    });

    it("agrees with a plain model of it under any order of calls", async () => {
      const who = fc.integer({ min: 0, max: 1 });
      const call = fc.oneof(
        fc.record({ call: fc.constant("receive"), who, id: fc.integer({ min: 1, max: 12 }) }),
        fc.record({ call: fc.constant("claim"), who, id: fc.integer({ min: 1, max: 4 }) }),
        fc.record({ call: fc.constantFrom("done", "release"), who, id: fc.integer({ min: 1, max: 12 }) }),
      );
      let bot = BOT + 100;
      await fc.assert(
        fc.asyncProperty(fc.array(call, { minLength: 8, maxLength: 30 }), async (calls) => {
          bot += 1;
          const waiting = new Map<number, { lane: string; holder: number | undefined }>();
          const seen = new Set<number>();
          for (const { call: name, who: caller, id } of calls) {
            const { inbox } = caller === 0 ? first : second;
            const lane = String(id % 3);
            if (name === "receive") {
              expect(await inbox.receive(bot, [update(id, lane)])).toEqual(seen.has(id) ? [] : [id]);
              if (!seen.has(id)) waiting.set(id, { lane, holder: undefined });
              seen.add(id);
            } else if (name === "claim") {
              const lanes = ["0", "1", "2"].map((each) => [...waiting].filter(([, entry]) => entry.lane === each));
              const heads = lanes
                .filter((each) => each.length > 0 && each.every(([, { holder }]) => holder === undefined))
                .map((each) => Math.min(...each.map(([waitingId]) => waitingId)));
              const claimed = ids(await inbox.claim(bot, id));
              expect(claimed).toHaveLength(Math.min(id, heads.length));
              expect(heads).toEqual(expect.arrayContaining(claimed));
              for (const each of claimed) {
                const entry = waiting.get(each);
                if (entry) entry.holder = caller;
              }
            } else if (name === "done") {
              await inbox.done(bot, id);
              const holder = waiting.get(id)?.holder;
              if (holder === undefined || holder === caller) waiting.delete(id);
            } else {
              await inbox.release(bot, id);
              const entry = waiting.get(id);
              if (entry?.holder === caller) entry.holder = undefined;
            }
            expect(await inbox.backlog(bot)).toBe(waiting.size);
          }
        }),
        { numRuns: 40 },
      );
    });
  });
}
