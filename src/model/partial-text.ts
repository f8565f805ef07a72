import type { Span } from "../domain.ts";
import type { EncodedText } from "./embedder.ts";

/** Which tokens of an encoded text lie outside all of the spans. */
export function tokensOutside({ spans }: EncodedText, left: readonly Span[]): boolean[] {
  return spans.map((token) => !left.some((span) => token.start < span.end && span.start < token.end));
}

/**
 * The vector of an encoded text with some of its tokens only, made of the token vectors there are: a model would read
 * the rest anew, for as long as it took to read the whole.
 */
export function vectorOfTokens({ frame, tokens }: EncodedText, kept: readonly boolean[]): Float32Array {
  const dimension = frame.length;
  const sum = Float64Array.from(frame);
  for (const [token, isKept] of kept.entries()) {
    if (isKept) addRows(sum, tokens.subarray(token * dimension, (token + 1) * dimension));
  }
  return direction(sum);
}

/** The sum of `frame` and the rows, scaled to unit length: the direction of their mean. */
export function unitSum(frame: Float32Array, rows: Float32Array): Float32Array {
  return direction(addRows(Float64Array.from(frame), rows));
}

/** Adds rows as long as `sum` to it. */
export function addRows<T extends Float32Array | Float64Array>(sum: T, rows: Float32Array): T {
  for (let row = 0; row < rows.length; row += sum.length) {
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (rows[row + i] as number);
  }
  return sum;
}

function direction(sum: Float64Array): Float32Array {
  let squares = 0;
  for (const value of sum) squares += value * value;
  const length = Math.sqrt(squares) || 1;
  return Float32Array.from(sum, (value) => value / length);
}
