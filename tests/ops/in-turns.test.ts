import { describe, expect, test } from "vitest";
import { atOnce, inTurns, ownTurn } from "../../src/ops/in-turns.ts";

function* counting(to: number): Generator<void, number> {
  let sum = 0;
  for (let i = 1; i <= to; i += 1) {
    const until = performance.now() + 2;
    while (performance.now() < until);
    sum += i;
    yield;
  }
  return sum;
}

describe("work that pauses", () => {
  test("comes to the same end in turns and at once", async () => {
    expect(atOnce(counting(9))).toBe(45);
    expect(await inTurns(counting(9))).toBe(45);
  });

  test("in turns lets others go before its end, at once does not", async () => {
    const order: string[] = [];
    setImmediate(() => order.push("another"));
    order.push(`at once ${atOnce(counting(9))}`);
    const working = inTurns(counting(20)).then((sum) => order.push(`in turns ${sum}`));
    await working;
    expect(order).toEqual(["at once 45", "another", "in turns 210"]);
  });

  test("that fails rejects", async () => {
    function* failing(): Generator<void, number> {
      yield;
      throw new RangeError("no");
    }
    await expect(inTurns(failing())).rejects.toThrow(RangeError);
  });
});

test("of several that go on at once each has a turn of its own", async () => {
  const order: string[] = [];
  const look = (): void => {
    order.push("others");
    if (order.length < 5) setImmediate(look);
  };
  const working = ["first", "second", "third"].map((name) => ownTurn().then(() => order.push(name)));
  setImmediate(look);
  await Promise.all(working);
  expect(order).toEqual(["first", "others", "second", "others", "third"]);
});
