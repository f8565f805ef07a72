import type { RowCounts } from "./memory/state-copy.ts";

/** The parts of a backup, as folders in it. Documents and audit lie in DATA_DIR under the same names. */
export const parts = { documents: "documents", audit: "audit", state: "state" } as const;

/** What a backup holds, as people count it. */
export interface BackupContents {
  readonly questions: number;
  /** Ratings, collected quotes, who was let in, what is followed, messages that wait or were answered. */
  readonly otherRecords: number;
  readonly documents: number;
  /** Nothing is remembered, and nothing was added or changed. */
  readonly isEmpty: boolean;
}

/** Counts what the files of a backup and the tables in it hold. */
export function contentsOf(files: readonly string[], rows: RowCounts): BackupContents {
  const inDocuments = files.filter((path) => path.startsWith(`${parts.documents}/`));
  const documents = inDocuments.filter(
    (path) => /^documents\/[^./][^/]*$/u.test(path) && path !== "documents/changes.json",
  );
  const all = Object.values(rows).reduce((sum, count) => sum + count, 0);
  const questions = rows.turns ?? 0;
  return {
    questions,
    otherRecords: all - questions,
    documents: documents.length,
    isEmpty: all === 0 && inDocuments.length === 0,
  };
}

/** One line for the terminal. */
export function contentsInWords({ questions, otherRecords, documents }: BackupContents): string {
  return `questions: ${questions}, other records: ${otherRecords}, added documents: ${documents}`;
}
