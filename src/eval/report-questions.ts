import { html } from "hono/html";
import type { Citation } from "../domain.ts";
import { faults, type Fault, faultsOf } from "./faults.ts";
import type { GoldQuote } from "./hits.ts";
import { type JudgedCitation, type Measurement, passagesCounted } from "./measure.ts";
import type { Summary } from "./summary.ts";

const demands = { any: "any one will do", "need-all": "every one is needed", "one-per-file": "one a speech is needed" };

/** The form that narrows the list down; it shows itself where scripts run. */
export function filters(summary: Summary) {
  const named = Object.entries(summary.faults).map(
    ([fault, ids]) => [fault, `${faults[fault as Fault]} (${ids.length})`] as const,
  );
  return html`<form id="filters" hidden>
    ${select("fault", "Show", [["some", "every question with a fault"], ["", "every question"], ...named])}
    ${select("kind", "Kind", [["", "every kind"], ...sameNames(summary.byKind)])}
    ${select("lang", "Language", [["", "every language"], ...sameNames(summary.byLanguage)])}
    <output id="count"></output>
  </form>`;
}

function sameNames(slices: object): [string, string][] {
  return Object.keys(slices).map((name) => [name, name]);
}

function select(name: string, label: string, options: readonly (readonly [string, string])[]) {
  return html`<label
    >${label}
    <select name="${name}">
      ${options.map(([value, text]) => html`<option value="${value}">${text}</option>`)}
    </select></label
  >`;
}

/** One question: what was asked, what was expected, what was cited, and its faults. */
export function questionCard(measured: Measurement) {
  const { answer, citations, expectation, firstHit } = measured;
  const { id, kind, lang, question: asked, history, gold, demand, note } = measured.question;
  const found = faultsOf(measured);
  const rank = firstHit === undefined ? `gold not among ${passagesCounted} passages` : `first hit at rank ${firstHit}`;
  return html`<article data-kind="${kind}" data-lang="${lang}" data-faults="${found.join(" ")}" id="${id}">
    <h3><a href="#${id}">${id}</a> <span lang="${lang}">${asked}</span></h3>
    <p class="facts">
      <b class="state ${answer.status}">${answer.status}</b> ${kind} ·
      ${lang}${expectation === "answerable" ? ` · ${rank}` : " · has no answer"}
    </p>
    ${history.length > 0 ? html`<p class="note">After: ${history.join(" → ")}</p>` : ""}
    ${
      found.length > 0
        ? html`<ul class="faults">
            ${found.map((fault) => html`<li>${faults[fault]}</li>`)}
          </ul>`
        : ""
    }
    ${
      gold.length > 0
        ? html`<h4>Gold <small>${demands[demand]}</small></h4>
            <ul class="quotes">
              ${gold.map((quote, place) => goldItem(quote, measured.goldHit[place] ?? false))}
            </ul>`
        : ""
    }
    <h4>Cited</h4>
    ${
      citations.length > 0
        ? html`<ul class="quotes">
            ${citations.map(citationItem)}
          </ul>`
        : html`<p class="note">nothing</p>`
    }
    ${note ? html`<p class="note">Note: ${note}</p>` : ""}
  </article>`;
}

function goldItem({ file, quote }: GoldQuote, hit: boolean) {
  return html`<li class="${hit ? "hit" : "miss"}">
    <q>${quote}</q> <small>${file}${hit ? "" : " · not cited"}</small>
  </li>`;
}

function citationItem({ citation, hit, verbatim, boilerplate }: JudgedCitation) {
  const remarks = [
    hit ? "hits gold" : "hits no gold",
    ...(verbatim ? [] : ["NOT VERBATIM"]),
    ...(boilerplate ? ["BOILERPLATE"] : []),
  ];
  return html`<li class="${hit ? "hit" : "miss"}">
    <q>${citation.quote}</q> <small>${placeOf(citation)} · ${remarks.join(" · ")}</small>
  </li>`;
}

function placeOf({ file, start, end, section }: Citation): string {
  return [`${file} ${start}–${end}`, ...section].join(" › ");
}
