import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Language } from "../domain.ts";
import { say } from "../text/messages.ts";
import { languageLinks } from "./language-links.ts";

type Page = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What the login offers, and what was wrong with the last try. */
export interface LoginOffer {
  readonly hasToken: boolean;
  readonly hasBot: boolean;
  readonly fault: string;
  /** Where to go afterwards. */
  readonly next: string;
}

/** The form for the token, and how the bot lets people in. */
export function loginPage(language: Language, { hasToken, hasBot, fault, next }: LoginOffer): Page {
  const text = (key: string) => say(language, key);
  const notice = fault === "" ? "" : html`<p class="notice" role="alert">${fault}</p>`;
  const bot = hasBot ? html`<p>${text("web-login-bot")}</p>` : "";
  const form = hasToken
    ? html`<form method="post" action="/login">
        <label for="token">${text("web-login-token")}</label>
        <div class="composer">
          <input
            id="token"
            name="token"
            type="password"
            autocomplete="current-password"
            required
            ${raw(fault ? "autofocus" : "")}
          />
          <button type="submit">${text("web-login-send")}</button>
        </div>
        <input type="hidden" name="next" value="${next}" />
      </form>`
    : "";
  return around(
    language,
    html`<h2>${text("web-login-title")}</h2>
      ${notice}${bot}${form}`,
  );
}

/** Asks whoever came by a link of the bot to go on by a button, which uses the link up. */
export function linkPage(language: Language, link: string): Page {
  return around(
    language,
    html`<h2>${say(language, "web-login-title")}</h2>
      <p>${say(language, "web-login-link")}</p>
      <form method="post" action="/login">
        <input type="hidden" name="link" value="${link}" />
        <div class="composer"><button type="submit">${say(language, "web-login-open")}</button></div>
      </form>`,
  );
}

function around(language: Language, content: Page): Page {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${say(language, "web-title")}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/page.css" />
      </head>
      <body>
        <header>
          <div class="column">
            <div class="brand">
              <h1>${say(language, "web-name")}</h1>
              <p>${say(language, "web-tagline")}</p>
            </div>
            ${languageLinks(language)}
          </div>
        </header>
        <main class="column login">${content}</main>
      </body>
    </html>`;
}
