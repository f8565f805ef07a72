import { isIP } from "node:net";
import type { HttpBindings } from "@hono/node-server";
import type { MiddlewareHandler } from "hono";
import { say } from "../text/messages.ts";
import { interfaceLanguage } from "./interface-language.ts";
import type { WebEnv } from "./person.ts";

const authority = /^(?<name>\[[\da-f:.]+\]|[^:\s/@[\]]+)(?::(?<port>\d{1,5}))?$/i;
const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);
const wildcards = new Set(["0.0.0.0", "::"]);

/**
 * Turns away requests that another site or another host name brought here (403): `Host` must be this machine's
 * loopback name or the configured host, with the port listened on, or that of a public address; `Origin`, where there
 * is one, must be the same or a public address.
 */
export function guard(host: string, publicUrls: readonly string[]): MiddlewareHandler<WebEnv> {
  const publicHosts = new Set(publicUrls.map((url) => new URL(url).host));
  const names = new Set([...loopback, isIP(host) === 6 ? `[${host}]` : host.toLowerCase()]);
  // Rebinding needs a name to rebind, so a server for all interfaces can answer to any plain address.
  const anyAddress = wildcards.has(host);

  function isOwn(hostHeader: string, localPort: number | undefined): boolean {
    if (publicHosts.has(hostHeader.toLowerCase())) return true;
    const { name, port } = authority.exec(hostHeader)?.groups ?? {};
    if (!name) return false;
    if (localPort !== undefined && Number(port ?? 80) !== localPort) return false;
    return names.has(name.toLowerCase()) || (anyAddress && isIP(name.replace(/^\[|\]$/g, "")) !== 0);
  }

  return async (c, next) => {
    const hostHeader = c.req.header("host") ?? "";
    const origin = c.req.header("origin");
    // Tests call the app without a socket; Hono then hands over no bindings at all.
    const bindings = c.env as Partial<HttpBindings> | undefined;
    if (!isOwn(hostHeader, bindings?.incoming?.socket.localPort)) {
      return c.text(say(interfaceLanguage(c), "web-error-host"), 403);
    }
    const isForeign = origin?.toLowerCase() !== `http://${hostHeader.toLowerCase()}`;
    if (origin !== undefined && isForeign && !publicUrls.includes(origin.toLowerCase())) {
      return c.text(say(interfaceLanguage(c), "web-error-origin"), 403);
    }
    return next();
  };
}
