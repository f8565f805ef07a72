import { parseArgs, type ParseArgsConfig } from "node:util";
import { UserError, messageOf } from "../ops/errors.ts";

/** The command line cannot be understood. */
export class UsageError extends UserError {
  override readonly name = "UsageError";
  override readonly exitCode = 64;
}

/**
 * Parses a command's arguments strictly; prints `help` and gives undefined where `--help` is asked for.
 * Throws UsageError for anything the options do not name.
 */
export function parse<T extends NonNullable<ParseArgsConfig["options"]>>(args: string[], help: string, options: T) {
  try {
    const parsed = parseArgs({
      args,
      options: { ...options, help: { type: "boolean", short: "h" } },
      allowPositionals: true,
      strict: true,
    });
    if (!(parsed.values as { help?: boolean }).help) return parsed;
  } catch (error) {
    throw new UsageError(`${messageOf(error)}; --help shows what there is`);
  }
  process.stdout.write(`${help.trim()}\n`);
  return undefined;
}
