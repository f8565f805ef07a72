import { readFile } from "node:fs/promises";
import { html, raw } from "hono/html";
import type { Estimate } from "./estimate.ts";
import { measureLabels, written } from "./labels.ts";
import type { Measurement } from "./measure.ts";
import { filters, questionCard } from "./report-questions.ts";
import type { MeasureName, Slice, StateCounts, Summary } from "./summary.ts";

const assets = new URL("./assets/", import.meta.url);
const headline: readonly MeasureName[] = [
  "hit@1",
  "hit@5",
  "mrr",
  "goldCovered",
  "citationPrecision",
  "quotedCharacters",
];

/** A page for people that needs nothing but itself: the figures, then every question with its faults. All is escaped. */
export async function reportPage(summary: Summary, measured: readonly Measurement[]): Promise<string> {
  const [style, script] = await Promise.all(
    ["report.css", "report.js"].map((name) => readFile(new URL(name, assets), "utf8")),
  );
  const { overall, citations } = summary;
  const page = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Yanju: evaluation of ${overall.questions} questions</title>
        <style>
          ${raw(style ?? "")}
        </style>
      </head>
      <body>
        <header>
          <h1>Yanju: evaluation</h1>
          <p>
            ${overall.questions} questions, ${citations.total} citations, ${citations.notVerbatim} of them not verbatim,
            ${citations.inBoilerplate} inside boilerplate.
          </p>
        </header>
        <main>
          <section aria-label="Headline figures" class="figures">
            ${headline.map((name) => figure(name, overall.measures[name]))}
          </section>
          <section>
            <h2>Measures</h2>
            ${measureTable(summary)}
            <p class="note">
              In small print: 95 % bootstrap confidence intervals over questions. ${timingNote(summary)}
            </p>
          </section>
          <section>
            <h2>What was said of each kind of question</h2>
            ${stateTable(overall.states)}
          </section>
          <section>
            <h2>Question by question</h2>
            ${filters(summary)} ${measured.map(questionCard)}
          </section>
        </main>
        <script>
          ${raw(script ?? "")};
        </script>
      </body>
    </html>`;
  return page.toString();
}

function figure(name: MeasureName, estimate: Estimate | null) {
  const { value, interval } = estimate ? written(estimate) : { value: "–", interval: "" };
  return html`<div class="figure">
    <span>${measureLabels[name]}</span><strong>${value}</strong><small>${interval}</small>
  </div>`;
}

function measureTable({ overall, byLanguage }: Summary) {
  const slices: [string, Slice][] = [["overall", overall], ...Object.entries(byLanguage)];
  const names = Object.keys(measureLabels) as MeasureName[];
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th></th>
          ${slices.map(([name, slice]) => html`<th scope="col">${name} <small>${slice.questions}</small></th>`)}
        </tr>
      </thead>
      <tbody>
        ${names.map(
          (name) =>
            html`<tr>
              <th scope="row">${measureLabels[name]}</th>
              ${slices.map(([, slice]) => measureCell(slice.measures[name]))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function measureCell(estimate: Estimate | null) {
  if (!estimate) return html`<td>–</td>`;
  const { value, interval } = written(estimate);
  return html`<td>${value} <small>${interval}</small></td>`;
}

function timingNote({ timings }: Summary): string {
  if (!timings) return "";
  const { p50, p95 } = timings.totalMs;
  return `A whole answer took ${p50.toFixed(0)} ms (p50) and ${p95.toFixed(0)} ms (p95) on this machine.`;
}

function stateTable(states: Readonly<Record<string, StateCounts>>) {
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th></th>
          <th scope="col">questions</th>
          <th scope="col" class="answered">answered</th>
          <th scope="col" class="related">related</th>
          <th scope="col" class="refused">refused</th>
          <th></th>
        </tr>
      </thead>
      <tbody>
        ${Object.entries(states).map(
          ([kind, counts]) =>
            html`<tr>
              <th scope="row">${kind}</th>
              <td>${counts.questions}</td>
              <td>${counts.answered}</td>
              <td>${counts.related}</td>
              <td>${counts.refused}</td>
              <td class="bar" aria-hidden="true">
                ${(["answered", "related", "refused"] as const).map(
                  (state) => html`<i class="${state}" style="flex-grow: ${counts[state]}"></i>`,
                )}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
