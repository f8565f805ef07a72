import type { Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { say } from "../text/messages.ts";
import { interfaceLanguage } from "./interface-language.ts";
import { linkPage, loginPage } from "./login-page.ts";
import { operator, type Person, type WebEnv } from "./person.ts";
import { isSame, type SecretBox, Secrets } from "./secrets.ts";

const sessionCookie = "yanju-session";
/** A working day. */
export const sessionMs = 12 * 60 * 60 * 1000;
const largestForm = 4096;
/** Wrong tokens taken in a window of time, of everybody together: nobody mistypes that often. */
const mostWrong = 20;
const wrongWindowMs = 10 * 60 * 1000;
/** What is served without a login. */
const open = new Set(["/healthz", "/readyz", "/page.css", "/icon.svg"]);

/** One-time links to the page, as the bot hands them out. */
export type LoginLinks = SecretBox<number>;

export const linkMs = 10 * 60 * 1000;

/** Links for Telegram user ids; each opens the page once, within ten minutes. */
export function loginLinks(now?: () => number): Secrets<number> {
  return new Secrets(linkMs, 1000, now);
}

/** How people get in where the page can be reached from other machines. */
export interface LoginParts {
  /** The token of the settings, which lets an admin in. */
  readonly token?: string | undefined;
  /** The links that the bot hands out; without a bot there are none. */
  readonly links?: LoginLinks | undefined;
  /** Who is logged in; in this process alone if not given. */
  readonly sessions?: SecretBox<number> | undefined;
  /** Who a Telegram user id is here, asked for at each request: undefined where they may not use the bot (any more). */
  readonly person: (userId: number) => Promise<Person | undefined>;
  readonly publicUrls: readonly string[];
  readonly now?: () => number;
}

/** Adds the login to the app: what is added behind it needs a session, and `c.var.person` says whose that is. */
export function addLogin(app: Hono<WebEnv>, { token, links, person, publicUrls, now, ...parts }: LoginParts): void {
  const sessions = parts.sessions ?? new Secrets<number>(sessionMs, undefined, now);
  const wrong = new WrongTries(now);

  const whoIs = async (c: Context<WebEnv>): Promise<Person | undefined> => {
    const id = await sessions.look(getCookie(c, sessionCookie) ?? "");
    return id === 0 ? operator : id === undefined ? undefined : person(id);
  };

  const form = (c: Context, fault: string, status: 200 | 403 | 429 = 200) =>
    c.html(
      loginPage(interfaceLanguage(c), {
        hasToken: token !== undefined,
        hasBot: links !== undefined,
        fault,
        next: nextOf(c),
      }),
      status,
    );

  app.get("/login", (c) => form(c, ""));

  // Opened by a button: what fetches links to preview them would use this one up.
  app.get("/login/:link", async (c) => {
    const link = c.req.param("link");
    const language = interfaceLanguage(c);
    return (await links?.look(link)) === undefined
      ? form(c, say(language, "web-login-link-used"), 403)
      : c.html(linkPage(language, link));
  });

  app.post(
    "/login",
    bodyLimit({ maxSize: largestForm, onError: (c) => form(c, say(interfaceLanguage(c), "web-login-wrong"), 403) }),
    async (c) => {
      const language = interfaceLanguage(c);
      const given = await c.req.parseBody();
      const [typed, link] = [textOf(given["token"]), textOf(given["link"])];
      let id: number | undefined;
      if (link !== "") {
        const asked = await links?.take(link);
        id = asked !== undefined && (await person(asked)) ? asked : undefined;
        if (id === undefined) return form(c, say(language, "web-login-link-used"), 403);
      } else {
        if (wrong.tooMany) return form(c, say(language, "web-login-many"), 429);
        if (token === undefined || !isSame(typed, token)) {
          wrong.add();
          return form(c, say(language, "web-login-wrong"), 403);
        }
        id = operator.id;
      }
      setCookie(c, sessionCookie, await sessions.issue(id), {
        httpOnly: true,
        sameSite: "Strict",
        path: "/",
        maxAge: sessionMs / 1000,
        secure: isEncrypted(c.req.header("host") ?? "", publicUrls),
      });
      return c.redirect(textOf(given["next"]) === "" ? "/" : nextIn(textOf(given["next"])), 303);
    },
  );

  app.post("/logout", async (c) => {
    await sessions.take(getCookie(c, sessionCookie) ?? "");
    deleteCookie(c, sessionCookie, { path: "/" });
    return c.redirect("/login", 303);
  });

  app.use(async (c, next) => {
    const { path, method } = c.req;
    if (open.has(path)) return next();
    const known = await whoIs(c);
    if (known) {
      c.set("person", known);
      return next();
    }
    if (path.startsWith("/api/")) {
      return c.json({ error: say(interfaceLanguage(c), "web-login-needed"), code: "login" }, 401);
    }
    if (method === "GET" && (path === "/" || path.startsWith("/q/"))) {
      return c.redirect(path === "/" ? "/login" : `/login?next=${encodeURIComponent(path)}`, 303);
    }
    return c.text(say(interfaceLanguage(c), "web-login-needed"), 401);
  });
}

/** Counts wrong tokens of the last while. */
class WrongTries {
  #times: number[] = [];

  constructor(private readonly now: () => number = () => performance.now()) {}

  add(): void {
    this.#times.push(this.now());
  }

  get tooMany(): boolean {
    this.#times = this.#times.filter((time) => this.now() - time < wrongWindowMs);
    return this.#times.length >= mostWrong;
  }
}

/** Where to go after the login: to a passage, or to the page. */
function nextOf(c: Context): string {
  return nextIn(c.req.query("next") ?? "");
}

function nextIn(path: string): string {
  return /^\/q\/[\w-]{24}$/u.test(path) ? path : "/";
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

/** Whether browsers reach the page by https: under the address they use, or where a proxy hides that, the first one. */
function isEncrypted(host: string, publicUrls: readonly string[]): boolean {
  const own = publicUrls.find((url) => new URL(url).host === host.toLowerCase()) ?? publicUrls[0];
  return own?.startsWith("https:") ?? false;
}
