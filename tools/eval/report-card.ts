import { html } from "hono/html";
import type { RankedPassage, Span } from "../../src/domain.ts";
import type { Trace } from "../../src/ask/trace.ts";
import { type GoldQuote, hits } from "./hits.ts";
import { type JudgedCitation, type Measurement, passagesCounted } from "./measure.ts";
import type { Named } from "./report.ts";
import type { Sources } from "./sources.ts";

const demands = { any: "any one will do", "need-all": "every one is needed", "one-per-file": "one a speech is needed" };
const likelihoodsShown = 3;

/** One answer from the question to the quotes: what was asked, understood, found, read and quoted, and what is wrong. */
export function reportCard(measured: Measurement, faults: readonly Named[], sources: Sources) {
  const { answer, citations, goldHit, trace } = measured;
  const { id, kind, lang, question: asked, history, gold, demand, note } = measured.question;
  return html`<article
    data-kind="${kind}"
    data-lang="${lang}"
    data-faults="${faults.map(([name]) => name).join(" ")}"
    id="${id}"
  >
    <h3><a href="#${id}">${id}</a> <span lang="${lang}">${asked}</span></h3>
    <p class="facts">
      <b class="state ${answer.status}">${answer.status}</b> ${kind} · ${lang} · taken for ${answer.intent}, reply
      ${answer.reply}${answer.missing.length > 0 ? `, missing ${answer.missing.join(", ")}` : ""} ·
      ${answer.timings.totalMs.toFixed(0)} ms, reading ${answer.timings.readMs.toFixed(0)} ms
    </p>
    ${history.length > 0 ? html`<p class="note">After: ${history.join(" → ")}</p>` : ""}
    ${listOf(
      "faults",
      faults.map(([, label]) => html`<li>${label}</li>`),
    )}
    ${note ? html`<p class="note">${note}</p>` : ""} ${understood(trace)}
    ${
      gold.length > 0
        ? html`<h4>Gold <small>${demands[demand]}</small></h4>
            ${listOf(
              "quotes",
              gold.map((quote, place) => goldItem(quote, goldHit[place] ?? false)),
            )}`
        : ""
    }
    <h4>${citations.length > 0 ? "Quoted" : "Said"}</h4>
    ${citations.length > 0 ? listOf("quotes", citations.map(citationItem)) : html`<p class="note">${answer.text}</p>`}
    ${found(measured, sources)}
    ${
      trace.judged
        ? html`<p class="note">
            Judged by
            ${Object.entries(trace.judged)
              .map(([name, value]) => `${name} ${value.toFixed(2)}`)
              .join(", ")}
          </p>`
        : ""
    }
  </article>`;
}

function listOf(name: string, items: readonly ReturnType<typeof html>[]) {
  return items.length > 0
    ? html`<ul class="${name}">
        ${items}
      </ul>`
    : "";
}

function understood({ understood: request }: Trace) {
  if (!request) return "";
  const { intent, likelihoods, readings, span, ordinal, act } = request;
  const likely = Object.entries(likelihoods)
    .sort(([, a], [, b]) => b - a)
    .slice(0, likelihoodsShown)
    .map(([name, value]) => `${name} ${value.toFixed(2)}`);
  const read = readings.map(({ text, scope: { files, sides, rest } }) =>
    [text, `in ${files.join(", ") || "all"}`, ...sides.map((side) => `side ${side.join(", ")}`), `about ${rest}`].join(
      " · ",
    ),
  );
  const more = { span, ordinal, act };
  const rest = Object.entries(more).flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`]));
  return html`<h4>Understood <small>${intent} (${likely.join(", ")})</small></h4>
    ${listOf(
      "quotes",
      [...read, ...rest].map((line) => html`<li>${line}</li>`),
    )}`;
}

/** The passages in their order, each with what the reader made of it. */
function found({ answer, question: { gold }, trace, firstHit }: Measurement, sources: Sources) {
  if (answer.passages.length === 0) return "";
  const answers = new Map(trace.read?.map((one) => [placeOf(one), one.answers]));
  const item = (passage: RankedPassage) => {
    const logit = answers.get(placeOf(passage));
    const remarks = [
      `score ${passage.score.toFixed(3)}`,
      logit === undefined ? "not read" : `reader ${logit.toFixed(2)}`,
    ];
    return html`<li class="${gold.some((quote) => hits(passage, quote)) ? "hit" : "miss"}">
      ${sources.get(passage.file)?.slice(passage.start, passage.end)}
      <small>${placeOf(passage)} · ${remarks.join(" · ")}</small>
    </li>`;
  };
  const rank = firstHit === undefined ? "" : `, gold at ${firstHit}`;
  return html`<details>
    <summary>Found ${answer.passages.length} passages${rank}</summary>
    <ol class="quotes">
      ${answer.passages.slice(0, passagesCounted).map(item)}
    </ol>
  </details>`;
}

function placeOf({ file, start, end }: Span & { readonly file: string }): string {
  return `${file} ${start}–${end}`;
}

function goldItem({ file, quote }: GoldQuote, hit: boolean) {
  return html`<li class="${hit ? "hit" : "miss"}">
    <q>${quote}</q> <small>${file}${hit ? "" : " · not cited"}</small>
  </li>`;
}

function citationItem({ citation, hit, verbatim, boilerplate }: JudgedCitation) {
  const { section, speaker, score } = citation;
  const remarks = [
    [placeOf(citation), ...section].join(" › "),
    ...(speaker ? [speaker.zh ?? speaker.en] : []),
    `score ${score.toFixed(3)}`,
    hit ? "hits gold" : "hits no gold",
    ...(verbatim ? [] : ["NOT VERBATIM"]),
    ...(boilerplate ? ["BOILERPLATE"] : []),
  ];
  return html`<li class="${hit ? "hit" : "miss"}">
    <q>${marked(citation)}</q> <small>${remarks.join(" · ")}</small>
  </li>`;
}

/** A quote with the words that answer highlighted. */
function marked({ quote, start, marks }: JudgedCitation["citation"]) {
  let from = 0;
  const pieces = marks.flatMap((mark) => {
    const plain = quote.slice(from, mark.start - start);
    from = mark.end - start;
    return [html`${plain}`, html`<mark>${quote.slice(mark.start - start, from)}</mark>`];
  });
  return html`${pieces}${quote.slice(from)}`;
}
