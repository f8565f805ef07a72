import { expect, test } from "vitest";
import { quoteLink } from "../../src/export/quote-link.ts";

const key = "A".repeat(24);

test("a quote is opened in the bot where there is one, else on the page, else nowhere", () => {
  const publicUrls = ["https://yanju.example", "http://10.0.0.1:8787"];
  expect(quoteLink(key, { username: "yanju_bot", publicUrls })).toBe(`https://t.me/yanju_bot?start=c${key}`);
  expect(quoteLink(key, { publicUrls })).toBe(`https://yanju.example/q/${key}`);
  expect(quoteLink(key, { publicUrls: [] })).toBeUndefined();
});
