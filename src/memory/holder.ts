import { randomUUID } from "node:crypto";
import { hostname } from "node:os";

const startedAt = Math.round(performance.timeOrigin);

/** A name for one opened state that no other has, from which this machine can tell whether its process still lives. */
export function newHolder(): string {
  return [hostname(), process.pid, startedAt, randomUUID()].join("/");
}

/**
 * Whether a holder's process is known to be gone. A process of another host, or one whose number was given to another
 * process, counts as alive: its lease ends by itself. To be asked only of holders that share this machine's disk.
 */
export function isDeadHere(holder: string): boolean {
  const [host, pidText, started] = holder.split("/");
  const pid = Number(pidText);
  if (host !== hostname()) return false;
  // In a container the program has the same number after every start.
  if (pid === process.pid) return Number(started) !== startedAt;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}
