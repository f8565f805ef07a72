import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { setCookie } from "hono/cookie";
import { secureHeaders } from "hono/secure-headers";
import type { Answerer, Speech } from "../domain.ts";
import { say } from "../text/messages.ts";
import { askHandler } from "./ask.ts";
import { assets } from "./assets.ts";
import { atMost, whenReady } from "./busy.ts";
import { addDesk, type DeskParts } from "./desk.ts";
import { documentHandler, listHandler, textHandler } from "./documents.ts";
import { addCollection, type PageCollections } from "./collection.ts";
import { guard } from "./guard.ts";
import { chosenLanguage, interfaceLanguage, languageCookie } from "./interface-language.ts";
import { addLogin, type LoginParts } from "./login.ts";
import { addMetrics, type MetricsParts } from "./metrics.ts";
import { page } from "./page.ts";
import { operator, type WebEnv } from "./person.ts";
import type { Progress } from "./progress.ts";
import { quoteHandler } from "./quotes.ts";
import { type PageMemory, ratingHandler } from "./ratings.ts";
import { type Search, searchHandler } from "./search.ts";
import { shelved } from "./shelf.ts";
import { webhook, type WebhookParts } from "./webhook.ts";
import { wordHandler } from "./word.ts";

const largestBody = 64 * 1024;
/** Questions, searches and checks under way at once, those that wait for the model among them. */
const mostInFlight = 64;

/** What the page needs of the rooms around it. */
export interface WebParts {
  readonly answerer: Answerer;
  /** Whether an index is loaded, so that questions can be answered. */
  readonly ready: () => boolean;
  /** Whether the database can be used. */
  readonly hasDatabase?: () => boolean;
  /** Whether the bot beside the page is connected to Telegram; without a bot it is left out. */
  readonly connected?: () => boolean;
  /** Takes the bot's updates, where Telegram hands them over. */
  readonly webhook?: WebhookParts;
  /** How far the building of an index is, while one is built. */
  readonly progress?: () => Progress | undefined;
  /** The documents served now; without them there is no reader. */
  readonly speeches?: () => readonly Speech[];
  readonly search?: Search;
  /** Keeps what was asked and how it was rated; without it nothing can be rated. */
  readonly memory?: PageMemory;
  /** The quotes people collect; without it nothing can be collected. */
  readonly collections?: PageCollections;
  /** Takes documents from admins. */
  readonly desk?: Omit<DeskParts, "report">;
  /** How people get in; without it the page is open to whoever can reach it. */
  readonly login?: Omit<LoginParts, "publicUrls">;
  /** What machines read at `/metrics`; without it there is no such page. */
  readonly metrics?: MetricsParts;
  /** The configured host: the one name besides the loopback ones under which the page may be opened. */
  readonly host: string;
  /** Further addresses under which it may be opened, as `Config.web.publicUrls`; the first stands in links. */
  readonly publicUrls?: readonly string[];
  /** Takes what a request threw; the reader only hears that it failed. */
  readonly report: (error: unknown) => void;
}

/** The page as a Hono app: `/`, `/q/KEY`, `/api`, `/healthz`, `/readyz`, `/metrics`, the login and the page's own files. */
export function createWeb(parts: WebParts): Hono<WebEnv> {
  const { ready, hasDatabase = () => true, connected = () => true } = parts;
  const { host, publicUrls = [], report, login, progress, metrics } = parts;
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
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        // The script builds every node by hand; this keeps strings out of the parser for good.
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ["'none'"],
      },
      referrerPolicy: "same-origin",
      // The page itself is served over plain HTTP; a promise of HTTPS is the proxy's to make.
      strictTransportSecurity: false,
    }),
  );
  app.use(async (c, next) => {
    await next();
    c.header("Cache-Control", "no-store");
  });
  if (parts.webhook) app.use(webhook(parts.webhook, report));
  // A reader with a token may come by any name of this machine; one without only where nobody else can.
  if (metrics?.token !== undefined) addMetrics(app, metrics);
  app.use(guard(host, publicUrls));
  if (metrics?.token === undefined) {
    if (metrics && !login) addMetrics(app, metrics);
    else app.get("/metrics", (c) => c.notFound());
  }

  // Before the login, which speaks the language that is chosen on its page.
  app.get("*", async (c, next) => {
    const chosen = c.req.path.startsWith("/api/") ? undefined : chosenLanguage(c);
    if (chosen) setCookie(c, languageCookie, chosen, { httpOnly: true, sameSite: "Strict", maxAge: 365 * 86_400 });
    await next();
  });
  if (login) addLogin(app, { ...login, publicUrls });
  else {
    app.use(async (c, next) => {
      c.set("person", operator);
      await next();
    });
  }

  app.get("/healthz", (c) => c.json({ status: "ok" }));
  app.get("/readyz", (c) => {
    const lacking = ready() ? (hasDatabase() ? (connected() ? undefined : "connecting") : "database") : "loading";
    return lacking === undefined ? c.json({ status: "ready" }) : c.json({ status: lacking }, 503);
  });
  app.get("/api/progress", (c) => c.json({ ready: ready(), ...progress?.() }));

  for (const path of ["/", "/q/:key"]) {
    app.get(path, (c) => {
      c.header("Vary", "Accept-Language, Cookie");
      return c.html(
        page({
          language: interfaceLanguage(c),
          person: c.var.person,
          isReady: ready(),
          origin: publicUrls[0] ?? "",
          hasReader: parts.speeches !== undefined,
          hasCollection: parts.speeches !== undefined && parts.collections !== undefined,
          hasLogin: login !== undefined,
          hasDesk: parts.desk !== undefined,
        }),
      );
    });
  }
  for (const { name, type, content } of assets) {
    app.get(`/${name}`, (c) => c.body(content, 200, { "Content-Type": type }));
  }
  addApi(app, parts);

  app.onError((error, c) => {
    report(error);
    return c.json({ error: say(interfaceLanguage(c), "web-error-failed") }, 500);
  });
  return app;
}

function addApi(
  app: Hono<WebEnv>,
  { answerer, ready, speeches, search, memory, collections, desk, publicUrls = [], report }: WebParts,
): void {
  const small = bodyLimit({
    maxSize: largestBody,
    onError: (c) => c.json({ error: say(interfaceLanguage(c), "web-error-too-large") }, 413),
  });
  const bounded = atMost(mostInFlight);
  const loaded = whenReady(ready);
  app.post("/api/ask", bounded, small, askHandler({ answerer, ready, memory, report }));
  if (memory) app.post("/api/ratings", small, ratingHandler(memory));
  for (const path of ["uploads", "documents/*", "quotes/*", "search", "word", "collection/*"])
    app.use(`/api/${path}`, loaded);
  if (desk) addDesk(app, small, { ...desk, report });
  if (!speeches) return;
  const shelf = shelved(speeches);
  app.get("/api/documents", listHandler(shelf));
  app.get("/api/documents/:key", documentHandler(shelf));
  app.get("/api/documents/:key/text", textHandler(shelf));
  app.get("/api/quotes/:key", quoteHandler(shelf));
  app.post("/api/word", bounded, small, wordHandler(shelf, publicUrls));
  if (collections) addCollection(app, small, shelf, collections, publicUrls);
  if (search) app.get("/api/search", bounded, searchHandler(shelf, search));
}
