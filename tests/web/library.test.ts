import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { citationKey, fileKey } from "../../src/ask/quote/citation-key.ts";
import type { Speech } from "../../src/domain.ts";
import type { ListedDocument } from "../../src/web/documents.ts";
import type { SearchResult } from "../../src/web/search.ts";
import type { ShownGroup } from "../../src/web/shown-quote.ts";
import type { Paragraph } from "../../src/web/text-pages.ts";
import { jsonOf, libraryPage, shipped } from "./library-page.ts";

interface List {
  readonly lead: string;
  readonly total: number;
  readonly documents: readonly ListedDocument[];
}
interface Text {
  readonly page: number;
  readonly pages: number;
  readonly paragraphs: readonly Paragraph[];
}

const words = (paragraphs: readonly Paragraph[]): string =>
  paragraphs.map(({ pieces }) => pieces.map(({ text }) => text).join("")).join("\n");
const quotesOf = (groups: readonly ShownGroup[]) => groups.flatMap(({ quotes }) => quotes);
const markedIn = (groups: readonly ShownGroup[]): string[] =>
  quotesOf(groups).flatMap(({ pieces }) => pieces.filter(({ marked }) => marked).map(({ text }) => text));
const markedWords = (paragraphs: readonly Paragraph[]): string[] =>
  paragraphs.flatMap(({ pieces }) => pieces.filter(({ marked }) => marked).map(({ text }) => text));

async function speech(file: string): Promise<Speech> {
  const found = (await shipped()).find(({ info }) => info.file.startsWith(file));
  if (!found) throw new Error(`no speech ${file}`);
  return found;
}

/** A speech of so many paragraphs. */
async function longSpeech(paragraphs: number): Promise<Speech> {
  const base = await speech("001");
  const sentence = "各单位要严格落实安全生产责任制度并按季度组织检查。";
  const raw = `${sentence.repeat(20)}\n`.repeat(paragraphs);
  const passages = Array.from({ length: paragraphs }, (_, i) => {
    const start = i * (sentence.length * 20 + 1);
    const sentences = Array.from({ length: 20 }, (__, j) => {
      const from = start + j * sentence.length;
      return { start: from, end: from + sentence.length, text: sentence, section: [], role: "body" as const };
    });
    const end = start + sentence.length * 20;
    return { file: "long.txt", start, end, section: [], text: raw.slice(start, end), sentences, role: "body" as const };
  });
  return { info: { ...base.info, file: "long.txt" }, raw, passages, renderings: [] };
}

describe("the documents", () => {
  test("are listed with what is known of them, in the reader's language", async () => {
    const { get } = await libraryPage();
    const english = await jsonOf<List>(get("/api/documents?lang=en"));
    expect(english).toMatchObject({ lead: "5 documents", total: 5 });
    expect(english.documents[1]).toEqual({
      key: fileKey("001_0b87d2ec0b8c6638.txt"),
      title: "Speech by the Mayor at the 2023 citywide work safety meeting",
      original: "市长在2023年全市安全生产工作会议上的讲话",
      speakers: "Mayor",
      place: "",
      date: "2023",
      kind: "speech",
      incomplete: "incomplete: only page 2 of 2",
    });
    const chinese = await jsonOf<List>(get("/api/documents?lang=zh-Hant"));
    expect(chinese.documents[4]).toMatchObject({ kind: "報導", place: "甘肅", date: "1月11日", original: "" });
    expect(chinese.documents[4]?.speakers).toMatch(/^王三運（.+）；劉偉平/u);
  });

  test("come a hundred at a time", async () => {
    const base = await speech("001");
    const many = Array.from({ length: 130 }, (_, i) => ({ ...base, info: { ...base.info, file: `${i}.txt` } }));
    const { get } = await libraryPage({}, many);
    expect((await jsonOf<List>(get("/api/documents"))).documents).toHaveLength(100);
    const rest = await jsonOf<List>(get("/api/documents?from=100"));
    expect([rest.total, rest.documents.length, rest.documents[0]?.key]).toEqual([130, 30, fileKey("100.txt")]);
    expect((await get("/api/documents?from=x")).status).toBe(400);
    expect((await get("/api/documents?from=-1")).status).toBe(400);
  });

  test("have an outline that leads to the page and place of each heading, with English headings for English readers", async () => {
    const { get } = await libraryPage();
    const { raw, info } = await speech("000");
    const path = `/api/documents/${fileKey(info.file)}`;
    const { outline, pages } = await jsonOf<{
      pages: number;
      outline: { label: string; rendering: string; depth: number; at: number; page: number }[];
    }>(get(`${path}?lang=en`));
    expect(pages).toBe(1);
    const heading = outline.find(({ label }) => label.startsWith("二、"));
    expect(heading).toMatchObject({
      depth: 0,
      page: 0,
      rendering: expect.stringMatching(/^II\. Focus on key sectors/u),
    });
    expect(raw.slice(heading?.at).startsWith(heading?.label ?? "?")).toBe(true);
    const chinese = await jsonOf<{ outline: { rendering: string }[] }>(get(`${path}?lang=zh-Hans`));
    expect(new Set(chinese.outline.map(({ rendering }) => rendering))).toEqual(new Set([""]));
  });

  test.each(["nobody", "../../etc", "AAAAAA"])("that are not there are told: %s", async (key) => {
    const { get } = await libraryPage();
    const response = await get(`/api/documents/${encodeURIComponent(key)}?lang=en`);
    expect(response.status).toBe(404);
    expect(await jsonOf(response)).toEqual({ error: "This document is no longer in the collection." });
    expect((await get(`/api/documents/${encodeURIComponent(key)}/text`)).status).toBe(404);
  });
});

