/**
 * A text of at most `limit` code units, cut between characters, where it has words between words, and ended with … where
 * it was longer.
 */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  const whole = /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
  const isInWord = /[a-z]$/i.test(whole) && /^[a-z]/i.test(text.slice(whole.length));
  const blank = isInWord ? whole.lastIndexOf(" ") : -1;
  return `${blank > limit / 2 ? whole.slice(0, blank) : whole}…`;
}
