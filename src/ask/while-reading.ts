import type { Answer, Reply } from "../domain.ts";
import { say } from "../text/messages.ts";
import { plainText } from "./plain-text.ts";

/** Replies that tell what documents do not say. */
const ofDocuments: ReadonlySet<Reply> = new Set(["nothing", "quotes", "check", "catalogue"]);

/** An answer given while documents are being read: one that found nothing says so, as those may have it. */
export function whileReading(answer: Answer): Answer {
  if (answer.status === "answered" || !ofDocuments.has(answer.reply)) return answer;
  const closing = [answer.closing, say(answer.language, "answer-while-reading")].filter(Boolean).join("\n");
  const told = { ...answer, closing };
  return { ...told, text: plainText(told) };
}
