import type { Bilingual } from "../domain.ts";

/** A name that is known in Chinese alone, or that a person gave once for both languages. */
export function sameInBoth(text: string): Bilingual {
  return { zh: text, en: text };
}
