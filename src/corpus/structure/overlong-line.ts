/** A longer line is none that anybody wrote: its breaks were lost on the way. */
const longest = 10_000;

/** How long the longest line of a text is, where that is longer than people write. */
export function overlongLine(raw: string): number | undefined {
  const length = raw.split(/[\r\n]+/u).reduce((most, line) => Math.max(most, line.length), 0);
  return length > longest ? length : undefined;
}
