import { type InferenceSession, Tensor } from "onnxruntime-node";
import { matmulModel } from "./matmul-model.ts";
import { openSession } from "./onnx-session.ts";

const sessions = new Map<"int8" | "float32", Promise<InferenceSession>>();

/** Rows of length `inner` as the columns of an `inner` × rows matrix. */
export function transposed(rows: Float32Array, inner: number): Float32Array {
  const columns = rows.length / inner;
  const matrix = new Float32Array(rows.length);
  for (let column = 0; column < columns; column++) {
    for (let i = 0; i < inner; i++) matrix[i * columns + column] = rows[column * inner + i] as number;
  }
  return matrix;
}

/**
 * `left` (rows × inner, neither 0) times `right` (inner × columns, not empty), row by row. Computed by ONNX Runtime, many
 * times faster than loops over typed arrays.
 */
export async function matrixProduct(
  left: Int8Array | Float32Array,
  right: Float32Array,
  inner: number,
): Promise<Float32Array> {
  const element = left instanceof Int8Array ? "int8" : "float32";
  const session = await sessionFor(element);
  const { product } = await session.run({
    left: new Tensor(element, left, [left.length / inner, inner]),
    right: new Tensor("float32", right, [inner, right.length / inner]),
  });
  return product?.data as Float32Array;
}

function sessionFor(element: "int8" | "float32"): Promise<InferenceSession> {
  const known = sessions.get(element);
  if (known) return known;
  const created = openSession(matmulModel(element));
  sessions.set(element, created);
  return created;
}
