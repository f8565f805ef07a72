import { sectionNodes } from "./answer.js";
import { get, post } from "./api.js";
import { announce, button, copyButton, element, language, noticeNode, sayBeside, texts } from "./dom.js";
import { loadingNode, showInPane } from "./pane.js";
import { saveFile } from "./save-file.js";

/** The quotes a person collected, to take along or take out. */
export async function openCollection() {
  const node = element("div", "results", loadingNode());
  showInPane(texts.page.collection, node);
  show(node, await get("/api/collection"));
}

/** Draws a collection, and again whatever is done to it. */
function show(node, collection) {
  if (collection.error) return node.replaceChildren(noticeNode(collection.error));
  const { count, lead, sections, lost, copy } = collection;
  const words = texts.answer[language];
  const change = async (path, body) => {
    const changed = await post(`/api/collection/${path}`, body);
    show(node, changed);
    announce(changed.error ?? changed.lead);
    document.getElementById("pane-title").focus();
  };
  const takeOut = (key) => button(texts.page.uncollect, "small", () => void change("remove", { keys: [key] }));
  const actions = element("div", "actions");
  if (count > 0) {
    if (copy) {
      actions.append(
        copyButton(texts.page.copyAll, () => copy, words),
        button(words.word, "small", (pressed) => saveFile("/api/collection/word", {}, pressed)),
      );
    }
    actions.append(emptyButton(() => void change("empty", {})));
  }
  node.replaceChildren(
    element("p", "lead", lead),
    actions,
    ...sectionNodes({ sections }, words, { actionsOf: ({ key }) => [takeOut(key)] }),
    ...lost.map(({ key, said }) => element("div", "lost", noticeNode(said), takeOut(key))),
  );
}

/** Asks once more before it empties. */
function emptyButton(empty) {
  return button(texts.page.empty, "small", (pressed) => {
    if (pressed.dataset.asked) return empty();
    pressed.dataset.asked = "yes";
    pressed.textContent = texts.page.emptySure;
    announce(texts.page.emptySure);
  });
}

/** A button that adds quotes, and says so beside it. `body`: what is added, as the server takes it. */
export function collectButton(words, body) {
  return button(words.collect, "small", async (pressed) => {
    const { error, said } = await post("/api/collection", body);
    sayBeside(pressed, error ?? said);
  });
}
