import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { TextItem } from "pdfjs-dist/types/src/display/api.js";
import { expect, onTestFinished, test } from "vitest";
import { Library } from "../../src/ask/catalogue/library.ts";
import { shownQuote } from "../../src/ask/plain-text.ts";
import { loadCorpus } from "../../src/corpus/load.ts";
import type { Language } from "../../src/domain.ts";
import { cutAnew, keptQuote, sorted } from "../../src/export/kept-quotes.ts";
import { citationLink } from "../../src/export/quote-link.ts";
import { wordFile, type WordFileOptions, type WordQuote } from "../../src/export/word-file.ts";
import { detectScript } from "../../src/text/detect.ts";
import { sectorsAnswer } from "../telegram/sample-answers.ts";

interface Printed {
  /** All words in their order, without blanks. */
  readonly words: string;
  readonly links: readonly string[];
  /** The words that are set in bold. */
  readonly bold: string;
}

/** The quotes of an answer, cut from the shipped documents. */
async function quotesIn(language: Language): Promise<WordQuote[]> {
  const given = fileURLToPath(new URL("../../corpus", import.meta.url));
  const library = new Library(await loadCorpus({ given }, detectScript));
  const { cut } = sorted(
    sectorsAnswer("", language).citations.map((citation) => cutAnew(library, keptQuote(citation), language)),
  );
  return cut.map(({ key, citation, info }) => ({ citation, info, link: citationLink("yanju_bot", key) }));
}

/** A Word file as LibreOffice opens and prints it. */
async function printed(options: WordFileOptions): Promise<Printed> {
  const folder = await mkdtemp(join(tmpdir(), "yanju-office-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "quotes.docx"), await wordFile(options));
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
  const to = ["--headless", "--convert-to", "pdf", "--outdir", folder, join(folder, "quotes.docx")];
  await promisify(execFile)("soffice", [profile, ...to]);
  return read(await readFile(join(folder, "quotes.pdf")));
}

async function read(bytes: Uint8Array): Promise<Printed> {
  // Drawing alone needs these, but without them the library does not load.
  Object.assign(globalThis, { DOMMatrix: Object, ImageData: Object, Path2D: Object });
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const folder = dirname(fileURLToPath(import.meta.resolve("pdfjs-dist/package.json")));
  const task = getDocument({
    data: Uint8Array.from(bytes),
    cMapUrl: join(folder, "cmaps", "/"),
    cMapPacked: true,
    verbosity: 0,
  });
  const file = await task.promise;
  const seen = { words: "", bold: "", links: [] as string[] };
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number);
    await page.getOperatorList();
    const { items } = await page.getTextContent();
    for (const { str, fontName } of items.filter((item): item is TextItem => "str" in item)) {
      const font = page.commonObjs.get(fontName) as { readonly name?: string };
      seen.words += str.replaceAll(/\s/g, "");
      if (/bold/i.test(font.name ?? "")) seen.bold += str.replaceAll(/\s/g, "");
    }
    for (const { url } of (await page.getAnnotations()) as { readonly url?: string }[])
      if (url !== undefined) seen.links.push(url);
  }
  await task.destroy();
  return seen;
}

const bare = (text: string): string => text.replaceAll(/\s/g, "");

test("an answer's Word file opens in LibreOffice with its heading, quotes, footnotes and links", async () => {
  const quotes = await quotesIn("zh-Hans");
  const { words, links, bold } = await printed({ heading: "重点行业领域有哪些？", language: "zh-Hans", quotes });
  expect(words).toMatch(/^重点行业领域有哪些？“煤矿、非煤矿山/u);
  for (const { citation } of quotes) expect(words).toContain(`“${bare(shownQuote(citation))}”`);
  expect(bold).toContain("重点行业领域有哪些");
  expect(bold).not.toContain("煤矿");
  expect(words).toMatch(/1在全县应急管理.*三年行动）\[Z\]\..*https:\/\/t\.me\/.*2市长在2023年.*\[Z\]\.2023\./u);
  expect(new Set(links)).toEqual(new Set(quotes.map(({ link }) => link)));
});

test("one in English has the renderings, one of several answers a heading for each", async () => {
  const quotes = await quotesIn("en");
  const parts = quotes.map((quote, i) => ({ heading: `Question ${i + 1}?`, quotes: [quote] }));
  const notes = ["A quote could not be included."];
  const { words } = await printed({ heading: "Collected quotes", language: "en", quotes: [], parts, notes });
  expect(words).toMatch(/^CollectedquotesAquotecouldnotbeincluded\.Question1\?“煤矿.*Question2\?“要在重点/u);
  expect(words).toContain("(Englishrendering,machine-drafted;theChinesetextiswhatcounts)");
  expect(words).toMatch(/“SpeechbytheMayoratthe2023citywideworksafetymeeting”,2023/u);
});

test("hostile words stand in it as words", async () => {
  const [quote] = await quotesIn("zh-Hans");
  if (!quote) return;
  const title = "</w:t></w:r><w:r><w:br/>&lt;\u0000\u0008\u202E“攻击”";
  const hostile = { ...quote, info: { ...quote.info, title: { zh: title, en: title } }, link: undefined };
  const { words } = await printed({ heading: `${title}？`, language: "zh-Hans", quotes: [hostile] });
  expect(words).toMatch(/^<\/w:t><\/w:r><w:r><w:br\/>&lt;“攻击”？“煤矿/u);
  expect(words).toMatch(/“攻击”\[Z\]/u);
});
