import { describe, expect, it } from "vitest";
import type { NewFollow, NewNews, SeenDocument } from "../../src/memory/following.ts";
import type { State } from "../../src/memory/state.ts";
import type { SetClock } from "../memory/set-clock.ts";
import { type EmptyDatabase, withState } from "./with-state.ts";

const MOST = 20;
const HOLD_MS = 60_000;

const fire: NewFollow = { userId: 5_000_000_001, subject: "消防", key: "消防", language: "zh-Hans" };
const seen = (file: string, hash = "h1"): SeenDocument => ({ file, hash, content: { sentences: `${hash}…` } });
const news = (followId: number, file: string, count = 2): NewNews => ({ followId, file, count, keys: ["k1", "k2"] });

/** What every database promises of follows and news. */
export function followingContract(create: () => Promise<EmptyDatabase>): void {
  describe("following", () => {
    let database: EmptyDatabase;
    let clock: SetClock;
    let state: State;
    const { reopen } = withState(create, (opened) => ({ database, clock, state } = opened));
    const followed = async (follow: NewFollow = fire) => {
      const made = await state.following.follow(follow, MOST);
      return made ?? expect.unreachable();
    };

    it("keeps what a person follows, each subject once, in order, until they end it", async () => {
      const first = await followed();
      expect(first).toEqual({ ...fire, id: expect.any(Number) as number, since: new Date("2024-05-01T23:00:00Z") });
      const second = await followed({ ...fire, subject: "\0王\uD83D", key: "王" });
      expect((await followed({ ...fire, subject: "消 防" })).id).toBe(first.id);
      await followed({ ...fire, userId: 2 });
      await reopen();
      expect(await state.following.of(fire.userId)).toEqual([first, second]);
      expect(await state.following.all()).toHaveLength(3);
      expect(await state.following.unfollow(2, first.id)).toBe(false);
      expect(await state.following.unfollow(fire.userId, first.id)).toBe(true);
      expect(await state.following.unfollow(fire.userId, first.id)).toBe(false);
      expect(await state.following.of(fire.userId)).toEqual([second]);
    });

    it("lets a person follow so many and no more", async () => {
      for (const key of ["甲", "乙"]) expect(await state.following.follow({ ...fire, key }, 2)).toBeDefined();
      expect(await state.following.follow({ ...fire, key: "丙" }, 2)).toBeUndefined();
      expect(await state.following.follow({ ...fire, key: "甲" }, 2)).toBeDefined();
      expect(await state.following.follow({ ...fire, userId: 2, key: "丙" }, 2)).toBeDefined();
    });

    it("gives news to be told once, the person who waits longest first, also after a restart", async () => {
      const [mine, other, also] = [
        await followed(),
        await followed({ ...fire, userId: 2 }),
        await followed({ ...fire, key: "值班", subject: "值班", language: "en" }),
      ];
      await state.following.record([
        { seen: seen("a.txt"), news: [news(mine.id, "a.txt"), news(other.id, "a.txt", 1)] },
        { seen: seen("b.txt"), news: [news(also.id, "b.txt", 7)] },
      ]);
      await reopen();
      const taken = await state.following.take(HOLD_MS);
      expect(taken).toMatchObject([
        { userId: fire.userId, subject: "消防", language: "zh-Hans", file: "a.txt", count: 2, keys: ["k1", "k2"] },
        { userId: fire.userId, subject: "值班", language: "en", file: "b.txt", count: 7 },
      ]);
      await state.following.told(taken.map(({ id }) => id));
      const [last, ...rest] = await state.following.take(HOLD_MS);
      expect([last?.userId, rest]).toEqual([2, []]);
      await state.following.told([last?.id ?? 0]);
      clock.pass(10 * HOLD_MS);
      expect(await state.following.take(HOLD_MS)).toEqual([]);
    });

    it("gives news that were taken and not told again, but only after their time", async () => {
      await state.following.record([{ seen: seen("a.txt"), news: [news((await followed()).id, "a.txt")] }]);
      const [first] = await state.following.take(HOLD_MS);
      await reopen();
      expect(await state.following.take(HOLD_MS)).toEqual([]);
      clock.pass(HOLD_MS);
      expect(await state.following.take(HOLD_MS)).toEqual([first]);
    });

    it("finds a version of a document once, however many look at once", async () => {
      const { id } = await followed();
      const replicas = await Promise.all([1, 2, 3].map(() => database.open({ clock: clock.read })));
      const look = (hash: string) =>
        Promise.all(
          replicas.map((replica) =>
            replica.following.record([{ seen: seen("a.txt", hash), news: [news(id, "a.txt")] }]),
          ),
        );
      await look("h1");
      expect(await state.following.take(HOLD_MS)).toHaveLength(1);
      await look("h1");
      expect(await state.following.take(HOLD_MS)).toEqual([]);
      await look("h2");
      expect(await state.following.take(HOLD_MS)).toHaveLength(1);
      await Promise.all(replicas.map((replica) => replica.close()));
      expect(await state.following.seen()).toEqual(new Map([["a.txt", "h2"]]));
      expect(await state.following.contentOf(["a.txt", "b.txt"])).toEqual([seen("a.txt", "h2")]);
    });

    it("tells nobody what they no longer follow, or follow no more by the time it is found", async () => {
      const [first, second] = [await followed(), await followed({ ...fire, key: "值班" })];
      await state.following.unfollow(fire.userId, first.id);
      await state.following.record([
        { seen: seen("a.txt"), news: [news(first.id, "a.txt"), news(second.id, "a.txt")] },
      ]);
      expect(await state.following.drop(fire.userId)).toBe(1);
      expect(await state.following.take(HOLD_MS)).toEqual([]);
      expect(await state.following.of(fire.userId)).toEqual([]);
    });

    it("forgets what a person follows with all else, and sweeps news that reached nobody", async () => {
      const [mine, other] = [await followed(), await followed({ ...fire, userId: 2 })];
      await state.following.record([{ seen: seen("a.txt"), news: [news(mine.id, "a.txt"), news(other.id, "a.txt")] }]);
      expect(await state.forget(fire.userId)).toEqual({ turns: 0, feedback: 0, collected: 0, follows: 1 });
      expect(await state.following.all()).toEqual([other]);
      clock.pass(1_000);
      await state.sweep(clock.read());
      expect(await state.following.take(HOLD_MS)).toEqual([]);
      expect(await state.following.all()).toEqual([other]);
      expect([...(await state.following.seen()).keys()]).toEqual(["a.txt"]);
    });
  });
}
