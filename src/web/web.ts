import { readFileSync } from "node:fs";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { setCookie } from "hono/cookie";
import { secureHeaders } from "hono/secure-headers";
import type { Answerer } from "../domain.ts";
import { say } from "../text/messages.ts";
import { askHandler } from "./ask.ts";
import { guard, type WebEnv } from "./guard.ts";
import { chosenLanguage, interfaceLanguage, languageCookie } from "./interface-language.ts";
import { page } from "./page.ts";

const largestBody = 64 * 1024;
const assets = {
  "page.css": "text/css; charset=utf-8",
  "page.js": "text/javascript; charset=utf-8",
  "icon.svg": "image/svg+xml",
};

/** What the page needs of the rooms around it. */
export interface WebParts {
  readonly answerer: Answerer;
  /** Whether an index is loaded, so that questions can be answered. */
  readonly ready: () => boolean;
  /** The configured host: the one name besides the loopback ones under which the page may be opened. */
  readonly host: string;
  /** Further addresses under which it may be opened, as `Config.web.publicUrls`. */
  readonly publicUrls?: readonly string[];
  /** Takes what a request threw; the reader only hears that it failed. */
  readonly report: (error: unknown) => void;
}

/** The local page as a Hono app: `/`, `/api/ask`, `/healthz`, `/readyz` and the page's own style and script. */
export function createWeb({ answerer, ready, host, publicUrls = [], report }: WebParts): Hono<WebEnv> {
  const app = new Hono<WebEnv>();

  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
        // The script builds every node by hand; this keeps strings out of the parser for good.
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ["'none'"],
      },
      referrerPolicy: "same-origin",
      // The page is served over plain HTTP on this machine; a promise of HTTPS would lock readers out.
      strictTransportSecurity: false,
    }),
  );
  app.use(async (c, next) => {
    await next();
    c.header("Cache-Control", "no-store");
  });
  app.use(guard(host, publicUrls));

  app.get("/healthz", (c) => c.json({ status: "ok" }));
  app.get("/readyz", (c) => (ready() ? c.json({ status: "ready" }) : c.json({ status: "loading" }, 503)));

  app.get("/", (c) => {
    const chosen = chosenLanguage(c);
    if (chosen) setCookie(c, languageCookie, chosen, { httpOnly: true, sameSite: "Strict", maxAge: 365 * 86_400 });
    c.header("Vary", "Accept-Language, Cookie");
    return c.html(page(interfaceLanguage(c)));
  });
  for (const [name, type] of Object.entries(assets)) {
    const content = readFileSync(new URL(`assets/${name}`, import.meta.url), "utf8");
    app.get(`/${name}`, (c) => c.body(content, 200, { "Content-Type": type }));
  }

  app.post(
    "/api/ask",
    bodyLimit({
      maxSize: largestBody,
      onError: (c) => c.json({ error: say(interfaceLanguage(c), "web-error-too-large") }, 413),
    }),
    askHandler(answerer, ready),
  );

  app.onError((error, c) => {
    report(error);
    return c.json({ error: say(interfaceLanguage(c), "web-error-failed") }, 500);
  });
  return app;
}
