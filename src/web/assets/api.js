import { language, texts } from "./dom.js";

/** What the server sends, or `{ error }` where it cannot be reached. */
async function response(path, options) {
  const address = new URL(path, location.origin);
  address.searchParams.set("lang", language);
  try {
    return await fetch(address, options);
  } catch {
    return { error: texts.page.unreachable };
  }
}

/** The answer of the server, or `{ error }` with a sentence for the reader, and `code` where there is more to do than read it. */
async function call(path, options) {
  const sent = await response(path, options);
  return sent.error ? sent : read(sent);
}

async function read(sent) {
  let answer;
  try {
    answer = await sent.json();
  } catch {
    return { error: texts.page.failed };
  }
  if (answer.code === "login") location.assign("/login");
  return answer;
}

export function get(path, query = {}) {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined));
  return call(`${path}?${search}`);
}

export function post(path, body) {
  return call(path, asJson(body));
}

/** A file that the server makes: `{ blob, name }`, or `{ error }`. */
export async function download(path, body) {
  const sent = await response(path, asJson(body));
  if (sent.error) return sent;
  if (!sent.ok) return read(sent);
  const [, name = ""] = /filename\*=UTF-8''([^;]+)/.exec(sent.headers.get("Content-Disposition") ?? "") ?? [];
  return { blob: await sent.blob(), name: decodeURIComponent(name) };
}

function asJson(body) {
  return { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
}

/** Sends the bytes of a file. */
export function send(path, file) {
  return call(path, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file });
}
