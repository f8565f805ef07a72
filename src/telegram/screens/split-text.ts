const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** How far back from the limit a natural break is looked for, as a share of the limit. */
const LOOK_BACK = 0.3;
const BREAKS = [/\n/gu, /[。！？!?…]["”’」』)）]*/gu, /[；;]/gu, /[，、,\s]/gu];

/**
 * Cuts a text into consecutive parts of at most `limit` UTF-16 code units: after a line, else a sentence, else a
 * clause, else between what a reader sees as characters. Joined, the parts are the text.
 */
export function splitText(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const cut = cutOf(rest.slice(0, limit), rest);
    parts.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  if (rest || parts.length === 0) parts.push(rest);
  return parts;
}

function cutOf(head: string, text: string): number {
  const from = Math.floor(head.length * (1 - LOOK_BACK));
  for (const pattern of BREAKS) {
    const last = [...head.slice(from).matchAll(pattern)].at(-1);
    if (last) return from + last.index + last[0].length;
  }
  return lastGraphemeEnd(head, text);
}

function lastGraphemeEnd(head: string, text: string): number {
  // One character more shows whether the last cluster goes on behind the limit.
  const window = text.slice(0, head.length + 2);
  const start = graphemes.segment(window).containing(head.length)?.index ?? head.length;
  if (start > 0) return start;
  // A single cluster longer than the limit (a pile of combining marks) can only be cut between code points.
  const splitsPair = /[\uD800-\uDBFF]$/.test(head) && /^[\uDC00-\uDFFF]/.test(text.slice(head.length));
  return splitsPair && head.length > 1 ? head.length - 1 : head.length;
}
