import { readFile } from "node:fs/promises";
import { html, raw } from "hono/html";
import { reportCard } from "./report-card.ts";
import type { Measurement } from "./measure.ts";
import type { Table } from "./terminal-table.ts";
import type { Sources } from "./sources.ts";

const assets = new URL("./assets/", import.meta.url);

/** What is wrong with an answer: a name to look for and how it is said to a person. */
export type Named = readonly [name: string, label: string];

/** What a report page shows. */
export interface Report {
  readonly title: string;
  readonly figures: readonly (readonly [label: string, value: string, small?: string])[];
  readonly tables: readonly Table[];
  readonly measured: readonly Measurement[];
  readonly faultsOf: (measured: Measurement) => readonly Named[];
  readonly sources: Sources;
}

/** A page for people that needs nothing but itself: the figures, then every answer with its faults. All is escaped. */
export async function reportPage(report: Report): Promise<string> {
  const { title, figures, tables, measured, faultsOf, sources } = report;
  const [style = "", script = ""] = await Promise.all(
    ["report.css", "report.js"].map((name) => readFile(new URL(name, assets), "utf8")),
  );
  const page = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Yanju: ${title}</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <header><h1>Yanju: ${title}</h1></header>
        <main>
          <section aria-label="Headline figures" class="figures">
            ${figures.map(
              ([label, value, small = ""]) =>
                html`<div class="figure"><span>${label}</span><strong>${value}</strong><small>${small}</small></div>`,
            )}
          </section>
          ${tables.map(tableOf)}
          <section>
            <h2>One by one</h2>
            ${filters(measured, faultsOf)} ${measured.map((one) => reportCard(one, faultsOf(one), sources))}
          </section>
        </main>
        <script>
          ${raw(script)};
        </script>
      </body>
    </html>`;
  return page.toString();
}

function tableOf([heading = [], ...rows]: Table) {
  return html`<section class="scroll">
    <table>
      <thead>
        <tr>
          ${heading.map((cell) => html`<th scope="col">${cell}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([label, ...cells]) =>
            html`<tr>
              <th scope="row">${label}</th>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

/** The form that narrows the list down; it shows itself where scripts run. */
function filters(measured: readonly Measurement[], faultsOf: Report["faultsOf"]) {
  const named = new Map(measured.flatMap(faultsOf));
  const names = (of: (one: Measurement) => string): Named[] =>
    [...new Set(measured.map(of))].map((name) => [name, name]);
  return html`<form id="filters" hidden>
    ${select("fault", "Show", [["some", "whatever has a fault"], ["", "all"], ...named])}
    ${select("kind", "Kind", [["", "every kind"], ...names(({ question }) => question.kind)])}
    ${select("lang", "Language", [["", "every language"], ...names(({ question }) => question.lang)])}
    <output id="count"></output>
  </form>`;
}

function select(name: string, label: string, options: readonly Named[]) {
  return html`<label
    >${label}
    <select name="${name}">
      ${options.map(([value, text]) => html`<option value="${value}">${text}</option>`)}
    </select></label
  >`;
}
