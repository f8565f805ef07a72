import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { innerProducts } from "../embed/matrix-product.ts";

/** Steps of a signed byte: a unit vector's values lie in [-1, 1]. */
const steps = 127;

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
    let at = 0;
    for (const rows of texts) for (const value of rows) values[at++] = Math.round(value * steps);
    return new TokenVectors(dimension, starts, values);
  }

  /**
   * For each text the best cosine of any of its tokens with each of the question's (rows of unit length): as many
   * numbers a text as the question has tokens, `floor` where nothing is better.
   */
  async bestMatches(question: Float32Array, texts: readonly number[], floor = -1): Promise<Float32Array[]> {
    const { dimension } = this;
    const ranges = texts.map((text) => ({ from: this.starts[text] ?? 0, to: this.starts[text + 1] ?? 0 }));
    const gathered = new Int8Array(ranges.reduce((rows, { from, to }) => rows + to - from, 0) * dimension);
    let at = 0;
    for (const { from, to } of ranges) {
      gathered.set(this.values.subarray(from * dimension, to * dimension), at);
      at += (to - from) * dimension;
    }
    const products = await innerProducts(new Float32Array(gathered), question, dimension);
    const asked = question.length / dimension;
    let row = 0;
    return ranges.map(({ from, to }) => {
      const best = new Float32Array(asked).fill(floor * steps);
      for (const end = row + to - from; row < end; row++) {
        for (let token = 0; token < asked; token++) {
          const product = products[row * asked + token] as number;
          if (product > (best[token] as number)) best[token] = product;
        }
      }
      return best.map((product) => product / steps);
    });
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
