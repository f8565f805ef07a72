import { once } from "node:events";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { Update, UserFromGetMe } from "grammy/types";
import { Chats, type Room } from "./chats.ts";
import { type Fault, FaultPlan } from "./faults.ts";
import { type Methods, type Profile, createMethods } from "./methods.ts";
import { Participant } from "./participant.ts";
import { Person, type PersonOptions } from "./person.ts";
import { Rejection } from "./rejection.ts";
import { readParameters } from "./request-body.ts";
import { UpdateQueue } from "./update-queue.ts";
import type { WebhookSender } from "./webhook-sender.ts";
import { wireOf } from "./wire-text.ts";

export const TOKEN = "4242424242:AAFakeTokenForTests_0123456789abcdefg";
const BOT: UserFromGetMe = {
  id: 4_242_424_242,
  is_bot: true,
  first_name: "言据",
  username: "yanju_bot",
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: true,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
};

export interface Call {
  readonly method: string;
  readonly payload: Record<string, unknown>;
}

/**
 * A Bot API on 127.0.0.1 that refuses what Telegram refuses, in Telegram's words. `close` throws if the bot did
 * something no bot should: an unknown method, a repeated call while it was told to wait.
 */
export class FakeBotApi {
  readonly faults = new FaultPlan();
  readonly profile: Profile = { commands: new Map(), descriptions: new Map(), shortDescriptions: new Map() };
  readonly calls: Call[] = [];
  /** Calls refused with a 400, which a sound bot never makes. */
  readonly refusals: string[] = [];
  readonly root: string;
  readonly token: string;
  private readonly chats: Chats;
  private readonly queue: UpdateQueue;
  private readonly methods: Methods;
  private readonly misdeeds: string[] = [];
  private readonly callers: number[] = [];
  private readonly waitUntil = new Map<string, number>();
  private readonly server;
  private nextPersonId = 700_000_001;
  private lastGroupId = -1_001_234_000_000;

  private constructor(server: ReturnType<typeof createServer>, token: string, firstUpdateId: number) {
    this.server = server;
    this.token = token;
    this.chats = new Chats({ ...BOT, id: Number(token.split(":")[0]) });
    this.queue = new UpdateQueue(firstUpdateId);
    this.methods = createMethods(this.chats, this.queue, this.profile);
    this.root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on("request", (request, response) => {
      this.serve(request, response).catch((error: unknown) => {
        this.misdeeds.push(String(error));
        respond(response, 500, { ok: false, error_code: 500, description: "Internal Server Error" });
      });
    });
  }

  /** Starts listening on a free port. */
  static async start({ firstUpdateId = 900_000_000, token = TOKEN, port = 0 } = {}): Promise<FakeBotApi> {
    const server = createServer();
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    return new FakeBotApi(server, token, firstUpdateId);
  }

  /** Somebody in a private chat with the bot. */
  person(options: PersonOptions = {}): Person {
    const id = options.id ?? this.nextPersonId++;
    return new Person(this.chats, (update, updateId) => this.push(update, updateId), { ...options, id });
  }

  /** A group the bot is in; `forum`: one with topics. */
  group({ title = "安全生产工作群", forum = false, id = (this.lastGroupId -= 1) } = {}): Room {
    return this.chats.open({ id, type: "supergroup", title, ...(forum && { is_forum: true }) });
  }

  /** A group of the basic kind. */
  basicGroup({ title = "应急值班群", id = -4_001_234 } = {}): Room {
    return this.chats.open({ id, type: "group", title });
  }

  /** A basic group becomes a supergroup, which Telegram tells in both or, with `silently`, only when it is written to. */
  upgrade(room: Room, { silently = false } = {}): Room {
    const { id, title = "" } = room.chat;
    const supergroup = this.group({ title });
    room.movedTo = supergroup.chat.id;
    if (!silently) {
      const from = { id: 1_087_968_824, is_bot: true, first_name: "Group" };
      this.push({ message: this.chats.receive(room, from, { migrate_to_chat_id: supergroup.chat.id }) });
      this.push({ message: this.chats.receive(supergroup, from, { migrate_from_chat_id: id }) });
    }
    return supergroup;
  }

  /** So many seconds of waiting go by at once. */
  passes(seconds: number): void {
    for (const [key, until] of this.waitUntil) this.waitUntil.set(key, until - 1000 * seconds);
  }

  /** An admin of a group who writes in its name, as all anonymous admins everywhere do by one user. */
  anonymousAdmin(room: Room): Participant {
    const user = { id: 1_087_968_824, is_bot: true, first_name: "Group", username: "GroupAnonymousBot" };
    return new Participant(
      this.chats,
      (update, id) => this.push(update, id),
      user,
      room,
      undefined,
      undefined,
      room.chat,
    );
  }

  /** A channel whose posts Telegram forwards to its discussion group, as it does for all channels by one user. */
  linkedChannel(room: Room, { title = "安全生产之声" } = {}): Participant {
    const user = { id: 777_000, is_bot: false, first_name: "Telegram" };
    this.lastGroupId -= 1;
    const channel = { id: this.lastGroupId, type: "channel", title } as const;
    return new Participant(
      this.chats,
      (update, id) => this.push(update, id),
      user,
      room,
      undefined,
      undefined,
      channel,
    );
  }

