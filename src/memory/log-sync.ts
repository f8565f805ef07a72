import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Brings SQLite's write-ahead log to the disk while the program goes on. SQLite would do so at each commit, and with it
 * stop everything else in the process for milliseconds; here one sync serves every commit made before it begins.
 */
export class LogSync {
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  private constructor(private readonly log: FileHandle) {}

  /** For the log of the database at `path`, which must be open. */
  static async open(path: string): Promise<LogSync> {
    const log = await open(`${path}-wal`, "r+");
    await syncFolder(dirname(path));
    return new LogSync(log);
  }

  /**
   * Resolves once every commit made before this call is on the disk. Rejects, and does so from then on, where the disk
   * refused: what it lost then it would not write at the next attempt either, though it would say so.
   */
  settled(): Promise<void> {
    this.#next ??= this.#running.then(() => {
      this.#next = undefined;
      return (this.#running = this.log.datasync());
    });
    return this.#next;
  }

  async close(): Promise<void> {
    await this.settled().catch(() => undefined);
    await this.log.close();
  }
}

/** The log's name in its folder must outlast a loss of power too. */
async function syncFolder(path: string): Promise<void> {
  // Windows can neither open a folder nor needs it to.
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  await folder.sync().finally(() => folder.close());
}
