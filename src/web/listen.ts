import { lookup } from "node:dns/promises";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";
import { ListenError, messageOf } from "../ops/errors.ts";
import type { WebEnv } from "./person.ts";

/** Connections that wait to be taken, as far as the system allows: more than that at once are reset. */
const longestQueue = 4096;

/** A server that listens. */
export interface Listener {
  /** Where a browser on this machine finds it, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Stops listening, lets running requests finish for `graceMs` milliseconds, then cuts what is left. */
  close(graceMs?: number): Promise<void>;
}

/** Listens on `host` and `port` (0: any free one). Throws a ListenError where the machine does not allow it. */
export async function listen(app: Hono<WebEnv>, host: string, port: number): Promise<Listener> {
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(new ListenError(explain(error, host, port), { cause: error })));
    server.listen({ port, host, backlog: longestQueue }, resolve);
  });
  const bound = server.address() as AddressInfo;
  return {
    url: `http://${reachableHost(host)}:${bound.port}`,
    port: bound.port,
    close: (graceMs = 5000) =>
      new Promise((resolve) => {
        const cut = setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
      }),
  };
}

/** Throws a ListenError where a name of a host leads nowhere. */
export async function requireHost(host: string): Promise<void> {
  try {
    await lookup(host);
  } catch (error) {
    throw new ListenError(noAddress(host), { cause: error });
  }
}

function reachableHost(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}

function explain(error: unknown, host: string, port: number): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case "EADDRINUSE":
      return `port ${port} on ${host} is in use; stop the program that uses it or set PORT to a free port`;
    case "EACCES":
      return `port ${port} may not be opened by this user; set PORT to a number above 1023`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return noAddress(host);
    default:
      return `port ${port} on ${host} cannot be opened (${messageOf(error)}); set HOST and PORT to others`;
  }
}

function noAddress(host: string): string {
  return `HOST ${host} is not an address of this machine; set HOST to 127.0.0.1 or to one that is`;
}
