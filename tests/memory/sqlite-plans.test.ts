import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CompiledQuery, Kysely, SelectQueryNode, sql } from "kysely";
import { expect, it } from "vitest";
import { migrate } from "../../src/memory/migrations.ts";
import { sqlInbox } from "../../src/memory/sql-inbox.ts";
import { sqliteDialect } from "../../src/memory/sqlite.ts";
import type { Tables } from "../../src/memory/tables.ts";
import { BOT, update } from "./samples.ts";

it("fault 24: the inbox is looked at without reading what was handled before", async () => {
  const folder = await mkdtemp(join(tmpdir(), "yanju-"));
  const queries: CompiledQuery[] = [];
  const db = new Kysely<Tables>({
    dialect: await sqliteDialect(join(folder, "state.db")),
    log: ({ query }) => {
      queries.push(query);
    },
  });
  await migrate(db, "sqlite");
  const inbox = sqlInbox(db, { clock: () => new Date(), holder: "test", leaseMs: 1_000, folder: null });
  await inbox.receive(BOT, [update(1), update(2)]);
  queries.length = 0;
  await inbox.backlog(BOT);
  await inbox.claim(BOT, 9);
  const looks = queries.filter(({ query }) => SelectQueryNode.is(query));
  expect(looks).toHaveLength(3);
  for (const look of looks) {
    const plan = await sql<{ detail: string }>`explain query plan ${sql.raw(literal(look))}`.execute(db);
    const reads = plan.rows
      .map(({ detail }) => detail)
      .filter((detail) => /^(SEARCH|SCAN) (updates|earlier)/.test(detail));
    expect(reads.length).toBeGreaterThan(0);
    for (const read of reads) {
      expect(read).toMatch(/USING COVERING INDEX updates_waiting|\(bot_id=\? AND (update_id|lane)=\?\)/);
    }
  }
  await db.destroy();
  await rm(folder, { recursive: true });
});

function literal({ sql: text, parameters }: CompiledQuery): string {
  const values = parameters.values();
  return text.replaceAll("?", () => {
    const value: unknown = values.next().value;
    return typeof value === "number" ? String(value) : `'${String(value)}'`;
  });
}
