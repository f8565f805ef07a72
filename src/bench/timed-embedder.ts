import { Embedder, type EncodedText, type ModelIdentity, type TextRole } from "../embed/embedder.ts";

/** An embedder that knows how long its model took, and keeps what it made of passages. */
export class TimedEmbedder extends Embedder {
  readonly model: ModelIdentity;
  readonly passageVectors: Float32Array[] = [];
  /** Texts of any role, and the time all of them took. */
  texts = 0;
  milliseconds = 0;
  readonly #embedder: Embedder;

  constructor(embedder: Embedder) {
    super({});
    this.#embedder = embedder;
    this.model = embedder.model;
  }

  async encode(texts: readonly string[], role: TextRole): Promise<EncodedText[]> {
    const started = performance.now();
    const encoded = await this.#embedder.encode(texts, role);
    this.milliseconds += performance.now() - started;
    this.texts += texts.length;
    if (role === "passage") this.passageVectors.push(...encoded.map(({ vector }) => vector));
    return encoded;
  }
}
