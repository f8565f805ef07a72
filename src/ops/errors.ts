/**
 * An error whose message is for the person at the keyboard: one line saying what is wrong and what to do.
 * Everything else that is thrown is a defect and keeps its stack.
 */
export class UserError extends Error {
  override readonly name: string = "UserError";
  /** Exit status of the process when this error ends it. */
  readonly exitCode: number = 1;
}

/** The environment or `.env` holds a value that cannot be used; one line for each. */
export class ConfigError extends UserError {
  override readonly name = "ConfigError";
  override readonly exitCode = 2;
}

/** The corpus folder or one of its files cannot be read or understood. */
export class CorpusError extends UserError {
  override readonly name = "CorpusError";
  override readonly exitCode = 3;
}

/** An index generation is missing, damaged or does not fit the model. */
export class IndexError extends UserError {
  override readonly name = "IndexError";
  override readonly exitCode = 4;
}

/** Another process holds what this one would change. */
export class LockError extends UserError {
  override readonly name = "LockError";
  override readonly exitCode = 4;
}

/** Telegram refuses the bot for good: a bad token, or a second poller. */
export class TelegramError extends UserError {
  override readonly name = "TelegramError";
  override readonly exitCode: number;
  constructor(message: string, exitCode: 5 | 6) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The local port cannot be listened on. */
export class ListenError extends UserError {
  override readonly name = "ListenError";
  override readonly exitCode = 7;
}

/** The database of questions, feedback and updates cannot be used: damaged, newer, full, not writable, not reachable. */
export class StateError extends UserError {
  override readonly name = "StateError";
  override readonly exitCode = 8;
}

/** What was installed does not run on this machine. */
export class InstallationError extends UserError {
  override readonly name = "InstallationError";
  override readonly exitCode = 9;
}

/** The message of anything thrown, for logs. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
