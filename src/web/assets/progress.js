import { get } from "./api.js";
import { announce, filled, texts } from "./dom.js";

const section = document.getElementById("progress");
const line = section.querySelector("p");
const bar = section.querySelector("progress");
const everyMs = 1000;

let isReady = texts.ready;
let watching;

/** Resolves when questions can be answered; until then the page shows how far the index is. */
export function whenReady() {
  if (isReady) return Promise.resolve();
  return (watching ??= watch());
}

/** The server has begun anew: it builds its index again. */
export function notReady() {
  isReady = false;
  return whenReady();
}

async function watch() {
  section.hidden = false;
  announce(texts.page.preparing);
  for (;;) {
    const progress = await get("/api/progress");
    if (progress.ready) break;
    show(progress);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  isReady = true;
  watching = undefined;
  section.hidden = true;
  announce(texts.page.prepared);
}

function show({ error, done, total, perSecond, secondsLeft }) {
  if (error) line.textContent = error;
  else
    line.textContent = [texts.page.preparing, far({ done, total, perSecond, secondsLeft })].filter(Boolean).join(" ");
  if (total === undefined) bar.removeAttribute("value");
  else {
    bar.max = total;
    bar.value = done;
  }
}

/** How far a build is, in words; empty where nothing is known yet. */
export function far({ done, total, perSecond, secondsLeft }) {
  if (total === undefined) return "";
  const values = { percent: Math.floor((100 * done) / total), rate: Math.round(perSecond ?? 0) };
  if (secondsLeft === undefined) return filled(texts.page.far, values);
  const isLong = secondsLeft >= 90;
  const time = Math.ceil(isLong ? secondsLeft / 60 : secondsLeft);
  return filled(isLong ? texts.page.farMinutes : texts.page.farSeconds, { ...values, time });
}
