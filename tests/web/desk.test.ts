import { describe, expect, test, vi } from "vitest";
import { fileKey } from "../../src/ask/quote/citation-key.ts";
import type { DocumentDesk } from "../../src/corpus/desk.ts";
import type { Audit } from "../../src/ops/audit.ts";
import { CorpusError } from "../../src/ops/errors.ts";
import type { SaidIndexing } from "../../src/web/indexing.ts";
import { loginLinks } from "../../src/web/login.ts";
import { jsonOf, libraryPage, own, shipped } from "./library-page.ts";

/** A desk with the first speech; every file is read as the second one. */
async function fakeDesk() {
  const [there, read] = await shipped();
  if (!there || !read) throw new Error("no speeches");
  const done: (readonly string[])[] = [];
  const files = new Set([there.info.file]);
  const bytesOf = (bytes: Uint8Array) => Buffer.from(bytes).toString();
  const desk: DocumentDesk = {
    inspect: async (name, bytes) => {
      if (bytes.length === 0) throw new CorpusError(`${name} is empty`);
      const speech = { ...read, info: { ...read.info, file: name, title: { zh: `<b>${name}</b>`, en: name } } };
      return { speech, isTaken: files.has(name) };
    },
    addBytes: async (name, bytes) => {
      done.push(["add", name, bytesOf(bytes)]);
      files.add(name);
    },
    replaceBytes: async (name, bytes, old) => void done.push(["replace", name, bytesOf(bytes), old]),
    undo: async (name) => void done.push(["undo", name]),
    edit: async (name, said) => {
      if (said.some(([field, value]) => field === "date" && value === "x")) throw new CorpusError("date must be YYYY");
      done.push(["edit", name, ...said.flat()]);
    },
    names: async () => [...files],
    document: async () => there,
    said: async () => ({}),
  };
  return { desk, done, file: there.info.file };
}

/** A page with a desk, whose indexing ends when the test says so. */
async function deskPage() {
  const { desk, done, file } = await fakeDesk();
  let tell: (done: number, total: number) => void = () => undefined;
  let end: (how: "done" | "failed") => void = () => undefined;
  const reindex = (onProgress: typeof tell) =>
    new Promise<{ speeches: number; passages: number }>((resolve, reject) => {
      tell = onProgress;
      end = (how) => (how === "done" ? resolve({ speeches: 6, passages: 99 }) : reject(new CorpusError("no memory")));
    });
  const audited: string[] = [];
  const audit: Audit = async ({ from, by, act, what }) => void audited.push([from, by, act, what].join(" "));
  const page = await libraryPage({ desk: { documents: () => desk, reindex, audit } });
  const send = (name: string, content: string) =>
    page.app.request(`/api/uploads?lang=en&name=${encodeURIComponent(name)}`, {
      method: "POST",
      headers: own,
      body: content,
    });
  const indexing = () => jsonOf<SaidIndexing>(page.get("/api/indexing?lang=en"));
  return {
    ...page,
    send,
    done,
    audited,
    file,
    indexing,
    tell: (...far: [number, number]) => tell(...far),
    end: (how: "done" | "failed") => end(how),
  };
}

interface Card {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly facts: readonly { label: string; value: string }[];
  readonly warnings: readonly string[];
  readonly headings: readonly string[];
  readonly mayAdd: boolean;
  readonly replace?: string;
}

