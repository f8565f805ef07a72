import { describe, expect, test } from "vitest";
import { loginLinks, type LoginParts } from "../../src/web/login.ts";
import { jsonOf, libraryPage, own } from "./library-page.ts";

const token = "a-token-of-the-settings";
const admin = 7;

interface Setting extends Partial<Omit<LoginParts, "publicUrls">> {
  readonly publicUrls?: readonly string[];
}

/** A page that takes a login; time passes as the test says. */
async function guarded({ publicUrls = [], ...login }: Setting = {}) {
  let time = 0;
  const now = () => time;
  const links = loginLinks(now);
  const allowed = new Set([admin, 8]);
  const person = async (id: number) => (allowed.has(id) ? { id, isAdmin: id === admin } : undefined);
  const page = await libraryPage({ login: { token, links, person, now, ...login }, publicUrls });
  const form = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    page.app.request("/login", { method: "POST", headers: { ...own, ...headers }, body: new URLSearchParams(fields) });
  return { ...page, links, allowed, form, pass: (ms: number) => (time += ms) };
}

const cookieOf = (response: Response): string => (response.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";
const asks = (cookie: string) => ({ Cookie: cookie });

describe("without a login", () => {
  test.each(["/", "/q/zGx5D5AAAAAAAACbESwRmRnj"])("%s leads to the login, and back", async (path) => {
    const { get } = await guarded();
    const response = await get(path);
    expect(response.status).toBe(303);
    const place = response.headers.get("Location") ?? "";
    expect(place).toBe(path === "/" ? "/login" : `/login?next=${encodeURIComponent(path)}`);
    expect(await (await get(place)).text()).toContain(`name="next" value="${path}"`);
  });

  test.each(["/api/documents", "/api/documents/x", "/api/quotes/x", "/api/search?q=x", "/api/progress", "/page.js"])(
    "%s gives nothing",
    async (path) => {
      const response = await (await guarded()).get(path);
      expect(response.status).toBe(401);
      expect(await response.text()).not.toMatch(/安全|export|ready/u);
    },
  );

  test.each(["/api/ask", "/api/uploads", "/api/documents", "/api/ratings"])("nothing is done at %s", async (path) => {
    const response = await (await guarded()).post(path, { question: "x" });
    expect(response.status).toBe(401);
    expect(await jsonOf(response)).toEqual({ error: "Please log in first.", code: "login" });
  });

  test("what says whether it serves, and the looks of the login, are there", async () => {
    const { get } = await guarded();
    for (const path of ["/healthz", "/readyz", "/login", "/page.css", "/icon.svg"]) {
      expect([path, (await get(path)).status]).toEqual([path, 200]);
    }
  });

  test("an address to go on to is only ever one of the page's own", async () => {
    const { get, form } = await guarded();
    for (const next of ["https://evil.example", "//evil.example", "/q/../../x", '/q/"><script>alert(1)</script>']) {
      const page = await (await get(`/login?next=${encodeURIComponent(next)}`)).text();
      expect(page).toContain('name="next" value="/"');
      expect((await form({ token, next })).headers.get("Location")).toBe("/");
    }
  });
});

describe("the token of the settings", () => {
  test("lets an admin in, whose cookie no script reads and no other site sends", async () => {
    const { form, get } = await guarded();
    const response = await form({ token, next: "/q/zGx5D5AAAAAAAACbESwRmRnj" });
    expect([response.status, response.headers.get("Location")]).toEqual([303, "/q/zGx5D5AAAAAAAACbESwRmRnj"]);
    const cookie = response.headers.get("Set-Cookie") ?? "";
    expect(cookie).toMatch(/^yanju-session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/u);
    const page = await get("/", asks(cookieOf(response)));
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('action="/logout"');
    expect((await get("/api/documents", asks(cookieOf(response)))).status).toBe(200);
  });

  test.each([
    ["https://yanju.example.org", "yanju.example.org", true],
    ["https://yanju.example.org", "127.0.0.1:8787", true],
    ["http://10.0.0.7:9000", "10.0.0.7:9000", false],
  ])("is kept for https alone under %s (asked as %s)", async (url, host, isSecure) => {
    const { form } = await guarded({ publicUrls: [url] });
    const response = await form({ token }, { host });
    expect(response.headers.get("Set-Cookie")?.includes("; Secure")).toBe(isSecure);
  });

  test.each(["", "wrong", `${token}x`, token.toUpperCase(), "x".repeat(10_000)])(
    "that is wrong (%#) does not",
    async (given) => {
      const { form } = await guarded();
      const response = await form({ token: given });
      expect(response.status).toBe(403);
      expect(response.headers.get("Set-Cookie")).toBeNull();
      expect(await response.text()).toContain("This is not the token.");
    },
  );

  test("cannot be guessed in a row: after twenty tries the right one has to wait too", async () => {
    const { form, pass } = await guarded();
    for (let i = 0; i < 20; i += 1) expect((await form({ token: `guess ${i}` })).status).toBe(403);
    expect((await form({ token })).status).toBe(429);
    pass(10 * 60 * 1000);
    expect((await form({ token })).status).toBe(303);
  });

  test("from another site is not taken", async () => {
    const { form } = await guarded();
    expect((await form({ token }, { origin: "http://evil.example" })).status).toBe(403);
  });

  test("lets nobody in where none is set", async () => {
    const { form, get } = await guarded({ token: undefined });
    expect(await (await get("/login")).text()).not.toContain('type="password"');
    for (const given of ["", "undefined", token]) expect((await form({ token: given })).status).toBe(403);
  });
});

describe("a link of the bot", () => {
  test("asks for a button first, so that a preview does not use it up, then lets that person in once", async () => {
    const { links, get, form } = await guarded();
    const link = links.issue(8);
    for (let i = 0; i < 3; i += 1) expect(await (await get(`/login/${link}`)).text()).toContain(`value="${link}"`);
    const response = await form({ link });
    expect(response.status).toBe(303);
    const page = await (await get("/", asks(cookieOf(response)))).text();
    expect(page).toContain('"owner":"8"');
    expect(page).toContain('"mayAdd":false');
    expect((await form({ link })).status).toBe(403);
    expect((await get(`/login/${link}`)).status).toBe(403);
  });

  test("is worth nothing after ten minutes, nor if it is another", async () => {
    const { links, form, pass } = await guarded();
    const link = links.issue(8);
    pass(10 * 60 * 1000);
    expect((await form({ link })).status).toBe(403);
    expect((await form({ link: "x".repeat(43) })).status).toBe(403);
  });

  test("holds as long as its person may use the bot", async () => {
    const { links, form, get, allowed } = await guarded();
    expect((await form({ link: links.issue(9) })).status).toBe(403);
    const cookie = cookieOf(await form({ link: links.issue(8) }));
    expect((await get("/api/documents", asks(cookie))).status).toBe(200);
    allowed.delete(8);
    expect((await get("/api/documents", asks(cookie))).status).toBe(401);
  });
});

describe("a session", () => {
  test("ends with the logout, and with the day", async () => {
    const { app, form, get, pass } = await guarded();
    const first = cookieOf(await form({ token }));
    const second = cookieOf(await form({ token }));
    const out = await app.request("/logout", { method: "POST", headers: { ...own, ...asks(first) } });
    expect([out.status, out.headers.get("Location")]).toEqual([303, "/login"]);
    expect(out.headers.get("Set-Cookie")).toMatch(/^yanju-session=; Max-Age=0/u);
    expect((await get("/api/documents", asks(first))).status).toBe(401);
    expect((await get("/api/documents", asks(second))).status).toBe(200);
    pass(12 * 60 * 60 * 1000);
    expect((await get("/api/documents", asks(second))).status).toBe(401);
  });

  test.each(["yanju-session=", "yanju-session=x", `yanju-session=${"A".repeat(43)}`])(
    "cannot be made up: %s",
    async (cookie) => {
      expect((await (await guarded()).get("/api/documents", asks(cookie))).status).toBe(401);
    },
  );
});

test("the login speaks the language that is chosen there", async () => {
  const { get } = await guarded();
  const chosen = await get("/login?lang=zh-Hant");
  expect(await chosen.text()).toContain("存取權杖");
  expect(await (await get("/login", asks(cookieOf(chosen)))).text()).toContain("存取權杖");
});
