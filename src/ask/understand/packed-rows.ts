import { z } from "zod";

/** Rows of whole numbers from -127 to 127 in base64, each with what one of its units is worth. */
export const packedRows = z.object({ scales: z.array(z.number()), rows: z.base64() });
export type PackedRows = z.infer<typeof packedRows>;

/** The rows one after the other. */
export function unpack({ scales, rows }: PackedRows): Float32Array {
  const units = new Int8Array(Buffer.from(rows, "base64"));
  const width = units.length / scales.length;
  const values = new Float32Array(units.length);
  // Float32Array.from with a function takes ten times as long.
  for (let at = 0; at < units.length; at++) values[at] = (units[at] ?? 0) * (scales[Math.floor(at / width)] ?? 0);
  return values;
}
