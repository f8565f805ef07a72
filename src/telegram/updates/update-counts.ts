/** What becomes of updates; `set_aside`: they could not be read or stored, `dropped`: what was to be said could not be delivered, `given_up`: it ended the process too often. */
export const updateOutcomes = ["received", "set_aside", "refused", "dropped", "given_up"] as const;
export type UpdateOutcome = (typeof updateOutcomes)[number];

/** Counts updates, one unless told otherwise. */
export type CountUpdates = (outcome: UpdateOutcome, by?: number) => void;
