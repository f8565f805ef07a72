import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { pdfFile } from "../corpus/import/pdf-file.ts";
import { paragraph, wordFile } from "../corpus/import/word-file.ts";
import { contentsOf, corpusGiven, expectOneLine, run, smallSpeech, call, type Ended } from "./command.ts";
import { added, documentsAdded, corpus, here, inCorpus, otherSpeech, put } from "./small-corpus.ts";

vi.setConfig({ testTimeout: 60_000 });

describe("list and show", () => {
  test("the given corpus: a line a speech", async () => {
    const { code, stdout, stderr } = await call(here.folder, "corpus", ["list"], { CORPUS_DIR: corpusGiven });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.split("\t"));
    expect(lines).toHaveLength(5);
    expect(lines[1]?.[0]).toBe("001_0b87d2ec0b8c6638.txt");
    expect(lines[1]).toContain("市长在2023年全市安全生产工作会议上的讲话");
  });

  test("a speech: its sections and passages with their offsets", async () => {
    const { code, stdout } = await corpus("show", "first.txt");
    expect(code).toBe(0);
    expect(stdout).toContain("# 二要加强消防检查");
    const [, start = "", end = "", text] = /^(\d+)-(\d+)\t(二要加强消防检查。.*)$/mu.exec(stdout) ?? [];
    expect(smallSpeech.slice(Number(start), Number(end))).toBe(text);
  });

  test("a speech that is not there", async () => {
    expectOneLine(await corpus("show", "none.txt"), 3, /there is no document none\.txt; "list" shows/u);
  });
});

describe("check", () => {
  const sentence = "二要加強消防檢查";

  test("a sentence in either script: the verdict, the words and where they stand", async () => {
    const { code, stdout, stderr } = await corpus("check", sentence);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^✓ 逐字相符。.*\n\n「二要加强消防检查。」\n {4}— /u);
  });

  test("--json: one object with the citation", async () => {
    const { code, stdout } = await corpus("check", "--json", sentence.replace("消防", "食品"));
    expect(code).toBe(0);
    const { verdict, attribution, differences, citation } = JSON.parse(stdout);
    expect({ verdict, attribution }).toEqual({ verdict: "differs", attribution: "unstated" });
    expect(differences).toEqual([{ claimed: "食品", source: "消防" }]);
    expect(citation).toMatchObject({ n: 1, file: "first.txt", quote: "二要加强消防检查。" });
  });

  test("a sentence that is nowhere; and none", async () => {
    expect(await corpus("check", "--json", "人工智能")).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('"citation":null'),
    });
    expectOneLine(await corpus("check"), 64, /or check SENTENCE/u);
  });
});

/** The documents that were added. */
const namesIn = (stdout: string): string[] => Array.from(stdout.matchAll(/^added (.*)$/gmu), ([, name = ""]) => name);

