import { Embedder, type EncodedText, type ModelIdentity } from "../../src/model/embedder.ts";

const dimension = 24;

/** Every character has a direction of its own, a text the mean of its characters': alike where they share many. */
export class HashingEmbedder extends Embedder {
  override readonly model: ModelIdentity = { id: "hashing", hash: "0", dimension };

  constructor() {
    super({});
  }

  override async encode(texts: readonly string[]): Promise<EncodedText[]> {
    return texts.map((text) => {
      const characters = Array.from(text.replace(/\s/gu, "")).slice(0, 200);
      const rows = (characters.length > 0 ? characters : ["?"]).map(directionOf);
      const sum = Array.from({ length: dimension }, (_, i) => rows.reduce((total, row) => total + (row[i] ?? 0), 0));
      return {
        vector: unit(sum),
        tokens: Float32Array.from(rows.flatMap((row) => Array.from(row))),
        frame: new Float32Array(dimension),
        spans: rows.map((_, at) => ({ start: at, end: at + 1 })),
        surprisal: Float32Array.from(rows, () => 9),
      };
    });
  }
}

function directionOf(character: string): Float32Array {
  let state = (character.codePointAt(0) ?? 1) * 2_654_435_761;
  const values = Array.from({ length: dimension }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  });
  return unit(values);
}

function unit(values: readonly number[]): Float32Array {
  const length = Math.hypot(...values) || 1;
  return Float32Array.from(values, (value) => value / length);
}
