import { type Kysely, sql } from "kysely";
import { type ClaimedUpdate, type Inbox, MOST_CLAIMS } from "./inbox.ts";
import { Lease } from "./lease.ts";
import type { Clock } from "./state.ts";
import type { Db, Tables } from "./tables.ts";

export interface InboxOptions {
  readonly clock: Clock;
  /** The name under which this process holds updates; no other process has it. */
  readonly holder: string;
  readonly leaseMs: number;
  /** The id of the folder in which this process keeps documents. */
  readonly folder: string | null;
}

/** Other replicas' clocks may be some seconds ahead: that part of a lease is not relied on. */
const SURE_PART = 0.75;

/** SQLite takes at most 32766 values in a statement. */
const ROWS_A_STATEMENT = 500;

/**
 * The inbox in SQL. A claim puts the name of its holder on an update; a holder lives by its row in `holders`, and with
 * that row go all its claims. Claims take turns, by a lock on one row, so that two never see the same lane free.
 */
export function sqlInbox(db: Kysely<Tables>, { clock, holder, leaseMs, folder }: InboxOptions): Inbox {
  const lease = new Lease();
  const stayAlive = async (on: Db): Promise<number> => {
    const sureUntil = performance.now() + SURE_PART * leaseMs;
    const alive_until = clock().getTime() + leaseMs;
    await on
      .insertInto("holders")
      .values({ id: holder, alive_until, folder })
      .onConflict((conflict) => conflict.column("id").doUpdateSet({ alive_until }))
      .execute();
    return sureUntil;
  };
  const claimHeads = async (tx: Db, botId: number, limit: number) => {
    const now = clock().getTime();
    await tx
      .insertInto("locks")
      .values({ name: "claim", taken_at: now })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ taken_at: now }))
      .execute();
    const sureUntil = await stayAlive(tx);
    await tx.deleteFrom("holders").where("alive_until", "<=", now).execute();
    const heads = await fairHeads(tx, botId, limit, now);
    if (heads.length === 0) return { heads, sureUntil };
    await tx
      .updateTable("updates")
      .set({ holder, attempts: sql<number>`case when attempts <= ${MOST_CLAIMS} then attempts + 1 else attempts end` })
      .where("bot_id", "=", botId)
      .where(
        "update_id",
        "in",
        heads.map(({ updateId }) => updateId),
      )
      .execute();
    return { heads, sureUntil };
  };
  return {
    leaseMs,
    receive: async (botId, updates) => {
      const rows = updates.map(({ updateId, lane, payload }) => ({
        bot_id: botId,
        update_id: updateId,
        lane,
        payload: JSON.stringify(payload),
        received_at: clock().getTime(),
        attempts: 0,
      }));
      if (rows.length === 0) return [];
      return db.transaction().execute(async (tx) => {
        const stored: number[] = [];
        for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
          const added = await tx
            .insertInto("updates")
            .values(rows.slice(from, from + ROWS_A_STATEMENT))
            .onConflict((conflict) => conflict.columns(["bot_id", "update_id"]).doNothing())
            .returning("update_id")
            .execute();
          stored.push(...added.map(({ update_id }) => update_id));
        }
        return stored;
      });
    },
    claim: async (botId, limit) => {
      if (limit <= 0) return [];
      const waiting = await db
        .selectFrom("updates")
        .select("update_id")
        .where("bot_id", "=", botId)
        .where("done_at", "is", null)
        .where((eb) => eb.or([eb("holder", "is", null), eb("holder", "!=", holder)]))
        .limit(1)
        .executeTakeFirst();
      if (!waiting) return [];
      const { heads, sureUntil } = await db.transaction().execute((tx) => claimHeads(tx, botId, limit));
      lease.lasts(sureUntil);
      for (const { updateId } of heads) lease.covers(botId, updateId);
      return heads;
    },
    renew: async () => lease.lasts(await stayAlive(db)),
    holds: async (botId, updateId) => {
      if (lease.isSureOf(botId, updateId)) return true;
      // Renewed first: from here on nobody takes over what is still held.
      lease.lasts(await stayAlive(db));
      const held = await db
        .selectFrom("updates")
        .select("update_id")
        .where("bot_id", "=", botId)
        .where("update_id", "=", updateId)
        .where("holder", "=", holder)
        .executeTakeFirst();
      if (held) lease.covers(botId, updateId);
      return held !== undefined;
    },
    done: async (botId, updateId) => {
      lease.drops(botId, updateId);
      await markDone(db, { botId, updateId, holder, at: clock() });
    },
    release: async (botId, updateId) => {
      lease.drops(botId, updateId);
      await db
        .updateTable("updates")
        .set((eb) => ({ holder: null, attempts: eb("attempts", "-", 1) }))
        .where("bot_id", "=", botId)
        .where("update_id", "=", updateId)
        .where("holder", "=", holder)
        .execute();
    },
    postpone: async (botId, updateId, ms, isFree = false) => {
      lease.drops(botId, updateId);
      const not_before = Math.ceil(clock().getTime() + ms);
      await db
        .updateTable("updates")
        .set((eb) => ({ holder: null, not_before, attempts: eb("attempts", "-", isFree ? 1 : 0) }))
        .where("bot_id", "=", botId)
        .where("update_id", "=", updateId)
        .where("holder", "=", holder)
        .execute();
    },
    tryAgain: async (botId, updateId) => {
      await db
        .updateTable("updates")
        .set((eb) => ({ attempts: eb("attempts", "+", 1) }))
        .where("bot_id", "=", botId)
        .where("update_id", "=", updateId)
        .where("holder", "=", holder)
        .execute();
    },
    keepOnly: async (botId, updateIds) => {
      await db
        .updateTable("updates")
        .set((eb) => ({ holder: null, attempts: eb("attempts", "-", 1) }))
        .where("bot_id", "=", botId)
        .where("holder", "=", holder)
        .$if(updateIds.length > 0, (query) => query.where("update_id", "not in", updateIds))
        .execute();
    },
    backlog: async (botId, lane) => {
      let query = db
        .selectFrom("updates")
        .select(({ fn }) => fn.countAll<number>().as("waiting"))
        .where("bot_id", "=", botId)
        .where("done_at", "is", null);
      if (lane !== undefined) query = query.where("lane", "=", lane);
      return (await query.executeTakeFirstOrThrow()).waiting;
    },
  };
}

