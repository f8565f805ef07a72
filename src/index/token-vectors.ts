import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { innerProducts } from "../embed/matrix-product.ts";

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
    const best = texts.map(() => new Float32Array(asked).fill(floor * steps));
    const ranges = texts.map((text) => this.#rowsOf(text));
    const total = ranges.reduce((sum, { from, to }) => sum + to - from, 0);
    const block = new Int8Array(Math.min(blockRows, total) * dimension);
    /** For each row in the block the matches it may better. */
    let owners: Float32Array[] = [];
    const compareBlock = async (): Promise<void> => {
      const products = await innerProducts(block.subarray(0, owners.length * dimension), question, dimension);
      for (const [row, matches] of owners.entries()) {
        for (let token = 0; token < asked; token++) {
          const product = products[row * asked + token] as number;
          if (product > (matches[token] as number)) matches[token] = product;
        }
      }
      owners = [];
    };
    for (const [place, { from, to }] of ranges.entries()) {
      for (let row = from; row < to;) {
        const end = Math.min(to, row + blockRows - owners.length);
        block.set(this.values.subarray(row * dimension, end * dimension), owners.length * dimension);
        for (; row < end; row++) owners.push(best[place] as Float32Array);
        if (owners.length === blockRows) await compareBlock();
      }
    }
    if (owners.length > 0) await compareBlock();
    return best.map((matches) => matches.map((product) => product / steps));
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
function packedRows(rows: Float32Array): Int8Array {
  const packed = new Int8Array(rows.length);
  // Int8Array.from with a function takes ten times as long.
  for (let i = 0; i < rows.length; i++) packed[i] = Math.round((rows[i] as number) * steps);
  return packed;
}
