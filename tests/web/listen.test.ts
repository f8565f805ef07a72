import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { Answer, Answerer } from "../../src/domain.ts";
import { ListenError } from "../../src/ops/errors.ts";
import { listen, type Listener } from "../../src/web/listen.ts";
import { createWeb } from "../../src/web/web.ts";
import { RecordedAnswers } from "./recorded-answers.ts";

const running: Listener[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((listener) => listener.close(0)));
});

function web(answerer: Answerer = new RecordedAnswers()) {
  return createWeb({ answerer, ready: () => true, host: "127.0.0.1", report: () => undefined });
}

async function start(answerer?: Answerer): Promise<Listener> {
  const listener = await listen(web(answerer), "127.0.0.1", 0);
  running.push(listener);
  return listener;
}

/** Over node:http, since fetch does not let a caller set Host. */
function status(port: number, path: string, headers: Record<string, string>, body?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, headers, method: body ? "POST" : "GET" }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

test("answers over a real port", async () => {
  const { url, port } = await start();
  expect(url).toBe(`http://127.0.0.1:${port}`);
  const response = await fetch(`${url}/api/ask`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: url },
    body: JSON.stringify({ question: "重点行业领域有哪些" }),
  });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ status: "answered", lead: "2份文件中的原文如下：" });
});

test("fault 43: refuses a foreign host name, and its own with another port", async () => {
  const { port } = await start();
  expect(await status(port, "/", { Host: `localhost:${port}` })).toBe(200);
  expect(await status(port, "/", { Host: `evil.example:${port}` })).toBe(403);
  expect(await status(port, "/", { Host: "127.0.0.1:1" })).toBe(403);
  expect(await status(port, "/", { Host: "127.0.0.1" })).toBe(403);
});

test("turns away a body that is too large and goes on serving", async () => {
  const { url, port } = await start();
  const own = { Host: `127.0.0.1:${port}`, "Content-Type": "application/json" };
  expect(await status(port, "/api/ask", own, "x".repeat(65 * 1024))).toBe(413);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test("fault 60: of two thousand questions at once answers some, tells the others that it is busy, and resets none", async () => {
  const recorded = new RecordedAnswers();
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  const { port } = await start({
    async answer(question): Promise<Answer> {
      await gate;
      return recorded.answer(question);
    },
  });
  const own = { Host: `127.0.0.1:${port}`, "Content-Type": "application/json" };
  const body = JSON.stringify({ question: "重点行业领域有哪些" });
  let busy = 0;
  const all = Array.from({ length: 2000 }, () =>
    status(port, "/api/ask", own, body).then((code) => {
      if (code === 503) busy += 1;
      // Those that are let in wait until all the others were told.
      if (busy === 2000 - 64) release();
      return code;
    }),
  );
  const codes = await Promise.all(all);
  const count = (code: number): number => codes.filter((one) => one === code).length;
  expect({ answered: count(200), busy: count(503) }).toEqual({ answered: 64, busy: 1936 });
  expect(await status(port, "/api/ask", own, body)).toBe(200);
}, 60_000);

test("names the port and the setting where another program has it", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  try {
    const failure = await listen(web(), "127.0.0.1", port).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ListenError);
    expect((failure as ListenError).message).toBe(
      `port ${port} on 127.0.0.1 is in use; stop the program that uses it or set PORT to a free port`,
    );
  } finally {
    await new Promise((resolve) => other.close(resolve));
  }
});

test("names an address that is not this machine's", async () => {
  await expect(listen(web(), "192.0.2.1", 0)).rejects.toThrow(
    new ListenError("HOST 192.0.2.1 is not an address of this machine; set HOST to 127.0.0.1 or to one that is"),
  );
});

test("lets a running answer finish when it closes, then frees the port", async () => {
  const recorded = new RecordedAnswers();
  let arrived = (): void => undefined;
  let release = (): void => undefined;
  const asked = new Promise<void>((resolve) => (arrived = resolve));
  const gate = new Promise<void>((resolve) => (release = resolve));
  const listener = await start({
    async answer(question): Promise<Answer> {
      arrived();
      await gate;
      return recorded.answer(question);
    },
  });
  const response = fetch(`${listener.url}/api/ask`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Connection: "close" },
    body: JSON.stringify({ question: "x" }),
  });
  await asked;
  const closed = listener.close();
  release();
  expect((await response).status).toBe(200);
  await closed;
  running.push(await listen(web(), "127.0.0.1", listener.port));
});

test("cuts an answer that does not end within the grace", async () => {
  let arrived = (): void => undefined;
  const asked = new Promise<void>((resolve) => (arrived = resolve));
  const listener = await start({
    answer: () => {
      arrived();
      return new Promise(() => undefined);
    },
  });
  const response = fetch(`${listener.url}/api/ask`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ question: "x" }),
  });
  const failure = expect(response).rejects.toThrow();
  await asked;
  await listener.close(0);
  await failure;
});

test("fault 40: finds its files in a folder with spaces and Chinese in its name", () => {
  const folder = mkdtempSync(join(tmpdir(), "yanju-"));
  try {
    const project = join(folder, "安全 生产");
    const source = new URL("../../src/", import.meta.url);
    cpSync(source, join(project, "src"), { recursive: true });
    symlinkSync(new URL("../../node_modules", import.meta.url), join(project, "node_modules"));
    writeFileSync(join(project, "package.json"), '{"type":"module"}');
    writeFileSync(
      join(project, "probe.ts"),
      `import { createWeb } from "./src/web/web.ts";
      const app = createWeb({ answerer: { answer: () => Promise.reject(new Error()) }, ready: () => false, host: "localhost", report: () => {} });
      const headers = { host: "localhost" };
      for (const path of ["/?lang=zh-Hans", "/page.js", "/page.css"]) console.log((await app.request(path, { headers })).status);`,
    );
    const { stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "probe.ts"], {
      cwd: project,
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    expect(stdout).toBe("200\n200\n200\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
