import { describe, expect, test } from "vitest";
import { fileKey } from "../../src/ask/quote/citation-key.ts";
import { readSpeech } from "../../src/corpus/structure/speech.ts";
import type { Speech, SpeechInfo } from "../../src/domain.ts";
import { runBot, shippedSpeeches } from "./running-bot.ts";

function document(raw: string, dressed: Partial<SpeechInfo> = {}): Speech {
  const title = { zh: "某市安全生产条例", en: "Work safety rules of a city" };
  const info = { file: "a.txt", title, speakers: [], level: "city", kind: "regulation", script: "hans" } as const;
  return readSpeech({ ...info, ...dressed }, raw);
}

const CHAPTERS = ["总则", "生产经营单位", "从业人员", "监督管理", "应急救援", "法律责任"];
const NUMBERS = "一二三四五六七八九";
const numeral = (n: number): string =>
  `${n >= 20 ? NUMBERS[Math.floor(n / 10) - 1] : ""}${n >= 10 ? "十" : ""}${n % 10 > 0 ? NUMBERS[(n % 10) - 1] : ""}`;
/** Sixty articles in six chapters. */
const LAW = CHAPTERS.map((name, chapter) => {
  const articles = Array.from({ length: 10 }, (_, i) => {
    const n = chapter * 10 + i + 1;
    return `第${numeral(n)}条 有关单位应当依照本条例第${n}项的规定,${"落实责任,消除隐患,".repeat(6)}确保安全。\n${"未落实的,由有关部门责令限期改正。".repeat(3)}`;
  });
  return `第${numeral(chapter + 1)}章 ${name}\n\n${articles.join("\n\n")}`;
}).join("\n\n");

const INTERFACES = [
  { language: "zh-hans", outline: "☰ 提纲", all: "☰ 全部文件", page: (n: number) => `第${n}页，` },
  { language: "zh-hant", outline: "☰ 提綱", all: "☰ 全部文件", page: (n: number) => `第${n}頁，` },
  { language: "en", outline: "☰ Outline", all: "☰ All documents", page: (n: number) => `Page ${n} of ` },
];

