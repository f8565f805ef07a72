/** Long enough for the next letter of a quick typist. */
const PAUSE_MS = 300;

/**
 * Waits for a pause in a person's typing, where each letter is a query: says of each whether it was the last one before
 * the pause. Those that were not may be left unanswered.
 */
export function typingPause(pauseMs = PAUSE_MS): (person: number) => Promise<boolean> {
  const waiting = new Map<number, (isLast: boolean) => void>();
  return (person) => {
    waiting.get(person)?.(false);
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle(true), pauseMs);
      const settle = (isLast: boolean) => {
        clearTimeout(timer);
        if (isLast) waiting.delete(person);
        resolve(isLast);
      };
      waiting.set(person, settle);
    });
  };
}