/** An update that a holder has handled. */
export interface Handled {
  readonly botId: number;
  readonly updateId: number;
  readonly holder: string;
  readonly at: Date;
}

/** Drops the content of an update that is handled, and keeps its id; not where another holder has taken it over. */
export async function markDone(on: Db, { botId, updateId, holder, at }: Handled): Promise<void> {
  await on
    .updateTable("updates")
    .set({ done_at: at.getTime(), payload: null, holder: null })
    .where("bot_id", "=", botId)
    .where("update_id", "=", updateId)
    .where("done_at", "is", null)
    .where((eb) => eb.or([eb("holder", "is", null), eb("holder", "=", holder)]))
    .execute();
}

/**
 * The first update of every lane in which none is being handled. An update waits its turn from its arrival or from the
 * end of the one before it in its lane, whichever is later: who sends a hundred at once does not go before everyone.
 */
async function fairHeads(tx: Db, botId: number, limit: number, now: number): Promise<ClaimedUpdate[]> {
  const rows = await tx
    .with("heads", (cte) =>
      cte
        .selectFrom("updates")
        .select(({ fn }) => ["lane as head_lane", fn.min("update_id").as("head_id")])
        .where("bot_id", "=", botId)
        .where("done_at", "is", null)
        .groupBy("lane")
        .having(({ fn }) => fn.count("holder"), "=", 0),
    )
    .with("turns_in_line", (cte) =>
      cte
        .selectFrom("heads")
        .innerJoin("updates", (join) => join.onRef("update_id", "=", "head_id").on("bot_id", "=", botId))
        .select((eb) => [
          "update_id",
          "lane",
          "payload",
          "received_at",
          "attempts",
          "not_before",
          eb
            .selectFrom("updates as earlier")
            .select(({ fn }) => fn.max("earlier.done_at").as("last"))
            .where("earlier.bot_id", "=", botId)
            .whereRef("earlier.lane", "=", "head_lane")
            .as("lane_done_at"),
        ]),
    )
    .selectFrom("turns_in_line")
    .select(["update_id", "lane", "payload", "received_at", "attempts", "not_before"])
    .where((eb) => eb.or([eb("not_before", "is", null), eb("not_before", "<=", now)]))
    .orderBy(sql`case when lane_done_at > received_at then lane_done_at else received_at end`)
    .orderBy("update_id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    updateId: row.update_id,
    lane: row.lane,
    payload: JSON.parse(row.payload ?? "null") as unknown,
    attempt: row.attempts <= MOST_CLAIMS ? row.attempts + 1 : row.attempts,
    receivedAt: new Date(row.received_at),
    ...(row.not_before !== null && { lateMs: now - row.received_at }),
  }));
}
