import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("./worker.ts", import.meta.url));

/** worker.ts under way, with the lines it has printed. */
export class WorkerProcess {
  readonly lines: string[] = [];
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  #wake: () => void = () => undefined;

  constructor(...args: readonly (string | number)[]) {
    this.#child = spawn(process.execPath, ["--import", "tsx", script, ...args.map(String)], {
      cwd: fileURLToPath(new URL("../../", import.meta.url)),
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.#ended = once(this.#child, "close").then(() => this.#wake());
    if (!this.#child.stdout) throw new Error("no standard output");
    createInterface(this.#child.stdout).on("line", (line) => {
      this.lines.push(line);
      this.#wake();
    });
  }

  /** Waits until it has printed so many lines that start with `start`; throws if it ends before. */
  async printed(start: string, count = 1): Promise<void> {
    while (this.of(start).length < count) {
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) {
        throw new Error(`ended early: ${this.lines.slice(-5).join(" | ")}`);
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** What followed `start` on the lines that begin with it. */
  of(start: string): string[] {
    return this.lines.filter((line) => line.startsWith(start)).map((line) => line.slice(start.length).trim());
  }

  /** Lets it begin; before that it only loads the program. */
  begin(): this {
    this.#child.stdin?.end();
    return this;
  }

  /** SIGKILL, and waits until it is gone and all it printed was read. */
  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#ended;
  }

  /** Waits for its end; gives its exit status. */
  async end(): Promise<number | null> {
    await this.#ended;
    return this.#child.exitCode;
  }
}
