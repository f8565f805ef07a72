import { type ChildProcess, fork } from "node:child_process";
import { readFile } from "node:fs/promises";
import { CorpusError } from "../../ops/errors.ts";
import type { ImportResult, ImportTask } from "./import-process.ts";
import type { ImportedText } from "./imported.ts";

/** Compiled code alone. */
const program = new URL("import-process.js", import.meta.url);
/** What a file may take. A thread would not do: one that fills its heap may end the process it is in. */
interface Limits {
  readonly longestMs: number;
  readonly heapMb: number;
  /** Of the whole process, buffers that it unpacks too. */
  readonly memoryMb: number;
}
/** A thousand pages of PDF take some ten seconds. */
const usual: Limits = { longestMs: 60_000, heapMb: 256, memoryMb: 450 };
const watchMs = 50;
const pageBytes = 4096;
const megabyte = 1024 * 1024;

/**
 * Reads files in a process of its own, one after the other: a file that takes too long or too much memory ends it, is told
 * as a CorpusError, and touches nothing else.
 */
export class IsolatedImporter {
  readonly #limits: Limits;
  #child: ChildProcess | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(limits: Partial<Limits> = {}) {
    this.#limits = { ...usual, ...limits };
  }

  async read(path: string, bytes: Uint8Array): Promise<ImportedText> {
    const result = this.#last.then(() => this.#run({ path, bytes }));
    this.#last = result.catch(() => undefined);
    const imported = await result;
    if (typeof imported === "string") throw new CorpusError(imported);
    return imported;
  }

  /** Ends the process; the next file starts another. */
  close(): void {
    this.#child?.kill("SIGKILL");
    this.#child = undefined;
    process.off("exit", this.#end);
  }

  readonly #end = (): void => this.close();

  async #run(task: ImportTask): Promise<ImportResult> {
    const { longestMs, heapMb, memoryMb } = this.#limits;
    this.#child ??= fork(program, {
      execArgv: [`--max-old-space-size=${heapMb}`],
      // No secret of the settings is within reach of what reads a stranger's file.
      env: {},
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const child = this.#child;
    // A file that keeps it busy would keep it from seeing that nobody waits any more.
    process.off("exit", this.#end).once("exit", this.#end);
    const timers: NodeJS.Timeout[] = [];
    try {
      return await new Promise<ImportResult>((resolve, reject) => {
        const fail = (reason: string): void =>
          reject(new CorpusError(`${task.path} ${reason}; split it, or save it anew`));
        const seconds = longestMs / 1000;
        timers.push(setTimeout(() => fail(`takes longer than ${seconds} seconds to read`), longestMs));
        const watch = async (): Promise<void> => {
          if ((await memoryOf(child)) > memoryMb * megabyte) fail("takes too much memory to read");
        };
        timers.push(setInterval(() => void watch(), watchMs));
        child.once("message", (result) => resolve(result as ImportResult));
        child.once("error", () => fail("cannot be read"));
        child.once("exit", (_, signal) =>
          fail(signal === "SIGABRT" ? "takes too much memory to read" : "ends the program that reads it"),
        );
        child.send(task, (error) => error && fail("cannot be read"));
      });
    } catch (error) {
      this.close();
      throw error;
    } finally {
      for (const timer of timers) clearTimeout(timer);
      child.removeAllListeners();
    }
  }
}

/** Bytes of memory that a process has; 0 where the system does not tell (it is limited by its heap alone then). */
async function memoryOf({ pid }: ChildProcess): Promise<number> {
  const statm = await readFile(`/proc/${pid}/statm`, "utf8").catch(() => "");
  return Number(statm.split(" ")[1] ?? 0) * pageBytes;
}
