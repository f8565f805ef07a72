import type { Transformer } from "grammy";
import type { State } from "../../memory/state.ts";
import type { Logger } from "../../ops/logging.ts";
import type { Access } from "../access.ts";
import { loggable } from "./refusals.ts";

export interface MovedGroupsOptions {
  readonly botId: () => number;
  readonly access: Access;
  readonly logger: Logger;
  readonly state?: Pick<State, "moveChat"> | undefined;
}

/**
 * Groups that became supergroups, which have new ids. Telegram says so in the group, or where something is sent to the
 * old id: this is then sent to the new one, and what is remembered of the group goes along.
 */
export class MovedGroups {
  readonly #newIds = new Map<number, number>();
  readonly #oldIds = new Map<number, number>();

  constructor(private readonly options: MovedGroupsOptions) {}

  /** The id a chat has now. */
  nowOf(chatId: number): number {
    return this.#newIds.get(chatId) ?? chatId;
  }

  /** The id a chat had before, where it had another. */
  beforeOf(chatId: number): number | undefined {
    return this.#oldIds.get(chatId);
  }

  async note(from: number, to: number): Promise<void> {
    if (this.#newIds.get(from) === to) return;
    this.#newIds.set(from, to);
    this.#oldIds.set(to, from);
    const { access, logger, state, botId } = this.options;
    if (access.allowedIds.includes(from)) {
      logger.warn({ from, to }, "a group of ALLOWED_IDS has a new id; set the new one there before the next start");
    } else logger.info({ from, to }, "a group became a supergroup and has a new id");
    await state?.moveChat(botId(), from, to).catch((error: unknown) => {
      logger.error({ from, to, ...loggable(error) }, "what is remembered of a group stays under its old id");
    });
  }

  /** Sends again what was sent to an old id. Messages of the old chat cannot be changed or replied to any more. */
  readonly follow: Transformer = async (prev, method, payload, signal) => {
    const response = await prev(method, payload, signal);
    const to = response.ok ? undefined : response.parameters?.migrate_to_chat_id;
    if (to === undefined || !("chat_id" in payload)) return response;
    await this.note(Number(payload.chat_id), to);
    if (!method.startsWith("send")) return response;
    const { reply_parameters: _reply, message_thread_id: _thread, ...rest } = payload as Record<string, unknown>;
    return prev(method, { ...rest, chat_id: to } as unknown as typeof payload, signal);
  };
}
