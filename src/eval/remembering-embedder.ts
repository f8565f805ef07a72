import { Embedder, type EncodedText, type ModelIdentity, type TextRole } from "../embed/embedder.ts";

/** An embedder that encodes each text once, for asking the same questions again and again. */
export class RememberingEmbedder extends Embedder {
  readonly model: ModelIdentity;
  readonly #embedder: Embedder;
  readonly #encoded = new Map<string, EncodedText>();

  constructor(embedder: Embedder) {
    super({});
    this.#embedder = embedder;
    this.model = embedder.model;
  }

  async encode(texts: readonly string[], role: TextRole): Promise<EncodedText[]> {
    const encoded: EncodedText[] = [];
    for (const text of texts) {
      const key = `${role} ${text}`;
      const known = this.#encoded.get(key) ?? (await this.#embedder.encode([text], role))[0];
      if (!known) throw new Error("the embedder gave nothing for a text");
      this.#encoded.set(key, known);
      encoded.push(known);
    }
    return encoded;
  }
}
