import { fork, type ForkOptions } from "node:child_process";
import { once } from "node:events";

/** A process of its own that answers one message at a time. */
export interface Child {
  /** Its next message; rejects where it ends before. */
  hear(): Promise<unknown>;
  ask(message: object): Promise<unknown>;
  stop(): void;
}

/** Starts a module as a process; it ends with this one at the latest. */
export function startChild(module: string, args: readonly string[] = [], options: ForkOptions = {}): Child {
  const child = fork(module, args, options);
  const stop = (): void => void child.kill();
  process.once("exit", stop);
  const ended = once(child, "exit").then(([code]: unknown[]) => {
    throw new Error(`${module} ended with status ${String(code)}`);
  });
  ended.catch(() => undefined);
  const hear = async (): Promise<unknown> => ((await Promise.race([once(child, "message"), ended])) as unknown[])[0];
  return {
    hear,
    ask(message) {
      const heard = hear();
      child.send(message);
      return heard;
    },
    stop,
  };
}
