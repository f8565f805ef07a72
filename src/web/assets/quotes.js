import { button, copyButton, element, markedNodes, texts } from "./dom.js";
import { openDocument, openQuote } from "./reader.js";

/**
 * Quotes under the names of their documents. `words`: in the language of what is around them; `actionsOf`: what more can be
 * done with a quote.
 */
export function groupNodes(groups, words, actionsOf = () => []) {
  return groups.map(({ title, document, facts, quotes }) => {
    const name = element("p", "document-name");
    name.append(texts.hasReader ? button(title, "link", () => openDocument(document)) : element("b", "", title));
    if (facts) name.append(element("span", "facts", facts));
    const items = quotes.map((quote) => quoteNode(quote, words, actionsOf(quote)));
    return element("section", "", name, element("ol", "quotes", ...items));
  });
}

/** A quote with its place, and what can be done with it. */
function quoteNode({ n, pieces, rendering, place, source, also, key }, words, more) {
  const number = element("span", "number", element("span", "hidden", `${words.quote} `), String(n));
  const block = element("blockquote", "", element("p", "", ...markedNodes(pieces)));
  block.lang = "zh";
  const item = element("li", "", number, block);
  if (rendering) {
    const english = element("p", "rendering", rendering);
    english.lang = "en";
    item.append(english);
  }
  const under = element("p", "source", element("cite", "", place));
  if (also) under.append(element("br"), also);
  const display = pieces.map(({ text }) => text).join("");
  const actions = element("div", "actions");
  if (texts.hasReader) actions.append(button(words.open, "small open", () => openQuote(key)));
  actions.append(
    copyButton(words.copy, () => `${display}\n—— ${source}`, words),
    ...more,
  );
  item.append(element("div", "foot", under, actions));
  return item;
}
