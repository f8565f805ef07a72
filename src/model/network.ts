import { join } from "node:path";
import { type InferenceSession, type OnnxValue, Tensor } from "onnxruntime-node";
import { openSession } from "./onnx-session.ts";
import { tokensAtMost } from "./tokenizer.ts";

/** The ONNX network of a model folder, run by ONNX Runtime, one text at a time. */
export class Network {
  readonly #session: InferenceSession;

  private constructor(session: InferenceSession) {
    this.#session = session;
  }

  /** `without`: an optimiser of the runtime to leave out. */
  static async load(folder: string, without?: string): Promise<Network> {
    return new Network(await openSession(join(folder, "onnx", "model_quantized.onnx"), without));
  }

  /**
   * Outputs by name for inputs by name, one number a token. RangeError for more tokens than a model has places for: what
   * the native code does with them is not defined.
   */
  async run(inputs: Readonly<Record<string, readonly number[]>>): Promise<Readonly<Record<string, OnnxValue>>> {
    const feeds: Record<string, Tensor> = {};
    for (const [name, values] of Object.entries(inputs)) {
      if (values.length > tokensAtMost) throw new RangeError(`${values.length} tokens, of ${tokensAtMost} at most`);
      feeds[name] = new Tensor("int64", BigInt64Array.from(values, BigInt), [1, values.length]);
    }
    return this.#session.run(feeds);
  }
}
