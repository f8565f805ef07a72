const LONGEST_NAME = 60;

/** A name for a Word file under this heading: its words alone, so that every system and every header takes it. */
export function wordFileName(heading: string): string {
  const words = heading.match(/[\p{L}\p{N}]+/gu)?.join(" ") ?? "";
  const name = Array.from(words).slice(0, LONGEST_NAME).join("").trim();
  return `${name || "yanju"}.docx`;
}
