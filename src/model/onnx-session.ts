import { InferenceSession } from "onnxruntime-node";

/**
 * A second thread makes a text faster by a fifth and, as it spins between two texts, keeps a processor from all else. Who
 * has processors to spare takes more models.
 */
const oneThread = { intraOpNumThreads: 1, interOpNumThreads: 1 };

/**
 * Since 1.29 ONNX Runtime reports its use to its maker, keeps a database in the home folder for that, and dies of a long
 * command line, which it takes apart with a recursive pattern. It looks for this variable as its first session is made,
 * and in the process's own environment: a thread's is a copy, so who starts a thread says it before.
 */
export function forbidTelemetry(): void {
  process.env["ORT_DISABLE_TELEMETRY"] = "1";
}

/** Opens a network given as bytes or as a file; without the optimiser that `without` names. */
export function openSession(model: Uint8Array | string, without?: string): Promise<InferenceSession> {
  forbidTelemetry();
  const options =
    without === undefined
      ? oneThread
      : { ...oneThread, extra: { optimization: { disable_specified_optimizers: without } } };
  return typeof model === "string" ? InferenceSession.create(model, options) : InferenceSession.create(model, options);
}
