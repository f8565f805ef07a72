import { GrammyError } from "grammy";
import { TelegramError } from "../../ops/errors.ts";

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

/** Telegram's words for a chat in which the bot may not write (now): rights were taken, a topic closed, a group left. */
const NOT_WRITABLE =
  /not enough rights|no rights to send|administrator rights|TOPIC_(?:CLOSED|DELETED)|CHAT_(?:WRITE_FORBIDDEN|RESTRICTED|SEND_[A-Z]+_FORBIDDEN)|chat not found|chat was deactivated|thread not found|PEER_ID_INVALID/;

/** Whether a chat cannot be written to: the bot is blocked or put out, an account is gone, or the bot may not write. */
export function isUndeliverable(error: unknown): boolean {
  if (!(error instanceof GrammyError)) return false;
  return error.error_code === 403 || (error.error_code === 400 && NOT_WRITABLE.test(error.description));
}

/** How many seconds Telegram wants nothing of this kind, where it said so; else undefined. */
export function retryAfterOf(error: unknown): number | undefined {
  const seconds: unknown = error instanceof GrammyError ? error.parameters.retry_after : undefined;
  return typeof seconds === "number" && seconds >= 0 && seconds < Number.MAX_SAFE_INTEGER ? seconds : undefined;
}

/** Whether Telegram refused what no longer matters: an unchanged edit, or a tap it has forgotten. */
export function isHarmless(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    error.error_code === 400 &&
    /message is not modified|query is too old/.test(error.description)
  );
}

/** Whether a message cannot be changed (any more): it is gone, too old, not the bot's, or in a group that has moved. */
export function isRefusedEdit(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    error.error_code === 400 &&
    (error.parameters.migrate_to_chat_id !== undefined ||
      /message (?:to edit not found|can't be edited|to delete not found|can't be deleted)|MESSAGE_ID_INVALID/.test(
        error.description,
      ))
  );
}

/** What may be logged of an error. Payloads stay out of it: they hold what people wrote. */
export function loggable(error: unknown): object {
  if (error instanceof GrammyError) {
    return { method: error.method, code: error.error_code, description: error.description };
  }
  return error instanceof Error ? { error: error.message, stack: error.stack } : { error: String(error) };
}
