import { readFile } from "node:fs/promises";
import type { z } from "zod";
import { messageOf, UserError } from "../../src/ops/errors.ts";

/** A file of JSON lines cannot be used; the message names the line and what is wrong with it. */
export class JsonLinesError extends UserError {
  override readonly name = "JsonLinesError";
  override readonly exitCode = 64;
}

/** Throws the JsonLinesError of the line at hand. */
export type Refuse = (reason: string) => never;

/**
 * Reads a file of one JSON object a line, each fitting `schema` and then made into what is wanted; empty lines count
 * for nothing. Throws JsonLinesError for the first line that does not fit, and where there is none at all.
 */
export async function readJsonLines<Row, T = Row>(
  path: string,
  schema: z.ZodType<Row>,
  make: (row: Row, refuse: Refuse) => T,
): Promise<T[]> {
  const content = await readFile(path, "utf8").catch((error: unknown) => {
    throw new JsonLinesError(`${path} cannot be read (${messageOf(error)}); check the path`);
  });
  const lines = content.replace(/^\ufeff/u, "").split(/\r?\n/u);
  const rows = lines.flatMap((line, index) => {
    if (!line.trim()) return [];
    const refuse: Refuse = (reason) => {
      throw new JsonLinesError(`${path}, line ${index + 1}: ${reason}`);
    };
    const parsed = schema.safeParse(parse(line, refuse));
    if (parsed.success) return [make(parsed.data, refuse)];
    const [issue] = parsed.error.issues;
    return refuse(`${issue?.path.join(".") || "the line"}: ${issue?.message}`);
  });
  if (rows.length === 0) throw new JsonLinesError(`${path} is empty; write one JSON object a line`);
  return rows;
}

function parse(line: string, refuse: Refuse): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return refuse("is not JSON; write one object a line");
  }
}
