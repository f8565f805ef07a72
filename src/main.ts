import { InstallationError, UserError } from "./ops/errors.ts";
import { redactor } from "./ops/redact.ts";

/** The commands; each is loaded only when asked for. */
const commands: Readonly<Record<string, () => Promise<{ run(args: string[]): Promise<void> }>>> = {
  ask: () => import("./cli/ask.ts"),
  backup: () => import("./cli/backup.ts"),
  bot: () => import("./cli/bot.ts"),
  corpus: () => import("./cli/corpus.ts"),
  index: () => import("./cli/index.ts"),
  restore: () => import("./cli/restore.ts"),
};

async function main([name = "", ...args]: string[]): Promise<void> {
  const command = commands[name];
  if (!command) throw new UserError(`there is no command "${name}"; use one of ${Object.keys(commands).join(", ")}`);
  await (await command()).run(args);
}

// Whoever reads the output may have had enough of it: `… | head -1`. Not ended here: a process that is left while a model
// computes ends with an abort.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

void main(process.argv.slice(2))
  .catch(fail)
  .finally(() => {
    // An answer that the bot had not finished when it was stopped may wait for Telegram for minutes, with nothing left to work with.
    if (process.argv[2] === "bot") setTimeout(() => process.exit()).unref();
  });
process.on("uncaughtException", (error) => void failAtOnce(error));

let failing: Promise<void> | undefined;

/** Says what ended the process; what fails after it fails for the same reason. */
function fail(error: unknown): Promise<void> {
  return (failing ??= tell(error));
}

/** Without the secrets of the settings. */
async function tell(thrown: unknown): Promise<void> {
  const error = cannotBeLoaded(thrown) ?? cannotBeWritten(thrown) ?? thrown;
  process.exitCode = error instanceof UserError ? error.exitCode : 70;
  const redact = redactor(await knownSecrets());
  const reasons = error instanceof UserError ? error.message.split("\n") : ["unexpected error"];
  const stack =
    error instanceof UserError ? [] : [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  const isLogged = process.argv[2] === "bot" && !process.stderr.isTTY;
  const lines = isLogged
    ? reasons.map((reason) => fatalLine([reason, ...stack].map(redact)))
    : [...reasons.map((reason) => `yanju: ${reason}`), ...stack].map(redact);
  process.stderr.write(lines.map((line) => `${line}\n`).join(""));
}

/** As the log writes its lines, which this one ends. */
function fatalLine([reason, stack]: readonly string[]): string {
  const [level, time, msg] = ["fatal", new Date().toISOString(), "the program ends"];
  return JSON.stringify({ level, time, reason, status: process.exitCode, ...(stack && { err: { stack } }), msg });
}

/** What the system says of a compiled part that it cannot load, for people; undefined of any other error. */
function cannotBeLoaded(error: unknown): InstallationError | undefined {
  const { code = "", message = "" } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  const [reason = ""] = message.split("\n");
  if (code === "ERR_MODULE_NOT_FOUND") {
    return new InstallationError(`a part of the installation is missing (${reason}); run npm ci in its folder`);
  }
  if (code !== "ERR_DLOPEN_FAILED") return undefined;
  return new InstallationError(
    `a part of the installation cannot be loaded here (${reason}); run npm ci on this very machine, a Linux with glibc ` +
      "such as Debian (not Alpine), macOS or Windows",
  );
}

/** A full disk, wherever it was met; undefined of any other error. */
function cannotBeWritten(error: unknown): UserError | undefined {
  const { code = "", path } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if (!["ENOSPC", "EDQUOT"].includes(code)) return undefined;
  return new UserError(`the disk${path === undefined ? "" : ` of ${path}`} is full; free some space`);
}

/** Nothing is known any more of a process in which something was thrown that nobody awaited. */
async function failAtOnce(error: unknown): Promise<void> {
  await fail(error);
  process.exit();
}

async function knownSecrets(): Promise<string[]> {
  try {
    const [{ readConfig }, { secretsOf }] = await Promise.all([import("./config.ts"), import("./secrets.ts")]);
    return secretsOf(readConfig());
  } catch {
    // Settings that cannot be read were used by nobody.
    return [];
  }
}