describe("add", () => {
  test("what was read off each, what was not found, and how to change it", async () => {
    await Promise.all([
      put(
        "通 知.txt",
        "某县人民政府关于防火的通知\n某政发〔2024〕7号\n各乡镇人民政府：\n为做好防火工作，现将有关事项通知如下，请认真执行。\n某县人民政府\n2024年9月28日\n",
      ),
      put("b.txt", `要抓好防火。${"要备足物资，每天巡查。".repeat(1000)}\n（未完待续）\n`),
    ]);
    const { code, stdout } = await corpus("add", "通 知.txt", "b.txt");
    expect({ code, lines: stdout.split("\n") }).toEqual({
      code: 0,
      lines: [
        "added 通 知.txt",
        "  title: 某县人民政府关于防火的通知; kind: notice; number: 某政发〔2024〕7号; issuer: 某县人民政府; level: county; date: 2024-09-28",
        '  to change: npm run -s corpus -- edit "通 知.txt" FIELD=VALUE',
        "added b.txt",
        "  title: b; kind: document; incomplete: 后文缺失",
        "  no title, no issuer, no level, no date found; one line of 11006 characters: passages cut by length; to change: npm run -s corpus -- edit b.txt FIELD=VALUE",
        "",
      ],
    });
  });

  test("fault 40: copies byte for byte, names with blanks and Chinese too", async () => {
    const text = `\ufeff${smallSpeech.replaceAll("\n", "\r\n")}`;
    await Promise.all([put("新 讲话.txt", text), put("b.txt", otherSpeech)]);
    const { stdout, ...ended } = await corpus("add", "新 讲话.txt", join(here.folder, "b.txt"));
    expect(namesIn(stdout)).toEqual(["新 讲话.txt", "b.txt"]);
    expect(ended).toMatchObject({
      code: 0,
      stderr: "新 讲话.txt holds the same words as first.txt; quotes of either name both\n",
    });
    expect(await readFile(added("新 讲话.txt"), "utf8")).toBe(text);
    expect(await readdir(inCorpus("."))).toEqual(["first.txt"]);
    expect((await corpus("list")).stdout.split("\n").map((line) => line.split("\t")[0])).toEqual([
      "b.txt",
      "first.txt",
      "新 讲话.txt",
      "",
    ]);
  });

  test("every format, and all documents of a folder; show --text prints what offsets refer to", async () => {
    const letter = wordFile(paragraph("县长讲话") + paragraph("要抓好消防检查。"));
    await mkdir(join(here.folder, "from/deep"), { recursive: true });
    await Promise.all([
      put("a.docx", letter),
      put("b.txt", Buffer.from(`\ufeff${smallSpeech}`, "utf16le")),
      put("from/c.pdf", pdfFile([[{ text: "要抓好消防检查。", bottom: 700 }]])),
      put("from/deep/d.md", "# 讲话\n\n要抓好消防检查。\n"),
      put("from/deep/._d.md", "x"),
      put("from/notes.xyz", "x"),
    ]);
    const { code, stdout } = await corpus("add", "a.docx", "b.txt", "from");
    expect([code, ...namesIn(stdout)]).toEqual([0, "a.docx", "b.txt", "c.pdf", "d.md"]);
    expect(await readFile(added("a.docx"))).toEqual(Buffer.from(letter));
    expect((await corpus("show", "a.docx", "--text")).stdout).toBe("县长讲话\n要抓好消防检查。\n");
    expect((await corpus("show", "b.txt", "--text")).stdout).toBe(`\ufeff${smallSpeech}`);
    expect((await corpus("list")).stdout.split("\n").map((line) => line.split("\t")[0])).toEqual([
      "a.docx",
      "b.txt",
      "c.pdf",
      "d.md",
      "first.txt",
      "",
    ]);
  });

  test.each([
    ["a missing file", "none.txt", undefined, /none\.txt cannot be read \(ENOENT/u],
    [
      "a format that is not read",
      "a.doc",
      smallSpeech,
      /a\.doc is in no format that is read: txt, md, html, docx and pdf/u,
    ],
    ["no Word file", "a.docx", smallSpeech, /a\.docx is damaged or no Word document/u],
    ["an empty file", "a.txt", "", /a\.txt is empty/u],
    ["a binary file", "a.txt", Buffer.alloc(9), /a\.txt is a binary file/u],
    [
      "nothing to quote",
      "a.txt",
      "下面是小编整理的讲话,供大家参考。",
      /a\.txt holds no sentence that could be quoted/u,
    ],
    [
      "a name that is taken",
      "first.txt",
      smallSpeech,
      /there is a document first\.txt already; "replace" puts a new version/u,
    ],
  ])("fault 41: %s is named and left out, and the good file after it is added", async (_, name, content, line) => {
    await put("good.txt", otherSpeech);
    if (content !== undefined) await put(name, content);
    const before = (await contentsOf(inCorpus("."))) as object;
    const { code, stdout, stderr } = await corpus("add", name, "good.txt");
    expect([code, ...namesIn(stdout)]).toEqual([3, "good.txt"]);
    expect(stderr.trimEnd()).toMatch(line);
    expect(stderr.trimEnd()).not.toContain("\n");
    expect(await contentsOf(inCorpus("."))).toEqual(before);
    expect(await documentsAdded()).toEqual(["good.txt"]);
  });

  test("two files of one name: the first is added", async () => {
    await mkdir(join(here.folder, "other"));
    await Promise.all([put("a.txt", smallSpeech), put("other/a.txt", smallSpeech)]);
    const { code, stderr } = await corpus("add", "a.txt", "other/a.txt");
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: expect.stringMatching(/another file is named a\.txt; rename one/u),
    });
    expect(await documentsAdded()).toEqual(["a.txt"]);
  });

  test("without a corpus folder", async () => {
    await put("a.txt", smallSpeech);
    await rm(inCorpus("."), { recursive: true });
    expectOneLine(await corpus("add", "a.txt"), 3, /the corpus folder corpus does not exist; set CORPUS_DIR/u);
  });
});

test("in real processes: add, list, remove, and a refusal", async () => {
  await put("新 讲话.txt", otherSpeech);
  const corpusProcess = (...args: string[]): Promise<Ended> => run(here.folder, ["corpus", ...args]);
  expect(await corpusProcess("add", "新 讲话.txt")).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(
      /^added 新 讲话\.txt\n {2}title: 局长在防汛会议上的讲话; .*\n {2}no level, no date found; .*\n$/u,
    ),
    stderr: "",
  });
  expect((await corpusProcess("list")).stdout).toMatch(/^first\.txt\t.*\n新 讲话\.txt\t.*\n$/u);
  expectOneLine(await corpusProcess("add", "新 讲话.txt"), 3, /there is a document 新 讲话\.txt already/u);
  expect(await corpusProcess("remove", "新 讲话.txt")).toMatchObject({ code: 0, stdout: "removed 新 讲话.txt\n" });
});
