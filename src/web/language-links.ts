import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Language } from "../domain.ts";
import { say } from "../text/messages.ts";
import { interfaceLanguages } from "./interface-language.ts";

/** Links to the same address in the other languages. */
export function languageLinks(language: Language): HtmlEscapedString | Promise<HtmlEscapedString> {
  return html`<nav class="languages" aria-label="${say(language, "web-language")}">
    ${interfaceLanguages.map(
      ({ code, name }) =>
        html`<a
          href="?lang=${code}"
          lang="${code}"
          hreflang="${code}"
          ${raw(code === language ? 'aria-current="true"' : "")}
          >${name}</a
        >`,
    )}
  </nav>`;
}
