import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import { longestQuestion } from "../ask/bounds.ts";
import { acceptedEndings } from "../corpus/import/formats.ts";
import type { Language } from "../domain.ts";
import { say } from "../text/messages.ts";
import { longestHistory } from "./ask.ts";
import { modules } from "./assets.ts";
import { interfaceLanguages } from "./interface-language.ts";
import { languageLinks } from "./language-links.ts";
import { answerTexts, pageTexts } from "./page-words.ts";
import type { Person } from "./person.ts";
import { longestQuery } from "./search.ts";

/** What the page is made for. */
export interface PageOptions {
  readonly language: Language;
  readonly person: Person;
  readonly isReady: boolean;
  /** What stands before `/q/KEY` in links; empty for the address at hand. */
  readonly origin: string;
  /** Whether documents can be read, searched and checked against. */
  readonly hasReader: boolean;
  /** Whether quotes can be collected. */
  readonly hasCollection: boolean;
  /** Whether there is a login, and so a logout. */
  readonly hasLogin: boolean;
  /** Whether documents can be added. */
  readonly hasDesk: boolean;
}

/** The whole page in one language. Every value is escaped by the template. */
export function page({ language, person, ...options }: PageOptions): HtmlEscapedString | Promise<HtmlEscapedString> {
  const text = (key: string) => say(language, key);
  const examples = ["example-1", "example-2", "example-3"].map(text);
  const { hasReader, hasCollection, hasLogin } = options;
  const texts = {
    owner: String(person.id),
    ready: options.isReady,
    origin: options.origin,
    hasReader,
    hasCollection,
    mayAdd: options.hasDesk && person.isAdmin,
    formats: acceptedEndings,
    longestHistory,
    longestQuestion,
    longestQuery,
    page: pageTexts(language),
    answer: Object.fromEntries(interfaceLanguages.map(({ code }) => [code, answerTexts(code)])),
  };
  const views = ["documents", "search", "check", ...(hasCollection ? ["collection"] : [])].map(
    (view) => html`<button type="button" data-view="${view}" aria-haspopup="dialog">${text(`web-${view}`)}</button>`,
  );
  const logout = html`<form id="logout" method="post" action="/logout">
    <button type="submit">${text("web-logout")}</button>
  </form>`;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${text("web-title")}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/page.css" />
        ${hasReader ? html`<link rel="stylesheet" href="/pane.css" />` : ""}
        ${modules.map((name) => html`<link rel="modulepreload" href="/${name}" />`)}
        <script type="module" src="/page.js"></script>
      </head>
      <body>
        <a class="skip" href="#question">${text("web-skip")}</a>
        <header>
          <div class="column">
            <div class="brand">
              <h1>${text("web-name")}</h1>
              <p>${text("web-tagline")}</p>
            </div>
            ${hasReader ? html`<nav class="views" aria-label="${text("web-views")}">${views}</nav>` : ""}
            <div class="settings">${languageLinks(language)} ${hasLogin ? logout : ""}</div>
          </div>
        </header>
        <main class="column">
          <section id="progress" aria-label="${text("web-progress")}" hidden>
            <p></p>
            <progress aria-label="${text("web-progress")}"></progress>
          </section>
          <p id="cleared"></p>
          <section id="welcome">
            <h2>${text("web-welcome")}</h2>
            <p>${text("web-welcome-promise")}</p>
            <p>${text("web-welcome-kept")}</p>
            <h3>${text("web-examples")}</h3>
            <ul>
              ${examples.map((example) => html`<li><button type="button" data-example>${example}</button></li>`)}
            </ul>
          </section>
          <noscript><p class="notice">${text("web-noscript")}</p></noscript>
          <div id="conversation" role="log" aria-live="polite" aria-label="${text("web-conversation")}"></div>
        </main>
        <footer>
          <form id="ask" class="column">
            <div class="overline">
              <label for="question">${text("web-question")}</label>
              <button type="button" id="clear" class="small" hidden>${text("web-clear")}</button>
            </div>
            <div class="composer">
              <textarea
                id="question"
                name="question"
                rows="1"
                enterkeyhint="send"
                autocomplete="off"
                placeholder="${text("web-placeholder")}"
                aria-describedby="note"
              ></textarea>
              <button type="submit" disabled>${text("web-send")}</button>
            </div>
            <p id="note">${text("web-note")}</p>
          </form>
        </footer>
        <dialog id="pane" aria-labelledby="pane-title">
          <div class="pane-head"><h2 id="pane-title" tabindex="-1"></h2></div>
          <div id="pane-body"></div>
        </dialog>
        <p id="announcement" class="hidden" role="status"></p>
        <script type="application/json" id="texts">
          ${raw(JSON.stringify(texts).replaceAll("<", "\\u003c"))}
        </script>
      </body>
    </html>`;
}
