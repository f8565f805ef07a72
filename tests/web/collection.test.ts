import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { expect, onTestFinished, test } from "vitest";
import { citationKey } from "../../src/ask/quote/citation-key.ts";
import { openState } from "../../src/memory/open.ts";
import type { ShownCollection } from "../../src/web/collection.ts";
import { jsonOf, libraryPage, shipped } from "./library-page.ts";

async function collectingPage() {
  const folder = await mkdtemp(join(tmpdir(), "yanju-page-"));
  const state = await openState({ dataDir: folder });
  onTestFinished(async () => {
    await state.close();
    await rm(folder, { recursive: true });
  });
  const page = await libraryPage({ collections: state.collections, publicUrls: ["https://yanju.example.org"] });
  return { ...page, state };
}

async function placeOf(quote: string) {
  const [, mayor] = await shipped();
  const start = mayor?.raw.indexOf(quote) ?? -1;
  return { file: mayor?.info.file ?? "", start, end: start + quote.length };
}

const cure = "加强基层基础工作是实现安全生产的治本之策。";
const shownIn = (collection: ShownCollection): string[] =>
  collection.sections.flatMap(({ groups }) =>
    groups.flatMap(({ quotes }) => quotes.map(({ pieces }) => pieces.map(({ text }) => text).join(""))),
  );

test("the quotes of an answer are collected once, under their question, their words marked, with what to copy", async () => {
  const { get, post, state } = await collectingPage();
  const place = await placeOf(cure);
  const marks = [{ start: place.start, end: place.start + 2 }];
  const answer = { question: "治本之策是什么", citations: [{ ...place, marks }] };
  expect(await jsonOf(post("/api/collection?lang=zh-Hans", { answer }))).toEqual({ said: "已收集1段引文。" });
  expect(await jsonOf(post("/api/collection?lang=zh-Hans", { answer }))).toEqual({ said: "收集夹中已有。" });
  const collection = await jsonOf<ShownCollection>(get("/api/collection?lang=zh-Hans"));
  expect(collection).toMatchObject({ count: 1, lead: "已收集1段引文：", lost: [] });
  expect(collection.sections[0]?.heading).toBe("治本之策是什么");
  expect(collection.sections[0]?.groups[0]?.quotes[0]?.pieces[0]).toEqual({ text: "加强", marked: true });
  expect(collection.copy).toMatch(new RegExp(`^“${cure}”\\n——`, "u"));
  expect(await state.collections.of(0)).toHaveLength(1);
});

test("a quote is collected by its key, taken out by it, and all are taken out at once", async () => {
  const { get, post } = await collectingPage();
  const keys = await Promise.all(
    [cure, "把安全责任落实到企业每一个车间"].map(async (quote) => citationKey({ ...(await placeOf(quote)), quote })),
  );
  for (const key of keys) await post("/api/collection", { question: "", keys: [key] });
  expect(shownIn(await jsonOf(get("/api/collection")))).toEqual([cure, "……把安全责任落实到企业每一个车间……"]);
  expect(shownIn(await jsonOf(post("/api/collection/remove", { keys: keys.slice(0, 1) })))).toEqual([
    "……把安全责任落实到企业每一个车间……",
  ]);
  expect(await jsonOf(post("/api/collection/empty?lang=zh-Hans", {}))).toMatchObject({ count: 0, sections: [] });
});

test("a collection goes into a Word file, each question a heading, with links", async () => {
  const { post } = await collectingPage();
  const place = await placeOf(cure);
  await post("/api/collection", { answer: { question: "治本之策是什么", citations: [place] } });
  const response = await post("/api/collection/word?lang=zh-Hans", {});
  const parts = unzipSync(new Uint8Array(await response.arrayBuffer()));
  const textOf = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  const text = textOf("word/document.xml").replaceAll(/<[^>]+>/gu, "");
  expect(text).toContain("引文汇集");
  expect(text).toContain("治本之策是什么");
  expect(text).toContain(cure);
  expect(Object.keys(parts).map(textOf).join("")).toContain("https://yanju.example.org/q/");
});

test("a quote whose document is gone is named, and can be taken out", async () => {
  const { get, post, state } = await collectingPage();
  const key = citationKey({ file: "gone.txt", start: 0, end: 3, quote: "没有了" });
  await state.collections.add(0, [{ key, file: "gone.txt", question: "", marks: [] }]);
  const { count, lost, copy } = await jsonOf<ShownCollection>(get("/api/collection?lang=zh-Hans"));
  expect({ count, copy }).toEqual({ count: 1, copy: "" });
  expect(lost).toEqual([{ key, said: expect.stringContaining("gone.txt") }]);
  expect(await jsonOf(post("/api/collection/remove", { keys: [key] }))).toMatchObject({ count: 0 });
});

test.each([
  [400, {}],
  [400, { question: "x", keys: [] }],
  [400, { question: "x", keys: ["<b>"] }],
  [400, { answer: "x" }],
  [404, { question: "x", keys: ["AAAAAAAAAAAAAAAAAAAAAAAA"] }],
  [404, { answer: { question: "x", citations: [{ file: "nobody.txt", start: 0, end: 5 }] } }],
])("%i: nothing is collected of %j", async (status, body) => {
  const { post, state } = await collectingPage();
  expect((await post("/api/collection", body)).status).toBe(status);
  expect(await state.collections.of(0)).toEqual([]);
});
