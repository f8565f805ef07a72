import { InferenceSession, Tensor } from "onnxruntime-node";
import { matmulModel } from "./matmul-model.ts";

let session: Promise<InferenceSession> | undefined;

/**
 * `left` (rows × inner) times `right` (columns × inner) transposed: the inner products of all rows with all columns,
 * row by row. Computed by ONNX Runtime: many times faster than loops over typed arrays.
 */
export async function innerProducts(left: Int8Array, right: Float32Array, inner: number): Promise<Float32Array> {
  const rows = left.length / inner;
  const columns = right.length / inner;
  if (rows === 0 || columns === 0) return new Float32Array(0);
  const transposed = new Float32Array(right.length);
  for (let column = 0; column < columns; column++) {
    for (let i = 0; i < inner; i++) transposed[i * columns + column] = right[column * inner + i] as number;
  }
  // One thread: a second one would spin between products and slow the embedding model down by half.
  session ??= InferenceSession.create(matmulModel(), { intraOpNumThreads: 1, interOpNumThreads: 1 });
  const { product } = await (
    await session
  ).run({
    left: new Tensor("int8", left, [rows, inner]),
    right: new Tensor("float32", transposed, [inner, columns]),
  });
  return product?.data as Float32Array;
}
