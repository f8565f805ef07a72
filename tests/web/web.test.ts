import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { Answer, Answerer } from "../../src/domain.ts";
import type { ShownAnswer } from "../../src/web/ask.ts";
import { createWeb } from "../../src/web/web.ts";
import { RecordedAnswers } from "./recorded-answers.ts";

const origin = "http://127.0.0.1:8787";
const own = { host: "127.0.0.1:8787" };

interface Setting {
  readonly answerer?: Answerer;
  readonly ready?: boolean;
  readonly host?: string;
  readonly publicUrls?: readonly string[];
  readonly report?: (error: unknown) => void;
}

function web(setting: Setting = {}) {
  const { answerer = new RecordedAnswers(), ready = true, host = "127.0.0.1", publicUrls, report = vi.fn() } = setting;
  return createWeb({ answerer, ready: () => ready, host, publicUrls: publicUrls ?? [], report });
}

function post(app: ReturnType<typeof web>, body: unknown, headers: Record<string, string> = {}) {
  return app.request("/api/ask", {
    method: "POST",
    headers: { ...own, "Content-Type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

async function errorOf(response: Response): Promise<string> {
  return ((await response.json()) as { error: string }).error;
}

describe("POST /api/ask", () => {
  test("gives the answer with the line that leads it", async () => {
    const response = await post(web(), { question: "what are the priority sectors" });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      question: "what are the priority sectors",
      status: "answered",
      language: "en",
      lead: "What 2 documents say:",
      citations: [
        { n: 1, file: "000_db8b8ac77d00f83c.txt", start: 823, end: 867 },
        { n: 2, display: "重点检查消防、道路交通、建筑施工、危险化学品、烟花爆竹和特种设备等行业。" },
      ],
    });
  });

  test("leads related passages as such, in the language of the question, and refusals in their own words", async () => {
    const app = web();
    expect(await (await post(app, { question: "考核权重怎么定" })).json()).toMatchObject({
      status: "related",
      lead: "文件中没有直接回答这一问题的内容，以下段落较为接近：",
    });
    expect(await (await post(app, { question: "今天天气如何" })).json()).toMatchObject({
      status: "refused",
      lead: "我只依据安全工作讲话作答，其中没有找到与此有关的内容。",
      citations: [],
    });
  });

  test("passes on the five latest earlier questions, oldest first", async () => {
    const answerer = new RecordedAnswers();
    await post(web({ answerer }), { question: " 还有呢 ", history: ["1", "2", "3", "4", "5", "6"] });
    expect(answerer.asked).toEqual([{ text: "还有呢", history: ["2", "3", "4", "5", "6"], language: "en" }]);
  });

  test("passes on whole earlier answers as the places they quoted and the words that answered, and nothing else of them", async () => {
    const answerer = new RecordedAnswers();
    const app = web({ answerer });
    const question = "重点行业领域有哪些";
    const earlier = (await (await post(app, { question })).json()) as Answer;
    await post(app, { question: "第二条全文", history: ["问", earlier] }, { "Accept-Language": "zh-TW" });
    const citations = earlier.citations.map(({ file, start, end, marks }) => ({ file, start, end, marks }));
    expect(citations).toHaveLength(2);
    expect(answerer.asked[1]).toEqual({
      text: "第二条全文",
      history: ["问", { question, citations }],
      language: "zh-Hant",
    });
  });

  test("shows quotes under their documents, with the words that answer, whose they are, and their English only in English", async () => {
    const app = web();
    const shown = async (question: string) => (await (await post(app, { question })).json()) as ShownAnswer;
    const chinese = await shown("重点行业领域有哪些");
    const [, second] = chinese.sections[0]?.groups ?? [];
    expect(second?.title).toBe("区委书记在常委会上关于安全生产工作的讲话");
    expect(second?.quotes[0]).toMatchObject({
      n: 2,
      place: "三、强化措施,狠抓落实",
      rendering: "",
      source: "区委书记在常委会上关于安全生产工作的讲话 › 三、强化措施,狠抓落实",
      pieces: [
        { text: "重点检查消防、道路交通、", marked: false },
        { text: "建筑施工、危险化学品", marked: true },
        { text: "、烟花爆竹和特种设备等行业。", marked: false },
      ],
    });
    expect([chinese.note, chinese.acts]).toEqual(["", ["more"]]);
    const english = await shown("how much weight in assessments");
    expect(english.sections[0]?.groups[0]).toMatchObject({ facts: "Liu Weiping" });
    expect(english.sections[0]?.groups[0]?.quotes[0]?.rendering).toMatch(/^increase the weight/);
    expect(english.note).toBe("Machine English; the Chinese counts.");
    expect((await shown("what is the weather")).offer).toBe("Subjects in the documents you can ask about:");
  });

  test("passes on what a person does rather than says, and nothing that is not offered", async () => {
    const answerer = new RecordedAnswers();
    const app = web({ answerer });
    await post(app, { question: "更多", gesture: "more" });
    await post(app, { question: "安全生产是大事", gesture: "check" });
    expect(answerer.asked.map(({ gesture }) => gesture)).toEqual(["more", "check"]);
    expect((await post(app, { question: "x", gesture: "forward" })).status).toBe(400);
  });

  test.each([
    ["not JSON", "{"],
    ["no question", {}],
    ["a question that is no text", { question: ["x"] }],
    ["history that is no list of texts", { question: "x", history: [1] }],
    ["an earlier answer without citations", { question: "x", history: [{ question: "y" }] }],
    [
      "a citation that is no place",
      { question: "x", history: [{ question: "y", citations: [{ file: "a", start: -1, end: 2 }] }] },
    ],
    ["an endless history", { question: "x", history: Array.from({ length: 101 }, () => "y") }],
    ["no object", "null"],
    ["a deeply nested body", "[".repeat(30_000) + "]".repeat(30_000)],
    ["a deeply nested question", `{"question":${"[".repeat(30_000)}${"]".repeat(30_000)}}`],
  ])("turns away %s", async (_, body) => {
    const response = await post(web(), body);
    expect(response.status).toBe(400);
    expect(await errorOf(response)).toMatch(/could not be read/);
  });

  test("takes a question with deep nesting beside it", async () => {
    const body = `{"question":"重点行业领域有哪些","extra":${"[".repeat(30_000)}${"]".repeat(30_000)}}`;
    expect((await post(web(), body)).status).toBe(200);
  });

  test("turns away an empty question and one over 1000 characters, saying so in the reader's language", async () => {
    const app = web();
    expect((await post(app, { question: "问".repeat(1000) })).status).toBe(200);
    const long = await post(app, { question: "问".repeat(1001) }, { "Accept-Language": "zh-CN" });
    expect(long.status).toBe(400);
    expect(await errorOf(long)).toBe("问题超过1000字，请缩短后重新提问。");
    const empty = await post(app, { question: " \n " });
    expect(empty.status).toBe(400);
    expect(await errorOf(empty)).toBe("Please type a question first.");
  });

  test("turns away a body over 64 KB, with or without a declared length", async () => {
    const app = web();
    const body = JSON.stringify({ question: "x", padding: "x".repeat(64 * 1024) });
    expect((await post(app, body, { "Content-Length": String(body.length) })).status).toBe(413);
    const undeclared = await post(app, body);
    expect(undeclared.status).toBe(413);
    expect(await errorOf(undeclared)).toMatch(/too much at once/);
  });

  test("says that the speeches are still loading", async () => {
    const response = await post(web({ ready: false }), { question: "x" });
    expect(response.status).toBe(503);
    expect(response.headers.get("Retry-After")).toBe("5");
    expect(await errorOf(response)).toMatch(/still being loaded/);
  });

  test("reports what an answer throws, and tells the reader no more than that it failed", async () => {
    const report = vi.fn();
    const failure = new Error("disk /var/secret is gone");
    const answerer = { answer: () => Promise.reject(failure) };
    const response = await post(web({ answerer, report }), { question: "x" });
    expect(response.status).toBe(500);
    expect(await errorOf(response)).toBe("Something went wrong and the question was not answered. Please ask again.");
    expect(report).toHaveBeenCalledExactlyOnceWith(failure);
  });

  test("answers any body with 200 or 400, never with a failure", async () => {
    const app = web();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.json(), fc.string({ unit: "binary" }), fc.record({ question: fc.string({ unit: "binary" }) })),
        async (body) => {
          expect([200, 400]).toContain((await post(app, body)).status);
        },
      ),
      { numRuns: 100 },
    );
  }, 30_000);
});

