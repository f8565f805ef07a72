import { dot, rowsOf, unit } from "./vectors.ts";

/** So many of a text's token vectors are left. */
const keptShare = 0.5;

/**
 * The token vectors of a text (rows of unit length), those most alike merged into the direction of their sum until half
 * are left: token pooling (Clavié, Chaffin & Adams 2024, arXiv:2409.14683).
 */
export function pooledTokens(tokens: Float32Array, dimension: number): Float32Array {
  const sums = rowsOf(tokens.slice(), dimension);
  const products = productsOf(sums);
  const left = [...sums.keys()];
  const kept = Math.ceil(keptShare * left.length);
  while (left.length > kept) {
    const [into, from] = mostAlike(left, products);
    addTo(sums[into], sums[from]);
    // Products are linear in both sums: the row is added, then the column.
    addTo(products[into], products[from]);
    for (const row of products) row[into] = (row[into] as number) + (row[from] as number);
    left.splice(left.indexOf(from), 1);
  }
  const pooled = new Float32Array(kept * dimension);
  for (const [place, id] of left.entries()) {
    const own = tokens.subarray(id * dimension, (id + 1) * dimension);
    pooled.set(unit(sums[id] ?? own) ?? own, place * dimension);
  }
  return pooled;
}

/** The inner product of each row with each. */
function productsOf(rows: readonly Float32Array[]): Float64Array[] {
  const products = rows.map(() => new Float64Array(rows.length));
  for (const [a, row] of rows.entries()) {
    for (const [b, other] of rows.slice(0, a + 1).entries()) {
      const product = dot(row, other);
      (products[a] as Float64Array)[b] = product;
      (products[b] as Float64Array)[a] = product;
    }
  }
  return products;
}

/** The two clusters whose sums have the greatest cosine. */
function mostAlike(left: readonly number[], products: readonly Float64Array[]): [into: number, from: number] {
  const lengths = products.map((row, id) => Math.sqrt(row[id] as number));
  let pair: [number, number] = [left[0] ?? 0, left[1] ?? 0];
  let greatest = -Infinity;
  for (const [place, a] of left.entries()) {
    const row = products[a] as Float64Array;
    for (let later = place + 1; later < left.length; later++) {
      const b = left[later] as number;
      const cosine = (row[b] as number) / ((lengths[a] as number) * (lengths[b] as number));
      if (cosine > greatest) {
        greatest = cosine;
        pair = [a, b];
      }
    }
  }
  return pair;
}

function addTo(sum: Float32Array | Float64Array | undefined, values: Float32Array | Float64Array | undefined): void {
  if (!sum || !values) return;
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (values[i] as number);
}
