import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadCorpus } from "../../src/corpus/load.ts";
import { CorpusError } from "../../src/ops/errors.ts";

const given = fileURLToPath(new URL("../../corpus/", import.meta.url));
const speech = "县长的讲话\n同志们:安全生产责任重于泰山。要抓好落实。\n";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "yanju corpus 语料 "));
});
afterEach(() => rm(folder, { recursive: true }));

const load = (from = folder) => loadCorpus({ given: from }, () => "hans");
const put = (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content);

/** The one line a person gets to see. */
async function complaint(from?: string): Promise<string> {
  const error: unknown = await load(from).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(CorpusError);
  return (error as CorpusError).message;
}

async function expectOneLine(pattern: RegExp, from?: string): Promise<void> {
  const message = await complaint(from);
  expect(message).toMatch(pattern);
  expect(message).not.toMatch(/[\r\n]/u);
}

describe("the corpus as given", () => {
  test("five speeches with titles, posts, levels and renderings", async () => {
    const speeches = await load(given);
    expect(speeches.map(({ info }) => [info.file, info.level, info.script, info.date])).toEqual([
      ["000_db8b8ac77d00f83c.txt", "county", "hans", undefined],
      ["001_0b87d2ec0b8c6638.txt", "city", "hans", "2023"],
      ["002_bae51303b5a74c43.txt", "district", "hans", undefined],
      ["003_8e0abea7bf70d122.txt", "county", "hans", undefined],
      ["004_aeab9987bbe35725.txt", "province", "hant", "--01-11"],
    ]);
    for (const { raw, renderings } of speeches) {
      expect(renderings.length).toBeGreaterThan(20);
      expect(renderings.at(-1)?.end).toBeLessThanOrEqual(raw.length);
    }
  });

  test("renderings of boilerplate and captions are left out", async () => {
    for (const { raw, renderings } of await load(given)) {
      const rendered = renderings.map(({ start, end }) => raw.slice(start, end)).join("\n");
      expect(rendered).not.toMatch(/小编|相关文章|圖為/u);
    }
  });

  test("fault 40: loads from a folder whose path has blanks and Chinese", async () => {
    await cp(given, join(folder, "讲话 稿"), { recursive: true });
    expect(await load(join(folder, "讲话 稿"))).toHaveLength(5);
  });
});

describe("a file without a catalogue entry", () => {
  test("is named by its title", async () => {
    await put("新 讲话.txt", speech);
    const [loaded] = await load();
    expect(loaded?.info).toMatchObject({ file: "新 讲话.txt", title: { zh: "县长的讲话" }, level: "county" });
    expect(loaded?.renderings).toEqual([]);
  });

  test("is named by its file where it has no title", async () => {
    await put("a.txt", "同志们:安全生产责任重于泰山。");
    expect((await load())[0]?.info.title.zh).toBe("a");
  });

  test("files come in the order of their names, any format; what is hidden or in no format that is read is no document", async () => {
    await Promise.all(["b.TXT", "a.txt", "c.md", "d", "e.doc", "._a.txt"].map((name) => put(name, speech)));
    expect((await load()).map(({ info }) => info.file)).toEqual(["a.txt", "b.TXT", "c.md"]);
  });
});

/** What is left out beside a speech that is whole, a line a fault. */
async function leftOutBeside(good = "z.txt"): Promise<string[]> {
  const lines: string[] = [];
  await put(good, speech);
  const files = (
    await loadCorpus(
      { given: folder },
      () => "hans",
      (line) => lines.push(line),
    )
  ).map(({ info }) => info.file);
  expect(files).toEqual([good]);
  for (const line of lines) expect(line).not.toMatch(/[\r\n]/u);
  return lines;
}

