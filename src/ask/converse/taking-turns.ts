import type { Answerer } from "../../domain.ts";

/**
 * Works on so many questions at once; the others wait in the order they came. Answering keeps the only thread busy: all
 * at once, every answer would be as late as the last, and taps would wait among them. `stopping`: what ends the waiting of
 * the question that is being asked, which then rejects with its reason.
 */
export function takingTurns(
  answerer: Answerer,
  atOnce: number,
  stopping: () => AbortSignal | undefined = () => undefined,
): Answerer {
  const waiting = new Set<() => void>();
  let free = atOnce;
  const turn = (signal: AbortSignal | undefined) =>
    new Promise<void>((resolve, reject) => {
      const leave = () => {
        waiting.delete(begin);
        reject(signal?.reason as Error);
      };
      const begin = () => {
        waiting.delete(begin);
        signal?.removeEventListener("abort", leave);
        resolve();
      };
      waiting.add(begin);
      signal?.addEventListener("abort", leave);
    });
  return {
    answer: async (question) => {
      const signal = stopping();
      signal?.throwIfAborted();
      if (free > 0) free -= 1;
      else await turn(signal);
      try {
        return await answerer.answer(question);
      } finally {
        const [next] = waiting;
        if (next) next();
        else free += 1;
      }
    },
  };
}
