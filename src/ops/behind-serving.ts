import { getPriority, setPriority } from "node:os";

const STEPS_BACK = 5;

/** Has this thread compute behind those that serve people, where they want a processor at the same time. */
export function computeBehindServing(): void {
  // Elsewhere it would be the priority of the whole process.
  if (process.platform === "linux") setPriority(Math.min(19, getPriority() + STEPS_BACK));
}
