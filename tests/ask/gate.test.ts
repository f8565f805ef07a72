import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CitationGate, type Claim } from "../../src/ask/quote/gate.ts";
import { readable } from "../../src/text/artefacts.ts";
import { loadCorpus } from "../../src/corpus/load.ts";
import { readSpeech } from "../../src/corpus/structure/speech.ts";
import type { Citation, SpeakerName, Span, Speech } from "../../src/domain.ts";
import { detectScript } from "../../src/text/detect.ts";

const speeches = await loadCorpus({ given: fileURLToPath(new URL("../../corpus/", import.meta.url)) }, detectScript);
const gate = new CitationGate(speeches);
const byFile = new Map(speeches.map((speech) => [speech.info.file, speech]));

function speechOf(file: string): Speech {
  return byFile.get(file) ?? expect.unreachable(`no speech ${file}`);
}

/** What may be quoted: sentences and anything inside a passage. */
const quotable = fc.constantFrom(...speeches).chain((speech) =>
  fc.constantFrom(...speech.passages).chain((passage) =>
    fc
      .tuple(fc.nat(passage.end - passage.start), fc.nat(passage.end - passage.start))
      .map(([a, b]) => ({
        file: speech.info.file,
        start: passage.start + Math.min(a, b),
        end: passage.start + Math.max(a, b),
        score: 1,
      }))
      .filter(({ start, end }) => readable(speech.raw.slice(start, end)) !== ""),
  ),
);

const offset = fc.oneof(
  fc.integer({ min: -20, max: 6000 }),
  fc.double(),
  fc.constantFrom(0, -0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER),
);
const anyClaim: fc.Arbitrary<Claim> = fc.oneof(
  quotable,
  fc.record({
    file: fc.oneof(fc.constantFrom(...byFile.keys()), fc.constantFrom("none.txt", "../catalog.json", "", "__proto__")),
    start: offset,
    end: offset,
    score: fc.double(),
  }),
  // A passage and something beyond it, on either side.
  fc
    .tuple(fc.constantFrom(...speeches), fc.nat(), fc.nat(30), fc.nat(30))
    .map(([{ info, passages }, place, before, behind]) => {
      const { start, end } = passages[place % passages.length] ?? { start: 0, end: 0 };
      return { file: info.file, start: start - before, end: end + behind, score: 0 };
    }),
);

function mayBeQuoted({ file, start, end, quote }: Claim): boolean {
  const speech = byFile.get(file);
  if (!speech || !Number.isInteger(start) || !Number.isInteger(end) || !(start < end)) return false;
  const words = speech.raw.slice(start, end);
  const inside = speech.passages.some((passage) => passage.start <= start && end <= passage.end);
  return inside && readable(words) !== "" && (quote === undefined || quote === words);
}

