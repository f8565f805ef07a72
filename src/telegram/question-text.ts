const BLANK = /^(?:[\s\p{Cc}\p{Cf}\p{Z}\u2800\uFFFC]|\u030A|\u0333|\u033F)*$/u;

/** Whether Telegram would take a text for empty. */
export function isBlank(text: string): boolean {
  return BLANK.test(text);
}
