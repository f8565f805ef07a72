import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type DocumentTexts, encodeDocuments } from "../../src/index/encode-documents.ts";
import { EncodingStore } from "../../src/index/encoding-store.ts";
import { packedRows } from "../../src/index/token-vectors.ts";
import type { EncodedText } from "../../src/model/embedder.ts";
import { HashingEmbedder } from "./hashing-embedder.ts";

class CountingEmbedder extends HashingEmbedder {
  readonly seen: string[] = [];
  override async encode(texts: readonly string[]): Promise<EncodedText[]> {
    this.seen.push(...texts);
    return super.encode(texts);
  }
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "yanju encodings "));
});
afterEach(() => rm(folder, { recursive: true }));

const document = (name: string): DocumentTexts => ({
  passages: [`${name}要抓好消防检查。`],
  pieces: [`${name}要抓好消防检查。`, `${name}再抓培训。`],
  sentences: [0, 1],
  renderings: [`${name} do check.`],
});
const documents = ["甲", "乙", "丙"].map(document);

async function encode(given: readonly DocumentTexts[]) {
  const embedder = new CountingEmbedder();
  const progress: string[] = [];
  const store = new EncodingStore(folder, embedder.model);
  const { encodings, centres } = await encodeDocuments(given, embedder, store, (done, total) =>
    progress.push(`${done}/${total}`),
  );
  const packed = encodings.map(({ sentenceTokens, renderingTokens, ...vectors }) => ({
    ...vectors,
    tokens: [...sentenceTokens, ...renderingTokens].map(packedRows),
  }));
  return { packed, centres, seen: embedder.seen, last: progress.at(-1) };
}

/** As where nothing was kept. */
async function encodeAnew(given: readonly DocumentTexts[]) {
  await rm(folder, { recursive: true });
  return encode(given);
}

test("one document more costs that document alone, one fewer nothing; what is kept is what was made", async () => {
  const first = await encode(documents);
  expect(first).toMatchObject({ last: "12/12" });
  const again = await encode(documents);
  expect(again).toEqual({ ...first, seen: [], last: undefined });
  const more = await encode([...documents, document("丁")]);
  expect(more.seen.every((text) => text.startsWith("丁"))).toBe(true);
  expect(more.last).toBe("4/4");
  expect(more.packed.slice(0, 3)).toEqual(first.packed);
  expect(more.centres).toEqual(first.centres);
  const fewer = await encode(documents.slice(1));
  expect(fewer).toEqual({ ...first, packed: first.packed.slice(1), seen: [], last: undefined });
  expect((await readdir(folder)).filter((name) => name.endsWith(".encoding"))).toHaveLength(2);
});

test("a document that has changed is encoded again, and so is one whose file is damaged", async () => {
  const first = await encode(documents);
  const changed = await encode([...documents.slice(0, 2), document("丙丙")]);
  expect(changed.seen).toHaveLength(4);
  await encode(documents.slice(0, 2));
  const name = (await readdir(folder)).find((file) => file.endsWith(".encoding")) ?? "";
  const bytes = await readFile(join(folder, name));
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 3) ^ 1, bytes.length - 3);
  await writeFile(join(folder, name), bytes);
  const mended = await encode(documents.slice(0, 2));
  expect(mended.packed).toEqual(first.packed.slice(0, 2));
  expect(mended.seen).toHaveLength(4);
});

test("a collection that has grown far takes its means anew", async () => {
  await encode(documents.slice(0, 1));
  const grown = await encode([...documents, ...["戊", "己", "庚"].map(document)]);
  expect(grown.seen).toHaveLength(24);
  const anew = await encodeAnew([...documents, ...["戊", "己", "庚"].map(document)]);
  expect(grown.centres).toEqual(anew.centres);
});

test("the first renderings that come take their mean, instead of that of none", async () => {
  const bare = documents.map((one) => ({ ...one, renderings: [] }));
  await encode(bare);
  expect((await encode(documents)).packed).toEqual((await encodeAnew(documents)).packed);
});

test("a store that cannot be written costs nothing but time", async () => {
  const file = join(folder, "file");
  await writeFile(file, "");
  const embedder = new CountingEmbedder();
  const store = new EncodingStore(join(file, "below"), embedder.model);
  expect((await encodeDocuments(documents, embedder, store, () => undefined)).encodings).toHaveLength(3);
});
