import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("./generation-writer.ts", import.meta.url));
const root = fileURLToPath(new URL("../../", import.meta.url));

/** generation-writer.ts under way, with the lines it has printed. */
export class RunningWriter {
  readonly lines: string[] = [];
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  readonly #waiting = new Set<() => void>();

  constructor(...args: readonly string[]) {
    this.#child = spawn(process.execPath, ["--import", "tsx", script, ...args], {
      cwd: root,
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.#ended = once(this.#child, "close");
    if (!this.#child.stdout) throw new Error("no standard output");
    createInterface(this.#child.stdout).on("line", (line) => {
      this.lines.push(line);
      for (const wake of this.#waiting) wake();
    });
    void this.#ended.then(() => {
      for (const wake of this.#waiting) wake();
    });
  }

  get pid(): number {
    return this.#child.pid ?? Number.NaN;
  }

  get #over(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Waits for a line that starts with `start`; throws if the process ends without one. */
  async line(start: string): Promise<string> {
    for (;;) {
      const found = this.lines.find((line) => line.startsWith(start));
      if (found !== undefined) return found;
      if (this.#over) throw new Error(`ended without "${start}": ${this.lines.join(" | ")}`);
      await new Promise<void>((resolve) => {
        this.#waiting.add(resolve);
      });
    }
  }

  /** SIGKILL, and waits until the process is gone and all it printed was read. */
  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#ended;
  }

  /** Lets a holding writer go on. */
  goOn(): void {
    this.#child.stdin?.end();
  }

  /** Lets a holding writer go on; gives its exit status when it has ended. */
  async end(): Promise<number | null> {
    this.goOn();
    await this.#ended;
    return this.#child.exitCode;
  }
}
