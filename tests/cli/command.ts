import { spawn, type ChildProcess } from "node:child_process";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, vi } from "vitest";
import type * as Errors from "../../src/ops/errors.ts";
import { runner } from "../compile.ts";

export const corpusGiven = fileURLToPath(new URL("../../corpus/", import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves once standard error has matched; rejects where the process ends before. */
  said(pattern: RegExp): Promise<RegExpExecArray>;
  /** What it has written to standard error so far. */
  output(): string;
}

/** Starts a command in a folder of its own, so that neither a developer's `.env` nor settings reach it. */
export function start(
  folder: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Running {
  const { PATH = "", HOME = "", TMPDIR } = process.env;
  const child = spawn(process.execPath, [runner, ...args], {
    cwd: folder,
    env: { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }), ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  const said = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(stderr);
        if (!match) return;
        child.stderr.off("data", look);
        resolve(match);
      };
      child.stderr.on("data", look);
      look();
      ended.then(({ code }) => reject(new Error(`ended with ${code}: ${stderr}`)), reject);
    });
  return { process: child, ended, said, output: () => stderr };
}

/** Runs a command to its end. */
export function run(
  folder: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return start(folder, args, settings).ended;
}

type Command = "ask" | "backup" | "bot" | "corpus" | "index" | "restore";

const compiled = (module: string): string => new URL(`../../dist/${module}`, import.meta.url).href;

/** Calls a compiled command in this process, as main.ts does, in a working folder: many cases, one start. */
export async function call(
  folder: string,
  command: Command,
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const before = process.cwd();
  process.chdir(folder);
  for (const name of settingNames) vi.stubEnv(name, settings[name] ?? "");
  let stdout = "";
  let stderr = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => Boolean((stdout += String(text))) || true);
  vi.spyOn(process.stderr, "write").mockImplementation((text) => Boolean((stderr += String(text))) || true);
  try {
    const module = (await import(compiled(`cli/${command}.js`))) as { run(args: readonly string[]): Promise<void> };
    await module.run(args);
    return { code: 0, signal: null, stdout, stderr };
  } catch (error) {
    const { UserError } = (await import(compiled("ops/errors.js"))) as typeof Errors;
    if (!(error instanceof UserError)) throw error;
    return { code: error.exitCode, signal: null, stdout, stderr: `${stderr}yanju: ${error.message}\n` };
  } finally {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    process.chdir(before);
  }
}

const settingNames = [
  "LLM_BASE_URL",
  "LLM_MODEL",
  "LLM_API_KEY",
  "BOT_TOKEN",
  "BOT_API_ROOT",
  "HOST",
  "PUBLIC_URLS",
  "PAGE_TOKEN",
  "ADMIN_IDS",
  "ALLOWED_IDS",
  "PORT",
  "DATA_DIR",
  "CORPUS_DIR",
  "LOG_LEVEL",
  "BOT_MODE",
  "DATABASE_URL",
];

/** What standard error says of the end, a log's lines as they are on a terminal. */
export function endOf(stderr: string): string {
  return stderr.replaceAll(/^\{.*"level":"fatal".*\}$/gmu, (line) => {
    const { reason } = JSON.parse(line) as { readonly reason: string };
    return `yanju: ${reason}`;
  });
}

/** A refusal: nothing on standard output, the given exit status, and one line for the person, without a stack. */
export function expectOneLine(ended: Ended, status: number, line: RegExp): void {
  const { code, stdout } = ended;
  const stderr = endOf(ended.stderr);
  expect({ code, stdout, stderr }).toEqual({ code: status, stdout: "", stderr: expect.stringMatching(line) as string });
  expect(stderr).toMatch(/^yanju: [^\n]+\n$/u);
  expect(stderr).not.toMatch(/^\s+at /mu);
}

/** Every file below a folder with its bytes. */
export async function contentsOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder, { recursive: true })).sort();
  const files = await Promise.all(names.map(async (name) => ((await stat(join(folder, name))).isFile() ? [name] : [])));
  const contents = await Promise.all(
    files.flat().map(async (name) => [name, (await readFile(join(folder, name))).toString("base64")] as const),
  );
  return Object.fromEntries(contents);
}

export const smallSpeech = `县长在安全生产会议上的讲话
同志们:今天的会议很重要。
一要落实企业主体责任。企业负责人每月至少检查一次本单位的安全生产工作。
二要加强消防检查。消防部门对商场和学校每季度检查一次。
`;
