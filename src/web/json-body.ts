import type { Context } from "hono";

/** The body of a request as JSON; undefined where it is none. */
export async function jsonOf(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    return undefined;
  }
}
