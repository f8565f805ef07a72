import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Embeddings } from "@langchain/core/embeddings";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { tokensOutside, vectorOfTokens } from "../../src/model/partial-text.ts";
import { LocalModel } from "../../src/model/local-model.ts";
import { IndexError } from "../../src/ops/errors.ts";

// Encoding takes long where other tests share the processor.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const given = fileURLToPath(new URL("../../models/multilingual-e5-small-zh-en", import.meta.url));
const question = "谁负责消防检查";
const near = "消防部门对商场和学校每季度检查一次。";
const far = "春节期间要保障生活必需品的供应。";

let model: LocalModel;
beforeAll(async () => {
  model = await LocalModel.load(given);
});

const norm = (vector: Iterable<number>): number => Math.hypot(...vector);
const cosine = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from({ length: a.length }, (_, i) => (a[i] ?? 0) * (b[i] ?? 0)).reduce((sum, product) => sum + product, 0);

describe("encoding", () => {
  test("unit vectors of the model's dimension, for any text", async () => {
    for (const text of [question, near, "Who inspects fire safety?", "😀𠮷\u0000", " ", ""]) {
      for (const role of ["query", "passage"] as const) {
        const [encoded] = await model.encode([text], role);
        expect(encoded?.vector).toHaveLength(model.model.dimension);
        expect(norm(encoded?.vector ?? [])).toBeCloseTo(1, 5);
      }
    }
  });

  test("a token has a row of numbers and a surprisal; none for the prefix and special tokens", async () => {
    const [one, two, blank] = await model.encode([near, near + far, ""], "passage");
    for (const encoded of [one, two]) {
      const count = encoded?.surprisal.length ?? 0;
      expect(count).toBeGreaterThan(5);
      expect(encoded?.tokens).toHaveLength(count * model.model.dimension);
      expect([...(encoded?.surprisal ?? [])].every((value) => value > 0 && Number.isFinite(value))).toBe(true);
    }
    expect(two?.surprisal.length).toBeGreaterThan(one?.surprisal.length ?? 0);
    expect(blank?.tokens).toHaveLength((blank?.surprisal.length ?? -1) * model.model.dimension);
  });

  test("a token stands where its letters are", async () => {
    const text = "the mayor: 落實消防安全責任";
    const [encoded] = await model.encode([text], "query");
    const spans = encoded?.spans ?? [];
    expect(spans).toHaveLength(encoded?.surprisal.length ?? 0);
    expect(spans.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text.replaceAll(" ", ""));
  });

  test("without all of its tokens' words a text is like one that never had them, more than like the whole", async () => {
    const [whole, rest] = await model.encode(["市长 消防安全由谁检查", "消防安全由谁检查"], "query");
    if (!whole || !rest) throw new Error("nothing encoded");
    const kept = tokensOutside(whole, [{ start: 0, end: 2 }]);
    expect(whole.spans.filter((_, token) => !kept[token])).not.toEqual([]);
    expect(whole.spans.filter((_, token) => kept[token]).every(({ start, end }) => start >= 2 || start === end)).toBe(
      true,
    );
    const partial = vectorOfTokens(whole, kept);
    expect(norm(partial)).toBeCloseTo(1, 5);
    expect(cosine(partial, rest.vector)).toBeGreaterThan(cosine(whole.vector, rest.vector));
    expect(vectorOfTokens(whole, tokensOutside(whole, []))).toEqual(whole.vector);
  });

  test("the same tokens in both roles", async () => {
    const [asQuery] = await model.encode([near], "query");
    const [asPassage] = await model.encode([near], "passage");
    expect(asQuery?.surprisal).toEqual(asPassage?.surprisal);
    expect(asQuery?.vector).not.toEqual(asPassage?.vector);
  });

  test("rare words surprise more than common ones", async () => {
    const [common, rare] = await model.encode(["的", "烟花爆竹"], "passage");
    expect(Math.max(...(rare?.surprisal ?? []))).toBeGreaterThan(Math.max(...(common?.surprisal ?? [])));
  });

  test("a text's vector depends on nothing but the text", async () => {
    const [alone] = await model.encode([near], "passage");
    const [, among] = await model.encode([far.repeat(5), near, far], "passage");
    const again = await (await LocalModel.load(given)).encode([near], "passage");
    expect(among).toEqual(alone);
    expect(again[0]).toEqual(alone);
  });

  test("a related text is nearer than another, across languages too", async () => {
    const [asked, inEnglish] = await model.encode([question, "Who inspects fire safety?"], "query");
    const [related, unrelated] = await model.encode([near, far], "passage");
    for (const query of [asked, inEnglish]) {
      const [a, b] = [related, unrelated].map((text) => cosine(query?.vector ?? [], text?.vector ?? []));
      expect(a).toBeGreaterThan(b ?? 1);
    }
  });

  test("a long text is cut at the model's 512 tokens", async () => {
    const [long, longer] = await model.encode([near.repeat(100), near.repeat(200)], "passage");
    expect(longer).toEqual(long);
    expect(long?.surprisal.length).toBeGreaterThan(500);
    expect(long?.surprisal.length).toBeLessThan(512);
  });
});

