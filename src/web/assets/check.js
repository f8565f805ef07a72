import { sectionNodes } from "./answer.js";
import { post } from "./api.js";
import { announce, element, fieldForm, noticeNode, texts } from "./dom.js";
import { loadingNode, showInPane } from "./pane.js";

/** Holds a sentence against the documents. */
export function openCheck() {
  const results = element("div", "results");
  const { form, input } = fieldForm({
    label: texts.page.checkLabel,
    send: texts.page.checkSend,
    multiline: true,
    limit: texts.longestQuestion,
    onSubmit: async (sentence) => {
      results.replaceChildren(loadingNode());
      const found = await post("/api/ask", { question: sentence, gesture: "check" });
      if (found.error) return results.replaceChildren(noticeNode(found.error));
      const verdict = element("div", `verdict ${found.check?.verdict ?? "absent"}`);
      verdict.append(...sectionNodes(found, texts.answer[found.language]));
      results.replaceChildren(verdict);
      announce(found.lead);
    },
  });
  showInPane(texts.page.check, element("div", "", form, results));
  input.focus();
}
