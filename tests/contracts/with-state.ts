import { afterEach, beforeEach } from "vitest";
import type { StateOptions } from "../../src/memory/open.ts";
import type { State } from "../../src/memory/state.ts";
import { SetClock } from "../memory/set-clock.ts";

/** An empty database that any number of states can be opened on. */
export interface EmptyDatabase {
  open(options?: Pick<StateOptions, "clock" | "leaseMs" | "folder">): Promise<State>;
  drop(): Promise<void>;
}

/** What a test works with. */
export interface Opened {
  readonly database: EmptyDatabase;
  readonly clock: SetClock;
  readonly state: State;
}

/** Before each test hands over a state of an empty database; gives what closes that and hands over another of the same. */
export function withState(
  create: () => Promise<EmptyDatabase>,
  handOver: (opened: Opened) => void,
): { readonly reopen: () => Promise<void> } {
  let opened: Opened;
  const open = async (database: EmptyDatabase, clock: SetClock): Promise<void> => {
    opened = { database, clock, state: await database.open({ clock: clock.read }) };
    handOver(opened);
  };
  beforeEach(async () => open(await create(), new SetClock("2024-05-01T23:00:00Z")));
  afterEach(async () => {
    await opened.state.close();
    await opened.database.drop();
  });
  return {
    reopen: async () => {
      await opened.state.close();
      await open(opened.database, opened.clock);
    },
  };
}