describe("the page", () => {
  const get = (path: string, headers: Record<string, string> = {}, app = web()) =>
    app.request(path, { headers: { ...own, ...headers } });

  test.each([
    [undefined, "en", "What are the priority sectors?"],
    ["fr-FR", "en", "What are the priority sectors?"],
    ["zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans", "重点行业领域有哪些？"],
    ["zh", "zh-Hans", "重点行业领域有哪些？"],
    ["zh-TW,zh;q=0.9", "zh-Hant", "重點行業領域有哪些？"],
    ["zh-HK", "zh-Hant", "重點行業領域有哪些？"],
    ["zh-Hans-HK", "zh-Hans", "重点行业领域有哪些？"],
    ["en;q=0.5,zh-Hant;q=0.9", "zh-Hant", "重點行業領域有哪些？"],
    ["zh;q=0", "en", "What are the priority sectors?"],
    ["en;q=0,zh;q=0.1", "zh-Hans", "重点行业领域有哪些？"],
  ])("speaks %s as %s", async (header, language, example) => {
    const text = await (await get("/", header ? { "Accept-Language": header } : {})).text();
    expect(text).toContain(`<html lang="${language}">`);
    expect(text).toContain(`data-example>${example}</button>`);
  });

  test("keeps the language a reader switched to", async () => {
    const app = web();
    const switched = await get("/?lang=zh-Hant", { "Accept-Language": "en" }, app);
    expect(await switched.text()).toContain('<html lang="zh-Hant">');
    const cookie = switched.headers.get("Set-Cookie") ?? "";
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
    const later = await get("/", { "Accept-Language": "en", Cookie: cookie.split(";")[0] ?? "" }, app);
    expect(await later.text()).toContain('<html lang="zh-Hant">');
    expect(later.headers.get("Set-Cookie")).toBeNull();
  });

  test("takes nothing from an address that names no language", async () => {
    const response = await get(`/?lang=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(await response.text()).not.toContain("alert(1)");
    expect(response.headers.get("Set-Cookie")).toBeNull();
  });

  test("fault 43: forbids everything but its own style and script", async () => {
    const response = await get("/");
    const policy = response.headers.get("Content-Security-Policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(response.headers.get("Strict-Transport-Security")).toBeNull();
    const text = await response.text();
    expect(text).not.toMatch(/\sstyle=|<style|\son\w+=|https?:\/\//);
    for (const [, path = ""] of text.matchAll(/(?:src|rel="stylesheet" href)="([^"]+)"/g)) {
      const asset = await get(path);
      expect(asset.status).toBe(200);
      expect(asset.headers.get("Content-Type")).toMatch(/^text\/(css|javascript); charset=utf-8$/);
    }
  });

  test("fault 43: serves no other file", async () => {
    for (const path of ["/page.ts", "/../web.ts", "/..%2fweb.ts", "/%2e%2e/package.json", "/assets/page.js", "/.env"]) {
      expect((await get(path)).status).toBe(404);
    }
  });
});

describe("health", () => {
  test("is well while the index loads, ready once it is there", async () => {
    let ready = false;
    const app = createWeb({
      answerer: new RecordedAnswers(),
      ready: () => ready,
      host: "127.0.0.1",
      report: vi.fn(),
    });
    const status = async (path: string) => (await app.request(path, { headers: own })).status;
    expect(await status("/healthz")).toBe(200);
    expect(await status("/readyz")).toBe(503);
    ready = true;
    expect(await status("/healthz")).toBe(200);
    expect(await status("/readyz")).toBe(200);
  });
});

describe("fault 43: Host and Origin", () => {
  const paths = ["/", "/page.js", "/healthz", "/readyz"];

  test.each(["127.0.0.1:8787", "localhost:8787", "LOCALHOST:8787", "[::1]:8787", "yanju.internal:8787", "localhost"])(
    "serves %s",
    async (host) => {
      const app = web({ host: "yanju.internal" });
      expect((await app.request("/", { headers: { host } })).status).toBe(200);
      expect((await post(app, { question: "x" }, { host, origin: `http://${host}` })).status).toBe(200);
    },
  );

  test.each([
    "evil.example",
    "evil.example:8787",
    "127.0.0.1.evil.example:8787",
    "localhost.:8787",
    "localhost:8787@evil.example",
    "192.168.1.5:8787",
    "[::2]:8787",
    "127.0.0.1:",
    "",
  ])("refuses the host name %s everywhere", async (host) => {
    const answerer = new RecordedAnswers();
    const app = web({ answerer });
    for (const path of paths) expect((await app.request(path, { headers: { host } })).status).toBe(403);
    expect((await post(app, { question: "x" }, { host })).status).toBe(403);
    expect(answerer.asked).toEqual([]);
  });

  test.each([
    ["a mapped port", "10.0.0.7:9000", "http://10.0.0.7:9000"],
    ["a proxy that hands its name on", "yanju.example.org", "https://yanju.example.org"],
    ["a proxy that does not", "127.0.0.1:8787", "https://yanju.example.org"],
  ])("serves the public address behind %s, and it alone", async (_, host, publicOrigin) => {
    const app = web({ publicUrls: ["https://yanju.example.org", "http://10.0.0.7:9000"] });
    expect((await app.request("/", { headers: { host } })).status).toBe(200);
    expect((await post(app, { question: "x" }, { host, origin: publicOrigin })).status).toBe(200);
    expect((await post(app, { question: "x" }, { host, origin: "https://evil.example" })).status).toBe(403);
    expect((await app.request("/", { headers: { host: "yanju.example.org:9000" } })).status).toBe(403);
  });

  test("refuses a request without a host name", async () => {
    expect((await web().request("/")).status).toBe(403);
  });

  test.each([
    "http://evil.example",
    "null",
    "http://127.0.0.1:9999",
    "http://localhost:8787",
    "https://127.0.0.1:8787",
    "http://127.0.0.1:8787.evil.example",
  ])("refuses a post from %s", async (foreign) => {
    const answerer = new RecordedAnswers();
    const response = await post(web({ answerer }), { question: "x" }, { origin: foreign });
    expect(response.status).toBe(403);
    expect(await response.text()).toBe("Requests from other sites are not accepted.");
    expect(answerer.asked).toEqual([]);
  });

  test("takes a post from its own page", async () => {
    expect((await post(web(), { question: "x" }, { origin })).status).toBe(200);
  });

  test("answers to plain addresses, and still to no foreign name, when it listens on all interfaces", async () => {
    const app = web({ host: "0.0.0.0" });
    const status = async (host: string) => (await app.request("/", { headers: { host } })).status;
    expect(await status("192.168.1.5:8787")).toBe(200);
    expect(await status("[fd00::5]:8787")).toBe(200);
    expect(await status("evil.example:8787")).toBe(403);
  });
});
