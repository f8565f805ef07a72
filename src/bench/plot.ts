import { html } from "hono/html";
import type { MeasureName, Slice } from "../eval/summary.ts";
import type { Standing } from "./comparison.ts";
import type { Scaling } from "./scaling.ts";

const ranks = ["hit@1", "hit@3", "hit@5", "hit@10"] as const satisfies readonly MeasureName[];
const colours = ["#0f6b4f", "#c98a1b", "#6c7a89", "#8a5a83"];
const panel = { width: 450, height: 250, left: 44, top: 44, bottom: 30 };
const plotHeight = panel.height - panel.top - panel.bottom;

/** The comparison, and where it was measured the scaling, as an SVG picture that needs nothing but itself. */
export async function plot(standings: readonly Standing[], scaling: Scaling | undefined): Promise<string> {
  const rows = scaling ? 2 : 1;
  const height = 44 + rows * (panel.height + 20);
  const picture = await html`<svg
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 960 ${height}"
    font-family="system-ui, sans-serif"
    font-size="12"
    fill="#222"
    role="img"
    aria-label="Retrieval quality of ${standings.map(({ name }) => name).join(", ")}"
  >
    <rect width="960" height="${height}" fill="#fff" />
    ${standings.map(
      ({ name }, place) =>
        html`<rect x="${24 + place * 170}" y="18" width="12" height="12" fill="${colours[place]}" /><text
            x="${42 + place * 170}"
            y="28"
            >${name}</text
          >`,
    )}
    ${bars(20, 44, "Gold passage among the first k, all questions", standings, ({ overall }) => overall)}
    ${bars(490, 44, "… English questions", standings, ({ byLanguage }) => byLanguage.en)}
    ${scaling ? lines(20, 44 + panel.height + 20, scaling) : ""}
    ${scaling ? recallLine(490, 44 + panel.height + 20, scaling) : ""}
  </svg>`;
  return `${picture.toString()}\n`;
}

function frame(title: string, ticks: readonly { readonly at: number; readonly label: string }[]) {
  return html`<text x="0" y="20" font-weight="600">${title}</text> ${ticks.map(({ at, label }) => {
      const y = yOf(at);
      return html`<path d="M${panel.left} ${y}H${panel.width}" stroke="#ddd" /><text
          x="${panel.left - 8}"
          y="${y + 4}"
          text-anchor="end"
          fill="#666"
          >${label}</text
        >`;
    })}`;
}

/** `share` of the plot's height, from the bottom. */
function yOf(share: number): number {
  return Math.round((panel.top + plotHeight * (1 - share)) * 10) / 10;
}

function bars(
  x: number,
  y: number,
  title: string,
  standings: readonly Standing[],
  sliceOf: (standing: Standing) => Slice | undefined,
) {
  const group = (panel.width - panel.left) / ranks.length;
  const width = (group - 16) / standings.length;
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, label: at.toFixed(2) }));
  return html`<g transform="translate(${x} ${y})">
    ${frame(title, ticks)}
    ${ranks.map((rank, place) => {
      const left = panel.left + 8 + place * group;
      return html`${standings.map((standing, turn) => {
          const value = sliceOf(standing)?.measures[rank]?.value ?? 0;
          const at = left + turn * width;
          return html`<rect
              x="${at}"
              y="${yOf(value)}"
              width="${width - 3}"
              height="${yOf(0) - yOf(value)}"
              fill="${colours[turn]}"
            /><text x="${at + width / 2 - 1.5}" y="${yOf(value) - 4}" text-anchor="middle" font-size="10"
              >${value.toFixed(2)}</text
            >`;
        })}<text x="${left + group / 2 - 8}" y="${panel.height - 10}" text-anchor="middle">${rank}</text>`;
    })}
  </g>`;
}

function lines(x: number, y: number, { sizes }: Scaling) {
  const series = [
    { name: "alone", colour: colours[1] ?? "", values: sizes.map(({ timesSmallest }) => timesSmallest.search) },
    {
      name: "with embedding",
      colour: colours[0] ?? "",
      values: sizes.map(({ timesSmallest }) => timesSmallest.fromQuestion),
    },
  ];
  const top = Math.ceil(Math.max(3, ...series.flatMap(({ values }) => values)));
  const ticks = Array.from({ length: top + 1 }, (_, value) => ({ at: value / top, label: String(value) }));
  return html`<g transform="translate(${x} ${y})">
    ${frame(`p95 of vector search, times that at ${sizes[0]?.passages.toLocaleString("en")} passages`, ticks)}
    ${sizeLabels(sizes)}
    ${series.map(({ name, colour, values }) =>
      curve(
        name,
        colour,
        values.map((value) => value / top),
      ),
    )}
  </g>`;
}

function recallLine(x: number, y: number, { sizes }: Scaling) {
  const bottom = 0.9;
  const share = (recall: number): number => Math.max(0, (recall - bottom) / (1 - bottom));
  const ticks = [0.9, 0.92, 0.94, 0.96, 0.98, 1].map((recall) => ({ at: share(recall), label: recall.toFixed(2) }));
  return html`<g transform="translate(${x} ${y})">
    ${frame("Recall of the ten nearest against exact search", ticks)} ${sizeLabels(sizes)}
    ${curve(
      "recall@10",
      colours[0] ?? "",
      sizes.map(({ recall }) => share(recall)),
    )}
  </g>`;
}

function sizeLabels(sizes: Scaling["sizes"]) {
  return sizes.map(
    ({ passages }, place) =>
      html`<text x="${xOf(place, sizes.length)}" y="${panel.height - 10}" text-anchor="middle">
        ${passages.toLocaleString("en")}
      </text>`,
  );
}

function xOf(place: number, count: number): number {
  return panel.left + ((place + 0.5) * (panel.width - panel.left)) / count;
}

function curve(name: string, colour: string, shares: readonly number[]) {
  const points = shares.map((share, place) => [xOf(place, shares.length), yOf(share)] as const);
  const [lastX = 0, lastY = 0] = points.at(-1) ?? [];
  return html`<polyline
      points="${points.map((point) => point.join(",")).join(" ")}"
      fill="none"
      stroke="${colour}"
      stroke-width="2"
    />${points.map(([cx, cy]) => html`<circle cx="${cx}" cy="${cy}" r="3.5" fill="${colour}" />`)}<text
      x="${lastX}"
      y="${lastY - 9}"
      text-anchor="middle"
      fill="${colour}"
      >${name}</text
    >`;
}
