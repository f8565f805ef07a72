/** What becomes of updates; `dropped`: what was to be said could not be delivered, `given_up`: it ended the process too often. */
export const updateOutcomes = ["received", "refused", "dropped", "given_up"] as const;
export type UpdateOutcome = (typeof updateOutcomes)[number];

/** Counts updates, one unless told otherwise. */
export type CountUpdates = (outcome: UpdateOutcome, by?: number) => void;