describe("a file that an admin sends", () => {
  test("is shown as it was read, and added only then, with the index following in sight", async () => {
    const { send, post, done, indexing, tell, end } = await deskPage();
    const card = await jsonOf<Card>(send("notice.txt", "要备足防汛物资。"));
    expect(card).toMatchObject({ title: "<b>notice.txt</b>", file: "notice.txt", mayAdd: true });
    expect(card.facts).toContainEqual(expect.objectContaining({ label: "date", value: "2023" }));
    expect(card.warnings).toEqual(["⚠️ The text may not be whole: only page 2 of 2."]);
    expect(card.headings.length).toBeGreaterThan(1);
    expect(done).toEqual([]);
    expect(await jsonOf(post("/api/documents", { id: card.id }))).toEqual({ document: fileKey("notice.txt") });
    expect(done).toEqual([["add", "notice.txt", "要备足防汛物资。"]]);
    tell(3, 10);
    expect(await indexing()).toMatchObject({ isRunning: true, done: 3, total: 10 });
    end("done");
    await vi.waitFor(async () => expect((await indexing()).isRunning).toBe(false));
    expect(await indexing()).toMatchObject({
      isRunning: false,
      isFailed: false,
      said: "Done. The index now holds 6 documents with 99 passages.",
    });
    expect((await post("/api/documents", { id: card.id })).status).toBe(400);
    expect(done).toHaveLength(1);
  });

  test("may take the place of the one of its name, and of no other that is not there", async () => {
    const { send, post, done, audited, file } = await deskPage();
    const card = await jsonOf<Card>(send(file, "新版"));
    expect(card).toMatchObject({ mayAdd: false, replace: fileKey(file) });
    expect((await post("/api/documents", { id: card.id, replace: "nobody" })).status).toBe(404);
    expect((await post("/api/documents", { id: card.id, replace: card.replace })).status).toBe(200);
    expect(done).toEqual([["replace", file, "新版", file]]);
    expect(audited).toEqual([`page 0 replaced ${file}`]);
  });

  test.each([
    ["a.exe", "x", "the formats I read are"],
    ["a.txt", "", "Not added: a.txt is empty"],
    ["", "x", ""],
    ["../../etc/passwd.txt", "x", ""],
  ])("fault 42: named %s is refused or named as it may lie in a folder", async (name, content, error) => {
    const { send } = await deskPage();
    const response = await send(name, content);
    const read = await jsonOf<Card & { error: string }>(response);
    if (error) expect([response.status, read.error]).toEqual([400, expect.stringContaining(error)]);
    else expect(read.file).toMatch(/^[^/\\]+\.txt$/u);
  });

  test("over 20 MB is not read", async () => {
    const { send } = await deskPage();
    const response = await send("a.txt", "x".repeat(20 * 1024 * 1024 + 1));
    expect(response.status).toBe(413);
    expect((await jsonOf<{ error: string }>(response)).error).toMatch(/20 MB at most/u);
  });

  test("is told where the index could not follow", async () => {
    const { send, post, indexing, end } = await deskPage();
    const { id } = await jsonOf<Card>(send("notice.txt", "要备足防汛物资。"));
    await post("/api/documents", { id });
    end("failed");
    await vi.waitFor(async () => expect((await indexing()).isRunning).toBe(false));
    expect(await indexing()).toMatchObject({
      isRunning: false,
      isFailed: true,
      said: expect.stringContaining("no memory"),
    });
  });
});

describe("a document", () => {
  test("can be corrected and taken back", async () => {
    const { get, post, done, audited, file } = await deskPage();
    const key = fileKey(file);
    const { fields } = await jsonOf<{ fields: { name: string; value: string }[] }>(get(`/api/documents/${key}/fields`));
    expect(fields[0]).toMatchObject({ name: "title", value: expect.stringContaining("讲话") });
    expect((await post(`/api/documents/${key}/fields`, { fields: { date: "2024-04-09" } })).status).toBe(200);
    const wrong = await post(`/api/documents/${key}/fields?lang=en`, { fields: { date: "x" } });
    expect([wrong.status, await jsonOf(wrong)]).toEqual([400, { error: "Not added: date must be YYYY" }]);
    expect((await post(`/api/documents/${key}/fields`, { fields: { nonsense: "x" } })).status).toBe(400);
    expect((await post(`/api/documents/${key}/undo`, {})).status).toBe(200);
    expect((await post("/api/documents/nobody/undo", {})).status).toBe(404);
    expect(done).toEqual([
      ["edit", file, "date", "2024-04-09"],
      ["undo", file],
    ]);
    expect(audited).toEqual([`page 0 edited ${file} date`, `page 0 undone ${file}`]);
  });

  test.each([
    ["GET", "/api/indexing"],
    ["GET", "/api/documents/x/fields"],
    ["POST", "/api/uploads?name=a.txt"],
    ["POST", "/api/documents"],
    ["POST", "/api/documents/x/fields"],
    ["POST", "/api/documents/x/undo"],
  ])("is the admins' alone: %s %s", async (method, path) => {
    const { desk, done } = await fakeDesk();
    const links = loginLinks();
    const { app } = await libraryPage({
      desk: { documents: () => desk, reindex: async () => ({ speeches: 0, passages: 0 }) },
      login: { links, person: async (id) => ({ id, isAdmin: false }) },
    });
    const body = new URLSearchParams({ link: links.issue(8) });
    const entered = await app.request("/login", { method: "POST", headers: own, body });
    const Cookie = entered.headers.get("Set-Cookie")?.split(";")[0] ?? "";
    const response = await app.request(path, { method, headers: { ...own, Cookie } });
    expect(response.status).toBe(403);
    expect(await jsonOf(response)).toEqual({ error: "Only administrators may add documents." });
    expect(done).toEqual([]);
  });
});
