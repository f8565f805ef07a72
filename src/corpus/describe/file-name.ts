/** A file's name as it may lie in a folder; a file without one is a text. */
export function safeFileName(name: string | undefined): string {
  const bare = (name ?? "")
    .replaceAll(/[/\\\p{Cc}]/gu, "_")
    .replace(/^\.+/u, "")
    .trim();
  return bare === "" ? "document.txt" : bare;
}
