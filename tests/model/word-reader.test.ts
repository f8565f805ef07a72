import { describe, expect, test } from "vitest";
import { intents } from "../../src/domain.ts";
import { WordReader } from "./word-reader.ts";

describe("a reader for tests, without a model", () => {
  test("the more of the question a passage holds, the more it answers; words of both are likely", async () => {
    const reader = new WordReader();
    const passage = "煤矿每旬至少排查一次。";
    const [all, some, none] = await Promise.all(
      ["煤矿排查一次?", "煤矿罚款", "Who pays?"].map((question) => reader.read(question, "", passage)),
    );
    expect([all?.answers, some?.answers, none?.answers]).toEqual([6, 0, -6]);
    const likely = some?.tokens.filter(({ logit }) => logit > 0).map(({ start, end }) => passage.slice(start, end));
    expect(likely).toEqual(["煤", "矿"]);
    expect((await reader.read("", "", "")).answers).toBe(-6);
  });

  test("messages are facts, or what a table says", async () => {
    const reader = new WordReader({ 你好: "greeting" });
    const kinds = await Promise.all(["你好", "谁负责"].map((message) => reader.classify(message)));
    expect(kinds.map((logits) => intents[logits.indexOf(Math.max(...logits))])).toEqual(["greeting", "fact"]);
    expect(kinds[0]).toHaveLength(intents.length);
  });
});
