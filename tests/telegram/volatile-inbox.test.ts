import { expect, test } from "vitest";
import { VolatileInbox } from "../../src/telegram/volatile-inbox.ts";

const update = (updateId: number, lane: string) => ({ updateId, lane, payload: { updateId } });

test("an inbox in memory knows repetitions and hands out one update a lane, in order", async () => {
  const inbox = new VolatileInbox();
  const updates = [update(1, "a"), update(2, "a"), update(3, "b")];
  expect(await inbox.receive(7, updates)).toEqual([1, 2, 3]);
  expect(await inbox.receive(7, [...updates, update(4, "c")])).toEqual([4]);
  expect(await inbox.backlog()).toBe(4);
  expect((await inbox.claim(7, 2)).map(({ updateId }) => updateId)).toEqual([1, 3]);
  expect((await inbox.claim(7, 9)).map(({ updateId }) => updateId)).toEqual([4]);
  await inbox.done(7, 1);
  expect((await inbox.claim(7, 9)).map(({ updateId }) => updateId)).toEqual([2]);
  for (const id of [2, 3, 4]) await inbox.done(7, id);
  expect(await inbox.backlog()).toBe(0);
  expect(await inbox.receive(7, updates)).toEqual([]);
});
