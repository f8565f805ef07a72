import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** Longer than any replica takes to store an update; who is silent for so long is passed over. */
const SILENT_MS = 2_000;

/** A reverse proxy on this machine that hands each request to one of the servers in turn, and a 502 where that is gone. */
export async function startBalancer(): Promise<{ readonly url: string; readonly servers: string[] }> {
  const servers: string[] = [];
  let turn = 0;
  const balancer = createServer((asked, answer) => {
    const server = servers[(turn += 1) % servers.length] ?? "";
    const fail = () => void (answer.headersSent || answer.writeHead(502).end());
    const handed = request(
      `${server}${asked.url}`,
      { method: asked.method, headers: asked.headers, timeout: SILENT_MS },
      (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(answer);
      },
    );
    handed.on("error", fail).on("timeout", () => handed.destroy());
    asked.pipe(handed);
  });
  balancer.listen(0, "127.0.0.1");
  await once(balancer, "listening");
  onTestFinished(() => {
    balancer.closeAllConnections();
    balancer.close();
  });
  return { url: `http://127.0.0.1:${(balancer.address() as AddressInfo).port}`, servers };
}