describe.each(INTERFACES)("/speeches in $language", ({ language, outline, all }) => {
  test("lists them, shows an outline, reads from a heading and leads back", async () => {
    const { api } = await runBot();
    const person = api.person({ language });
    person.sends("/speeches");
    const list = await person.receives();
    expect(list.text).toMatch(/5 ?(?:份文件|documents)/);
    expect(list.buttons).toEqual(["1", "2", "3", "4", "5"]);

    person.taps("4");
    const headings = await person.seesEdit();
    expect(headings.text).toMatch(
      language === "en" ? /2\. I\. Be mindful of danger in times of peace/ : /2\. 一、居安思危,警钟长鸣/,
    );
    expect(headings.text).toMatch(
      language === "en" ? /\n {4}3\. \(1\) Give prominence to control/ : /\n {4}3\. \(一\)突出抓好重点领域管控/,
    );
    expect(headings.text).not.toMatch(language === "en" ? /\d\. \(?[一二三四]/ : /[a-z]{4}/);

    person.taps("3");
    const reading = await person.seesEdit();
    expect(reading.view).toContain("**__(一)突出抓好重点领域管控。__**");
    expect(reading.buttons).toEqual(["›", "6 »", outline, reading.buttons.at(-1)]);
    person.taps("6 »");
    const last = await person.seesEdit();
    expect(last.buttons.slice(0, 2)).toEqual(["« 1", "‹"]);
    person.taps("« 1");
    expect((await person.seesEdit()).text).toBe(reading.text);

    person.taps(outline);
    expect((await person.seesEdit()).text).toBe(headings.text);
    person.taps(all);
    expect((await person.seesEdit()).view).toBe(list.view);
    expect(api.refusals).toEqual([]);
  });
});

test("/speeches pages through a large collection", async () => {
  const [speech] = await shippedSpeeches();
  const many = Array.from({ length: 20 }, (_, i) => ({
    ...(speech ?? expect.unreachable()),
    info: { ...(speech?.info ?? expect.unreachable()), file: `${i}.txt` },
  }));
  const { api } = await runBot({ speeches: () => many });
  const person = api.person({ language: "en" });
  person.sends("/speeches");
  expect((await person.receives()).buttons.at(-1)).toBe("›");
  person.taps("›");
  await person.seesEdit();
  person.taps("›");
  expect((await person.seesEdit()).buttons).toEqual(["17", "18", "19", "20", "‹"]);
});

describe.each(INTERFACES)("a law of sixty articles in $language", ({ language, outline, page }) => {
  test("reads the same pages from whichever article, under its chapter, and the outline opens where one reads", async () => {
    const law = document(LAW);
    const { api } = await runBot({ speeches: () => [law] });
    const person = api.person({ language });
    person.sends(`/start d${fileKey("a.txt")}`);
    const contents = await person.receives();
    expect(contents.text).toMatch(/1\. 第一章 总则 · /);
    const seen = new Map<number, string>();
    person.taps("1");
    let shown = await person.seesEdit();
    for (let n = 1; ; n += 1) {
      expect(shown.text).toContain(page(n));
      seen.set(n, shown.text);
      if (!shown.buttons.includes("›")) break;
      person.taps("›");
      shown = await person.seesEdit();
    }
    expect(seen.size).toBeGreaterThan(8);
    const text = [...seen.values()].map((one) => one.split("\n\n").slice(1).join("")).join("");
    expect(text.replaceAll(/\s/g, "")).toBe(LAW.replaceAll(/\s/g, ""));
    for (const one of [...seen.values()].slice(1)) expect(one).toMatch(/^.*\n(?:第.章 .*\n)?(?:第|Page)/);

    person.taps(outline);
    const later = await person.seesEdit();
    // Its first entries stand under a chapter that is listed before them.
    expect(later.text).toMatch(/^第六章 法律责任 …\n {4}\d+\. 第/m);
    person.taps("‹");
    const entry = (await person.seesEdit()).text.split("\n").find((line) => line.includes("第六章"));
    person.taps(/\d+/.exec(entry ?? "")?.[0] ?? "");
    const chapter = await person.seesEdit();
    expect(chapter.view).toContain("**__第六章 法律责任__**");
    expect([...seen.values()]).toContain(chapter.text);
    expect(api.refusals).toEqual([]);
  });
});

test.each([
  ["zh-hans", /^该文件没有标题。/m, /^1\. 安全生产人人有责.* · 第1页$/m],
  ["zh-hant", /^該文件沒有標題。/m, /^1\. 安全生产人人有责.* · 第1頁$/m],
  ["en", /^It has no headings\./m, /^1\. 安全生产人人有责.* · p\. 1$/m],
])("in %s the outline of a document without headings is how its pages begin", async (language, lead, first) => {
  const raw = Array.from({ length: 60 }, (_, i) => `安全生产人人有责${"要落实责任,".repeat(i % 20)}不能放松。`).join(
    "\n\n",
  );
  const { api } = await runBot({ speeches: () => [document(raw, { kind: "document" })] });
  const person = api.person({ language });
  person.sends("/speeches");
  await person.receives();
  person.taps("1");
  const contents = await person.seesEdit();
  expect(contents.text).toMatch(lead);
  expect(contents.text).toMatch(first);
  person.taps("3");
  const [, third] = /^3\. (.{12})/m.exec(contents.text) ?? [];
  expect((await person.seesEdit()).text.split("\n\n")[1]).toContain(third ?? "none");
  expect(api.refusals).toEqual([]);
});

describe("who speaks where", () => {
  test.each([
    ["zh-hans", "👤 按讲话人", "☰ 按标题", /^2\. 劉偉平：“劉偉平指出/m],
    ["zh-hant", "👤 按講話人", "☰ 按標題", /^\d\. 劉偉平：「劉偉平指出/m],
    ["en", "👤 By speaker", "☰ By heading", /^\d\. Liu Weiping: “劉偉平指出/m],
  ])("in %s is listed for a document in which several speak, to read from there", async (language, by, back, entry) => {
    const { api } = await runBot();
    const person = api.person({ language });
    person.sends("/speeches");
    await person.receives();
    person.taps("5");
    const contents = await person.seesEdit();
    person.taps(by);
    const speakers = await person.seesEdit();
    const line =
      speakers.text.split("\n").find((one) => /劉偉平|Liu Weiping/.test(one) && /劉偉平指出/.test(one)) ?? "";
    expect(line).toMatch(new RegExp(entry.source.replace("2", String.raw`\d`), "m"));
    person.taps(/^\d+/.exec(line)?.[0] ?? "");
    expect((await person.seesEdit()).view).toMatch(/\*\*__劉偉平指出,.*?__\*\*/);
    person.forges(`k:${fileKey("004_aeab9987bbe35725.txt")}:0`);
    expect((await person.seesEdit()).text).toBe(speakers.text);
    person.taps(back);
    expect((await person.seesEdit()).text).toBe(contents.text);
    expect(api.refusals).toEqual([]);
  });

  test("is not offered where one person speaks", async () => {
    const { api } = await runBot();
    const person = api.person({ language: "en" });
    person.sends("/speeches");
    await person.receives();
    person.taps("2");
    expect((await person.seesEdit()).buttons.join()).not.toContain("👤");
  });
});
