import { type Api, Composer, InlineKeyboard } from "grammy";
import type { Language } from "../../domain.ts";
import { say } from "../../text/messages.ts";
import type { Audit } from "../../ops/audit.ts";
import type { Logger } from "../../ops/logging.ts";
import type { AccessRequest, AccessRequests } from "../../memory/access.ts";
import type { Preferences } from "../../memory/preferences.ts";
import { nameOf } from "../access.ts";
import { callbackData, callbackPatterns } from "../callback-data.ts";
import { acknowledgeTap } from "../callbacks.ts";
import type { BotContext } from "../context.ts";
import { loggable } from "../updates/refusals.ts";
import { turnTo } from "../screens/screen.ts";
import { shortened } from "../../text/shortened.ts";

/** Shows a request to join to the admins. Gives whether anyone could be told. */
export type TellAdmins = (api: Api, request: AccessRequest) => Promise<boolean>;

const LONGEST_NAME = 200;

/** Tells each admin of a request in the language they chose, with the buttons to decide on it. */
export function createTellAdmins(
  adminIds: readonly number[],
  preferences: Preferences | undefined,
  logger: Logger,
): TellAdmins {
  return async (api, request) => {
    let reached = false;
    for (const admin of adminIds) {
      try {
        const language = (await preferences?.language(admin)) ?? "zh-Hans";
        const { text, keyboard } = requestScreen(request, language, await deciderOf(api, request));
        await api.sendMessage(admin, text, { reply_markup: keyboard });
        reached = true;
      } catch (error) {
        logger.warn({ admin, ...loggable(error) }, "an admin could not be told of a request to join");
      }
    }
    return reached;
  };
}

/** The buttons under a request to join, for admins: the decision is recorded and the person told. */
export function joinRequestFeature(requests: AccessRequests, logger: Logger, audit?: Audit): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.callbackQuery(callbackPatterns.decide, async (ctx) => {
    const [, answer, id] = ctx.match;
    const userId = Number(id);
    const allowed = answer === "y";
    const before = await requests.of(userId);
    if (!before) return acknowledgeTap(ctx, say(ctx.language, "telegram-request-unknown"));
    const isNews = before.decision?.allowed !== allowed;
    const request = isNews ? await requests.decide(userId, { allowed, decidedBy: ctx.from.id }) : before;
    await acknowledgeTap(ctx);
    const { text, keyboard } = requestScreen(
      request ?? before,
      ctx.language,
      await deciderOf(ctx.api, request ?? before),
    );
    await turnTo(ctx, { text, entities: [], keyboard });
    if (!isNews) return;
    logger.info({ person: userId, allowed, by: ctx.from.id }, "a request to join was decided");
    await audit?.({ from: "telegram", by: ctx.from.id, act: allowed ? "let in" : "turned away", what: String(userId) });
    const word = say(before.language, allowed ? "telegram-request-granted" : "telegram-stranger-denied");
    await ctx.api
      .sendMessage(userId, word)
      .catch((error: unknown) => logger.info(loggable(error), "a person could not be told of the decision"));
  });
  return feature;
}

/** The name of the admin who decided on a request, asked of Telegram: it is not kept here. Their number where they have no chat with the bot. */
async function deciderOf(api: Api, { decision }: AccessRequest): Promise<string> {
  if (!decision) return "";
  const chat = await api.getChat(decision.decidedBy).catch(() => undefined);
  return chat?.type === "private" ? nameOf(chat) : String(decision.decidedBy);
}

/** A request as the admins see it: open with both buttons, decided with the one that would change the decision. */
function requestScreen({ userId, name, decision }: AccessRequest, language: Language, decider: string) {
  const facts = { id: String(userId), name: shortened(name, LONGEST_NAME) };
  const lines = [say(language, "telegram-request", facts)];
  const keyboard = new InlineKeyboard();
  if (decision) {
    const by = shortened(decider, LONGEST_NAME);
    lines.push(say(language, decision.allowed ? "telegram-request-allowed" : "telegram-request-denied", { by }));
  }
  if (!decision?.allowed) keyboard.text(say(language, "telegram-button-allow"), callbackData.decide(true, userId));
  if (decision?.allowed !== false) {
    const key = decision ? "telegram-button-withdraw" : "telegram-button-deny";
    keyboard.text(say(language, key), callbackData.decide(false, userId));
  }
  return { text: lines.join("\n\n"), keyboard };
}