describe("fault 54: one bad file among good ones is named and left out", () => {
  const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
  test.each([
    ["an empty file", "a.txt", "", /a\.txt is empty/u],
    ["a binary file", "a.txt", png, /a\.txt is no text in UTF-8/u],
    ["nothing to quote", "a.txt", "***", /a\.txt holds no sentence/u],
  ])("%s", async (_, name, content, line) => {
    await put(name, content);
    expect(await leftOutBeside()).toEqual([expect.stringMatching(line)]);
  });

  test("fault 41: a file of more than 20 MB, before it is read", async () => {
    await put("a.txt", speech);
    await truncate(join(folder, "a.txt"), 21 * 1024 * 1024);
    expect(await leftOutBeside()).toEqual([expect.stringMatching(/a\.txt is larger than 20 MB/u)]);
  });

  test("fault 51, 56: a folder, a pipe, and a link to a device", async () => {
    await mkdir(join(folder, "a.txt"));
    execFileSync("mkfifo", [join(folder, "b.txt")]);
    await symlink("/dev/zero", join(folder, "c.txt"));
    expect(await leftOutBeside()).toEqual([
      expect.stringMatching(/a\.txt is no regular file/u),
      expect.stringMatching(/b\.txt is no regular file/u),
      expect.stringMatching(/c\.txt is a link to a file outside/u),
    ]);
  });

  test("fault 57: a link that leads out of the folder, also by way of another, or nowhere", async () => {
    const outside = await mkdtemp(join(tmpdir(), "yanju outside "));
    await writeFile(join(outside, "secret.txt"), speech);
    await symlink(join(outside, "secret.txt"), join(folder, "link"));
    await symlink(join(folder, "link"), join(folder, "a.txt"));
    await symlink(join(folder, "nowhere"), join(folder, "b.txt"));
    const lines = await leftOutBeside();
    await rm(outside, { recursive: true });
    expect(lines).toEqual([
      expect.stringMatching(/a\.txt is a link to a file outside .*; put a copy/u),
      expect.stringMatching(/b\.txt cannot be read \(ENOENT/u),
    ]);
  });

  test("a link within the folder is followed", async () => {
    await put("a.original", speech);
    await symlink(join(folder, "a.original"), join(folder, "a.txt"));
    expect((await load()).map(({ raw }) => raw)).toEqual([speech]);
  });
});

describe("a corpus that cannot be used", () => {
  test("no folder", () =>
    expectOneLine(/^the corpus folder .*none does not exist; set CORPUS_DIR/u, join(folder, "none")));

  test("a file in place of the folder", async () => {
    await put("a.txt", speech);
    await expectOneLine(/^the corpus folder .*a\.txt is no folder; set CORPUS_DIR/u, join(folder, "a.txt"));
  });

  test("an empty folder", () =>
    expectOneLine(/holds no document \(txt, md, html, docx and pdf\); put documents there$/u));

  test("a folder named like a speech", async () => {
    await mkdir(join(folder, "a.txt"));
    await expectOneLine(/a\.txt is no regular file; remove it/u);
  });

  test.each([
    ["an empty file", "", /a\.txt is empty; /u],
    ["blanks only", "\ufeff \r\n\u3000", /a\.txt holds only blanks; /u],
    ["a PNG", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), /a\.txt is no text in UTF-8, UTF-16, GB18030/u],
    ["zeros", Buffer.alloc(64), /a\.txt is a binary file, not text; remove it/u],
    ["a cut UTF-8 character", Buffer.from(speech).subarray(0, 4), /a\.txt is no text in UTF-8/u],
    ["nothing to quote", "。!?……\n***\n", /a\.txt holds no sentence that could be quoted/u],
    ["boilerplate only", "下面是小编为大家整理的讲话,供大家参考。\n", /a\.txt holds no sentence that could be quoted/u],
  ])("%s", async (_, content, pattern) => {
    await put("a.txt", content);
    await expectOneLine(pattern);
  });

  test("a byte order mark and CRLF are kept, so that offsets are those of the file", async () => {
    const raw = `\ufeff${speech.replaceAll("\n", "\r\n")}`;
    await put("a.txt", raw);
    expect((await load())[0]?.raw).toBe(raw);
  });
});

