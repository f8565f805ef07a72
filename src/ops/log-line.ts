/** What would move the cursor of a terminal, or turn the direction of what follows. */
const CONTROL = /[\p{Cc}\p{Bidi_Control}]/gu;
const PLAIN = /^[^\s"=]+$/u;

/** A line of the log for people: the local time, the level, the sentence, then the fields; a stack in lines of its own. */
export function readableLine(line: unknown): string {
  const { time, level, msg, err, ...fields } = line as Record<string, unknown>;
  const values = Object.entries(fields).map(([name, value]) => `${name}=${readable(value)}`);
  const head = [clock(time), String(level).toUpperCase().padEnd(5), String(msg), ...values].join(" ");
  return [head, ...errorLines(err)].map(harmless).join("\n");
}

function clock(time: unknown): string {
  const at = new Date(String(time));
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => String(part).padStart(2, "0")).join(":");
}

function readable(value: unknown): string {
  if (typeof value === "number") return String(Math.round(1000 * value) / 1000);
  return typeof value === "string" && PLAIN.test(value) ? value : JSON.stringify(value);
}

function errorLines(err: unknown): string[] {
  if (typeof err !== "object" || err === null) return err === undefined ? [] : [`  ${JSON.stringify(err)}`];
  const { stack, message } = err as { readonly stack?: unknown; readonly message?: unknown };
  return String(stack ?? message)
    .split("\n")
    .map((text) => `  ${text.trim()}`);
}

function harmless(text: string): string {
  return text.replaceAll(CONTROL, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
