import type { Hono } from "hono";
import type { WebEnv } from "./person.ts";
import { isSame } from "./secrets.ts";

export interface MetricsParts {
  readonly text: () => Promise<string>;
  /** What a reader must bring; without, only who can open the page without a login may read. */
  readonly token: string | undefined;
}

/** `GET /metrics`, for whoever brings the token as `Authorization: Bearer …`; for others there is no such page. */
export function addMetrics(app: Hono<WebEnv>, { text, token }: MetricsParts): void {
  app.get("/metrics", async (c) => {
    const brought = /^Bearer (.+)$/u.exec(c.req.header("authorization") ?? "")?.[1] ?? "";
    if (token !== undefined && !isSame(brought, token)) return c.notFound();
    return c.body(await text(), 200, { "Content-Type": "text/plain; version=0.0.4; charset=utf-8" });
  });
}
