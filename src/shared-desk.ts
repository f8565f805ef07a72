import type { DocumentDesk } from "./corpus/desk.ts";
import { CorpusError } from "./ops/errors.ts";

/**
 * A desk for several replicas: it changes no document while one of them keeps its documents in another folder and would
 * go on without the change.
 */
export function sharedDesk(desk: DocumentDesk, isShared: () => Promise<boolean>): DocumentDesk {
  const alike =
    <A extends unknown[], R>(act: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      if (await isShared()) return act(...given);
      throw new CorpusError(
        "documents cannot be changed here while replicas of this bot keep them in folders of their own; give all of them one DATA_DIR on a shared disk, or change the documents in the CORPUS_DIR of each",
      );
    };
  return {
    ...desk,
    addBytes: alike(desk.addBytes),
    replaceBytes: alike(desk.replaceBytes),
    undo: alike(desk.undo),
    edit: alike(desk.edit),
  };
}
