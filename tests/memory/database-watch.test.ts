import { expect, onTestFinished, test } from "vitest";
import { DatabaseWatch } from "../../src/memory/database-watch.ts";
import { StateError } from "../../src/ops/errors.ts";
import { createLogger } from "../../src/ops/logging.ts";

function watched() {
  const log: string[] = [];
  const logger = createLogger({ level: "info", secrets: [], isTerminal: false, write: (line) => log.push(line) });
  const watch = new DatabaseWatch({ logger, lookEveryMs: 5, lookAgainMs: 5, quietMs: 30 });
  onTestFinished(() => watch.close());
  return { watch, log };
}

const gone = new StateError("the Postgres server of DATABASE_URL cannot be reached");

test("a database that goes away is told of once, with the reason, and once that it is back", async () => {
  const { watch, log } = watched();
  let isAway = false;
  let probes = 0;
  watch.begin(async () => {
    probes += 1;
    if (!isAway) return;
    watch.failed(gone);
    throw gone;
  });
  expect(watch.isUp).toBe(true);
  isAway = true;
  await expect.poll(() => watch.isUp).toBe(false);
  const before = probes;
  for (let i = 0; i < 20; i += 1) watch.failed(gone);
  await expect.poll(() => probes).toBeGreaterThan(before + 3);
  expect(log).toHaveLength(1);
  expect(JSON.parse(log[0] ?? "")).toMatchObject({ level: "error", reason: gone.message });
  isAway = false;
  await expect.poll(() => watch.isUp).toBe(true);
  expect(log).toHaveLength(2);
  expect(JSON.parse(log[1] ?? "")).toMatchObject({
    level: "warn",
    seconds: expect.any(Number) as unknown,
    msg: "the database can be used again",
  });
});

test("one on whose disk only some writes go through does not count as back", async () => {
  const { watch, log } = watched();
  let probes = 0;
  watch.begin(async () => {
    // Others are at work between two looks.
    if (probes < 50) watch.failed(gone);
    probes += 1;
  });
  await expect.poll(() => probes).toBeGreaterThan(20);
  expect(watch.isUp).toBe(false);
  await expect.poll(() => watch.isUp).toBe(true);
  expect(log).toHaveLength(2);
});

test("what fails before it is watched, or after, ends or has ended the program, which tells it", async () => {
  const { watch, log } = watched();
  watch.failed(gone);
  watch.begin(async () => undefined);
  watch.close();
  watch.failed(gone);
  expect([watch.isUp, log]).toEqual([true, []]);
});
