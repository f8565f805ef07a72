import type { Update } from "grammy/types";
import { Rejection } from "./rejection.ts";
import type { WebhookSender } from "./webhook-sender.ts";

/** An update as it goes over the wire, which may be none at all, and the id that confirms it. */
interface Queued {
  readonly id: number;
  readonly raw: unknown;
}

interface Poll {
  readonly offset: number;
  readonly limit: number;
  readonly resolve: (updates: Update[]) => void;
  readonly reject: (rejection: Rejection) => void;
}

type UpdateContent = Omit<Update, "update_id">;

/** Updates waiting for the bot: handed out until an `offset` above them confirms them. */
export class UpdateQueue {
  private waiting: Queued[] = [];
  private webhook: WebhookSender | undefined;
  private poll: Poll | undefined;
  private allowed: readonly string[] | undefined;
  private nextId: number;

  constructor(firstId: number) {
    this.nextId = firstId;
  }

  /** Queues an update of a kind the bot asked for, and wakes the poll that waits for one. Gives the update's id. */
  push(content: UpdateContent, id = this.nextId): number {
    this.nextId = Math.max(this.nextId, id + 1);
    if (this.allowed && !Object.keys(content).some((kind) => this.allowed?.includes(kind))) return id;
    return this.pushRaw({ update_id: id, ...content }, id);
  }

  /** Queues anything in the place of an update. */
  pushRaw(raw: unknown, id = this.nextId): number {
    this.nextId = Math.max(this.nextId, id + 1);
    if (this.webhook) this.webhook.send(raw);
    else {
      this.waiting.push({ id, raw });
      if (this.poll && id >= this.poll.offset) this.settle(this.poll);
    }
    return id;
  }

  /** `setWebhook` and `deleteWebhook`: from now on updates are handed over there, or wait for polls. */
  handOver(webhook: WebhookSender | undefined, allowed?: readonly string[]): void {
    if (allowed) this.allowed = allowed;
    if (!webhook && !this.webhook) return;
    const unsent = this.webhook?.stop() ?? [];
    this.webhook = webhook;
    this.terminate("Conflict: terminated by setWebhook request");
    this.waiting.push(...unsent.map((raw) => ({ id: this.nextId - 1, raw })));
    if (webhook) for (const { raw } of this.waiting.splice(0)) webhook.send(raw);
  }

  /** `getUpdates`: at once if there is something, else as soon as there is, else nothing after `timeout` seconds. */
  get(
    options: { offset?: number; limit?: number; timeout?: number; allowed_updates?: readonly string[] },
    closed: AbortSignal,
  ): Promise<Update[]> {
    const { offset = 0, limit = 100, timeout = 0, allowed_updates } = options;
    if (this.webhook) {
      throw new Rejection(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    if (allowed_updates) this.allowed = allowed_updates.length > 0 ? allowed_updates : undefined;
    this.terminate("Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
    this.waiting = offset < 0 ? this.waiting.slice(offset) : this.waiting.filter(({ id }) => id >= offset);
    return new Promise((resolve, reject) => {
      const poll: Poll = { offset, limit, resolve, reject };
      this.poll = poll;
      if (this.waiting.length > 0) return this.settle(poll);
      const timer = setTimeout(() => this.settle(poll), 1000 * timeout);
      closed.addEventListener("abort", () => {
        clearTimeout(timer);
        // Telegram hands nothing to a connection that is gone.
        if (this.poll === poll) this.poll = undefined;
      });
    });
  }

  /** Ends the waiting poll with a 409. */
  terminate(description: string): void {
    this.poll?.reject(new Rejection(409, description));
    this.poll = undefined;
  }

  /** The webhook that is set. */
  get webhookNow(): WebhookSender | undefined {
    return this.webhook;
  }

  /** How many updates the bot has not confirmed. */
  get unconfirmed(): number {
    return this.waiting.length + (this.webhook?.unsent ?? 0);
  }

  private settle(poll: Poll): void {
    if (this.poll !== poll) return;
    this.poll = undefined;
    const due = this.waiting.filter(({ id }) => id >= poll.offset).slice(0, poll.limit);
    poll.resolve(due.map(({ raw }) => raw as Update));
  }
}
