import pino from "pino";
import { StateError } from "./errors.ts";
import { readableLine } from "./log-line.ts";
import { redactor } from "./redact.ts";

/** What the rooms need of a logger: fields first, then a constant sentence. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  /** A logger that adds these fields to every line. */
  child(fields: object): Logger;
}

export interface LoggerOptions {
  readonly level: string;
  /** Tokens and keys: every occurrence in any string of a line is replaced. */
  readonly secrets: readonly (string | undefined)[];
  /** Takes each finished line; standard error by default. */
  readonly write?: (line: string) => void;
  /** Whether people read along; by default, whether standard error is a terminal. */
  readonly isTerminal?: boolean;
}

/** A logger to standard error, with no secret in it: one JSON object a line, or for people on a terminal. */
export function createLogger({ level, secrets, write, isTerminal = process.stderr.isTTY }: LoggerOptions): Logger {
  const redact = redactor(secrets);
  const sink = write ?? writeToStandardError();
  const lineOf = isTerminal ? readableLine : (line: unknown) => JSON.stringify(line);
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    // The finished line is redacted, not the arguments: nothing a serializer digs out of an error can slip past.
    { write: (line: string) => sink(`${lineOf(redactDeep(JSON.parse(line), redact))}\n`) },
  );
}

/** How loud a failure is told: that the database cannot be used is told once, by its watch. */
export function levelOf(error: unknown): "debug" | "error" {
  return error instanceof StateError ? "debug" : "error";
}

function redactDeep(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === "string") return redact(value);
  if (Array.isArray(value)) return value.map((item) => redactDeep(item, redact));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [redact(key), redactDeep(item, redact)]));
}

function writeToStandardError(): (line: string) => void {
  const destination = pino.destination({ dest: 2, sync: true });
  // A reader that closed its end of the pipe must not end the bot.
  destination.on("error", () => undefined);
  return (line) => destination.write(line);
}
