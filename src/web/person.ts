import type { HttpBindings } from "@hono/node-server";

/** Who uses the page. */
export interface Person {
  /** Their Telegram user id; 0 where the page is open or was opened with its token. */
  readonly id: number;
  /** Whether they may add documents. */
  readonly isAdmin: boolean;
}

/** Whoever opens a page that only this machine can reach, or knows its token, runs it. */
export const operator: Person = { id: 0, isAdmin: true };

/** What a request brings: its socket, which is absent where the app is called without one, and who sends it. */
export interface WebEnv {
  Bindings: Partial<HttpBindings>;
  Variables: { person: Person };
}
