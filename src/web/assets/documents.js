import { get } from "./api.js";
import { button, element, noticeNode, texts } from "./dom.js";
import { loadingNode, showInPane } from "./pane.js";
import { openDocument } from "./reader.js";
import { openUpload } from "./upload.js";

/** The list of all documents. */
export async function openDocuments() {
  const list = element("ol", "documents");
  const lead = element("p", "facts");
  const rest = element("div", "", loadingNode());
  const node = element("div", "", lead, list, rest);
  if (texts.mayAdd) node.prepend(element("div", "tools", button(texts.page.add, "small", openUpload)));
  showInPane(texts.page.documents, node);
  const load = async () => {
    const from = list.children.length;
    const found = await get("/api/documents", { from });
    if (found.error) return rest.replaceChildren(noticeNode(found.error));
    lead.textContent = found.lead;
    const items = found.documents.map(documentNode);
    list.append(...items);
    if (from > 0) items[0]?.firstChild.focus();
    const isAll = list.children.length >= found.total || items.length === 0;
    return rest.replaceChildren(...(isAll ? [] : [button(texts.page.more, "small", load)]));
  };
  return load();
}

function documentNode({ key, title, original, speakers, place, date, kind, incomplete }) {
  const node = button("", "document", () => openDocument(key));
  node.append(element("span", "name", title));
  if (original) {
    const chinese = element("span", "beneath", original);
    chinese.lang = "zh";
    node.append(chinese);
  }
  node.append(element("span", "facts kind", [kind, speakers, place, date].filter(Boolean).join(" · ")));
  if (incomplete) node.append(element("span", "remark", incomplete));
  return element("li", "", node);
}