describe("the text of a document", () => {
  test("is all of it, page by page, and every sentence once", async () => {
    const long = await longSpeech(60);
    const { get } = await libraryPage({}, [long]);
    const first = await jsonOf<Text>(get(`/api/documents/${fileKey("long.txt")}/text`));
    const pages = await Promise.all(
      Array.from({ length: first.pages }, (_, page) =>
        jsonOf<Text>(get(`/api/documents/${fileKey("long.txt")}/text?page=${page}`)),
      ),
    );
    expect(first.pages).toBeGreaterThan(3);
    expect(`${pages.map(({ paragraphs }) => words(paragraphs)).join("\n")}\n`).toBe(long.raw);
    for (const { paragraphs } of pages) expect(words(paragraphs).length).toBeLessThan(9000);
    const beyond = await jsonOf<Text>(get(`/api/documents/${fileKey("long.txt")}/text?page=999`));
    expect(beyond.page).toBe(first.pages - 1);
  });

  test("marks the stretch that is asked for, and nothing else", async () => {
    const { get } = await libraryPage();
    const { info, raw } = await speech("000");
    const quote = "煤矿、非煤矿山、危险化学品、交通运输";
    const start = raw.indexOf(quote);
    const path = `/api/documents/${fileKey(info.file)}/text?start=${start}&end=${start + quote.length}`;
    expect(markedWords((await jsonOf<Text>(get(path))).paragraphs)).toEqual([quote]);
  });

  test("has the heading apart from the paragraph behind it, and English beneath for English readers alone", async () => {
    const { get } = await libraryPage();
    const path = `/api/documents/${fileKey((await speech("001")).info.file)}/text`;
    const { paragraphs } = await jsonOf<Text>(get(`${path}?lang=en`));
    const heading = paragraphs.find(({ role }) => role === "heading");
    expect(words(heading ? [heading] : [])).toBe("(四)不断夯实安全生产基层基础。");
    expect(heading?.rendering).toMatch(/^\(4\) Keep strengthening/u);
    const chinese = await jsonOf<Text>(get(`${path}?lang=zh-Hans`));
    expect(chinese.paragraphs.every(({ rendering }) => rendering === "")).toBe(true);
  });

  test("whatever is marked, the words are the same", async () => {
    const { get } = await libraryPage();
    const { info, raw } = await speech("002");
    const path = `/api/documents/${fileKey(info.file)}/text`;
    const plain = words((await jsonOf<Text>(get(path))).paragraphs);
    await fc.assert(
      fc.asyncProperty(fc.nat(raw.length), fc.nat(raw.length), async (a, b) => {
        const marked = await jsonOf<Text>(get(`${path}?start=${Math.min(a, b)}&end=${Math.max(a, b)}`));
        expect(words(marked.paragraphs)).toBe(plain);
      }),
      { numRuns: 60 },
    );
  });
});

