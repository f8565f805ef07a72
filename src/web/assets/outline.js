import { button, element, texts } from "./dom.js";

/** The headings of a document; `go` takes the one that is tapped. */
export function outlineNode(outline, go) {
  const entries = outline.map((entry) => {
    const label = element("span", "", entry.label || texts.page.opening);
    if (entry.label) label.lang = "zh";
    const node = button("", "", () => {
      details.open = false;
      go(entry);
    });
    if (entry.rendering) {
      const english = element("span", "", entry.rendering);
      english.lang = "en";
      node.append(english, element("br"));
      label.className = "beneath";
    }
    node.append(label);
    return element("li", `depth-${entry.depth}`, node);
  });
  const details = element(
    "details",
    "drawer outline",
    element("summary", "", texts.page.outline),
    element("ol", "", ...entries),
  );
  return details;
}