describe("as LangChain's Embeddings", () => {
  test("queries and documents get their own role", async () => {
    expect(model).toBeInstanceOf(Embeddings);
    const [query] = await model.encode([question], "query");
    const [first, second] = await model.encode([near, far], "passage");
    expect(await model.embedQuery(question)).toEqual([...(query?.vector ?? [])]);
    expect(await model.embedDocuments([near, far])).toEqual([[...(first?.vector ?? [])], [...(second?.vector ?? [])]]);
    expect(await model.embedDocuments([])).toEqual([]);
  });
});

describe("the model's folder", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "yanju model 模型 "));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const files = ["config.json", "tokenizer.json", "tokenizer_config.json", "onnx/model_quantized.onnx"];

  /** A model folder like the given one but for one file, which holds `content` or is missing. */
  async function modelWith(name: string, file?: string, content?: string | Uint8Array): Promise<string> {
    const path = join(folder, name);
    await mkdir(join(path, "onnx"), { recursive: true });
    for (const one of files) if (one !== file) await symlink(join(given, one), join(path, one));
    if (file !== undefined && content !== undefined) await writeFile(join(path, file), content);
    return path;
  }

  async function expectRefused(path: string): Promise<void> {
    const error: unknown = await LocalModel.load(path).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(IndexError);
    const { message } = error as IndexError;
    expect(message).toContain(`the embedding model in ${path} cannot be loaded`);
    expect(message).toMatch(/; restore the folder$/u);
    expect(message).not.toMatch(/\n/u);
  }

  test("is named and hashed, and may lie under a path with blanks and Chinese", async () => {
    expect(model.model).toMatchObject({ id: "multilingual-e5-small-zh-en", dimension: 384 });
    expect(model.model.hash).toMatch(/^[0-9a-f]{64}$/u);
    const moved = await LocalModel.load(await modelWith("moved"));
    expect(moved.model).toEqual({ ...model.model, id: "moved" });
    expect(await moved.embedQuery(question)).toEqual(await model.embedQuery(question));
  });

  test("has another hash with another tokenizer: its vectors are others", async () => {
    const tokenizer = await readFile(join(given, "tokenizer.json"), "utf8");
    const changed = await LocalModel.load(await modelWith("tokenizer", "tokenizer.json", `${tokenizer} `));
    expect(changed.model.hash).not.toBe(model.model.hash);
  });

  test.each([
    ["config.json", "{"],
    ["config.json", "{}"],
    ["config.json", '{"model_type":"bert","hidden_size":768}'],
    ["tokenizer.json", "{"],
    ["tokenizer.json", "{}"],
    ["tokenizer_config.json", "{"],
    ["onnx/model_quantized.onnx", "no network"],
  ])("%s holds %j", async (file, content) => {
    await expectRefused(await modelWith(`damaged-${files.indexOf(file)}-${content.length}`, file, content));
  });

  test.each(files)("%s is missing", async (file) => {
    await expectRefused(await modelWith(`without-${files.indexOf(file)}`, file));
  });

  test("the network is cut short", async () => {
    const network = await readFile(join(given, "onnx/model_quantized.onnx"));
    await expectRefused(await modelWith("short", "onnx/model_quantized.onnx", network.subarray(0, 1_000_000)));
  });

  test("no such folder; nothing is fetched from the network instead", async () => {
    const fetched = vi.spyOn(globalThis, "fetch");
    await expectRefused(join(folder, "none"));
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRestore();
  });
});