describe("the search", () => {
  test("gives the places of words in either script, with the words marked", async () => {
    const { get } = await libraryPage();
    const found = await jsonOf<SearchResult>(get(`/api/search?lang=zh-Hans&q=${encodeURIComponent("考核權重")}`));
    expect(found.lead).toBe("1份文件中共1处");
    expect(markedIn(found.hits)).toEqual(["考核權重"]);
    expect([found.note, found.near]).toEqual(["", []]);
    const simplified = await jsonOf<SearchResult>(get(`/api/search?q=${encodeURIComponent("考核权重")}`));
    expect(quotesOf(simplified.hits).map(({ key }) => key)).toEqual(quotesOf(found.hits).map(({ key }) => key));
  });

  test("shows a few places of each document, and says how many there are", async () => {
    const { get } = await libraryPage();
    const found = await jsonOf<SearchResult>(get("/api/search?lang=en&q=责任"));
    expect(found.lead).toMatch(/^In \d\d places, in 5 documents$/u);
    expect(found.hits.map(({ quotes }) => quotes.length)).toEqual([5, 5, 5, 5, 5]);
  });

  test("inside one document gives its places alone, and marks them in its text", async () => {
    const { get } = await libraryPage();
    const { info, raw } = await speech("001");
    const key = fileKey(info.file);
    const all = raw.split("责任").length - 1;
    const found = await jsonOf<SearchResult>(get(`/api/search?lang=en&q=责任&document=${key}`));
    expect(found.lead).toBe(`In ${quotesOf(found.hits).length} places; tap one to go there:`);
    expect(markedIn(found.hits)).toHaveLength(all);
    expect(found.note).toMatch(/^Machine English; the Chinese counts\./u);
    expect(found.hits.map(({ document }) => document)).toEqual([key]);
    const text = await jsonOf<Text>(get(`/api/documents/${key}/text?find=责任`));
    expect(markedWords(text.paragraphs)).toEqual(Array.from({ length: all }, () => "责任"));
  });

  test("says where the words do not stand, and shows what is near", async () => {
    const { get } = await libraryPage();
    const found = await jsonOf<SearchResult>(get("/api/search?lang=en&q=bicycle"));
    expect(found).toMatchObject({ lead: "No place has all of these words", hits: [] });
    expect(quotesOf(found.near).map(({ n }) => n)).toEqual([1, 2, 3, 4, 5]);
  });

  test.each(["", " ", "x".repeat(201)])("turns away %j", async (q) => {
    const { get } = await libraryPage();
    const response = await get(`/api/search?lang=en&q=${encodeURIComponent(q)}`);
    expect(response.status).toBe(400);
    expect(await jsonOf(response)).toEqual({ error: "Please type the words to look for, at most 200 characters." });
  });

  test("answers any words with 200 or 400", async () => {
    const { get } = await libraryPage();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (q) => {
        const query = new URLSearchParams({ q });
        expect([200, 400]).toContain((await get(`/api/search?${query.toString()}`)).status);
      }),
      { numRuns: 60 },
    );
  }, 30_000);
});

describe("a link to a quote", () => {
  const quoted = async () => {
    const { info, raw } = await speech("001");
    const quote = "加强基层基础工作是实现安全生产的治本之策。";
    const start = raw.indexOf(quote);
    return { info, raw, quote, start, end: start + quote.length };
  };

  test("opens the page, and finds the quote where it stands", async () => {
    const { get } = await libraryPage();
    const { info, quote, start, end } = await quoted();
    const key = citationKey({ file: info.file, start, end, quote });
    expect(await (await get(`/q/${key}`)).text()).toContain('id="pane"');
    expect(await jsonOf(get(`/api/quotes/${key}`))).toMatchObject({
      status: "same",
      note: "",
      document: fileKey(info.file),
      start,
      end,
      page: 0,
    });
  });

  test("says in words where it has moved, changed or gone", async () => {
    const { info, raw, quote, start, end } = await quoted();
    const key = citationKey({ file: info.file, start, end, quote });
    const shift = 7;
    const base = await speech("001");
    const moved: Speech = {
      ...base,
      raw: `（修订之一）\n${raw}`,
      renderings: [],
      passages: base.passages.map((passage) => ({
        ...passage,
        start: passage.start + shift,
        end: passage.end + shift,
        sentences: passage.sentences.map((one) => ({ ...one, start: one.start + shift, end: one.end + shift })),
      })),
    };
    const at = async (speeches: readonly Speech[]) => {
      const { get } = await libraryPage({}, speeches);
      const response = await get(`/api/quotes/${key}?lang=en`);
      return { code: response.status, ...(await jsonOf<{ status: string; note: string }>(response)) };
    };
    expect(await at([moved])).toMatchObject({
      code: 200,
      status: "moved",
      start: start + shift,
      note: "The document has been revised since; the quote is unchanged and now stands here.",
    });
    const changed = { ...base, passages: base.passages.filter((one) => one.end <= start || one.start >= end) };
    expect(await at([changed])).toMatchObject({
      code: 200,
      status: "changed",
      note: "The document has been revised and this quote no longer stands in it. This is its text now.",
    });
    expect(await at([await speech("003")])).toMatchObject({
      code: 404,
      status: "gone",
      note: "This document is no longer in the collection.",
    });
  });

  test.each(["x", "..%2f..%2fetc", "%00", "A".repeat(24), "<script>alert(1)</script>"])(
    "of no quote (%s) opens the page, which finds nothing and shows nothing of it",
    async (key) => {
      const { get } = await libraryPage();
      const page = await get(`/q/${key}`);
      expect([200, 404]).toContain(page.status);
      expect(await page.text()).not.toContain("alert(1)");
      expect((await get(`/api/quotes/${key}`)).status).toBe(404);
    },
  );
});

test("nothing of the library is served before the index is there", async () => {
  const { get } = await libraryPage({
    ready: () => false,
    progress: () => ({ done: 3, total: 9, perSecond: 2 }),
  });
  for (const path of ["/api/documents", "/api/documents/AAAAAA", "/api/quotes/x", "/api/search?q=x"]) {
    const response = await get(path);
    expect([path, response.status, (await jsonOf<{ code: string }>(response)).code]).toEqual([path, 503, "loading"]);
  }
  expect(await jsonOf(get("/api/progress"))).toEqual({ ready: false, done: 3, total: 9, perSecond: 2 });
});
