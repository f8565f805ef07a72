import { get, post, send } from "./api.js";
import { announce, button, element, noticeNode, texts } from "./dom.js";
import { fieldsNode } from "./fields.js";
import { loadingNode, showInPane } from "./pane.js";
import { far } from "./progress.js";
import { openDocument } from "./reader.js";

const askedEveryMs = 1000;

/** For admins: a file is read, shown as it was read, and added. */
export function openUpload() {
  const input = element("input");
  input.type = "file";
  input.id = "file";
  input.accept = texts.formats;
  input.hidden = true;
  // The browser's own button speaks its language, not the page's.
  const choose = button(texts.page.file, "primary", () => input.click());
  const shown = element("div", "results");
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    shown.replaceChildren(loadingNode());
    const read = await send(`/api/uploads?${new URLSearchParams({ name: file.name })}`, file);
    input.value = "";
    if (read.error) return shown.replaceChildren(noticeNode(read.error));
    shown.replaceChildren(cardNode(read, shown));
    shown.querySelector("h3").focus();
  });
  const hint = element("p", "facts", texts.page.fileHint);
  showInPane(texts.page.add, element("div", "", hint, choose, input, shown), { deeper: true });
}

/** What was read off a file, with what can be done. */
function cardNode({ id, title, file, size, facts, headings, warnings, mayAdd, replace }, shown) {
  const name = element("h3", "part", title);
  name.tabIndex = -1;
  const list = element("dl", "card");
  for (const { label, value, evidence } of facts) {
    list.append(
      element("dt", "", label),
      element("dd", "", value, ...(evidence ? [" ", element("q", "", evidence)] : [])),
    );
  }
  const node = element("div", "", name, element("p", "facts", `${file} · ${size}`));
  node.append(...warnings.map((line) => element("p", "remark", line)), list);
  if (headings.length > 0) {
    const items = headings.map((heading) => element("li", "", heading));
    node.append(element("h4", "part", texts.page.outline), element("ul", "headings", ...items));
  }
  const add = (body) => async () => {
    shown.replaceChildren(loadingNode());
    const added = await post("/api/documents", { id, ...body });
    if (added.error) return shown.replaceChildren(noticeNode(added.error), node);
    return showAdded(shown, added.document, title);
  };
  const actions = element("div", "actions");
  if (mayAdd) actions.append(button(texts.page.addIt, "primary", add({})));
  if (replace) actions.append(button(texts.page.replaceIt, "small", add({ replace })));
  actions.append(button(texts.page.leaveOut, "small", () => shown.replaceChildren()));
  node.append(actions);
  return node;
}

async function showAdded(shown, document, title) {
  const name = element("h3", "part", title);
  const ended = await showIndexing(shown, name);
  if (ended.isFailed) return;
  const fields = await fieldsNode(document, () => showAdded(shown, document, title));
  const read = button(texts.page.read, "small", () => openDocument(document));
  const undo = button(texts.page.undo, "small", async () => {
    const undone = await post(`/api/documents/${document}/undo`, {});
    if (undone.error) return shown.append(noticeNode(undone.error));
    await showIndexing(shown, element("p", "", undone.said));
  });
  shown.replaceChildren(name, element("p", "", ended.said), element("div", "actions", read, undo), fields);
}

/** Shows how far the index is until it has followed; gives what is to be said in the end. */
async function showIndexing(shown, name) {
  const line = element("p", "facts");
  const bar = element("progress");
  bar.setAttribute("aria-label", texts.page.indexing);
  shown.replaceChildren(name, line, bar);
  for (;;) {
    const now = await get("/api/indexing");
    if (now.error || !now.isRunning) {
      const said = now.error ?? now.said;
      shown.replaceChildren(name, now.error || now.isFailed ? noticeNode(said) : element("p", "", said));
      announce(said);
      return { ...now, isFailed: Boolean(now.error) || now.isFailed };
    }
    line.textContent = [now.said, far(now)].filter(Boolean).join(" ");
    if (now.total) Object.assign(bar, { max: now.total, value: now.done });
    await new Promise((resolve) => setTimeout(resolve, askedEveryMs));
  }
}
