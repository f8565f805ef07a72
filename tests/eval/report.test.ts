import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reportPage } from "../../src/eval/report.ts";
import { summarise } from "../../src/eval/summary.ts";
import { citation, gold, measured, passage } from "./samples.ts";

async function page(...sample: Parameters<typeof summarise>[0]) {
  return reportPage(summarise(sample), sample);
}

describe("the report page", () => {
  const wrong = measured(
    {
      id: "q7",
      lang: "en",
      question: "who answers?",
      gold: [gold("a.txt", "落实责任")],
      history: ["before"],
      note: "a note",
    },
    { status: "related", citations: [citation("b.txt", "安全第一。")], passages: [passage("b.txt", "安全第一。")] },
  );

  test("shows a failing question with its gold, what was cited and what is wrong", async () => {
    const html = await page(wrong);
    expect(html).toContain('data-kind="fact" data-lang="en" data-faults="not-found uncovered related"');
    for (const text of [
      "who answers?",
      "落实责任",
      "安全第一。",
      "gold not among 10 passages",
      "After: before",
      "a note",
    ]) {
      expect(html).toContain(text);
    }
    expect(html).toContain('<option value="related">answerable, but labelled related (1)</option>');
  });

  test("needs nothing from elsewhere", async () => {
    expect(await page(wrong)).not.toMatch(/(?:src|href)\s*=\s*"(?!#)|url\(|@import|https?:/u);
  });

  test("escapes whatever questions, quotes, ids and titles hold", async () => {
    const markup = fc.constantFrom("<img src=x onerror=alert(1)>", "</script><b>", '" onclick="x', "&lt;", "'<!--");
    await fc.assert(
      fc.asyncProperty(markup, fc.string(), async (nasty, tail) => {
        const text = nasty + tail;
        const clean = (html: string) => html.split(/<main>|<\/main>/u)[1] ?? "";
        const structure = (html: string) => clean(html).match(/<[^>]*?(?=[\s>])/gu);
        const plain = measured(
          {
            id: "x",
            kind: "x",
            question: "x",
            history: ["x"],
            note: "x",
            gold: [{ file: "x", quote: "x", occurrences: [] }],
          },
          { citations: [citation("b.txt", "安全第一。", { file: "x", quote: "x", section: ["x"] })] },
        );
        const hostile = measured(
          {
            id: text,
            kind: text,
            question: text,
            history: [text],
            note: text,
            gold: [{ file: text, quote: text, occurrences: [] }],
          },
          { citations: [citation("b.txt", "安全第一。", { file: text, quote: text, section: [text] })] },
        );
        const html = await page(hostile);
        expect(html).not.toContain('onclick="');
        expect(structure(html)).toEqual(structure(await page(plain)));
      }),
      { numRuns: 40 },
    );
  });
});
