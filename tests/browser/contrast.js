// Evaluated in the page: the WCAG contrast ratio of every visible piece of text with its background, lowest first.
(() => {
  const channels = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = channels(colour)
      .slice(0, 3)
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const background = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (channels(colour)[3] !== 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const rows = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent.trim();
    if (!text || !node.checkVisibility() || node.closest("script, noscript, .hidden")) continue;
    const [high, low] = [luminance(getComputedStyle(node).color), luminance(background(node))].sort((a, b) => b - a);
    rows.push({ text: text.slice(0, 30), ratio: (high + 0.05) / (low + 0.05) });
  }
  return rows.sort((a, b) => a.ratio - b.ratio);
})();
