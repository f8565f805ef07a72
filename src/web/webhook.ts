import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { every } from "hono/combine";
import { isDeeperThan } from "../ops/nesting.ts";
import { atMost } from "./busy.ts";
import { isSame } from "./secrets.ts";

const secretHeader = "X-Telegram-Bot-Api-Secret-Token";
const retryAfterSeconds = "5";
const largestUpdate = 256 * 1024;
const mostLevels = 40;
/** Telegram opens 40 connections, unless it is told to open up to 100. */
const mostInFlight = 100;

/** Where Telegram hands over updates. */
export interface WebhookParts {
  readonly path: string;
  readonly secret: string;
  /** Takes an update; gives whether it is safe now, so that Telegram need not repeat it. */
  readonly receive: (update: unknown) => Promise<boolean>;
}

/**
 * Takes updates at the path and lets all else pass. Who does not know the secret gets a 401 before any of the body is
 * read; it stands in for the checks of the page, which are about browsers.
 */
export function webhook(parts: WebhookParts, report: (error: unknown) => void): MiddlewareHandler {
  const receive = every(
    atMost(mostInFlight),
    bodyLimit({ maxSize: largestUpdate, onError: (c) => c.text("too large", 413) }),
    (c: Context) => received(c, parts, report),
  );
  return async (c, next) => {
    if (c.req.method !== "POST" || c.req.path !== parts.path) return next();
    if (!isSame(c.req.header(secretHeader) ?? "", parts.secret)) return c.text("wrong secret", 401);
    return receive(c, next);
  };
}

async function received(c: Context, { receive }: WebhookParts, report: (error: unknown) => void): Promise<Response> {
  const update = await updateIn(c);
  if (update === undefined) return c.text("not an update", 400);
  const isSafe = await receive(update).catch((error: unknown) => {
    report(error);
    return false;
  });
  if (isSafe) return c.body(null, 200);
  c.header("Retry-After", retryAfterSeconds);
  return c.text("busy", 503);
}

/** The body as an object, if it is one and not too deep. */
async function updateIn(c: Context): Promise<unknown> {
  let body: unknown;
  try {
    body = JSON.parse(await c.req.text());
  } catch {
    return undefined;
  }
  const isObject = typeof body === "object" && body !== null && !Array.isArray(body);
  return isObject && !isDeeperThan(body, mostLevels) ? body : undefined;
}
