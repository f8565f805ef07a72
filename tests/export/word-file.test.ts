import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import mammoth from "mammoth";
import { describe, expect, test } from "vitest";
import { blankCitation } from "../../src/blank-answer.ts";
import type { Citation, SpeechInfo } from "../../src/domain.ts";
import { wordFile, type WordFileOptions } from "../../src/export/word-file.ts";

const info: SpeechInfo = {
  file: "a.txt",
  title: { zh: "在全市防汛工作会议上的讲话", en: "Speech at the citywide flood control meeting" },
  speakers: [],
  level: "city",
  kind: "speech",
  date: "2023-01-11",
  script: "hans",
};
const citation: Citation = {
  ...blankCitation,
  n: 1,
  file: "a.txt",
  title: info.title.zh,
  section: ["二、看住水库"],
  start: 10,
  end: 17,
  quote: "每天巡查两次。",
  display: "每天巡查两次。",
  marks: [{ start: 14, end: 16 }],
  rendering: "Two patrols a day.",
  score: 1,
};
const link = "https://t.me/yanju_bot?start=cAAAAAAAAAAAAAAAAAAAAAAAA";
const options: WordFileOptions = {
  heading: "多久巡查一次？",
  language: "zh-Hans",
  quotes: [{ citation, info, link }],
};

/** The file as a program that reads Word files has it. */
async function read(file: Uint8Array): Promise<string> {
  const { value, messages } = await mammoth.convertToHtml(
    { buffer: Buffer.from(file) },
    { styleMap: ["p[style-name='Quote'] => blockquote:fresh"] },
  );
  expect(messages.filter(({ type }) => type === "error")).toEqual([]);
  return value;
}

const parts = (file: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(file)).map(([name, bytes]) => [name, strFromU8(bytes)]));

describe("a Word file", () => {
  test("has the question as its heading, each quote as the source has it, and a footnote with source and link", async () => {
    const html = await read(await wordFile(options));
    expect(html).toContain("<h1>多久巡查一次？</h1>");
    expect(html).toMatch(/<blockquote>“每天巡查两次。”<sup>/u);
    expect(html).toMatch(
      /在全市防汛工作会议上的讲话\[Z\]\. 2023-01-11\. 二、看住水库\. <a href="https:\/\/t\.me\/yanju_bot\?start=cA{24}">/u,
    );
    expect(html).not.toContain("Two patrols");
  });

  test("for English askers has the renderings, marked as drafted by machine, and English sources", async () => {
    const html = await read(await wordFile({ ...options, language: "en" }));
    expect(html).toMatch(/Two patrols a day\.<em> \(English rendering, machine-drafted/u);
    expect(html).toMatch(/“Speech at the citywide flood control meeting”, 11 January 2023/u);
  });

  test("has further parts under headings of their own, with footnotes numbered through, and notes before them", async () => {
    const other = {
      heading: "谁负责？",
      quotes: [
        { citation, info },
        { citation, info },
      ],
    };
    const html = await read(await wordFile({ ...options, parts: [other], notes: ["有 1 段引文未能收入。"] }));
    expect(html).toMatch(/<\/h1><p>有 1 段引文未能收入。<\/p>.*<h2>谁负责？<\/h2>/u);
    expect(html.match(/<blockquote>/gu)).toHaveLength(3);
    expect(html.match(/<li id="footnote-\d"/gu)).toHaveLength(3);
  });

  test("without a link has none", async () => {
    expect(await read(await wordFile({ ...options, quotes: [{ citation, info }] }))).not.toContain("t.me");
  });

  test.each([
    ["zh-Hans", "SimSun", "zh-CN"],
    ["zh-Hant", "PMingLiU", "zh-TW"],
    ["en", "SimSun", "zh-CN"],
  ] as const)("in %s sets Chinese in %s and says its language", async (language, font, tag) => {
    const styles = parts(await wordFile({ ...options, language }))["word/styles.xml"];
    expect(styles).toContain(`w:eastAsia="${font}"`);
    expect(styles).toMatch(new RegExp(`<w:lang [^>]*w:eastAsia="${tag}"`, "u"));
  });

  test("is the same for the same quotes but for its dates, and says whose it is", async () => {
    const [one, two] = [parts(await wordFile(options)), parts(await wordFile(options))];
    const { "docProps/core.xml": about, ...rest } = one;
    expect(rest).toEqual({ ...two, "docProps/core.xml": undefined });
    expect(about).toContain("<dc:title>多久巡查一次？</dc:title><dc:creator>言据 yanju</dc:creator>");
    expect(about).not.toMatch(/<([\w:]+)[^>]*><\/\1>|<[^?>]+\/>/u);
  });
});

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "<w:p>",
        "</w:t>",
        "&lt;",
        "]]>",
        '"',
        "'",
        "\0",
        "\u0008",
        "\u007F",
        "\uFFFE",
        "\uD800",
        "\uDC00",
        "\u202E",
        "\n",
        "安全",
        "😀",
      ),
      fc.string({ unit: "binary" }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((pieces) => pieces.join(""));

test("whatever documents and people write stands in the file as words", { timeout: 30_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(hostile, hostile, hostile, async (heading, title, words) => {
      const quoted = { ...citation, quote: words, display: words, marks: [], section: [title] };
      const about = { ...info, title: { zh: `${title}讲`, en: title } };
      const file = await wordFile({
        ...options,
        heading: `${heading}问`,
        quotes: [{ citation: quoted, info: about, link }],
      });
      for (const [name, text] of Object.entries(parts(file))) {
        expect(`${name} ${text}`).not.toMatch(/(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/u);
        expect(text).not.toMatch(/\p{Cs}/u);
      }
      const html = await read(file);
      expect(html.match(/<h1>/gu)).toHaveLength(1);
      expect(html.match(/<blockquote>/gu)).toHaveLength(1);
      const { value } = await mammoth.extractRawText({ buffer: Buffer.from(file) });
      const visible = (text: string) =>
        text.replaceAll(/[\s\p{Cc}\p{Cs}\uFFFD\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/gu, "");
      expect(visible(value)).toContain(visible(`“${words}”`));
      expect(visible(value)).toContain(visible(`${heading}问`));
    }),
    { numRuns: 60 },
  );
});
