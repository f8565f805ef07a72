import { BaseRetriever } from "@langchain/core/retrievers";
import { beforeAll, describe, expect, test } from "vitest";
import { Finder, type FindOptions, plainReading } from "../../src/ask/find/find.ts";
import type { Language } from "../../src/domain.ts";
import { buildSmallIndex, embedder } from "../index/small-index.ts";
import { document, rendered } from "./documents.ts";

const flood = document(
  "flood.txt",
  "防汛工作。\n\n水库大坝每天巡查两次。\n\n各村要储备沙袋和木桩。\n\n夜班由村干部轮流值守。",
);
const school = document(
  "school.txt",
  [
    "5月3日,全市校園安全會議召開。市委書記林遠、市長方曉明出席會議。",
    "林遠強調,校車每學期檢修一次,司機要體檢。",
    "方曉明指出,學校每月巡查兩次校車。食堂要留樣四十八小時。",
  ].join("\n\n"),
  { script: "hant" },
);
const dike = rendered(document("dike.txt", "水库值班员要登记。\n\n堤坝由县里加固。"), {
  "堤坝由县里加固。": "The county strengthens the embankments.",
});

let finder: Finder;
beforeAll(async () => {
  finder = new Finder(await buildSmallIndex([flood, school, dike]), embedder);
}, 60_000);

interface Asked extends FindOptions {
  readonly files?: readonly string[];
  readonly speakers?: readonly string[];
  readonly language?: Language;
}
async function found(text: string, { files = [], speakers = [], language = "zh-Hans", ...options }: Asked = {}) {
  const { scope } = plainReading(text);
  return (await finder.find({ text, scope: { ...scope, files, speakers } }, language, options)).candidates;
}
const filesOf = (candidates: Awaited<ReturnType<typeof found>>): string[] => [
  ...new Set(candidates.map(({ passage }) => passage.file)),
];

describe("as a retriever of LangChain", () => {
  test("gives five documents at most, best first, each with its place in the source", async () => {
    expect(finder).toBeInstanceOf(BaseRetriever);
    const documents = await finder.invoke("水库大坝巡查几次");
    expect(documents.length).toBeGreaterThan(1);
    expect(documents.length).toBeLessThanOrEqual(5);
    expect(documents[0]?.pageContent).toContain("水库大坝每天巡查两次");
    const scores = documents.map(({ metadata }) => metadata.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    for (const { pageContent, metadata } of documents) {
      const { file, title, start, end, section } = metadata;
      const { raw, info } = [flood, school, dike].find((speech) => speech.info.file === file) ?? expect.unreachable();
      expect(title).toBe(info.title.zh);
      expect(raw.slice(start, end).replace(/\s/gu, "")).toBe(pageContent.replace(/\s/gu, ""));
      expect(Array.isArray(section)).toBe(true);
    }
  });

  test("gives many questions their documents at once", async () => {
    const [one, two] = await finder.batch(["食堂留样多久", "沙袋和木桩"]);
    expect(one?.[0]?.pageContent).toContain("留樣");
    expect(two?.[0]?.pageContent).toContain("沙袋");
  });
});

describe("a scope binds", () => {
  const question = "水库巡查几次";

  test("only documents that are named are asked, however well others answer", async () => {
    expect(filesOf(await found(question))).toContain("flood.txt");
    expect(filesOf(await found(question, { files: ["school.txt"] }))).toEqual(["school.txt"]);
    expect(filesOf(await found(question, { files: ["school.txt", "dike.txt"] })).sort()).toEqual([
      "dike.txt",
      "school.txt",
    ]);
  });

  test("documents that are left out are not asked", async () => {
    const others = filesOf(await found(question, { except: new Set(["flood.txt"]) }));
    expect(others).not.toContain("flood.txt");
    expect(others.length).toBeGreaterThan(0);
    expect(await found(question, { files: ["flood.txt"], except: new Set(["flood.txt"]) })).toEqual([]);
  });

  test("a speaker's passages alone are asked, where the text tells whose words are whose", async () => {
    const speakerOf = (name: string): boolean =>
      school.passages.some(({ sentences }) => sentences.some(({ speaker }) => speaker?.zh === name));
    expect(speakerOf("林遠")).toBe(true);
    const his = await found("校车", { files: ["school.txt"], speakers: ["林遠"] });
    expect(his.length).toBeGreaterThan(0);
    for (const { passage } of his) {
      expect(passage.sentences.some(({ speaker }) => speaker?.zh === "林遠")).toBe(true);
    }
    const unknown = await found("校车", { files: ["school.txt"], speakers: ["赵六"] });
    expect(unknown.map(({ id }) => id)).toEqual((await found("校车", { files: ["school.txt"] })).map(({ id }) => id));
  });
});

describe("what is found", () => {
  test("is best first, bodies alone, each passage once, the same every time", async () => {
    const candidates = await found("水库大坝每天巡查两次");
    expect(candidates[0]?.passage.text).toContain("水库大坝");
    const scores = candidates.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(candidates.map(({ id }) => id)).size).toBe(candidates.length);
    expect(candidates.every(({ passage }) => passage.role === "body")).toBe(true);
    expect(await found("水库大坝每天巡查两次")).toEqual(candidates);
  });

  test("tells how far each passage holds the question's words, in its script or its renderings", async () => {
    const held = (await found("沙袋和木桩")).map(({ passage, signals }) => [
      passage.text.includes("沙袋"),
      signals.coverage,
    ]);
    expect(held.find(([holds]) => holds)?.[1]).toBe(1);
    expect(held.find(([holds]) => !holds)?.[1]).toBe(0);
    const english = await found("Who strengthens the embankments?", { language: "en" });
    const of = (words: string) => english.find(({ passage }) => passage.text.includes(words))?.signals;
    expect(of("加固")?.renderingCoverage).toBe(1);
    expect(of("沙袋")?.renderingCoverage).toBeUndefined();
    expect((await found("堤坝加固"))[0]?.signals.renderingLate).toBeUndefined();
  });

  test("is looked for with and without the words that name a document", async () => {
    const text = "flood.txt讲话里水库大坝每天巡查几次";
    const scope = {
      ...plainReading(text).scope,
      files: ["flood.txt"],
      mentions: [{ start: 0, end: 11 }],
      rest: "里水库大坝每天巡查几次",
    };
    expect((await finder.find({ text, scope }, "zh-Hans")).readings).toHaveLength(2);
    const short = { ...scope, rest: "里" };
    expect((await finder.find({ text, scope: short }, "zh-Hans")).readings).toHaveLength(1);
  });

  test("is nothing in an index of nothing", async () => {
    const empty = new Finder(await buildSmallIndex([]), embedder);
    expect((await empty.find(plainReading("水库"), "zh-Hans")).candidates).toEqual([]);
    expect(await empty.invoke("水库")).toEqual([]);
  });
});
