/** An answer later than this helps nobody: a word that it did not come in time is sent instead. */
export const LATEST_ANSWER_MS = 5 * 60_000;
