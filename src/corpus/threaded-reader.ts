import { Piscina } from "piscina";
import type { Speech } from "../domain.ts";
import { CorpusError } from "../ops/errors.ts";
import { detectScript } from "../text/detect.ts";
import { type DocumentSource, readDocument } from "./read-document.ts";

/** Compiled code alone. */
const program = new URL("reading-thread.js", import.meta.url);
/** A shorter text is read within some ten milliseconds. */
const longestHere = 5_000;
const heapMb = 1_024;

/** Reads long documents in a thread of its own, so that nobody else in the process waits for them. */
export class ThreadedReader {
  #pool: Piscina | undefined;

  async read(source: DocumentSource): Promise<Speech> {
    if (source.imported.text.length <= longestHere) return readDocument(source, detectScript);
    this.#pool ??= new Piscina({
      filename: program.href,
      minThreads: 0,
      maxThreads: 1,
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    // A thread that ends is replaced; unheard, the event would end the process.
    this.#pool.on("error", () => undefined);
    const speech = (await this.#pool.run(source, { name: "read" }).catch(() => {
      throw new CorpusError(`${source.path} takes too much memory to read; split it into several files`);
    })) as Speech | string;
    if (typeof speech === "string") throw new CorpusError(speech);
    return speech;
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    await this.#pool?.destroy();
    this.#pool = undefined;
  }
}
