import { type ChildProcess, execFileSync, spawn, type SpawnOptions } from "node:child_process";
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
const MOST_STARTS = 20;
const START_PAUSE_MS = 200;
const MOST_LOOKS = 200;
const LOOK_PAUSE_MS = 50;
const asRoot = process.getuid?.() === 0;

/** Starts a Postgres server for the tests of a suite, and stops it after them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await PostgresServer.start();
  project.provide("postgresUrl", server.url);
  return () => server.remove();
}

/** A Postgres server in a temporary folder, reachable by a socket there only. */
export class PostgresServer {
  /** Its address without a database's name at its end. */
  readonly url: string;
  #process: ChildProcess | undefined;

  private constructor(
    private readonly folder: string,
    private readonly bin: string,
  ) {
    this.url = `postgres://yanju@${encodeURIComponent(folder)}/`;
  }

  static async start(): Promise<PostgresServer> {
    const bin = binaries();
    const folder = mkdtempSync(join(PARENT, "yanju-postgres-"));
    if (asRoot) chownSync(folder, UNPRIVILEGED, UNPRIVILEGED);
    chmodSync(folder, 0o700);
    const server = new PostgresServer(folder, bin);
    const initdb = ["-D", join(folder, "data"), "-U", "yanju", "-A", "trust", "-E", "UTF8", "--no-sync"];
    execFileSync(join(bin, "initdb"), initdb, { ...server.#options, stdio: "pipe" });
    try {
      await server.begin();
    } catch (error) {
      await server.remove();
      throw error;
    }
    return server;
  }

  /** Starts the server where it does not run; resolves once it answers. */
  async begin(): Promise<void> {
    const args = ["-D", join(this.folder, "data"), "-k", this.folder, "-c", "listen_addresses=", "-c", "fsync=off"];
    let log = "";
    for (let tries = 0; tries < MOST_STARTS; tries += 1) {
      const server = spawn(join(this.bin, "postgres"), args, { ...this.#options, stdio: ["ignore", "ignore", "pipe"] });
      server.stderr?.on("data", (chunk: Buffer) => (log += chunk.toString()));
      this.#process = server;
      if (await answers(`${this.url}postgres`, server)) return;
      // The processes of one that was killed have its memory for a moment.
      await delay(START_PAUSE_MS);
    }
    throw new Error(`the test's Postgres server did not start:\n${log}`);
  }

  /** Ends the server: SIGINT cuts connections and keeps what was committed, as does SIGKILL with what is on the disk. */
  async end(signal: "SIGINT" | "SIGKILL" = "SIGINT"): Promise<void> {
    const server = this.#process;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, "exit");
    server.kill(signal);
    await ended;
  }

  async remove(): Promise<void> {
    await this.end();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** One statement in a database of the server. */
  async run(statement: string, database = "postgres"): Promise<pg.QueryResult> {
    const client = new pg.Client({ connectionString: this.url + database });
    await client.connect();
    try {
      return await client.query(statement);
    } finally {
      await client.end();
    }
  }

  get #options(): SpawnOptions {
    const user = asRoot ? { uid: UNPRIVILEGED, gid: UNPRIVILEGED } : {};
    return { ...user, cwd: this.folder, env: { PATH: process.env["PATH"], LC_ALL: "C" } };
  }
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

/** Whether a server that starts comes to answer; false where it ends before. */
async function answers(connectionString: string, server: ChildProcess): Promise<boolean> {
  for (let tries = 0; tries < MOST_LOOKS; tries += 1) {
    const client = new pg.Client({ connectionString });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      if (server.exitCode !== null) return false;
      await delay(LOOK_PAUSE_MS);
    }
  }
  return false;
}
