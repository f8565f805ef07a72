import { codeOf } from "./durable-files.ts";
import { messageOf } from "./errors.ts";

/** Why the system refused to write, and what the person can do: free some space on a full disk, else `otherwise`. */
export function refusalInWords(error: unknown, otherwise: string): string {
  const isFull = ["ENOSPC", "EDQUOT"].includes(codeOf(error) ?? "");
  return isFull ? "the disk is full; free some space" : `${messageOf(error)}; ${otherwise}`;
}
