import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StateOptions } from "../../src/memory/open.ts";
import type { State } from "../../src/memory/state.ts";
import { BOT, update } from "../memory/samples.ts";
import { SetClock } from "../memory/set-clock.ts";

const HOUR = 3_600_000;

/** What every database promises of what replicas share. `open` opens the database of the test anew, beside what is open. */
export function stateReplicasContract(
  open: (options: Pick<StateOptions, "clock" | "leaseMs" | "folder">) => Promise<State>,
): void {
  describe("what replicas share", () => {
    let clock: SetClock;
    let first: State;
    let second: State;
    beforeEach(async () => {
      clock = new SetClock("2024-05-01T12:00:00Z");
      first = await open({ clock: clock.read, folder: "one" });
      second = await open({ clock: clock.read, folder: "two" });
    });
    afterEach(() => Promise.all([first.close(), second.close()]));

    const allowance = { burst: 4, perSecond: 0.5 };
    const takes = async (count: number, key = "question:7") =>
      Promise.all(Array.from({ length: count }, (_, i) => (i % 2 ? first : second).allowances.take(key, allowance)));

    it("fault 13: together they let a person ask as much as one would, and tell them once", async () => {
      const outcomes = await takes(12);
      expect(outcomes.filter((each) => each === "take")).toHaveLength(4);
      expect(outcomes.filter((each) => each === "notice")).toHaveLength(1);
      expect(await takes(1, "question:8")).toEqual(["take"]);
      clock.pass(2_000);
      expect(await takes(2)).toEqual(expect.arrayContaining(["take", "drop"]));
      clock.pass(60_000);
      expect((await takes(5)).filter((each) => each === "take")).toHaveLength(4);
      expect(await takes(1)).toEqual(["drop"]);
    });

    it("fault 50: a clock that is set back an hour costs a person nothing", async () => {
      await takes(2);
      clock.pass(-HOUR);
      expect(await takes(2)).toEqual(["take", "take"]);
      clock.pass(4_000);
      expect(await takes(2)).toEqual(["take", "take"]);
    });

    it("a secret is known to all, taken once, and good for one purpose and time", async () => {
      const [links, elsewhere] = [first.secrets("link", HOUR), second.secrets("link", HOUR)];
      const secret = await links.issue(7);
      expect(await elsewhere.look(secret)).toBe(7);
      expect(await second.secrets("session", HOUR).look(secret)).toBeUndefined();
      const taken = await Promise.all([links.take(secret), elsewhere.take(secret)]);
      expect(taken.filter((each) => each === 7)).toHaveLength(1);
      expect(await links.look(secret)).toBeUndefined();
      const late = await links.issue(8);
      clock.pass(HOUR);
      expect([await elsewhere.look(late), await elsewhere.take(late)]).toEqual([undefined, undefined]);
    });

    it("whether all who handle updates keep their documents in one folder", async () => {
      expect(await first.isFolderShared()).toBe(true);
      await first.inbox.receive(BOT, [update(1)]);
      await Promise.all([first.inbox.renew(), second.inbox.renew()]);
      expect([await first.isFolderShared(), await second.isFolderShared()]).toEqual([false, false]);
      await second.close();
      expect(await first.isFolderShared()).toBe(true);
      const third = await open({ clock: clock.read, folder: "one" });
      await third.inbox.renew();
      expect(await first.isFolderShared()).toBe(true);
      await third.close();
    });
  });
}
