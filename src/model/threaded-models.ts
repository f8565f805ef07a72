import { Piscina } from "piscina";
import { IndexError } from "../ops/errors.ts";
import { ownTurn } from "../ops/in-turns.ts";
import { Embedder, type EncodedText, type ModelIdentity, type TextRole } from "./embedder.ts";
import type { Models } from "./local-models.ts";
import type { ClassifyTask, EncodeTask, ModelFolders, ReadTask } from "./model-thread.ts";
import { forbidTelemetry } from "./onnx-session.ts";
import type { Reader, Reading } from "./reader.ts";
import { inLane, type Lane, TaskLanes } from "./task-lanes.ts";

/** Compiled code alone: a thread takes no loader with it. */
const worker = new URL("model-thread.js", import.meta.url);

/**
 * Loads both models in one thread of their own: ONNX Runtime keeps the thread that calls it for as long as it computes.
 * A task is one text or one pair; questions go before the texts of an index, else they go in the order of asking, so that
 * who asks in the middle of a build waits for one text at most. Throws IndexError as `loadLocalModels` does.
 */
export async function loadThreadedModels(embedderFolder: string, readerFolder: string): Promise<Models> {
  forbidTelemetry();
  const pool = new Piscina({
    filename: worker.href,
    workerData: { embedder: embedderFolder, reader: readerFolder } satisfies ModelFolders,
    minThreads: 1,
    maxThreads: 1,
    idleTimeout: Infinity,
    taskQueue: new TaskLanes(),
    // Else a task that finds the thread busy would go to the end of its lane.
    stricterFIFO: true,
  });
  // A thread that dies idle is replaced as well; unheard, the event would end the process.
  pool.on("error", () => undefined);
  const model = (await pool.run(undefined, { name: "identify" })) as ModelIdentity | string;
  if (typeof model === "string") {
    await pool.destroy();
    throw new IndexError(model);
  }
  let isClosed = false;
  // A thread that dies is replaced and loses one task: worth a second try, no third, should the task be what kills.
  const run: Run = async (name, task, lane) => {
    const attempt = (): Promise<unknown> => (isClosed ? never : pool.run(inLane(task, lane), { name }));
    const result = await attempt()
      .catch(attempt)
      .catch((error: unknown) => (isClosed ? never : Promise.reject(error as Error)));
    await ownTurn();
    return result;
  };
  return {
    embedder: new ThreadedEmbedder(model, run),
    reader: new ThreadedReader(run),
    close: async () => {
      isClosed = true;
      // Not destroyed: ONNX Runtime ends the process with an abort where its thread is ended while it computes.
      await pool.close({ force: true });
    },
  };
}

const never = new Promise<never>(() => undefined);

/** Runs one of the thread's functions. */
type Run = (name: "encode" | "read" | "classify", task: object, lane: Lane) => Promise<unknown>;

class ThreadedEmbedder extends Embedder {
  readonly #run: Run;

  constructor(
    readonly model: ModelIdentity,
    run: Run,
  ) {
    super({});
    this.#run = run;
  }

  override async encode(texts: readonly string[], role: TextRole): Promise<EncodedText[]> {
    const lane = role === "query" ? "question" : "index";
    const tasks = texts.map((text) => this.#run("encode", { text, role } satisfies EncodeTask, lane));
    return (await Promise.all(tasks)) as EncodedText[];
  }
}

class ThreadedReader implements Reader {
  readonly #run: Run;

  constructor(run: Run) {
    this.#run = run;
  }

  async read(question: string, heading: string, passage: string): Promise<Reading> {
    const task = { question, heading, passage } satisfies ReadTask;
    return (await this.#run("read", task, "question")) as Reading;
  }

  async classify(message: string): Promise<Float32Array> {
    return (await this.#run("classify", { message } satisfies ClassifyTask, "question")) as Float32Array;
  }
}
