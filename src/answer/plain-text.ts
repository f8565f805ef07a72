import type { Citation, Language } from "../domain.ts";
import { say } from "../language/messages.ts";

/** The line that opens an answer. */
export function leadOf(status: "answered" | "related", citations: readonly Citation[], language: Language): string {
  const speeches = new Set(citations.map((citation) => citation.file)).size;
  return status === "related"
    ? say(language, "answer-lead-related")
    : say(language, "answer-lead-answered", { speeches });
}

/** Where a quote stands, for people: the speech and the headings down to it. */
export function sourceLine(citation: Pick<Citation, "title" | "section">): string {
  return [citation.title, ...citation.section].join(" › ");
}

/** An answer as plain text: the lead, then each quote with its source. */
export function plainText(status: "answered" | "related", citations: readonly Citation[], language: Language): string {
  const [open, close] = language === "zh-Hant" ? ["「", "」"] : ["“", "”"];
  const quotes = citations.map((citation) => {
    const lines = [`[${citation.n}] ${open}${citation.display}${close}`];
    if (language === "en" && citation.rendering) {
      lines.push(`    ${citation.rendering} (${say(language, "answer-rendering-mark")})`);
    }
    return [...lines, `    — ${sourceLine(citation)}`].join("\n");
  });
  return [leadOf(status, citations, language), ...quotes].join("\n\n");
}
