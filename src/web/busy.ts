import type { MiddlewareHandler } from "hono";
import { say } from "../text/messages.ts";
import { interfaceLanguage } from "./interface-language.ts";

const retryAfterSeconds = "5";

/** Lets so many requests in at a time; the others are told to come again (503), before their bodies are read. */
export function atMost(limit: number): MiddlewareHandler {
  let inFlight = 0;
  return async (c, next) => {
    if (inFlight >= limit) {
      c.header("Retry-After", retryAfterSeconds);
      return c.json({ error: say(interfaceLanguage(c), "web-error-busy"), code: "busy" }, 503);
    }
    inFlight += 1;
    try {
      return await next();
    } finally {
      inFlight -= 1;
    }
  };
}

/** Turns requests away while there is no index (503). */
export function whenReady(ready: () => boolean): MiddlewareHandler {
  return async (c, next) => {
    if (ready()) return next();
    c.header("Retry-After", retryAfterSeconds);
    return c.json({ error: say(interfaceLanguage(c), "web-error-loading"), code: "loading" }, 503);
  };
}
