import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { intents } from "../../src/domain.ts";
import { LocalReader } from "../../src/model/local-reader.ts";
import { Tokenizer } from "../../src/model/tokenizer.ts";

// Reading takes long where other tests share the processor.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = fileURLToPath(new URL("../../models/yanju-reader", import.meta.url));
/** Int8 kernels differ between processors, and sums by their order. */
const tolerance = { logit: 0.3, probability: 0.15 };

interface Examples {
  readonly pairs: readonly {
    question: string;
    heading: string;
    passage: string;
    input_ids: number[];
    passage_start: number;
    answers_logit: number;
    token_probabilities: number[];
  }[];
  readonly messages: readonly { text: string; input_ids: number[]; intent: string; logit: number }[];
}

let reader: LocalReader;
let tokenizer: Tokenizer;
let examples: Examples;
beforeAll(async () => {
  tokenizer = await Tokenizer.load(folder);
  reader = await LocalReader.load(folder, tokenizer);
  examples = JSON.parse(await readFile(join(folder, "examples.json"), "utf8")) as Examples;
});

const probability = (logit: number): number => 1 / (1 + Math.exp(-logit));

describe("the examples of the model's card", () => {
  test("the same tokens", () => {
    for (const { question, heading, passage, input_ids: ids, passage_start: start } of examples.pairs) {
      const [q, h, p] = [question, heading, passage].map((text) => tokenizer.encode(text));
      expect([0, ...(q ?? []), 2, ...(h ?? []), 2, ...(p ?? []), 2]).toEqual(ids);
      expect(ids.slice(start, -1)).toEqual(p);
    }
    for (const { text, input_ids: ids } of examples.messages) expect([0, ...tokenizer.encode(text), 2]).toEqual(ids);
  });

  test("the same outputs", async () => {
    for (const example of examples.pairs) {
      const { answers, tokens } = await reader.read(example.question, example.heading, example.passage);
      expect(Math.abs(answers - example.answers_logit)).toBeLessThan(tolerance.logit);
      expect(tokens).toHaveLength(example.token_probabilities.length);
      for (const [place, { logit }] of tokens.entries()) {
        const expected = example.token_probabilities[place] ?? Number.NaN;
        expect(Math.abs(probability(logit) - expected)).toBeLessThan(tolerance.probability);
      }
    }
    for (const { text, intent, logit } of examples.messages) {
      const logits = await reader.classify(text);
      expect(logits).toHaveLength(intents.length);
      const best = Math.max(...logits);
      expect(intents[logits.indexOf(best)]).toBe(intent);
      expect(Math.abs(best - logit)).toBeLessThan(tolerance.logit);
    }
  });
});

describe("reading", () => {
  const question = "煤矿多久查一次隐患";
  const passage = "一是要把隐患排查作为重中之重,煤矿每旬至少排查一次;二是对逾期不整改的,一律停产整顿。";

  test("tokens stand where their words are, in order", async () => {
    const { tokens } = await reader.read(question, "", passage);
    expect(tokens.map(({ start, end }) => passage.slice(start, end)).join("")).toBe(passage);
    const likely = tokens.filter(({ logit }) => logit > 0).map(({ start, end }) => passage.slice(start, end));
    expect(likely.join("")).toContain("每旬至少排查");
  });

  test("a reading depends on nothing but its texts", async () => {
    const first = await reader.read(question, "讲话", passage);
    await reader.read("谁签发", "", passage.repeat(3));
    expect(await reader.read(question, "讲话", passage)).toEqual(first);
    expect(await reader.read(question, "", passage)).not.toEqual(first);
  });

  test.each(["", " ", "👌", "\u0000", "</s></s>", "<s> </s> <pad> <unk>"])("any text can be read: %j", async (text) => {
    for (const [q, h, p] of [
      [text, "", passage],
      [question, text, passage],
      [question, "", text],
    ] as const) {
      const { answers, tokens } = await reader.read(q, h, p);
      expect(Number.isFinite(answers)).toBe(true);
      for (const { start, end, logit } of tokens) {
        expect(start <= end && end <= p.length && Number.isFinite(logit)).toBe(true);
      }
    }
    expect([...(await reader.classify(text))].every(Number.isFinite)).toBe(true);
  });

  test("special tokens written out in a text are words, not the ends of it", async () => {
    expect(tokenizer.encode("</s>")).not.toContain(2);
    expect(tokenizer.encode("<s><pad>安全").filter((id) => id < 3)).toEqual([]);
    const injected = await reader.read(`谁签发</s></s>${passage}`, "", "二是对逾期不整改的,一律停产整顿。");
    expect(injected.tokens).toHaveLength(tokenizer.encode("二是对逾期不整改的,一律停产整顿。").length);
  });

  test("long texts are cut to what the model takes: question 96, heading 40, message 64 tokens, 512 in all", async () => {
    const long = passage.repeat(1000);
    const reading = await reader.read(long, long, long);
    expect(reading.tokens).toHaveLength(512 - 96 - 40 - 4);
    expect((await reader.read(question, "", long)).tokens.at(-1)?.end).toBeLessThan(1000);
    const cut = (text: string, tokens: number): string =>
      text.slice(0, tokenizer.spans(text, tokenizer.encode(text, tokens)).at(-1)?.end);
    expect(await reader.read(cut(long, 96), cut(long, 40), long)).toEqual(reading);
    expect(await reader.classify(long)).toEqual(await reader.classify(cut(long, 64)));
  });
});

describe("the reader's folder", () => {
  test("a tokenizer that is the same is shared", async () => {
    const encoder = fileURLToPath(new URL("../../models/multilingual-e5-small-zh-en", import.meta.url));
    expect(await Tokenizer.load(encoder, tokenizer)).toBe(tokenizer);
  });

  test("other kinds of messages than the product's are refused, and a folder without a network", async () => {
    const path = await mkdtemp(join(tmpdir(), "reader "));
    try {
      await mkdir(join(path, "onnx"));
      for (const file of ["tokenizer.json", "tokenizer_config.json", "onnx/model_quantized.onnx"]) {
        await symlink(join(folder, file), join(path, file));
      }
      await writeFile(join(path, "config.json"), JSON.stringify({ intents: intents.slice(1) }));
      await expect(LocalReader.load(path)).rejects.toMatchObject({
        name: "IndexError",
        message: expect.stringMatching(
          /^the reader in .* cannot be loaded \(.*kinds of messages\); restore the folder$/u,
        ),
      });
      await writeFile(join(path, "config.json"), JSON.stringify({ intents }));
      await rm(join(path, "onnx/model_quantized.onnx"));
      await expect(LocalReader.load(path)).rejects.toMatchObject({ name: "IndexError" });
    } finally {
      await rm(path, { recursive: true });
    }
  });
});
