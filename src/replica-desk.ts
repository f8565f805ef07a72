import type { Config } from "./config.ts";
import type { DocumentDesk } from "./corpus/desk.ts";
import { openState } from "./memory/open.ts";
import { CorpusError } from "./ops/errors.ts";
import { folderId } from "./ops/folder-id.ts";

/**
 * A desk for several replicas: it changes no document while one of them keeps its documents in another folder and would
 * go on without the change.
 */
export function sharedDesk(desk: DocumentDesk, isShared: () => Promise<boolean>): DocumentDesk {
  const alike =
    <A extends unknown[], R>(act: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      await requireShared(isShared);
      return act(...given);
    };
  return {
    ...desk,
    addBytes: alike(desk.addBytes),
    replaceBytes: alike(desk.replaceBytes),
    undo: alike(desk.undo),
    edit: alike(desk.edit),
  };
}

/** Throws a CorpusError where replicas that run now would not see a change of the documents in this data folder. */
export async function requireSharedFolder(config: Config): Promise<void> {
  const { dataDir, databaseUrl } = config;
  if (databaseUrl === undefined) return;
  const state = await openState({ dataDir, databaseUrl, folder: await folderId(dataDir) });
  try {
    await requireShared(() => state.isFolderShared());
  } finally {
    await state.close();
  }
}

async function requireShared(isShared: () => Promise<boolean>): Promise<void> {
  if (await isShared()) return;
  throw new CorpusError(
    "documents cannot be changed here while replicas of this bot keep them in folders of their own; give all of them one DATA_DIR on a shared disk, or change the documents in the CORPUS_DIR of each",
  );
}
