import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, chmodSync, chownSync, constants, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** The private server's address without a database's name at its end. */
    postgresUrl: string;
  }
}

const DEBIAN = "/usr/lib/postgresql";
/** Nobody in particular; as root the server refuses to run. */
const UNPRIVILEGED = 65534;
/** A socket's path may have 107 bytes: not every temporary folder is short enough. */
const PARENT = "/tmp";

/** Starts a Postgres server in a temporary folder, reachable by a socket there only, and stops it after the tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const bin = binaries();
  const folder = mkdtempSync(join(PARENT, "yanju-postgres-"));
  const asRoot = process.getuid?.() === 0;
  const user = asRoot ? { uid: UNPRIVILEGED, gid: UNPRIVILEGED } : {};
  if (asRoot) chownSync(folder, UNPRIVILEGED, UNPRIVILEGED);
  chmodSync(folder, 0o700);
  const options = { ...user, cwd: folder, env: { PATH: process.env["PATH"], LC_ALL: "C" } };
  const data = join(folder, "data");
  execFileSync(join(bin, "initdb"), ["-D", data, "-U", "yanju", "-A", "trust", "-E", "UTF8", "--no-sync"], {
    ...options,
    stdio: "pipe",
  });
  const server = spawn(
    join(bin, "postgres"),
    ["-D", data, "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off"],
    {
      ...options,
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  let log = "";
  server.stderr?.on("data", (chunk: Buffer) => (log += chunk.toString()));
  const stop = async () => {
    if (server.exitCode === null && server.signalCode === null) {
      const ended = once(server, "exit");
      // A fast shutdown: connections are cut, data are kept.
      server.kill("SIGINT");
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `postgres://yanju@${encodeURIComponent(folder)}/`;
  try {
    await untilItAnswers(`${url}postgres`, server);
  } catch (error) {
    await stop();
    throw new Error(`the test's Postgres server did not start:\n${log}`, { cause: error });
  }
  project.provide("postgresUrl", url);
  return stop;
}

function binaries(): string {
  const versions = (() => {
    try {
      return readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a));
    } catch {
      return [];
    }
  })();
  const folders = [
    ...(process.env["PATH"] ?? "").split(delimiter),
    ...versions.map((version) => join(DEBIAN, version, "bin")),
  ];
  const found = folders.find((folder) => ["initdb", "postgres"].every((name) => isProgram(join(folder, name))));
  if (found === undefined) {
    throw new Error(
      `these tests need Postgres: install it (apt-get install postgresql) or put initdb and postgres on the PATH`,
    );
  }
  return found;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function untilItAnswers(connectionString: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString });
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if (server.exitCode !== null || tries > 200) throw error;
      await delay(50);
    }
  }
}
