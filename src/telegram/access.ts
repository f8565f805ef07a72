import type { Middleware } from "grammy";
import type { User } from "grammy/types";
import { say } from "../text/messages.ts";
import type { Logger } from "../ops/logging.ts";
import type { AccessRequests } from "../memory/access.ts";
import { acknowledgeTap } from "./callbacks.ts";
import type { BotContext } from "./context.ts";
import { speakerOf } from "./updates/lanes.ts";
import type { MovedGroups } from "./updates/moved-groups.ts";
import { sendText } from "./screens/screen.ts";
import type { TellAdmins } from "./features/join-requests.ts";

/**
 * Telegram ids: of people, in `allowedIds` also of groups, in which everyone may use the bot. An empty `allowedIds` lets
 * everyone in; admins always may.
 */
export interface Access {
  readonly allowedIds: readonly number[];
  readonly adminIds: readonly number[];
}

export interface AccessGateOptions {
  readonly access: Access;
  readonly logger: Logger;
  /** Where requests to join are recorded; without it, strangers are only told whom to ask. */
  readonly requests?: AccessRequests | undefined;
  readonly tellAdmins: TellAdmins;
  /** Groups that are let in stay so under a new id. */
  readonly moved: Pick<MovedGroups, "beforeOf">;
}

/** Whether a person may use the bot now. */
export async function mayUse(
  userId: number,
  { allowedIds, adminIds }: Access,
  requests: Pick<AccessRequests, "of"> | undefined,
): Promise<boolean> {
  if (allowedIds.length === 0 || allowedIds.includes(userId) || adminIds.includes(userId)) return true;
  return (await requests?.of(userId))?.decision?.allowed === true;
}

/**
 * Lets only the people through who may use the bot, with every message, tap and inline query. Others get a polite
 * word; a stranger's first message to the bot is their request to join.
 */
export function accessGate({ access, logger, requests, tellAdmins, moved }: AccessGateOptions): Middleware<BotContext> {
  const { allowedIds, adminIds } = access;
  const known = new Set([...allowedIds, ...adminIds]);
  return async (ctx, next) => {
    const { from, language, chatId = 0 } = ctx;
    const speaker = speakerOf(ctx.update);
    if (!from || speaker === undefined) return;
    if (allowedIds.length === 0 || [speaker, chatId, moved.beforeOf(chatId) ?? 0].some((id) => known.has(id)))
      return next();
    const earlier = await requests?.of(speaker);
    if (earlier?.decision?.allowed) return next();
    logger.info({ update: ctx.update.update_id, person: speaker, chat: chatId }, "a stranger was refused");
    if (speaker !== from.id) return refuseInGroup(ctx, "telegram-stranger-anonymous");
    const isPrivate = ctx.message !== undefined && ctx.chat?.type === "private";
    let key = "telegram-stranger";
    if (earlier?.decision) key = "telegram-stranger-denied";
    else if (requests && isPrivate) {
      const request = await requests.request({ userId: from.id, name: nameOf(from), language });
      const reached = request.notifiedAt !== undefined || (await tellAdmins(ctx.api, request));
      if (reached && !request.notifiedAt) await requests.notified(from.id);
      if (reached) key = "telegram-stranger-asked";
    } else if (earlier?.notifiedAt) key = "telegram-stranger-asked";
    // As text: a number would be grouped into thousands.
    const refusal = say(language, key, { id: String(from.id) });
    if (ctx.callbackQuery) await acknowledgeTap(ctx, refusal);
    else if (ctx.inlineQuery) await refuseCards(ctx);
    else if (isPrivate) await ctx.reply(refusal);
    else if (ctx.chat?.type !== "private") await refuseInGroup(ctx, "telegram-stranger-group");
  };
}

/** A bare command in a group may be meant for any bot. */
const BARE_COMMAND = /^\/(?!ask\b)\w+(?![\w@])/;

async function refuseInGroup(ctx: BotContext, key: string): Promise<void> {
  // An edit was refused when it was first sent.
  if (!ctx.message || BARE_COMMAND.test(ctx.message.text ?? "")) return;
  // As text: a number would be grouped into thousands.
  await sendText(ctx, say(ctx.language, key, { group: String(ctx.chatId) }));
}

/** No cards, but a button to the private chat, where the person can ask to be let in. */
async function refuseCards(ctx: BotContext): Promise<void> {
  const text = say(ctx.language, "telegram-inline-stranger");
  await ctx.answerInlineQuery([], { is_personal: true, cache_time: 0, button: { text, start_parameter: "join" } });
}

/** A person as others know them: name and user name. */
export function nameOf({
  first_name,
  last_name,
  username,
}: Pick<User, "first_name" | "last_name" | "username">): string {
  const name = [first_name, last_name].filter(Boolean).join(" ");
  return username === undefined ? name : `${name} (@${username})`;
}
