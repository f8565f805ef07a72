import { get } from "./api.js";
import { announce, element, fieldForm, language, noticeNode, texts } from "./dom.js";
import { loadingNode, showInPane } from "./pane.js";
import { groupNodes } from "./quotes.js";

/** The search in all documents: their very words first, then what is near by meaning. */
export function openSearch() {
  const results = element("div", "results");
  const { form, input } = fieldForm({
    label: texts.page.searchAll,
    send: texts.page.searchSend,
    limit: texts.longestQuery,
    onSubmit: async (words) => {
      results.replaceChildren(loadingNode());
      const found = await get("/api/search", { q: words });
      if (found.error) return results.replaceChildren(noticeNode(found.error));
      results.replaceChildren(...foundNodes(found));
      announce(found.lead);
    },
  });
  form.setAttribute("role", "search");
  showInPane(texts.page.search, element("div", "", form, results));
  input.focus();
}

function foundNodes({ lead, hits, near, note }) {
  const words = texts.answer[language];
  const nodes = [element("h3", "part", lead)];
  nodes.push(...groupNodes(hits, words));
  if (near.length > 0) nodes.push(element("h3", "part", texts.page.near), ...groupNodes(near, words));
  if (note) nodes.push(element("p", "facts note", note));
  return nodes;
}
