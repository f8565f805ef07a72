import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, expect, test, vi } from "vitest";
import { smallSpeech } from "../cli/command.ts";

vi.setConfig({ testTimeout: 900_000 });

const root = fileURLToPath(new URL("../../", import.meta.url));
const nobody = 65_534;
const run = promisify(execFile);
const token = "a-token-that-nobody-guesses";
let folder = "";
afterAll(() => rm(folder, { recursive: true, force: true }));

test("the steps of the Dockerfile give an image that serves for a user who may write to its data alone", async () => {
  folder = await mkdtemp(join(tmpdir(), "yanju-image-"));
  await chmod(folder, 0o755);
  const [app, data] = [join(folder, "app"), join(folder, "data")];
  await mkdir(app);
  const text = await readFile(join(root, "Dockerfile"), "utf8");
  const env: Record<string, string> = {};
  for (const line of text.split("\n")) {
    const [word, ...rest] = line.split(" ");
    const args = rest.join(" ");
    if (word === "COPY" && !args.startsWith("--from")) {
      const names = args.split(" ");
      const to = join(app, names.pop() ?? "");
      for (const name of names) {
        await cp(join(root, name), args.endsWith("/") ? join(to, basename(name)) : to, { recursive: true });
      }
    }
    // Its own folder is made below.
    if (word === "RUN" && !args.startsWith("mkdir")) await run("sh", ["-c", args], { cwd: app });
    if (word === "ENV") Object.assign(env, Object.fromEntries(args.split(" ").map((pair) => pair.split("="))));
  }
  expect(env["DATA_DIR"]).toBe("/data");
  await rm(join(app, "corpus"), { recursive: true });
  await mkdir(join(app, "corpus"));
  await writeFile(join(app, "corpus", "speech.txt"), smallSpeech);
  await mkdir(data);
  const asRoot = process.getuid?.() === 0;
  if (asRoot) await chown(data, nobody, nobody);
  await run("chmod", ["-R", "a-w,a+rX", app]);

  const user = asRoot ? { uid: nobody, gid: nobody } : {};
  const settings = { ...env, PATH: process.env["PATH"] ?? "", DATA_DIR: data, PORT: "0", PAGE_TOKEN: token };
  const command = (name: string): string[] =>
    JSON.parse(new RegExp(`^${name} (\\[.*\\])$`, "mu").exec(text)?.[1] ?? "[]") as string[];
  const [, ...args] = command("CMD");
  const server = spawn(process.execPath, args, { cwd: app, env: settings, ...user, stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(server, "exit");
  let said = "";
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await vi.waitFor(() => expect(said).toMatch(/"msg":"ready"/u), { timeout: 120_000 });
  const port = /127\.0\.0\.1:(\d+)/u.exec(said)?.[1] ?? "";
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  expect((await fetch(`http://127.0.0.1:${port}/metrics`)).status).toBe(404);
  const [, ...check] = command("HEALTHCHECK.* CMD");
  await run(process.execPath, check, { env: { ...settings, PORT: port } });
  await expect(run(process.execPath, check, { env: { ...settings, PORT: "9" } })).rejects.toThrow();
  server.kill("SIGTERM");
  expect((await ended)[0], said).toBe(0);
  await run("chmod", ["-R", "u+w", app]);
});
