import type { Hono } from "hono";
import type { WebEnv } from "./person.ts";
import { isSame } from "./secrets.ts";

export interface MetricsParts {
  readonly text: () => Promise<string>;
  /** What a reader must bring; without, only who can open the page without a login may read. */
  readonly token: string | undefined;
}

const hint = "This takes METRICS_TOKEN, as the header Authorization: Bearer TOKEN.\n";

/** `GET /metrics`, for whoever brings the token as `Authorization: Bearer …`; others are told so. */
export function addMetrics(app: Hono<WebEnv>, { text, token }: MetricsParts): void {
  app.get("/metrics", async (c) => {
    const brought = /^Bearer (.+)$/u.exec(c.req.header("authorization") ?? "")?.[1] ?? "";
    if (token !== undefined && !isSame(brought, token)) {
      c.header("WWW-Authenticate", 'Bearer realm="metrics"');
      return c.text(hint, 401);
    }
    return c.body(await text(), 200, { "Content-Type": "text/plain; version=0.0.4; charset=utf-8" });
  });
}
