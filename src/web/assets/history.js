import { texts } from "./dom.js";

/** Each person has a history of their own in a browser that several use. */
const storageKey = `yanju-history-3-${texts.owner}`;
const mostExchanges = 50;
/** In UTF-16 code units; browsers keep about five million. */
const mostStored = 1_500_000;

/** Earlier questions and answers, oldest first: `{ question, answer }`. */
export let exchanges = stored();

function stored() {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

function store(kept) {
  let latest = kept.slice(-mostExchanges);
  let json = JSON.stringify(latest);
  while (json.length > mostStored && latest.length > 1) {
    latest = latest.slice(Math.ceil(latest.length / 4));
    json = JSON.stringify(latest);
  }
  try {
    localStorage.setItem(storageKey, json);
  } catch {
    // A browser that keeps nothing still shows the conversation until the page is left.
  }
}

/** What is needed of an answer to show it again, and to ask on. */
function kept({ citations, ...answer }) {
  const places = citations.map(({ file, start, end, marks }) => ({ file, start, end, marks }));
  const { id, language, status, reply, sections, note, topics, offer, acts } = answer;
  return { id, language, status, reply, sections, note, topics, offer, acts, citations: places };
}

export function remember(question, answer) {
  const exchange = { question, answer: kept(answer) };
  exchanges = [...exchanges, exchange].slice(-mostExchanges);
  // Another tab may have asked meanwhile.
  store([...stored(), exchange]);
}

/** Forgets everything; gives what brings it back. */
export function forget() {
  const before = exchanges;
  exchanges = [];
  try {
    localStorage.removeItem(storageKey);
  } catch {
    // Nothing was kept.
  }
  return () => {
    exchanges = [...before, ...exchanges];
    store(exchanges);
  };
}
