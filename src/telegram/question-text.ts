/** In characters as a person counts them, not in code units. */
export const MAX_QUESTION_LENGTH = 1000;

const BLANK = /^(?:[\s\p{Cc}\p{Cf}\p{Z}\u2800\uFFFC]|\u030A|\u0333|\u033F)*$/u;

/** Whether Telegram would take a text for empty. */
export function isBlank(text: string): boolean {
  return BLANK.test(text);
}
