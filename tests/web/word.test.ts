import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { libraryPage, shipped } from "./library-page.ts";

async function place() {
  const [, mayor] = await shipped();
  const quote = "加强基层基础工作是实现安全生产的治本之策。";
  const start = mayor?.raw.indexOf(quote) ?? -1;
  return { quote, file: mayor?.info.file ?? "", start, end: start + quote.length };
}

test("a Word file holds the question and the quotes, with links to the page where it has an address", async () => {
  const { post } = await libraryPage({ publicUrls: ["https://yanju.example.org"] });
  const { quote, ...where } = await place();
  const marks = [{ start: where.start, end: where.start + 2 }];
  const answer = { question: "治本之策<b>是</b>什么", citations: [{ ...where, marks }] };
  const response = await post("/api/word", { answer, language: "zh-Hans" });
  expect(response.status).toBe(200);
  expect(decodeURIComponent(response.headers.get("Content-Disposition") ?? "")).toMatch(
    /^attachment; filename\*=UTF-8''治本之策.+\.docx$/u,
  );
  const parts = unzipSync(new Uint8Array(await response.arrayBuffer()));
  const textOf = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  const text = textOf("word/document.xml").replaceAll(/<[^>]+>/gu, "");
  expect(text).toContain("治本之策&lt;b&gt;是&lt;/b&gt;什么");
  expect(text).toContain(quote);
  expect(JSON.stringify(Object.keys(parts))).toContain("footnotes.xml");
  expect(Object.keys(parts).map(textOf).join("")).toContain("https://yanju.example.org/q/");
});

test.each([
  ["nothing that stands in a document", 404, [{ file: "nobody.txt", start: 0, end: 5 }]],
  ["more than a quote may hold", 404, [{ file: "001_0b87d2ec0b8c6638.txt", start: 0, end: 2000 }]],
  ["no places", 404, []],
  ["what is no place", 400, [{ file: "x", start: -1, end: 5 }]],
])("of %s there is none", async (_, status, citations) => {
  const { post } = await libraryPage();
  const response = await post("/api/word", { answer: { question: "x", citations }, language: "en" });
  expect(response.status).toBe(status);
});

test("of a question alone, or in a language the page has not, there is none", async () => {
  const { post } = await libraryPage();
  expect((await post("/api/word", { answer: "x", language: "en" })).status).toBe(400);
  expect((await post("/api/word", { answer: { question: "x", citations: [] }, language: "fr" })).status).toBe(400);
});
