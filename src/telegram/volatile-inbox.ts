import type { ClaimedUpdate, Inbox, ReceivedUpdate } from "../state/inbox.ts";

/** Ids remembered so that a repeated update is known. */
const REMEMBERED = 10_000;

/** An inbox in memory, for a bot without a database: keeps order and knows repetitions, but survives no restart. */
export class VolatileInbox implements Inbox {
  readonly leaseMs = 60_000;
  readonly #waiting: (ReceivedUpdate & { readonly receivedAt: Date })[] = [];
  readonly #underWay = new Map<number, string>();
  readonly #seen = new Set<number>();

  async receive(_botId: number, updates: readonly ReceivedUpdate[]): Promise<number[]> {
    const fresh = updates.filter(({ updateId }) => !this.#seen.has(updateId));
    for (const update of fresh) {
      this.#seen.add(update.updateId);
      this.#waiting.push({ ...update, receivedAt: new Date() });
    }
    for (const id of this.#seen) {
      if (this.#seen.size <= REMEMBERED) break;
      this.#seen.delete(id);
    }
    return fresh.map(({ updateId }) => updateId);
  }

  async claim(_botId: number, limit: number): Promise<ClaimedUpdate[]> {
    const busy = new Set(this.#underWay.values());
    const claimed: ClaimedUpdate[] = [];
    for (let i = 0; i < this.#waiting.length && claimed.length < limit;) {
      const [update] = this.#waiting.slice(i, i + 1);
      if (!update || busy.has(update.lane)) i += 1;
      else {
        this.#waiting.splice(i, 1);
        busy.add(update.lane);
        this.#underWay.set(update.updateId, update.lane);
        claimed.push({ ...update, attempt: 1 });
      }
    }
    return claimed;
  }

  async renew(): Promise<void> {}

  async done(_botId: number, updateId: number): Promise<void> {
    this.#underWay.delete(updateId);
  }

  async release(botId: number, updateId: number): Promise<void> {
    return this.done(botId, updateId);
  }

  async backlog(): Promise<number> {
    return this.#waiting.length + this.#underWay.size;
  }
}
