import type { Answerer } from "../domain.ts";

/**
 * Works on so many questions at once; the others wait in the order they came. Answering keeps the only thread busy: all
 * at once, every answer would be as late as the last, and taps would wait among them.
 */
export function takingTurns(answerer: Answerer, atOnce: number): Answerer {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  return {
    answer: async (question) => {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await answerer.answer(question);
      } finally {
        const next = waiting.shift();
        if (next) next();
        else free += 1;
      }
    },
  };
}
