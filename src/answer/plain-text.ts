import type { Citation, Language } from "../domain.ts";
import { say } from "../language/messages.ts";

/** The line that opens an answer. */
export function leadOf(status: "answered" | "related", citations: readonly Citation[], language: Language): string {
  const speeches = new Set(citations.map((citation) => citation.file)).size;
  return status === "related"
    ? say(language, "answer-lead-related")
    : say(language, "answer-lead-answered", { speeches });
}

/** Where a quote stands, for people: the speech and the headings down to it; one that opens the quote is there already. */
export function sourceLine({ title, section, display }: Pick<Citation, "title" | "section" | "display">): string {
  const last = section.at(-1);
  return [title, ...(last !== undefined && display.startsWith(last) ? section.slice(0, -1) : section)].join(" › ");
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
