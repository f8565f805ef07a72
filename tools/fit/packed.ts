import type { PackedRows } from "../../src/ask/understand/packed-rows.ts";

/** Rows in whole numbers from -127 to 127. */
export function packed(weights: Float32Array, rows: number): PackedRows {
  const width = weights.length / rows;
  const scales = Array.from({ length: rows }, (_, row) => {
    const largest = weights
      .subarray(row * width, (row + 1) * width)
      .reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
    return rounded(largest / 127) || 1;
  });
  const units = Int8Array.from(weights, (weight, at) => Math.round(weight / (scales[Math.floor(at / width)] ?? 1)));
  return { scales, rows: Buffer.from(units.buffer).toString("base64") };
}

/** To six digits. */
export function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
