import fc from "fast-check";
import { queueOptionsSymbol } from "piscina";
import { describe, expect, test } from "vitest";
import { inLane, type Lane, TaskLanes } from "../../src/model/task-lanes.ts";

const tasks = fc
  .array(fc.constantFrom<Lane>("question", "index"), { maxLength: 20 })
  .map((lanes) =>
    lanes.map((lane, n) => ({ [queueOptionsSymbol]: null as object | null, ...inLane({ n }, lane), lane })),
  );

function drain<T>(queue: { shift(): T | null }): T[] {
  const out: T[] = [];
  for (let task = queue.shift(); task; task = queue.shift()) out.push(task);
  return out;
}

describe("the queue before the models' thread", () => {
  test("questions first, else in the order of asking", () => {
    fc.assert(
      fc.property(tasks, (given) => {
        const queue = new TaskLanes<(typeof given)[number]>();
        for (const task of given) queue.push(task);
        expect(queue.size).toBe(given.length);
        const of = (lane: Lane): typeof given => given.filter((task) => task.lane === lane);
        expect(drain(queue)).toEqual([...of("question"), ...of("index")]);
        expect(queue.size).toBe(0);
      }),
    );
  });

  test("a task given back comes next of its lane; one removed does not come", () => {
    fc.assert(
      fc.property(tasks, fc.nat(), (given, at) => {
        const queue = new TaskLanes<(typeof given)[number]>();
        for (const task of given) queue.push(task);
        const first = queue.shift();
        if (!first) return;
        queue.unshift(first);
        const removed = given[at % given.length];
        if (removed) queue.remove(removed);
        const order = [
          ...given.filter(({ lane }) => lane === "question"),
          ...given.filter(({ lane }) => lane === "index"),
        ];
        expect(drain(queue)).toEqual(order.filter((task) => task !== removed));
      }),
    );
  });
});
