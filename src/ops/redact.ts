const MASK = "[redacted]";
/** Placeholders such as `none` or `EMPTY` are no secrets, and masking them would garble the log. */
const SHORTEST_SECRET = 8;
/** Whoever it is that an address logs in, but in the example of one. */
const LOGIN = /:\/\/(?!user:password@)[^\s/@:]*:[^\s/@]+@/gu;

/**
 * Replaces every occurrence of the secrets in a text, also percent-encoded as in an address and in base64 as in a header,
 * and the user and password of every address.
 */
export function redactor(secrets: readonly (string | undefined)[]): (text: string) => string {
  const forms = secrets
    .filter((secret) => secret !== undefined)
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .flatMap(formsOf)
    .filter((form) => form.length >= SHORTEST_SECRET);
  // The longest first, so that a secret within another leaves no remainder.
  const ordered = [...new Set(forms)].sort((a, b) => b.length - a.length);
  return (text) =>
    ordered.reduce((redacted, form) => redacted.replaceAll(form, MASK), text).replaceAll(LOGIN, `://${MASK}@`);
}

function formsOf(secret: string): string[] {
  const encoded = encodeURIComponent(secret);
  const lower = encoded.replaceAll(/%[\dA-F]{2}/gu, (code) => code.toLowerCase());
  return [secret, encoded, lower, encoded.replaceAll("%20", "+"), ...inBase64(secret)];
}

/** What a secret looks like in base64 wherever it begins, without the characters that hold bits of its neighbours. */
function inBase64(secret: string): string[] {
  return [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
    const whole = bytes.toString("base64").replaceAll("=", "");
    const text = whole.slice(Math.ceil((before * 4) / 3), bytes.length % 3 === 0 ? undefined : -1);
    return [text, text.replaceAll("+", "-").replaceAll("/", "_")];
  });
}
