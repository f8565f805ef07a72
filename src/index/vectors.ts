/** The mean of vectors of one dimension; zeros where there are none. */
export function meanVector(vectors: readonly Float32Array[], dimension: number): Float32Array {
  const mean = new Float64Array(dimension);
  for (const vector of vectors) for (let i = 0; i < dimension; i++) mean[i] = (mean[i] ?? 0) + (vector[i] ?? 0);
  return Float32Array.from(mean, (sum) => sum / Math.max(1, vectors.length));
}

/** `vector - centre`, scaled to unit length; the vector itself where nothing would be left. */
export function centred(vector: Float32Array, centre: Float32Array): Float32Array {
  return unit(vector.map((value, i) => value - (centre[i] ?? 0))) ?? vector;
}

/** Scaled to unit length; undefined for a vector too short to have a direction. */
export function unit(vector: Float32Array): Float32Array | undefined {
  const length = Math.sqrt(dot(vector, vector));
  return length < 1e-6 ? undefined : vector.map((value) => value / length);
}

/** Inner product; the cosine of unit vectors. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** Views of the rows of a matrix stored row by row. */
export function rowsOf(values: Float32Array, dimension: number): Float32Array[] {
  return Array.from({ length: values.length / dimension }, (_, row) =>
    values.subarray(row * dimension, (row + 1) * dimension),
  );
}

/** The rows of a matrix less their centre, each scaled to unit length. */
export function centredRows(values: Float32Array, centre: Float32Array): Float32Array {
  const result = new Float32Array(values.length);
  for (const [row, vector] of rowsOf(values, centre.length).entries()) {
    result.set(centred(vector, centre), row * centre.length);
  }
  return result;
}
