import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { matrixProduct, transposed } from "../model/matrix-product.ts";

/** Steps of a signed byte: a unit vector's values lie in [-1, 1]. */
const steps = 127;
/** Rows compared at a time: as floats they take 1.5 MB, which stay near the processor. */
const blockRows = 1024;

/** Unit token vectors of texts as signed bytes, for late interaction (ColBERT, Khattab & Zaharia 2020). */
export class TokenVectors {
  /** `starts[i]` is the row where text `i` begins; one more entry closes the last. */
  constructor(
    readonly dimension: number,
    readonly starts: readonly number[],
    readonly values: Int8Array,
  ) {}

  /** Packs each text's rows (`count * dimension` numbers, unit length each). */
  static pack(texts: readonly Float32Array[], dimension: number): TokenVectors {
    const starts = [0];
    for (const rows of texts) starts.push((starts.at(-1) ?? 0) + rows.length / dimension);
    const values = new Int8Array((starts.at(-1) ?? 0) * dimension);
    for (const [place, rows] of texts.entries()) values.set(packedRows(rows), (starts[place] ?? 0) * dimension);
    return new TokenVectors(dimension, starts, values);
  }

  /**
   * For each text the best cosine of any of its tokens with each of the question's (rows of unit length): as many
   * numbers a text as the question has tokens, `floor` where nothing is better.
   */
  async bestMatches(question: Float32Array, texts: readonly number[], floor = -1): Promise<Float32Array[]> {
    const { dimension } = this;
    const asked = question.length / dimension;
    const columns = transposed(question, dimension);
    const best = texts.map(() => new Float32Array(asked).fill(floor));
    if (asked === 0) return best;
    const block = new Int8Array(blockRows * dimension);
    /** What lies in the block: rows of a text, and the matches they may better. */
    let parts: { readonly rows: number; readonly matches: Float32Array }[] = [];
    let filled = 0;
    const compareBlock = async (): Promise<void> => {
      const products = await matrixProduct(block.subarray(0, filled * dimension), columns, dimension);
      let at = 0;
      for (const { rows, matches } of parts) {
        for (let row = 0; row < rows; row++) {
          for (let token = 0; token < asked; token++, at++) {
            const cosine = (products[at] as number) / steps;
            if (cosine > (matches[token] as number)) matches[token] = cosine;
          }
        }
      }
      parts = [];
      filled = 0;
    };
    for (const [place, text] of texts.entries()) {
      const { from, to } = this.#rowsOf(text);
      for (let row = from; row < to;) {
        const rows = Math.min(to - row, blockRows - filled);
        block.set(this.values.subarray(row * dimension, (row + rows) * dimension), filled * dimension);
        parts.push({ rows, matches: best[place] as Float32Array });
        filled += rows;
        row += rows;
        if (filled === blockRows) await compareBlock();
      }
    }
    if (filled > 0) await compareBlock();
    return best;
  }

  #rowsOf(text: number): { from: number; to: number } {
    const [from = 0, to = from] = this.starts.slice(text, text + 2);
    return { from, to };
  }

  async save(folder: string, name: string): Promise<void> {
    await writeFile(join(folder, `${name}.i8`), this.values);
    await writeFile(join(folder, `${name}.json`), JSON.stringify({ dimension: this.dimension, starts: this.starts }));
  }

  static async load(folder: string, name: string): Promise<TokenVectors> {
    const values = await readFile(join(folder, `${name}.i8`));
    const { dimension, starts } = JSON.parse(await readFile(join(folder, `${name}.json`), "utf8")) as {
      dimension: number;
      starts: number[];
    };
    return new TokenVectors(dimension, starts, new Int8Array(values.buffer, values.byteOffset, values.byteLength));
  }
}

/** Unit vectors as signed bytes. */
export function packedRows(rows: Float32Array): Int8Array {
  const packed = new Int8Array(rows.length);
  // Int8Array.from with a function takes ten times as long.
  for (let i = 0; i < rows.length; i++) packed[i] = Math.round((rows[i] as number) * steps);
  return packed;
}

/** The vectors that signed bytes stand for; packed again they are the same bytes. */
export function unpackedRows(packed: Int8Array): Float32Array {
  const rows = new Float32Array(packed.length);
  for (let i = 0; i < packed.length; i++) rows[i] = (packed[i] as number) / steps;
  return rows;
}
