import { type AddressInfo, createServer } from "node:net";
import { once } from "node:events";
import { describe, expect, test } from "vitest";
import type { DocumentDesk } from "../../src/corpus/desk.ts";
import { proxyFor } from "../../src/ops/proxy-setting.ts";
import { type FakeProxy, type Login, startHttpProxy, startSocksProxy } from "../fakes/proxies.ts";
import { runBot, startApi } from "./running-bot.ts";

const QUESTION = "重点行业领域有哪些？";
const LOGIN: Login = { user: "王 小@明", password: "p@ss:w/ord#1%" };
const kinds: [string, (login?: Login) => Promise<FakeProxy>][] = [
  ["http", startHttpProxy],
  ["socks5h", startSocksProxy],
  ["socks5", startSocksProxy],
];

function address(protocol: string, { port }: { port: number }, login?: Login): string {
  const authority = login ? `${encodeURIComponent(login.user)}:${encodeURIComponent(login.password)}@` : "";
  return `${protocol}://${authority}127.0.0.1:${port}`;
}

/** A bot with one setting in the environment. */
async function behind(name: string, value: string, outage = {}) {
  const api = await startApi();
  const proxy = proxyFor(api.root, { [name]: value });
  return runBot({ api, proxy, outage });
}

describe.each(kinds)("behind a proxy by %s", (protocol, start) => {
  test("a question is answered, and everything goes through it", async () => {
    const proxy = await start();
    const { api, polling } = await behind("ALL_PROXY", address(protocol, proxy));
    await expect(polling.ready).resolves.toBe("yanju_bot");
    const person = api.person();
    person.sends(QUESTION);
    expect((await person.receives()).quotations).toHaveLength(2);
    expect(new Set(proxy.reached)).toEqual(new Set([new URL(api.root).host]));
    expect(api.connectionsNotFrom(proxy.peers())).toEqual([]);
  });

  test("with user and password it lets the bot through, and neither is shown", async () => {
    const proxy = await start(LOGIN);
    const { api, log } = await behind("PROXY_URL", address(protocol, proxy, LOGIN));
    const person = api.person();
    person.sends(QUESTION);
    expect((await person.receives()).quotations).toHaveLength(2);
    for (const secret of [LOGIN.password, encodeURIComponent(LOGIN.password)])
      expect(log.join("")).not.toContain(secret);
  });

  test("a wrong password is said once, at once, with the setting to mend and without the password", async () => {
    const proxy = await start(LOGIN);
    const { log } = await behind("HTTP_PROXY", address(protocol, proxy, { ...LOGIN, password: "falsch-wrong" }));
    await eventually(() => proxy.refusals() > 3);
    const lines = log.filter((line) => line.includes('"level":"error"'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/the proxy does not accept the user and password of HTTP_PROXY; mend them there/);
    expect(log.join("")).not.toMatch(/falsch-wrong/);
  });

  test("a missing password is said alike", async () => {
    const proxy = await start(LOGIN);
    const { log } = await behind("HTTP_PROXY", address(protocol, proxy));
    await eventually(() => log.some((line) => line.includes("does not accept the user and password of HTTP_PROXY")));
  });

  test("where nothing listens, the log says after ten failures what to look at", async () => {
    const port = await closedPort();
    const { log } = await behind("HTTP_PROXY", address(protocol, { port }), { firstPauseMs: 1, maxPauseMs: 2 });
    await eventually(() => log.some((line) => line.includes('"attempt":30')));
    const lines = log.filter((line) => line.includes('"level":"error"'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/PROXY_UNREACHABLE.*through the proxy of HTTP_PROXY/);
  });

  test("a file that an admin sends comes through it", async () => {
    const proxy = await start(LOGIN);
    const api = await startApi();
    const read: string[] = [];
    const documents = {
      inspect: (name: string, bytes: Uint8Array) => {
        read.push(`${name}: ${Buffer.from(bytes).toString()}`);
        return Promise.reject(new Error("enough"));
      },
    } as unknown as DocumentDesk;
    await runBot({
      api,
      proxy: proxyFor(api.root, { PROXY_URL: address(protocol, proxy, LOGIN) }),
      access: { allowedIds: [], adminIds: [333] },
      documents,
      reindex: () => Promise.reject(new Error("not asked for")),
    });
    const admin = api.person({ id: 333 });
    admin.sendsFile("通知.txt", Buffer.from("防汛"));
    await admin.receives();
    expect(read).toEqual(["通知.txt: 防汛"]);
    expect(api.connectionsNotFrom(proxy.peers())).toEqual([]);
  });
});

test("without a proxy the log says after ten failures, once, which settings help", async () => {
  const api = await startApi();
  api.faults.next("*", { kind: "dropped" }, 1_000_000);
  const { log } = await runBot({ api, outage: { firstPauseMs: 1, maxPauseMs: 2 } });
  await eventually(() => log.some((line) => line.includes('"attempt":30')));
  const lines = log.filter((line) => line.includes('"level":"error"'));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/set PROXY_URL or HTTPS_PROXY .* or BOT_API_ROOT/);
  expect(log.join("")).not.toContain(api.token);
});

test("a short outage is not taken for a blocked Telegram", async () => {
  const api = await startApi();
  api.faults.next("getMe", { kind: "dropped" }, 5);
  const { polling, log } = await runBot({ api, outage: { firstPauseMs: 1, maxPauseMs: 2 } });
  await polling.ready;
  expect(log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});

async function eventually(condition: () => boolean): Promise<void> {
  await expect.poll(condition, { timeout: 15_000, interval: 20 }).toBe(true);
}

/** A port that was free a moment ago. */
async function closedPort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
