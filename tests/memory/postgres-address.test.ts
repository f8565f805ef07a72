import { createServer } from "node:net";
import { inspect } from "node:util";
import { expect, it } from "vitest";
import { StateError } from "../../src/ops/errors.ts";
import { openState } from "../../src/memory/open.ts";

/** A port of this machine on which nothing listens. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => {
    server.once("listening", resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return address.port;
}

/** A server that speaks no Postgres. */
async function stranger(): Promise<{ port: number; close: () => void }> {
  const server = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")).listen(0, "127.0.0.1");
  await new Promise((resolve) => {
    server.once("listening", resolve);
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return { port: address.port, close: () => server.close() };
}

async function refusal(databaseUrl: string): Promise<string> {
  const error: unknown = await openState({ dataDir: "/nowhere", databaseUrl }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StateError);
  expect(inspect(error, { depth: 9 })).not.toContain("s3cret");
  const { message } = error as StateError;
  expect(message).not.toContain("\n");
  return message;
}

it("fault 30: an address that leads nowhere is told in one line without the password", async () => {
  expect(await refusal(`postgres://u:s3cret@127.0.0.1:${await closedPort()}/x`)).toContain("cannot be reached");
  expect(await refusal("postgres://u:s3cret@nowhere.invalid/x")).toContain("cannot be reached");
  expect(await refusal("postgres://u:s3cret@%2Fno%2Fsuch%2Ffolder/x")).toContain("cannot be reached");
});

it("fault 30: an address that is none is told in one line without the password", async () => {
  expect(await refusal("postgres://u:s3cret@[/x")).toContain("cannot be understood");
  expect(await refusal("mysql://u:s3cret@localhost/x")).toContain("cannot be understood");
  expect(await refusal("s3cret")).toContain("cannot be understood");
});

it("fault 30: a server that is no Postgres is told in one line without the password", async () => {
  const server = await stranger();
  expect(await refusal(`postgres://u:s3cret@127.0.0.1:${server.port}/x`)).toContain("connection");
  server.close();
});
