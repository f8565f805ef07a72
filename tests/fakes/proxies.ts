import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

export interface Login {
  readonly user: string;
  readonly password: string;
}

/** A proxy on 127.0.0.1 that ends with the test. */
export interface FakeProxy {
  readonly port: number;
  /** Where it connected to, as it was asked: `host:port`. */
  readonly reached: readonly string[];
  /** The ports its own connections came from. */
  readonly peers: () => ReadonlySet<number>;
  /** How many connections it refused for their login. */
  readonly refusals: () => number;
}

/** Every name is this machine: no test asks a name server. */
const HOST = "127.0.0.1";

/** An http proxy that tunnels by CONNECT. */
export async function startHttpProxy(login?: Login): Promise<FakeProxy> {
  const wanted = login && `Basic ${Buffer.from(`${login.user}:${login.password}`).toString("base64")}`;
  const reached: string[] = [];
  const peers = new Set<number>();
  let refusals = 0;
  const server = createHttpServer((_, response) => response.writeHead(405).end());
  server.on("connect", (request, client: Socket) => {
    if (wanted !== undefined && request.headers["proxy-authorization"] !== wanted) {
      refusals += 1;
      client.end("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n");
      return;
    }
    reached.push(request.url ?? "");
    const port = Number(/:(\d+)$/.exec(request.url ?? "")?.[1]);
    joined(client, port, peers, () => client.write("HTTP/1.1 200 Connection established\r\n\r\n"));
  });
  return { port: await listening(server), reached, peers: () => peers, refusals: () => refusals };
}

/** A SOCKS5 proxy (RFC 1928) with or without user and password (RFC 1929). */
export async function startSocksProxy(login?: Login): Promise<FakeProxy> {
  const reached: string[] = [];
  const peers = new Set<number>();
  let refusals = 0;
  const server = createServer((client) => {
    client.on("error", () => undefined);
    const method = login ? 2 : 0;
    const greet = (greeting: Buffer): void => {
      const offered = greeting.subarray(2, 2 + (greeting[1] ?? 0));
      if (!offered.includes(method)) {
        refusals += 1;
        client.end(Buffer.from([5, 0xff]));
        return;
      }
      client.write(Buffer.from([5, method]));
      client.once("data", login ? check : dial);
    };
    const check = (request: Buffer): void => {
      const userEnd = 2 + (request[1] ?? 0);
      const passwordStart = userEnd + 1;
      const user = request.subarray(2, userEnd).toString();
      const password = request.subarray(passwordStart, passwordStart + (request[userEnd] ?? 0)).toString();
      const isRight = user === login?.user && password === login.password;
      if (!isRight) refusals += 1;
      client.write(Buffer.from([1, isRight ? 0 : 1]));
      if (isRight) client.once("data", dial);
      else client.end();
    };
    const dial = (request: Buffer): void => {
      const isName = request[3] === 3;
      const end = isName ? 5 + (request[4] ?? 0) : 8;
      const host = isName ? request.subarray(5, end).toString() : request.subarray(4, end).join(".");
      const port = request.readUInt16BE(end);
      reached.push(`${host}:${port}`);
      joined(client, port, peers, () => client.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0])));
    };
    client.once("data", greet);
  });
  return { port: await listening(server), reached, peers: () => peers, refusals: () => refusals };
}

function joined(client: Socket, port: number, peers: Set<number>, ready: () => void): void {
  const upstream = connect(port, HOST, () => {
    peers.add(upstream.localPort ?? 0);
    ready();
    client.pipe(upstream).pipe(client);
  });
  for (const [one, other] of [
    [client, upstream],
    [upstream, client],
  ] as const) {
    one.on("error", () => other.destroy());
    one.on("close", () => other.destroy());
  }
}

async function listening(server: ReturnType<typeof createServer>): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => sockets.add(socket));
  server.listen(0, HOST);
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
