import type { ClientRequest } from "node:http";
import type { Socket } from "node:net";
import { HttpsProxyAgent } from "https-proxy-agent";
import { SocksProxyAgent } from "socks-proxy-agent";

/** What kept a proxy from connecting. */
export type ProxyFault = "PROXY_UNREACHABLE" | "PROXY_LOGIN_REFUSED" | "PROXY_REFUSED";

/** A proxy did not connect. Holds nothing of its address, in which user and password stand. */
export class ProxyError extends Error {
  override readonly name = "ProxyError";
  constructor(readonly code: ProxyFault) {
    super(code);
  }
}

/** What connections to the Bot API go through. */
export type ProxyAgent = HttpsProxyAgent<string> | SocksProxyAgent;

/** The agent for a proxy's address (`http`, `https`, `socks…`), with user and password where it holds them. */
export function proxyAgent(address: string): ProxyAgent {
  // Names are left to the proxy: where Telegram is blocked, what the local network says of its address is wrong.
  const url = new URL(address.replace(/^socks(?:5h?)?:/, "socks5h:").replace(/^socks4a?:/, "socks4a:"));
  return url.protocol.startsWith("socks") ? new SocksAgent(url, keptAlive) : new TunnelAgent(url, keptAlive);
}

const keptAlive = { keepAlive: true };

/** Tunnels everything by CONNECT, over which http and https go alike. */
class TunnelAgent extends HttpsProxyAgent<string> {
  override async connect(request: ClientRequest, options: Parameters<HttpsProxyAgent<string>["connect"]>[1]) {
    let status = 0;
    request.once("proxyConnect", ({ statusCode }: { statusCode: number }) => (status = statusCode));
    const socket = await super.connect(request, options).catch(() => undefined);
    if (!socket) throw new ProxyError("PROXY_UNREACHABLE");
    if (status === 200) return socket;
    socket.destroy();
    throw new ProxyError(status === 407 ? "PROXY_LOGIN_REFUSED" : "PROXY_REFUSED");
  }
}

class SocksAgent extends SocksProxyAgent {
  override connect(...args: Parameters<SocksProxyAgent["connect"]>): Promise<Socket> {
    return super.connect(...args).catch((error: unknown) => {
      // The library tells faults apart by words alone.
      const words = error instanceof Error ? error.message : "";
      if (/authentication/i.test(words)) throw new ProxyError("PROXY_LOGIN_REFUSED");
      throw new ProxyError(/rejected/i.test(words) ? "PROXY_REFUSED" : "PROXY_UNREACHABLE");
    });
  }
}
