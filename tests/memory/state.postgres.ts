import { setTimeout as delay } from "node:timers/promises";
import { Kysely } from "kysely";
import { describe, expect, inject, it } from "vitest";
import type { Language } from "../../src/domain.ts";
import { StateError } from "../../src/ops/errors.ts";
import { openState } from "../../src/memory/open.ts";
import { postgresDialect } from "../../src/memory/postgres.ts";
import type { Tables } from "../../src/memory/tables.ts";
import { stateContract } from "../contracts/state.ts";
import { createDatabase, run } from "./postgres-database.ts";
import { BOT, update } from "./samples.ts";
import { WorkerProcess } from "./worker-process.ts";

stateContract("Postgres", createDatabase);

describe("replicas on Postgres", () => {
  it(
    "fault 8, 13: one killed, the other takes over: all answered in order, twice only what the kill fell into",
    { timeout: 60_000 },
    async () => {
      const database = await createDatabase();
      const total = 300;
      const lanes = 8;
      const state = await database.open();
      await state.inbox.receive(
        BOT,
        Array.from({ length: total }, (_, i) => update(i, String(i % lanes))),
      );
      const [victim, survivor] = [0, 1].map(() => new WorkerProcess("handle", database.url, 0, 5_000));
      if (!victim || !survivor) throw new Error("no processes");
      victim.begin();
      survivor.begin();
      await Promise.all([victim.printed("answered", 10), survivor.printed("answered", 10)]);
      await delay(Math.random() * 30);
      await victim.kill();
      expect(await survivor.end()).toBe(0);
      expect(await state.inbox.backlog(BOT)).toBe(0);
      await state.close();
      await database.drop();

      const finished = new Set(victim.of("done"));
      const fellInto = victim.of("claimed").filter((line) => !finished.has(line));
      expect(new Set([...victim.of("answered"), ...survivor.of("answered")]).size).toBe(total);
      const twice = victim.of("answered").filter((line) => survivor.of("answered").includes(line));
      expect(fellInto).toEqual(expect.arrayContaining(twice));
      expect(twice.length).toBeLessThanOrEqual(1);
      expect(survivor.of("answered")).toEqual(
        expect.arrayContaining(fellInto.filter((line) => !victim.of("answered").includes(line))),
      );
      for (const worker of [victim, survivor]) {
        for (let lane = 0; lane < lanes; lane++) {
          const order = worker
            .of("answered")
            .flatMap((line) => (line.startsWith(`${lane} `) ? [Number(line.slice(2))] : []));
          expect(order).toEqual(order.toSorted((a, b) => a - b));
        }
      }
    },
  );
});

describe("a Postgres server in trouble", () => {
  it("that cuts all connections is used again as soon as it takes new ones", async () => {
    const database = await createDatabase();
    const state = await database.open();
    const connections = [1, 2, 3];
    await Promise.all(connections.map((userId) => state.preferences.setLanguage(userId, "en")));
    await run(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database.name}'`);
    // A call may still get a connection that is just being cut: it fails in words, and that connection is not used again.
    const language = async (left: number): Promise<Language | undefined> => {
      try {
        return await state.preferences.language(1);
      } catch (error) {
        expect(error).toBeInstanceOf(StateError);
        return left > 0 ? language(left - 1) : undefined;
      }
    };
    expect(await language(connections.length)).toBe("en");
    await state.close();
    await database.drop();
  });

  it(
    "fault 13: who stands still inside a transaction loses it, so that others can go on",
    { timeout: 60_000 },
    async () => {
      const database = await createDatabase();
      const state = await database.open();
      await state.preferences.setLanguage(1, "en");
      const still = new Kysely<Tables>({ dialect: postgresDialect(database.url) });
      let lock = (): void => undefined;
      const locked = new Promise<void>((resolve) => (lock = resolve));
      let goOn = (): void => undefined;
      const changed = new Promise<void>((resolve) => (goOn = resolve));
      const standing = still.transaction().execute(async (trx) => {
        await trx.updateTable("preferences").set({ language: "zh-Hans" }).where("user_id", "=", 1).execute();
        lock();
        await changed;
        await trx.selectFrom("preferences").selectAll().execute();
      });
      const lost = expect(standing).rejects.toThrow(/ended the connection|lost the connection/u);
      await locked;
      await state.preferences.setLanguage(1, "zh-Hant");
      goOn();
      await lost;
      expect(await state.preferences.language(1)).toBe("zh-Hant");
      await still.destroy();
      await state.close();
      await database.drop();
    },
  );

  it("without the database, or used by a newer version, is told in one line", async () => {
    const missing = openState({ dataDir: "/nowhere", databaseUrl: `${inject("postgresUrl")}nowhere` });
    await expect(missing).rejects.toThrow(StateError);
    await expect(missing).rejects.toThrow(/^the Postgres server of DATABASE_URL has no database of the name[^\n]*$/);

    const database = await createDatabase();
    await (await database.open()).close();
    await run("insert into kysely_migration values ('9999-future', '2099-01-01T00:00:00.000Z')", database.name);
    await expect(database.open()).rejects.toThrow(/newer version.*9999-future/);
    await database.drop();
  });

  it("that lets the user only read is told in one line", async () => {
    const database = await createDatabase();
    await (await database.open()).close();
    const reader = `reader_${database.name}`;
    await run(`create role ${reader} login`);
    await run(`grant select on all tables in schema public to ${reader}`, database.name);
    const state = openState({ dataDir: "/nowhere", databaseUrl: database.url.replace("yanju@", `${reader}@`) });
    const error: unknown = await state
      .then(
        async (opened) => opened.inbox.receive(BOT, [update(1)]).finally(() => opened.close()),
        (reason: unknown) => reason,
      )
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StateError);
    expect((error as StateError).message).toContain("grant it the right");
    await database.drop();
    await run(`drop role ${reader}`);
  });
});
