import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { pdfFile } from "../corpus/import/pdf-file.ts";
import { paragraph, wordFile } from "../corpus/import/word-file.ts";
import { call, contentsOf, corpusGiven, type Ended, expectOneLine, run, smallSpeech } from "./command.ts";

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let inCorpus: (name: string) => string;
let added: (name: string) => string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "yanju corpus 语料 "));
  inCorpus = (name) => join(folder, "corpus", name);
  added = (name) => join(folder, ".yanju/documents", name);
  await mkdir(inCorpus("."));
  await writeFile(inCorpus("first.txt"), smallSpeech);
});
afterEach(() => rm(folder, { recursive: true }));

/** Shares no sentence with the small speech. */
const otherSpeech = "局长在防汛会议上的讲话\n要备足防汛物资。各水库每天巡查两次,有险情立即上报。\n";

const corpus = (...args: string[]): Promise<Ended> => call(folder, "corpus", args);
const put = (name: string, content: string | Uint8Array): Promise<void> => writeFile(join(folder, name), content);

describe("list and show", () => {
  test("the given corpus: a line a speech", async () => {
    const { code, stdout, stderr } = await call(folder, "corpus", ["list"], { CORPUS_DIR: corpusGiven });
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

describe("add", () => {
  test("copies byte for byte, names with blanks and Chinese too", async () => {
    const text = `\ufeff${smallSpeech.replaceAll("\n", "\r\n")}`;
    await Promise.all([put("新 讲话.txt", text), put("b.txt", otherSpeech)]);
    expect(await corpus("add", "新 讲话.txt", join(folder, "b.txt"))).toMatchObject({
      code: 0,
      stdout: "added 新 讲话.txt\nadded b.txt\n",
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
    await mkdir(join(folder, "from/deep"), { recursive: true });
    await Promise.all([
      put("a.docx", letter),
      put("b.txt", Buffer.from(`\ufeff${smallSpeech}`, "utf16le")),
      put("from/c.pdf", pdfFile([[{ text: "要抓好消防检查。", bottom: 700 }]])),
      put("from/deep/d.md", "# 讲话\n\n要抓好消防检查。\n"),
      put("from/deep/._d.md", "x"),
      put("from/notes.xyz", "x"),
    ]);
    expect(await corpus("add", "a.docx", "b.txt", "from")).toMatchObject({
      code: 0,
      stdout: "added a.docx\nadded b.txt\nadded c.pdf\nadded d.md\n",
    });
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
  ])("%s is named and left out, and the good file after it is added", async (_, name, content, line) => {
    await put("good.txt", otherSpeech);
    if (content !== undefined) await put(name, content);
    const before = (await contentsOf(inCorpus("."))) as object;
    const { code, stdout, stderr } = await corpus("add", name, "good.txt");
    expect({ code, stdout }).toEqual({ code: 3, stdout: "added good.txt\n" });
    expect(stderr.trimEnd()).toMatch(line);
    expect(stderr.trimEnd()).not.toContain("\n");
    expect(await contentsOf(inCorpus("."))).toEqual(before);
    expect(await readdir(added("."))).toEqual(["good.txt"]);
  });

  test("two files of one name: the first is added", async () => {
    await mkdir(join(folder, "other"));
    await Promise.all([put("a.txt", smallSpeech), put("other/a.txt", smallSpeech)]);
    const { code, stderr } = await corpus("add", "a.txt", "other/a.txt");
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: expect.stringMatching(/another file is named a\.txt; rename one/u),
    });
    expect(await readdir(added("."))).toEqual(["a.txt"]);
  });

  test("without a corpus folder", async () => {
    await put("a.txt", smallSpeech);
    await rm(inCorpus("."), { recursive: true });
    expectOneLine(await corpus("add", "a.txt"), 3, /the corpus folder corpus does not exist; set CORPUS_DIR/u);
  });
});

describe("replace", () => {
  test("a new version takes the place of the old one; one that cannot be read does not", async () => {
    await put("first.txt", `${smallSpeech}三要抓好培训。\n`);
    expect(await corpus("replace", "first.txt")).toMatchObject({ code: 0, stdout: "replaced first.txt\n" });
    expect((await corpus("show", "first.txt", "--text")).stdout).toContain("培训");
    await put("first.txt", "***");
    expectOneLine(await corpus("replace", "first.txt"), 3, /first\.txt holds no sentence/u);
    expect((await corpus("show", "first.txt", "--text")).stdout).toContain("培训");
    await put("new.txt", smallSpeech);
    expectOneLine(await corpus("replace", "new.txt"), 3, /there is no document new\.txt/u);
    expect(await readFile(inCorpus("first.txt"), "utf8")).toBe(smallSpeech);
  });

  test("by a file of another name, which the one replaced is known to", async () => {
    await put("2024.txt", `${smallSpeech}三要抓好培训。企业每年组织全体员工参加安全生产培训不少于两次。\n`);
    expect(await corpus("add", "2024.txt")).toMatchObject({
      stderr:
        "2024.txt and first.txt share 99 % of their words; if it is the new version, remove 2024.txt and run: replace 2024.txt first.txt\n",
    });
    await corpus("remove", "2024.txt");
    expect(await corpus("replace", "2024.txt", "first.txt")).toMatchObject({
      code: 0,
      stdout: "replaced first.txt by 2024.txt\n",
    });
    expect((await corpus("list")).stdout).toMatch(/^2024\.txt\t[^\n]*\n$/u);
    await put("other.txt", otherSpeech);
    await corpus("add", "other.txt");
    expectOneLine(
      await corpus("replace", "2024.txt", "other.txt"),
      3,
      /there is a document 2024\.txt already; rename/u,
    );
  });
});

describe("remove", () => {
  test("one that was added, whose file goes; one that was given, whose file stays", async () => {
    await put("b.txt", otherSpeech);
    await corpus("add", "b.txt");
    expect(await corpus("remove", "b.txt")).toMatchObject({ code: 0, stdout: "removed b.txt\n", stderr: "" });
    expect(await readdir(added("."))).toEqual(["changes.json"]);
    await corpus("add", "b.txt");
    expect(await corpus("remove", "first.txt")).toMatchObject({ code: 0, stdout: "removed first.txt\n", stderr: "" });
    expect((await corpus("list")).stdout).toMatch(/^b\.txt\t[^\n]*\n$/u);
    expect(await readFile(inCorpus("first.txt"), "utf8")).toBe(smallSpeech);
    // And it may come again.
    await put("first.txt", smallSpeech);
    expect(await corpus("add", "first.txt")).toMatchObject({ code: 0, stderr: "" });
    expect((await corpus("list")).stdout).toMatch(/^b\.txt\t[^\n]*\nfirst\.txt\t[^\n]*\n$/u);
  });

  test("a file that cannot be read, which every list names", async () => {
    await writeFile(inCorpus("broken.txt"), Buffer.alloc(9));
    const { code, stdout, stderr } = await corpus("list");
    expect({ code, files: stdout.split("\n").length - 1 }).toEqual({ code: 0, files: 1 });
    expect(stderr).toMatch(/^[^\n]*broken\.txt is a binary file, not text; remove it from the corpus\n$/u);
    expect(await corpus("remove", "broken.txt")).toMatchObject({ code: 0 });
    expect(await corpus("list")).toMatchObject({ code: 0, stderr: "" });
  });

  test.each(["none.txt", "../first.txt", "../corpus/first.txt", ".", "catalog.json"])(
    "%s is no document",
    async (name) => {
      await put("first.txt", smallSpeech);
      const before = await contentsOf(folder);
      expectOneLine(await corpus("remove", name), 3, /there is no document .*; "list" shows their names/u);
      expect(await contentsOf(folder)).toEqual(before);
    },
  );

  test("one with a catalogue entry, of which nothing is said any more", async () => {
    const info = { file: "first.txt", title: { zh: "讲话", en: "Speech" }, speakers: [], level: "county" };
    await writeFile(inCorpus("catalog.json"), JSON.stringify([{ ...info, kind: "speech", script: "hans" }]));
    await put("b.txt", otherSpeech);
    await corpus("add", "b.txt");
    expect(await corpus("remove", "first.txt")).toMatchObject({ code: 0, stderr: "" });
    expect(await corpus("list")).toMatchObject({
      code: 0,
      stderr: "",
      stdout: expect.stringMatching(/^b\.txt[^\n]*\n$/u),
    });
  });
});

describe("edit", () => {
  const fields = async (): Promise<string[]> => (await corpus("edit", "first.txt")).stdout.trimEnd().split("\n");

  test("shows what is known with the words that say so, and takes what a person says in its place", async () => {
    await writeFile(
      inCorpus("first.txt"),
      `在全市安全生产会议上的讲话\n临渚市市长 周恒安\n（2024年4月9日）\n同志们:要抓好落实。\n`,
    );
    expect(await fields()).toEqual([
      "title\t在全市安全生产会议上的讲话",
      "kind\tspeech",
      "speaker\t临渚市市长 周恒安",
      "place\t临渚市\t“临渚市市长 周恒安”",
      "level\tcity",
      "date\t2024-04-09\t“（2024年4月9日）”",
    ]);
    expect(
      await corpus(
        "edit",
        "first.txt",
        "speaker=市长 周恒安",
        "title.en=Speech of the mayor",
        "date=2024-04-10",
        "place=-",
      ),
    ).toMatchObject({ code: 0, stderr: "" });
    expect(await fields()).toEqual([
      "title\t在全市安全生产会议上的讲话",
      "title.en\tSpeech of the mayor",
      "kind\tspeech",
      "speaker\t市长 周恒安\t“临渚市市长 周恒安”",
      "level\tcity",
      "date\t2024-04-10",
    ]);
    // As the product writes dates itself.
    await corpus("edit", "first.txt", "date=2025年2月25日");
    expect(await fields()).toEqual(expect.arrayContaining(["date\t2025-02-25"]));
    await corpus("edit", "first.txt", "date=", "place=");
    expect(await fields()).toEqual(
      expect.arrayContaining(["date\t2024-04-09\t“（2024年4月9日）”", expect.stringMatching(/^place\t临渚市/u)]),
    );
    expect(await readdir(inCorpus("."))).toEqual(["first.txt"]);
  });

  test.each([
    ["date=昨天", /date must be YYYY, YYYY-MM, YYYY-MM-DD or --MM-DD/u],
    ["date=2025-02-30", /and a day that there is/u],
    ["date=2025年2月30日", /and a day that there is/u],
    ["level=planet", /level must be one of national, province/u],
    ["kind=poem", /kind must be one of speech, report/u],
    ["colour=red", /"colour=red" is no FIELD=VALUE; the fields are title, /u],
    ["date", /"date" is no FIELD=VALUE/u],
  ])("%s is refused, and nothing is changed", async (assignment, line) => {
    const before = await fields();
    expectOneLine(await corpus("edit", "first.txt", "number=某发〔2024〕1号", assignment), 3, line);
    expect(await fields()).toEqual(before);
  });

  test("a file of changes that is damaged is named, never written over", async () => {
    await corpus("edit", "first.txt", "date=2024");
    await writeFile(added("changes.json"), "{");
    expect(await corpus("list")).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/changes\.json cannot be used/u),
    });
    expectOneLine(
      await corpus("edit", "first.txt", "date=2025"),
      3,
      /changes\.json cannot be used .*; mend or remove it/u,
    );
    expect(await readFile(added("changes.json"), "utf8")).toBe("{");
  });
});

test("in real processes: add, list, remove, and a refusal", async () => {
  await put("新 讲话.txt", otherSpeech);
  const corpusProcess = (...args: string[]): Promise<Ended> => run(folder, ["corpus", ...args]);
  expect(await corpusProcess("add", "新 讲话.txt")).toMatchObject({
    code: 0,
    stdout: "added 新 讲话.txt\n",
    stderr: "",
  });
  expect((await corpusProcess("list")).stdout).toMatch(/^first\.txt\t.*\n新 讲话\.txt\t.*\n$/u);
  expectOneLine(await corpusProcess("add", "新 讲话.txt"), 3, /there is a document 新 讲话\.txt already/u);
  expect(await corpusProcess("remove", "新 讲话.txt")).toMatchObject({ code: 0, stdout: "removed 新 讲话.txt\n" });
});
