import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Language } from "../domain.ts";
import { say } from "../text/messages.ts";
import { longestHistory } from "./ask.ts";
import { interfaceLanguages } from "./interface-language.ts";

/** Words the script puts around an answer, in the language of that answer. */
const answerWords = {
  answered: "web-status-answered",
  related: "web-status-related",
  refused: "web-status-refused",
  quote: "web-quote",
  source: "web-source",
  copy: "web-copy",
  copied: "web-copied",
  copyFailed: "web-copy-failed",
  rendering: "answer-rendering-mark",
};

/** Words the script says for the page itself, in the language of the page. */
const pageWords = {
  you: "web-you",
  pending: "web-pending",
  failed: "web-error-failed",
  unreachable: "web-error-unreachable",
};

/** The whole page in one language. Every value is escaped by the template. */
export function page(language: Language): HtmlEscapedString | Promise<HtmlEscapedString> {
  const text = (key: string) => say(language, key);
  const examples = ["example-1", "example-2", "example-3"].map(text);
  const texts = {
    longestHistory,
    page: wordsIn(language, pageWords),
    answer: Object.fromEntries(interfaceLanguages.map(({ code }) => [code, wordsIn(code, answerWords)])),
  };
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${text("web-title")}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/page.css" />
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
            <nav aria-label="${text("web-language")}">
              ${interfaceLanguages.map(
                ({ code, name }) =>
                  html`<a
                    href="/?lang=${code}"
                    lang="${code}"
                    hreflang="${code}"
                    ${raw(code === language ? 'aria-current="true"' : "")}
                    >${name}</a
                  >`,
              )}
            </nav>
          </div>
        </header>
        <main class="column">
          <section id="welcome">
            <h2>${text("web-welcome")}</h2>
            <p>${text("web-welcome-promise")}</p>
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
              <button type="button" id="clear" hidden>${text("web-clear")}</button>
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
              <button type="submit">${text("web-send")}</button>
            </div>
            <p id="note">${text("web-note")}</p>
          </form>
        </footer>
        <script type="application/json" id="texts">
          ${raw(JSON.stringify(texts).replaceAll("<", "\\u003c"))}
        </script>
      </body>
    </html>`;
}

function wordsIn(language: Language, keys: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, say(language, key)]));
}
