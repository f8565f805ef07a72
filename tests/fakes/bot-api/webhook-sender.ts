import { setMaxListeners } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { badRequest } from "./rejection.ts";
import { wireOf } from "./wire-text.ts";

export interface WebhookSettings {
  readonly url: string;
  readonly secret: string | undefined;
  readonly mostConnections: number;
}

/** A failed delivery is repeated after this long; Telegram takes longer. */
const AGAIN_MS = 100;

/** What `setWebhook` was told, if Telegram would take it; plain http only to this machine. */
export function acceptWebhook({
  url = "",
  secret_token: secret,
  max_connections: mostConnections = 40,
}: {
  url?: unknown;
  secret_token?: unknown;
  max_connections?: unknown;
}): WebhookSettings {
  if (typeof url !== "string" || !URL.canParse(url)) throw badRequest("invalid webhook URL specified");
  const { protocol, hostname } = new URL(url);
  if (protocol !== "https:" && hostname !== "127.0.0.1") {
    throw badRequest("bad webhook: An HTTPS URL must be provided for webhook");
  }
  if (secret !== undefined && (typeof secret !== "string" || !/^[\w-]{0,256}$/.test(secret))) {
    throw badRequest("secret token contains unallowed characters");
  }
  return { url, secret, mostConnections: Number(mostConnections) };
}

/**
 * Hands updates over by HTTP as Telegram does: those of a chat one after another, the next only after a 2xx, several
 * chats at once; what fails is repeated.
 */
export class WebhookSender {
  private readonly lanes = new Map<string, unknown[]>();
  private readonly aborted = new AbortController();
  private underWay = 0;
  /** Telegram's word about the latest delivery that failed. */
  lastError: { readonly date: number; readonly message: string } | undefined;
  /** Every answer: its status and how long it took to come. */
  readonly answers: { readonly status: number; readonly ms: number }[] = [];

  constructor(readonly settings: WebhookSettings) {
    // Each chat's delivery listens.
    setMaxListeners(0, this.aborted.signal);
  }

  send(raw: unknown): void {
    const lane = laneOf(raw);
    const waiting = this.lanes.get(lane);
    if (waiting) waiting.push(raw);
    else {
      this.lanes.set(lane, [raw]);
      void this.deliver(lane);
    }
  }

  get unsent(): number {
    return [...this.lanes.values()].flat().length;
  }

  /** Ends all deliveries; gives what was not taken. */
  stop(): unknown[] {
    this.aborted.abort();
    return [...this.lanes.values()].flat();
  }

  private async deliver(lane: string): Promise<void> {
    const waiting = this.lanes.get(lane) ?? [];
    const { signal } = this.aborted;
    while (waiting.length > 0 && !signal.aborted) {
      while (this.underWay >= this.settings.mostConnections) await pause(5);
      this.underWay += 1;
      const isTaken = await this.post(waiting[0]);
      this.underWay -= 1;
      if (isTaken) waiting.shift();
      else await pause(AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
    if (!signal.aborted) this.lanes.delete(lane);
  }

  private async post(raw: unknown): Promise<boolean> {
    const { url, secret } = this.settings;
    const began = performance.now();
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(secret !== undefined && { "x-telegram-bot-api-secret-token": secret }),
        },
        body: wireOf(raw),
        signal: this.aborted.signal,
      });
      await response.arrayBuffer();
      this.answers.push({ status: response.status, ms: performance.now() - began });
      if (response.ok) return true;
      this.note(`Wrong response from the webhook: ${response.status} ${response.statusText}`);
    } catch (error) {
      if (!this.aborted.signal.aborted) this.note(`Connection failed: ${String(error)}`);
    }
    return false;
  }

  private note(message: string): void {
    this.lastError = { date: Math.floor(Date.now() / 1000), message };
  }
}

function laneOf(raw: unknown): string {
  const update = (raw ?? {}) as Record<string, { chat?: { id?: unknown }; from?: { id?: unknown } } | undefined>;
  const content = update["message"] ?? update["edited_message"] ?? update["callback_query"] ?? update["inline_query"];
  return JSON.stringify(content?.chat?.id ?? content?.from?.id ?? wireOf(raw));
}
