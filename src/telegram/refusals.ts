import { GrammyError } from "grammy";
import { TelegramError } from "../ops/errors.ts";

/** Telegram's refusal to work with this process at all, in words for the person who runs it; else undefined. */
export function finalRefusal(error: unknown): TelegramError | undefined {
  if (!(error instanceof GrammyError)) return undefined;
  const { error_code: code, description } = error;
  if (code === 401 || code === 404) {
    return new TelegramError(
      `Telegram does not accept BOT_TOKEN (${code} ${description}); copy it again from @BotFather into .env`,
      5,
    );
  }
  if (code !== 409) return undefined;
  return new TelegramError(
    description.includes("webhook")
      ? "another process has set a webhook for this BOT_TOKEN; stop it or use a token of its own"
      : "another process is receiving the messages of this BOT_TOKEN; stop it or use a token of its own",
    6,
  );
}

/** Whether a person cannot be written to any more: they blocked the bot, or their account is gone. */
export function isUnreachablePerson(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 403;
}

/** Whether somebody cannot be written to: they blocked the bot, their account is gone, or they never wrote to this bot. */
export function isOutOfReach(error: unknown): boolean {
  if (isUnreachablePerson(error)) return true;
  return error instanceof GrammyError && error.error_code === 400 && error.description.includes("chat not found");
}

/** Whether Telegram refused what no longer matters: an unchanged edit, or a tap it has forgotten. */
export function isHarmless(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    error.error_code === 400 &&
    /message is not modified|query is too old/.test(error.description)
  );
}

/** Whether a message cannot be changed (any more): it is gone, too old, or not the bot's. */
export function isRefusedEdit(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    error.error_code === 400 &&
    /message (?:to edit not found|can't be edited|to delete not found|can't be deleted)|MESSAGE_ID_INVALID/.test(
      error.description,
    )
  );
}

/** What may be logged of an error. Payloads stay out of it: they hold what people wrote. */
export function loggable(error: unknown): object {
  if (error instanceof GrammyError) {
    return { method: error.method, code: error.error_code, description: error.description };
  }
  return error instanceof Error ? { error: error.message, stack: error.stack } : { error: String(error) };
}
