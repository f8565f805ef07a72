/** What goes over the wire as it stands: JSON that `JSON.stringify` could not make, such as lists thousands deep. */
export class WireText {
  constructor(readonly json: string) {}
}

/** A value as JSON, with what stands in it as `WireText`. */
export function wireOf(value: unknown): string {
  const texts: string[] = [];
  const json = JSON.stringify(value, (_, part: unknown) =>
    part instanceof WireText ? `\uE000${texts.push(part.json) - 1}\uE000` : part,
  );
  return json.replaceAll(/"\uE000(\d+)\uE000"/gu, (_, place: string) => texts[Number(place)] ?? "");
}
