import type { Span } from "../domain.ts";
import type { EncodedText } from "./embedder.ts";

/**
 * An encoded text without the tokens that lie in `left`, made of the vectors there are: a model would read the rest anew,
 * for as long as it took to read the whole.
 */
export function withoutSpans({ frame, tokens, surprisal, spans }: EncodedText, left: readonly Span[]): EncodedText {
  const dimension = frame.length;
  const kept = [...spans.keys()].filter((token) => !left.some((span) => overlaps(span, spans[token])));
  const rows = new Float32Array(kept.length * dimension);
  for (const [row, token] of kept.entries()) {
    rows.set(tokens.subarray(token * dimension, (token + 1) * dimension), row * dimension);
  }
  return {
    vector: unitSum(frame, rows),
    frame,
    tokens: rows,
    surprisal: Float32Array.from(kept, (token) => surprisal[token] ?? 0),
    spans: kept.flatMap((token) => spans[token] ?? []),
  };
}

/** The sum of `frame` and the rows, scaled to unit length: the direction of their mean. */
export function unitSum(frame: Float32Array, rows: Float32Array): Float32Array {
  const sum = addRows(Float64Array.from(frame), rows);
  const norm = Math.hypot(...sum) || 1;
  return Float32Array.from(sum, (value) => value / norm);
}

/** Adds rows as long as `sum` to it. */
export function addRows<T extends Float32Array | Float64Array>(sum: T, rows: Float32Array): T {
  for (let row = 0; row < rows.length; row += sum.length) {
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (rows[row + i] as number);
  }
  return sum;
}

function overlaps(span: Span, token: Span | undefined): boolean {
  return token !== undefined && token.start < span.end && span.start < token.end;
}
