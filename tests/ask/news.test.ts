import { expect, test } from "vitest";
import { NewPassages } from "../../src/ask/catalogue/news.ts";
import { parseCitationKey } from "../../src/ask/quote/citation-key.ts";
import { document } from "./documents.ts";

const found = (text: string, subject: string) => {
  const speech = document("通知", text);
  const passages = new NewPassages([{ speech, before: [] }], []).on(subject).get(speech);
  const quotes = passages?.keys.map((key) => {
    const { start = 0, end = 0 } = parseCitationKey(key) ?? {};
    return speech.raw.slice(start, end);
  });
  return { count: passages?.count ?? 0, quotes: quotes ?? [] };
};

test("news on a subject are the sentences that speak of it, not title and headings", () => {
  const text = "关于加强煤矿安全的通知\n一、煤矿检查\n每季度检查煤矿两次，井下每班监测瓦斯浓度。\n";
  expect(found(text, "煤矿")).toEqual({ count: 1, quotes: ["每季度检查煤矿两次，井下每班监测瓦斯浓度。"] });
});

test("where only title or headings have it, they are", () => {
  const { count, quotes } = found("关于加强煤矿安全的通知\n一、总体要求\n每季度检查两次，井下每班监测。\n", "煤矿");
  expect(count).toBe(1);
  expect(quotes[0]).toContain("煤矿");
});
