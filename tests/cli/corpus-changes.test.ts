import { readdir, readFile, writeFile } from "node:fs/promises";
import { describe, expect, test, vi } from "vitest";
import { contentsOf, expectOneLine, smallSpeech } from "./command.ts";
import { added, corpus, here, inCorpus, otherSpeech, put } from "./small-corpus.ts";

vi.setConfig({ testTimeout: 60_000 });

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
    "fault 42: %s is no document",
    async (name) => {
      await put("first.txt", smallSpeech);
      const before = await contentsOf(here.folder);
      expectOneLine(await corpus("remove", name), 3, /there is no document .*; "list" shows their names/u);
      expect(await contentsOf(here.folder)).toEqual(before);
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
      "title.en\tSpeech of the mayor\tset by hand",
      "kind\tspeech",
      "speaker\t市长 周恒安\tset by hand",
      "level\tcity",
      "date\t2024-04-10\tset by hand",
    ]);
    // As the product writes dates itself.
    await corpus("edit", "first.txt", "date=2025年2月25日");
    expect(await fields()).toEqual(expect.arrayContaining(["date\t2025-02-25\tset by hand"]));
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

test("log tells what was done here, when and by whom, and not what was refused", async () => {
  expect(await corpus("log")).toMatchObject({ code: 0, stdout: "" });
  await put("b.txt", otherSpeech);
  await corpus("add", "b.txt");
  await corpus("add", "b.txt");
  await corpus("edit", "b.txt", "date=2024");
  await put("c.txt", `${otherSpeech}要加强值班值守。各单位每天报告一次。\n`);
  await corpus("replace", "c.txt", "b.txt");
  await corpus("remove", "c.txt");
  await corpus("remove", "c.txt");
  const lines = (await corpus("log")).stdout.trimEnd().split("\n");
  expect(lines.map((line) => line.split("\t").slice(3).join(" "))).toEqual([
    "added b.txt",
    "edited b.txt date",
    "replaced b.txt by c.txt",
    "removed c.txt",
  ]);
  for (const line of lines) expect(line).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z\tterminal\t[^\t]+\t/u);
});

test("fault 27: a document that is no longer what was added is named and not read, until it is added anew", async () => {
  await put("b.txt", otherSpeech);
  await corpus("add", "b.txt");
  await writeFile(added("b.txt"), otherSpeech.replace("两次", "三次"));
  const { code, stdout, stderr } = await corpus("list");
  expect({ code, stdout: stdout.split("\t")[0] }).toEqual({ code: 0, stdout: "first.txt" });
  expect(stderr).toMatch(
    /^[^\n]*b\.txt is not as it was added; restore a backup, or [^\n]* replace "[^"\n]*b\.txt"\n$/u,
  );
  expectOneLine(await corpus("show", "b.txt"), 3, /b\.txt is not as it was added/u);
  expect(await corpus("replace", added("b.txt"))).toMatchObject({ code: 0 });
  expect((await corpus("show", "b.txt", "--text")).stdout).toContain("三次");
  // What is put there by hand is read as it is.
  await writeFile(added("hand.txt"), otherSpeech.replace("局长", "厅长"));
  expect((await corpus("list")).stdout).toMatch(/^hand\.txt\t/mu);
});