describe("the catalogue", () => {
  const entry = {
    file: "a.txt",
    title: { zh: "县长的讲话", en: "Speech by the county head" },
    speakers: [{ post: { zh: "县长", en: "County head" } }],
    level: "county",
    kind: "speech",
    script: "hans",
  };
  const put1 = async (catalog: unknown): Promise<void> => {
    await put("a.txt", speech);
    await put("catalog.json", typeof catalog === "string" ? catalog : JSON.stringify(catalog));
  };

  test("describes the speech; a byte order mark does no harm", async () => {
    await put1(`\ufeff${JSON.stringify([{ ...entry, date: "2023-01-11" }])}`);
    expect((await load())[0]?.info).toEqual({ ...entry, date: "2023-01-11" });
  });

  test.each(["2023", "2023-12", "2024-02-29", "--01-11"])("takes the date %s", async (date) => {
    await put1([{ ...entry, date }]);
    expect((await load())[0]?.info.date).toBe(date);
  });

  test.each([
    ["no JSON", '[\n{"file":\n}]', /catalog\.json is not JSON: /u],
    ["an object", {}, /catalog\.json is no list of entries/u],
    ["no title", [{ ...entry, title: undefined }], /catalog\.json: entry 1, title: /u],
    ["an empty English title", [{ ...entry, title: { zh: "讲话", en: "" } }], /entry 1, title\.en: /u],
    ["a key nobody knows", [{ ...entry, titel: "讲话" }], /entry 1: .*titel/u],
    ["another level", [{ ...entry, level: "village" }], /entry 1, level: .*county/u],
    ["another kind", [{ ...entry, kind: "poem" }], /entry 1, kind: /u],
    ["another script", [{ ...entry, script: "latn" }], /entry 1, script: /u],
    ["a date in words", [{ ...entry, date: "January" }], /entry 1, date: must be YYYY, YYYY-MM, /u],
    ["a month 13", [{ ...entry, date: "2023-13" }], /entry 1, date: must be YYYY/u],
    ["a path", [{ ...entry, file: "../a.txt" }], /entry 1, file: must be the name of a file/u],
    ["another format", [{ ...entry, file: "a.doc" }], /entry 1, file: must be the name of a file .* \(txt, md, /u],
    ["a speaker without a post", [{ ...entry, speakers: [{}] }], /entry 1, speakers\.0\.post: /u],
    ["the same file twice", [entry, entry], /catalog\.json names a\.txt twice; keep one entry/u],
    ["a missing file", [{ ...entry, file: "b.txt" }], /names b\.txt, which is not in .*; restore the file or remove/u],
  ])("%s is named in one line and left out", async (_, catalog, pattern) => {
    await put1(catalog);
    expect(await leftOutBeside("a.txt")).toEqual([expect.stringMatching(pattern)]);
  });

  test("a broken entry leaves the others as they are", async () => {
    await put1([{ ...entry, file: "b.txt", kind: "poem" }, { ...entry, file: "c.txt" }, entry]);
    expect((await load())[0]?.info).toEqual(entry);
  });

  test("names every fault on a line of its own", async () => {
    await put1([entry, { ...entry, file: "b.txt", kind: "poem", level: "village" }]);
    const lines = await leftOutBeside("a.txt");
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/catalog\.json: entry 2, (?:kind|level): /u);
  });

  test("that is a folder is named", async () => {
    await mkdir(join(folder, "catalog.json"));
    expect(await leftOutBeside()).toEqual([expect.stringMatching(/catalog\.json is no regular file/u)]);
  });
});

describe("English renderings", () => {
  const bodyStart = speech.indexOf("安全生产");
  const fine = {
    start: bodyStart,
    end: bodyStart + 11,
    en: "Responsibility for work safety is heavier than Mount Tai.",
  };
  const putLines = async (...lines: unknown[]): Promise<void> => {
    await put("a.txt", speech);
    await mkdir(join(folder, "renderings"));
    const text = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");
    await put("renderings/a.en.jsonl", text);
  };

  test("belong to the speech; further fields and empty lines do no harm", async () => {
    await putLines({ i: 0, ...fine }, "", "  ");
    expect((await load())[0]?.renderings).toEqual([fine]);
  });

  test.each([
    ["no JSON", "{"],
    ["no text", { start: 0, end: 5 }],
    ["an empty text", { ...fine, en: "" }],
    ["a negative start", { ...fine, start: -1 }],
    ["a broken offset", { ...fine, start: 0.5 }],
    ["an end before its start", { ...fine, end: fine.start }],
    ["an end past the file", { ...fine, end: speech.length + 1 }],
  ])("with %s are left out and named in one line", async (_, line) => {
    await putLines(line, fine);
    const named = /a\.en\.jsonl, line 1 does not fit a\.txt; correct its offsets/u;
    expect(await leftOutBeside("a.txt")).toEqual([expect.stringMatching(named)]);
    expect((await load())[0]?.renderings).toEqual([fine]);
  });

  test("that overlap: the first stays", async () => {
    await putLines(fine, { ...fine, start: fine.end - 1, end: fine.end + 2 });
    expect(await leftOutBeside("a.txt")).toEqual([expect.stringMatching(/a\.en\.jsonl, line 2 overlaps the one/u)]);
    expect((await load())[0]?.renderings).toEqual([fine]);
  });
});
