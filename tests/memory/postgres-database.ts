import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { openState } from "../../src/memory/open.ts";
import type { EmptyDatabase } from "../contracts/with-state.ts";

/** One statement on the private server, in a database of it. */
export async function run(statement: string, database = "postgres"): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: inject("postgresUrl") + database });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A new database on the private server. */
export async function createDatabase(): Promise<EmptyDatabase & { readonly name: string; readonly url: string }> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await run(`create database ${name}`);
  const url = inject("postgresUrl") + name;
  return {
    name,
    url,
    open: (options) => openState({ ...options, dataDir: "/nowhere", databaseUrl: url }),
    drop: async () => void (await run(`drop database ${name} with (force)`)),
  };
}
