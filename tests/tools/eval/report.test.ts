import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Request } from "../../../src/ask/request.ts";
import { reportPage } from "../../../tools/eval/report.ts";
import { type Fault, faults, faultsOf } from "../../../tools/eval/faults.ts";
import { measure, type Measurement } from "../../../tools/eval/measure.ts";
import { answer, citation, gold, measured, passage, question, sources } from "./samples.ts";

async function page(...sample: Measurement[]) {
  return reportPage({
    title: "x",
    figures: [["hit@1", "0.50"]],
    tables: [[["kind"], ["fact"]]],
    measured: sample,
    faultsOf: (one) => faultsOf(one).map((fault: Fault) => [fault, faults[fault]]),
    sources,
  });
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
    expect(html).toMatch(/data-kind="fact"\s+data-lang="en"\s+data-faults="not-found uncovered related"/u);
    for (const text of [
      "who answers?",
      "落实责任",
      "安全第一。",
      "gold not among ten passages",
      "After: before",
      "a note",
    ]) {
      expect(html).toContain(text);
    }
    expect(html).toContain('<option value="related">answerable, but labelled related</option>');
  });

  test("shows what was understood, what the reader made of each passage, and the words that answer", async () => {
    const scope = { files: ["a.txt"], sides: [], speakers: [], mentions: [], rest: "who" };
    const likelihoods = { fact: 0.75, list: 0.25 } as Request["likelihoods"];
    const understood: Request = {
      message: "who",
      intent: "fact",
      likelihoods,
      language: "en",
      readings: [{ text: "who answers", scope }],
      ordinal: -1,
    };
    const found = passage("a.txt", "落实责任。二要");
    const quoted = citation("a.txt", "落实责任", { marks: [{ start: 4, end: 6 }] });
    const read = [{ ...found, answers: 1.5 }];
    const said = answer({ citations: [quoted], passages: [found, passage("b.txt", "安全第一。")] });
    const html = await page(measure(question(), said, sources, { understood, read, judged: { best: 0.125 } }));
    const text = html.replaceAll(/\s+/gu, " ");
    for (const part of ["(fact 0.75, list 0.25)", "who answers · in a.txt · about who", "ordinal -1", "best 0.13"]) {
      expect(text).toContain(part);
    }
    expect(text).toContain("落实<mark>责任</mark>");
    expect(text).toMatch(/落实责任。二要 <small>a\.txt 2–9 · score 1\.000 · reader 1\.50/u);
    expect(text).toMatch(/安全第一。 <small>b\.txt .* not read/u);
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