describe("any claims", () => {
  test("those that hold are cited in their order, numbered from 1 without gaps; all others are dropped", () => {
    fc.assert(
      fc.property(fc.array(anyClaim, { maxLength: 12 }), (claims) => {
        const cited = gate.cite(claims, "zh-Hans");
        expect(cited.map(({ file, start, end }) => ({ file, start, end }))).toEqual(
          claims.filter(mayBeQuoted).map(({ file, start, end }) => ({ file, start, end })),
        );
        expect(cited.map(({ n }) => n)).toEqual(cited.map((_, place) => place + 1));
      }),
      { numRuns: 400 },
    );
  });

  test("a quote is the source's very words, its display readable", () => {
    fc.assert(
      fc.property(
        fc.array(anyClaim, { maxLength: 6 }),
        fc.constantFrom("zh-Hans", "zh-Hant", "en"),
        (claims, language) => {
          for (const { file, start, end, quote, display, title } of gate.cite(claims, language)) {
            const { raw, info } = speechOf(file);
            expect(raw.slice(start, end)).toBe(quote);
            expect(display).toBe(readable(quote));
            expect(display).not.toMatch(/\p{Script=Han}[(（]\p{Script=Latin}+[)）]|\n/u);
            expect(title).toBe(language === "en" ? info.title.en : info.title.zh);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("offsets that name no stretch of text", () => {
  const { info, passages } = speeches[0] ?? expect.unreachable();
  const { start, end } = passages[0] ?? expect.unreachable();
  const cite = (from: number, to: number): number =>
    gate.cite([{ file: info.file, start: from, end: to, score: 1 }], "en").length;

  test("the whole passage is one", () => expect(cite(start, end)).toBe(1));
  test.each([
    ["fractional start", start + 0.5, end],
    ["fractional end", start, end - 0.5],
    ["negative", start - end, end],
    ["reversed", end, start],
    ["empty", start, start],
    ["beyond the text", start, 1_000_000],
    ["no number", Number.NaN, end],
    ["infinite", start, Number.POSITIVE_INFINITY],
  ])("%s: dropped", (_, from, to) => expect(cite(from, to)).toBe(0));

  test("a blank inside a passage is nothing to quote", () => {
    const { raw, info: own } = speechOf("002_bae51303b5a74c43.txt");
    const blank = raw.indexOf(" 零容忍");
    expect(gate.cite([{ file: own.file, start: blank, end: blank + 1, score: 1 }], "en")).toEqual([]);
    expect(gate.cite([{ file: own.file, start: blank, end: blank + 4, score: 1 }], "en")).toHaveLength(1);
  });
});

describe("fault 27: a quote changed by one character is never shown as a quote", () => {
  const change = fc.constantFrom("replace", "insert", "delete");

  test("a claim with the source's words passes, with one character changed it does not", () => {
    fc.assert(
      fc.property(
        quotable,
        fc.nat(),
        change,
        fc.constantFrom("不", "未", "a", " ", "。", "🧯"),
        (claim, at, kind, character) => {
          const words = speechOf(claim.file).raw.slice(claim.start, claim.end);
          expect(gate.cite([{ ...claim, quote: words }], "en")).toHaveLength(1);
          const place = at % words.length;
          const changed =
            words.slice(0, place) +
            (kind === "delete" ? "" : character) +
            words.slice(place + (kind === "insert" ? 0 : 1));
          fc.pre(changed !== words);
          expect(gate.cite([{ ...claim, quote: changed }], "en")).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });

  test("neither its reading text nor its other script stands for it", () => {
    const { info, raw, passages } = speechOf("004_aeab9987bbe35725.txt");
    const passage = passages.find(({ text }) => text.includes("行業部門要齊抓共管")) ?? expect.unreachable();
    const claim = { file: info.file, start: passage.start, end: passage.end, score: 1 };
    expect(raw.slice(passage.start, passage.end)).not.toBe(passage.text);
    expect(gate.cite([{ ...claim, quote: passage.text }], "zh-Hant")).toEqual([]);
    expect(gate.cite([{ ...claim, quote: "" }], "zh-Hant")).toEqual([]);
    expect(gate.cite([claim], "zh-Hant")).toHaveLength(1);
  });
});

describe("what is no part of a speech is never cited", () => {
  const furniture = [
    ["001_0b87d2ec0b8c6638.txt", "(第2/2页)"],
    ["003_8e0abea7bf70d122.txt", "下面是小编为大家整理的"],
    ["003_8e0abea7bf70d122.txt", "供大家参考"],
    ["003_8e0abea7bf70d122.txt", "相关文章"],
    ["003_8e0abea7bf70d122.txt", "2023年最新学校开学疫情防控工作方案"],
    ["003_8e0abea7bf70d122.txt", "434"],
    ["004_aeab9987bbe35725.txt", "圖為天水分會場"],
  ] as const;
  const places = furniture.flatMap(([file, words]) =>
    Array.from(speechOf(file).raw.matchAll(new RegExp(words.replace(/[()/]/gu, String.raw`\$&`), "gu")), (match) => ({
      file,
      words,
      start: match.index,
      end: match.index + words.length,
    })),
  );

  test("the caption stands twice, the rest at least once", () => {
    expect(new Set(places.map(({ words }) => words)).size).toBe(furniture.length);
    expect(places.filter(({ words }) => words === "圖為天水分會場")).toHaveLength(2);
  });

  test.each(places)("$file: $words at $start", ({ file, start, end }) => {
    const { raw } = speechOf(file);
    for (const before of [0, 1, 5, 40, start]) {
      for (const behind of [0, 1, 5, 40, raw.length - end]) {
        expect(gate.cite([{ file, start: start - before, end: end + behind, score: 9 }], "zh-Hans")).toEqual([]);
      }
    }
  });
});

describe("what a citation says of its quote", () => {
  const info = {
    title: { zh: "讲话", en: "Speech" },
    speakers: [],
    level: "city",
    kind: "speech",
    script: "hans",
  } as const;
  const chapter = `要查隐患。责任重大。王市长强调要抓好落实。李县长说要检查。\n${"安全生产,".repeat(80)}要牢记。`;
  const read = ["a.txt", "b.txt"].map((file) =>
    readSpeech({ ...info, file, title: { zh: file, en: `${file} E` } }, chapter),
  );
  const names: Record<string, SpeakerName> = { 王: { zh: "王市长", en: "Mayor Wang" }, 李: { zh: "李县长" } };
  const spoken = read.map((speech) => ({
    ...speech,
    passages: speech.passages.map((passage) => ({
      ...passage,
      sentences: passage.sentences.map((sentence) => {
        const speaker = names[sentence.text[0] ?? ""];
        return speaker ? { ...sentence, speaker } : sentence;
      }),
    })),
  }));
  const own = new CitationGate(spoken);
  const citeWords = (from: string, to: string, claim: Partial<Claim> = {}): Citation | undefined => {
    const [start, end] = [chapter.indexOf(from), chapter.indexOf(to) + to.length];
    return own.cite([{ file: "a.txt", start, end, score: 1, ...claim }], "en")[0];
  };

  test("its speaker is that of its sentences, where they agree", () => {
    expect(citeWords("王市长", "落实。")?.speaker).toEqual({ zh: "王市长", en: "Mayor Wang" });
    expect(citeWords("抓好", "落实。")?.speaker).toEqual({ zh: "王市长", en: "Mayor Wang" });
    expect(citeWords("李县长", "检查。")?.speaker).toEqual({ zh: "李县长" });
    expect(citeWords("王市长", "检查。")?.speaker).toBeNull();
    expect(citeWords("责任重大", "落实。")?.speaker).toBeNull();
    expect(citeWords("要查隐患", "隐患。")?.speaker).toBeNull();
  });

  test("a quote of 300 characters passes, a longer one does not", () => {
    const start = chapter.indexOf("安全");
    const cited = (end: number) => own.cite([{ file: "a.txt", start, end, score: 1 }], "en").length;
    expect(cited(start + 300)).toBe(1);
    expect(cited(start + 301)).toBe(0);
  });

  test("other documents are named by their titles; itself and what is not there are not", () => {
    const found = citeWords("要查", "隐患。", { also: ["b.txt", "a.txt", "none.txt", "__proto__"] });
    expect(found).toMatchObject({ also: ["b.txt"], alsoTitles: ["b.txt E"] });
  });

  test("marks that meet are one", () => {
    const marks = [
      { start: 2, end: 4 },
      { start: 0, end: 2 },
    ];
    expect(citeWords("要查隐患", "隐患。", { marks })?.marks).toEqual([{ start: 0, end: 4 }]);
  });

  test("marks are in order, apart and inside the quote, whatever is claimed; good ones are kept whole", () => {
    const place = fc.integer({ min: -1, max: 7 });
    const span = fc.record({ start: place, end: place });
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), fc.nat(4), fc.nat(4), (marks, from, length) => {
        const {
          start,
          end,
          marks: kept = [],
        } = citeWords("要查隐患", "隐患。", {
          start: from,
          end: from + 1 + length,
          marks,
        }) ?? { start: 0, end: 0 };
        const covered = (spans: readonly Span[], at: number) => spans.some((one) => one.start <= at && at < one.end);
        const good = marks.filter((mark) => start <= mark.start && mark.start < mark.end && mark.end <= end);
        for (let at = -3; at < 20; at += 1) expect(covered(kept, at)).toBe(covered(good, at));
        for (const [i, mark] of kept.entries()) {
          expect(mark.start).toBeLessThan(mark.end);
          expect(mark.start).toBeGreaterThan(kept[i - 1]?.end ?? -1);
        }
      }),
    );
  });
});

describe("renderings", () => {
  const overlap = (a: Span, b: Span): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);
  const cite = (file: string, { start, end }: Span): Citation =>
    gate.cite([{ file, start, end, score: 1 }], "en")[0] ?? expect.unreachable();

  test("of a sentence its own, of the clause that opens it the beginning of that", () => {
    const { info, raw } = speechOf("004_aeab9987bbe35725.txt");
    const clause = "要建立健全責任落實機制";
    const start = raw.indexOf(clause);
    const whole = cite(info.file, { start, end: raw.indexOf("。", start) + 1 }).rendering ?? "";
    const beginning = cite(info.file, { start, end: start + clause.length }).rendering ?? "";
    expect(beginning).toMatch(/mechanism .* …$/u);
    expect(whole.length).toBeGreaterThan(beginning.length);
    expect(whole.startsWith(beginning.replace(" …", ""))).toBe(true);
  });

  test("every sentence of the five speeches has one", () => {
    for (const { info, passages } of speeches) {
      for (const sentence of passages.flatMap(({ sentences }) => sentences)) {
        expect(cite(info.file, sentence).rendering ?? "").not.toBe("");
      }
    }
  });

  test("nothing is rendered but what the quote covers, and what it covers whole is", () => {
    fc.assert(
      fc.property(quotable, (claim) => {
        const { renderings } = speechOf(claim.file);
        let left = cite(claim.file, claim).rendering ?? "";
        for (const line of renderings) {
          const forms = [line.en, `[… ${line.en} …]`, `${line.en.split(/[:;]/u)[0]} …`];
          const shown = overlap(line, claim) > 0 ? forms.find((form) => left.startsWith(form)) : undefined;
          if (claim.start <= line.start && line.end <= claim.end) expect(shown).toBe(line.en);
          left = left.slice(shown?.length ?? 0).trimStart();
        }
        expect(left).toBe("");
      }),
      { numRuns: 300 },
    );
  });

  test("none where the speech has none", () => {
    const bare = new CitationGate(speeches.map((speech) => ({ ...speech, renderings: [] })));
    const { info, passages } = speeches[0] ?? expect.unreachable();
    const [passage] = passages;
    const [citation] = bare.cite(
      [{ file: info.file, start: passage?.start ?? 0, end: passage?.end ?? 0, score: 1 }],
      "en",
    );
    expect(citation).toBeDefined();
    expect(citation).not.toHaveProperty("rendering");
  });
});
