import { get } from "./api.js";
import { button, element, markedNodes } from "./dom.js";

/** Where some words stand in one document; `open` takes the place that is tapped. */
export function hitsNode({ lead: said, hits }, open) {
  const quotes = hits.flatMap((group) => group.quotes);
  const items = quotes.map(({ key, pieces }) => {
    const node = button("", "", async () => {
      const place = await get(`/api/quotes/${key}`);
      if (place.page !== undefined) open(place);
    });
    node.append(...markedNodes(pieces));
    node.lang = "zh";
    return element("li", "", node);
  });
  return element("div", "", element("p", "facts", said), element("ol", "hits", ...items));
}
