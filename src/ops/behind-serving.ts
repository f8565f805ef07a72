import { getPriority, setPriority } from "node:os";

const STEPS_BACK = 5;

/** Has this thread compute behind those that serve people, where both want a processor; as before where it may not. */
export function computeBehindServing(): void {
  // Elsewhere it would be the priority of the whole process.
  if (process.platform !== "linux") return;
  try {
    setPriority(Math.min(19, getPriority() + STEPS_BACK));
  } catch {
    // A service may be forbidden the call: it is not needed.
  }
}
