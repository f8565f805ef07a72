import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Shelves } from "./shelves.ts";

/** Asked for, not listened to: shared folders and mounted ones tell nobody of a change. */
const lookEveryMs = 3_000;

/**
 * Calls `onChange` whenever files of the shelves have changed and then stayed as they are from one look to the next, so
 * that no copy under way is read. Gives what ends the watch.
 */
export function watchShelves(shelves: Shelves, onChange: () => Promise<void>, everyMs = lookEveryMs): () => void {
  let served: string | undefined;
  let seen: string | undefined;
  let timer: NodeJS.Timeout;
  let isEnded = false;
  const look = async (): Promise<void> => {
    const state = await stateOf(shelves);
    served ??= state;
    if (state !== served && state === seen) {
      served = state;
      await onChange();
    }
    seen = state;
    if (!isEnded) timer = setTimeout(() => void look(), everyMs).unref();
  };
  void look();
  return () => {
    isEnded = true;
    clearTimeout(timer);
  };
}

/** Names, sizes and times of all files; of a folder that cannot be read, nothing. */
async function stateOf({ given, added }: Shelves): Promise<string> {
  const folders = [given, added].filter((folder) => folder !== undefined);
  const files: string[] = [];
  for (const folder of folders.flatMap((path) => [path, join(path, "renderings")])) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.toSorted((a, b) => (a < b ? -1 : 1))) {
      // Hidden: locks, and drafts of what is being written.
      if (name.startsWith(".")) continue;
      const found = await stat(join(folder, name)).catch(() => undefined);
      if (found?.isFile()) files.push([folder, name, found.size, found.mtimeMs].join("\n"));
    }
  }
  return files.join("\n");
}
