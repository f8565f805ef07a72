import { expect, test } from "vitest";
import type { DocumentDesk } from "../src/corpus/desk.ts";
import { CorpusError } from "../src/ops/errors.ts";
import { sharedDesk } from "../src/replica-desk.ts";

test("fault 13: documents are changed only while every replica would see it, and read in any case", async () => {
  const done: string[] = [];
  const act = (name: string) => async () => void done.push(name);
  const names = ["addBytes", "replaceBytes", "undo", "edit", "names"];
  const desk = Object.fromEntries(names.map((name) => [name, act(name)])) as unknown as DocumentDesk;
  let isShared = false;
  const guarded = sharedDesk(desk, async () => isShared);
  const all = () => [
    guarded.addBytes("a.txt", new Uint8Array()),
    guarded.replaceBytes("a.txt", new Uint8Array(), "b.txt"),
    guarded.undo("a.txt"),
    guarded.edit("a.txt", []),
  ];
  for (const refused of await Promise.allSettled(all())) {
    expect(refused).toMatchObject({ status: "rejected", reason: expect.any(CorpusError) as unknown });
    expect(String((refused as PromiseRejectedResult).reason)).toMatch(
      /give all of them one DATA_DIR on a shared disk/u,
    );
  }
  await guarded.names();
  expect(done).toEqual(["names"]);
  isShared = true;
  await Promise.all(all());
  expect(done).toHaveLength(5);
});
