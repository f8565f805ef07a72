import { readFile } from "node:fs/promises";
import type { z } from "zod";
import { messageOf, UserError } from "../ops/errors.ts";

/**
 * Reads a file of one JSON object a line; empty lines count for nothing. Throws UserError naming the first line that
 * does not fit `schema`, and where there is none at all.
 */
export async function readJsonLines<T>(path: string, schema: z.ZodType<T>): Promise<T[]> {
  const content = await readFile(path, "utf8").catch((error: unknown) => {
    throw new UserError(`${path} cannot be read (${messageOf(error)}); check the path`);
  });
  const rows = content.split(/\r?\n/u).flatMap((row, index) => {
    if (!row.trim()) return [];
    const parsed = schema.safeParse(parse(row));
    if (parsed.success) return [parsed.data];
    const [issue] = parsed.error.issues;
    throw new UserError(`${path}, line ${index + 1}: ${issue?.path.join(".") || "the line"}: ${issue?.message}`);
  });
  if (rows.length === 0) throw new UserError(`${path} is empty; write one JSON object a line`);
  return rows;
}

function parse(row: string): unknown {
  try {
    return JSON.parse(row);
  } catch {
    return undefined;
  }
}