  /** Hands the bot any update. */
  push(update: Omit<Update, "update_id">, id?: number): number {
    return this.queue.push(update, id);
  }

  /** Hands the bot anything in the place of an update; gives the id that confirms it. */
  pushRaw(raw: unknown, id?: number): number {
    return this.queue.pushRaw(raw, id);
  }

  /** The webhook the bot has set. */
  get webhook(): WebhookSender | undefined {
    return this.queue.webhookNow;
  }

  /** The ports of calls that came from none of these. */
  connectionsNotFrom(ports: ReadonlySet<number>): number[] {
    return this.callers.filter((port) => !ports.has(port));
  }

  /** How many updates the bot has not confirmed. */
  get unconfirmed(): number {
    return this.queue.unconfirmed;
  }

  /** Resolves when `condition` holds; it is looked at after each call to the API. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await pause(5);
  }

  /** The same for a condition that takes a while to be known. */
  async untilAsync(condition: () => Promise<boolean>): Promise<void> {
    while (!(await condition())) await pause(20);
  }

  /** What the bot did wrong so far, no longer held against it. */
  forgive(): string[] {
    return this.misdeeds.splice(0);
  }

  async close(): Promise<void> {
    this.queue.webhookNow?.stop();
    this.server.closeAllConnections();
    this.server.close();
    const [misdeed] = this.forgive();
    if (misdeed !== undefined) throw new Error(`the bot misused the Bot API: ${misdeed}`);
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.callers.push(request.socket.remotePort ?? 0);
    const [, fileToken, fileId] = /^\/file\/bot([^/]*)\/documents\/([^/?]+)$/.exec(request.url ?? "") ?? [];
    if (fileId !== undefined) {
      const bytes = fileToken === this.token ? this.chats.files.get(fileId) : undefined;
      response.writeHead(bytes ? 200 : 404).end(bytes ?? "");
      return;
    }
    const [, token, method] = /^\/bot([^/]*)\/([^/?]+)/.exec(request.url ?? "") ?? [];
    const payload = await readParameters(request);
    if (token === undefined || method === undefined || !/^\d+:[\w-]+$/.test(token)) {
      return reject(response, new Rejection(404, "Not Found"));
    }
    if (token !== this.token) return reject(response, new Rejection(401, "Unauthorized"));
    this.calls.push({ method, payload });
    this.checkPatience(method, payload);
    const fault = this.faults.take(method);
    if (fault && (await this.inject(fault, method, payload, response)) === "answered") return;
    const closed = new AbortController();
    response.on("close", () => closed.abort());
    try {
      const result = await this.call(method, payload, closed.signal);
      if (fault?.kind === "lost") request.socket.destroy();
      else respond(response, 200, { ok: true, result });
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      if (error.code === 400) this.refusals.push(`${method}: ${error.message}`);
      reject(response, error);
    }
  }

  private call(method: string, payload: object, closed: AbortSignal): unknown {
    const name = Object.keys(this.methods).find((known) => known.toLowerCase() === method.toLowerCase());
    if (name === undefined) {
      this.misdeeds.push(`unknown method ${method}; teach it to tests/fakes/bot-api/methods.ts`);
      throw new Rejection(404, "Not Found: method not found");
    }
    const handler = this.methods[name as keyof Methods] as (payload: object, closed: AbortSignal) => unknown;
    return handler(payload, closed);
  }

  private async inject(
    fault: Fault,
    method: string,
    payload: Record<string, unknown>,
    response: ServerResponse,
  ): Promise<"answered" | "proceed"> {
    if (fault.kind === "lost") return "proceed";
    if (fault.kind === "slow") {
      await pause(fault.ms);
      return "proceed";
    }
    if (fault.kind === "dropped") response.socket?.destroy();
    else if (fault.kind === "html") {
      response.writeHead(fault.code ?? 502, { "content-type": "text/html" }).end("<html><h1>Bad Gateway</h1></html>");
    } else if (fault.kind === "result") {
      respond(response, 200, { ok: true, result: fault.result });
    } else if (fault.kind === "refusal") {
      reject(response, new Rejection(fault.code, fault.description));
    } else if (fault.kind === "server-error") {
      reject(response, new Rejection(fault.code ?? 500, "Internal Server Error"));
    } else {
      this.waitUntil.set(waitKey(method, payload), Date.now() + 1000 * fault.retryAfter);
      const { retryAfter } = fault;
      reject(response, new Rejection(429, `Too Many Requests: retry after ${retryAfter}`, { retry_after: retryAfter }));
    }
    return "answered";
  }

  private checkPatience(method: string, payload: Record<string, unknown>): void {
    const until = this.waitUntil.get(waitKey(method, payload)) ?? 0;
    // Timers may fire a few milliseconds early.
    if (Date.now() < until - 20) this.misdeeds.push(`${method} was repeated before its retry_after was over`);
  }
}

function waitKey(method: string, payload: Record<string, unknown>): string {
  return `${method}:${JSON.stringify(payload["chat_id"])}`;
}

function reject(response: ServerResponse, { code, message, parameters }: Rejection): void {
  respond(response, code, { ok: false, error_code: code, description: message, ...(parameters && { parameters }) });
}

function respond(response: ServerResponse, status: number, body: object): void {
  if (response.destroyed) return;
  response.writeHead(status, { "content-type": "application/json" }).end(wireOf(body));
}
