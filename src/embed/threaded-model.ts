import { Piscina } from "piscina";
import { IndexError } from "../ops/errors.ts";
import { Embedder, type EncodedText, type ModelIdentity, type TextRole } from "./embedder.ts";
import type { EncodeTask } from "./model-thread.ts";

/** Compiled code alone: a thread takes no loader with it. */
const worker = new URL("model-thread.js", import.meta.url);

/**
 * A local model in a thread of its own: ONNX Runtime keeps the thread that calls it for as long as it computes.
 * What several callers ask for is encoded in the order they asked.
 */
export class ThreadedModel extends Embedder {
  readonly model: ModelIdentity;
  readonly #thread: Piscina;

  private constructor(model: ModelIdentity, thread: Piscina) {
    super({});
    this.model = model;
    this.#thread = thread;
  }

  /** Loads a model folder. Throws IndexError as `LocalModel.load` does. */
  static async load(folder: string): Promise<ThreadedModel> {
    const thread = new Piscina({
      filename: worker.href,
      workerData: folder,
      minThreads: 1,
      maxThreads: 1,
      idleTimeout: Infinity,
    });
    // A thread that dies idle is replaced as well; unheard, the event would end the process.
    thread.on("error", () => undefined);
    const model = (await thread.run(undefined, { name: "identify" })) as ModelIdentity | string;
    if (typeof model !== "string") return new ThreadedModel(model, thread);
    await thread.destroy();
    throw new IndexError(model);
  }

  override async encode(texts: readonly string[], role: TextRole): Promise<EncodedText[]> {
    const task = { texts, role } satisfies EncodeTask;
    const run = async (): Promise<EncodedText[]> => (await this.#thread.run(task, { name: "encode" })) as EncodedText[];
    // A thread that dies is replaced and loses one task: worth a second try, no third, should the task be what kills.
    return run().catch(run);
  }
}
