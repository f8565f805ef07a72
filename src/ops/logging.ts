import pino from "pino";

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
}

const MASK = "[redacted]";
/** Placeholders such as `none` or `EMPTY` are no secrets, and masking them would garble the log. */
const SHORTEST_SECRET = 8;

/** A logger writing one JSON object a line to standard error, with no secret in it. */
export function createLogger({ level, secrets, write = writeToStandardError() }: LoggerOptions): Logger {
  const redact = redactor(secrets);
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    // The finished line is redacted, not the arguments: nothing a serializer digs out of an error can slip past.
    { write: (line: string) => write(`${JSON.stringify(redactDeep(JSON.parse(line), redact))}\n`) },
  );
}

/** Replaces every occurrence of the secrets in a text, also where they are percent-encoded as in an address. */
export function redactor(secrets: readonly (string | undefined)[]): (text: string) => string {
  const forms = secrets
    .filter((secret) => secret !== undefined)
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    // The longest first, so that a secret within another leaves no remainder.
    .sort((a, b) => b.length - a.length);
  return (text) => forms.reduce((redacted, form) => redacted.replaceAll(form, MASK), text);
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
