import { get } from "./api.js";
import {
  announce,
  button,
  copyButton,
  element,
  fieldForm,
  filled,
  markedNodes,
  noticeNode,
  reveal,
  texts,
} from "./dom.js";
import { hitsNode } from "./hits.js";
import { outlineNode } from "./outline.js";
import { loadingNode, renamePane, showInPane } from "./pane.js";

/** Opens a quote in its document, or says where it has gone. */
export async function openQuote(key, { deeper = isInPane(), isAddress = false } = {}) {
  const node = element("div", "reader", loadingNode());
  showInPane(texts.page.reader, node, { deeper, isAddress });
  const found = await get(`/api/quotes/${encodeURIComponent(key)}`);
  if (found.error || found.status === "gone") return node.replaceChildren(noticeNode(found.error ?? found.note));
  const { document: file, page, start, end, note } = found;
  return fill(node, file, { page, start, end, at: start, note, link: found.status === "changed" ? undefined : key });
}

/** Opens a document at its beginning. */
export async function openDocument(key) {
  const node = element("div", "reader", loadingNode());
  showInPane(texts.page.reader, node, { deeper: isInPane() });
  return fill(node, key, { page: 0 });
}

function isInPane() {
  return document.getElementById("pane").contains(document.activeElement);
}

/** Where in a document the reader is: `page`; `start` and `end` or `find`: what is marked; `at`: what is looked at. */
async function fill(node, key, view) {
  const [about, text] = await Promise.all([get(`/api/documents/${key}`), textOf(key, view)]);
  if (about.error || text.error) return node.replaceChildren(noticeNode(about.error ?? text.error));
  renamePane(node, about.title);
  const page = element("div", "page");
  const turn = async (next) => {
    const turned = await textOf(key, next);
    if (turned.error) page.prepend(noticeNode(turned.error));
    else show(turned, { ...next, at: next.at ?? turned.paragraphs[0]?.at });
  };
  const show = (shown, next) => {
    page.replaceChildren(
      textNode(shown),
      pager(shown, (to) => turn({ page: to, find: next.find })),
    );
    look(page, next.at);
  };
  const search = fieldForm({
    label: texts.page.searchHere,
    send: texts.page.searchSend,
    limit: texts.longestQuery,
    isLabelled: true,
    onSubmit: (words) => searchHere(words),
  });
  const results = element("div", "results");
  const searchHere = async (words) => {
    const found = await get("/api/search", { q: words, document: key });
    if (found.error) return results.replaceChildren(noticeNode(found.error));
    announce(found.lead);
    const open = (place) => turn({ page: place.page, at: place.start, find: words });
    results.replaceChildren(hitsNode(found, open));
  };
  const searching = element("details", "drawer", element("summary", "", texts.page.searchHere), search.form, results);
  const bar = barNode(about, view, searching, turn);
  node.replaceChildren(aboutNode(about), ...notesOf(about, view), bar, page);
  return show(text, view);
}

function textOf(key, { page, start, end, find }) {
  return get(`/api/documents/${key}/text`, { page, start, end, find });
}

function aboutNode({ original, speakers, place, date, kind }) {
  const node = element("div");
  if (original) {
    const chinese = element("p", "facts", original);
    chinese.lang = "zh";
    node.append(chinese);
  }
  node.append(element("p", "facts kind", [kind, speakers, place, date].filter(Boolean).join(" · ")));
  return node;
}

function notesOf({ incomplete }, { note, start }) {
  return [
    ...[note, incomplete].filter(Boolean).map((line) => element("p", "remark", line)),
    ...(start === undefined ? [] : [element("p", "facts", texts.page.markedNote)]),
  ];
}

/** What stays in sight while the text is read: the outline, the search, the link to the passage. */
function barNode({ outline }, { link }, searching, turn) {
  const node = element("div", "bar");
  if (outline.length > 0) node.append(outlineNode(outline, ({ page, at }) => turn({ page, at })));
  node.append(searching);
  if (link)
    node.append(copyButton(texts.page.copyLink, () => `${texts.origin || location.origin}/q/${link}`, texts.page));
  // One drawer at a time leaves room for the text.
  const drawers = [...node.querySelectorAll("details")];
  for (const one of drawers) {
    one.addEventListener("toggle", () => {
      if (one.open) for (const other of drawers) if (other !== one) other.open = false;
    });
  }
  return node;
}

function textNode({ paragraphs }) {
  const text = element("div", "text");
  text.lang = "zh";
  if (paragraphs.some(({ rendering }) => rendering)) {
    const mark = element("p", "facts", texts.answer.en.note);
    mark.lang = "en";
    text.append(mark);
  }
  text.append(...paragraphs.map(paragraphNode));
  return text;
}

function paragraphNode({ role, level, at, pieces, rendering }) {
  const node = element(
    role === "body" || role === "signature" ? "p" : `h${Math.min(6, 2 + level)}`,
    "",
    ...markedNodes(pieces),
  );
  node.dataset.at = at;
  node.tabIndex = -1;
  if (rendering) {
    const english = element("span", "english", rendering);
    english.lang = "en";
    node.append(english);
  }
  return node;
}

function pager({ page, pages }, go) {
  const node = element("nav", "pager");
  node.setAttribute("aria-label", texts.page.pages);
  if (pages < 2) return node;
  const previous = button(texts.page.previous, "small", () => go(page - 1));
  const next = button(texts.page.next, "small", () => go(page + 1));
  previous.disabled = page === 0;
  next.disabled = page === pages - 1;
  node.append(previous, filled(texts.page.pageOf, { page: page + 1, pages }), next);
  return node;
}

/** Looks at the paragraph of a place, at its mark if it has one. */
function look(page, at) {
  const own = [...page.querySelectorAll("[data-at]")].findLast((one) => Number(one.dataset.at) <= at);
  if (!own) return;
  own.focus({ preventScroll: true });
  // The bar stays in sight, and must not cover what is looked at.
  const { offsetHeight } = page.parentElement.querySelector(".bar");
  document.getElementById("pane-body").style.scrollPaddingTop = `${offsetHeight}px`;
  reveal(own.querySelector("mark") ?? own, "center");
}
