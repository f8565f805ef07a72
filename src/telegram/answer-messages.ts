import { leadOf, sourceLine } from "../answer/plain-text.ts";
import type { Answer, Citation, Language } from "../domain.ts";
import { say } from "../language/messages.ts";
import { type FormattedText, joined, sliced, styled } from "./formatted-text.ts";
import { isBlank } from "./question-text.ts";
import { splitText } from "./split-text.ts";

/** Telegram takes at most this much text in a message, counted here in UTF-16 code units. */
export const MAX_MESSAGE_LENGTH = 4096;
/** Telegram leaves out every entity after the hundredth. */
export const MAX_MESSAGE_ENTITIES = 100;

const BETWEEN_BLOCKS = "\n\n";
/** Sets an answer that only comes near apart at a glance. */
const RELATED_MARK = "⚠️";

/**
 * The messages that show an answer, each within Telegram's limits: a lead, then each quote as an expandable quotation
 * with its number and source under it. `asked` heads the first where the question does not stand above it in the chat.
 */
export function answerMessages(answer: Answer, asked?: string): FormattedText[] {
  const { citations, language, text } = answer;
  const blocks =
    citations.length > 0
      ? [lead(answer), ...citations.map((citation) => quotation(citation, language))]
      : [styled(text)];
  return packed(asked === undefined ? blocks : [styled(asked, "bold"), ...blocks]);
}

function lead({ language, status, citations }: Answer): FormattedText {
  if (status === "related") return styled(`${RELATED_MARK} ${leadOf("related", citations, language)}`, "italic");
  return styled(leadOf("answered", citations, language), "bold");
}

function quotation(citation: Citation, language: Language): FormattedText {
  const { n, display, rendering } = citation;
  const lines = [styled(display, "expandable_blockquote")];
  if (rendering !== undefined)
    lines.push(styled(`${say(language, "answer-rendering-mark")}:`, "italic"), styled(rendering));
  lines.push(joined([styled(`[${n}]`, "bold"), styled(sourceLine(citation))], " "));
  return joined(lines, "\n");
}

/** As few messages as hold the blocks in order; only a block longer than a message is cut. */
function packed(blocks: readonly FormattedText[]): FormattedText[] {
  const messages: FormattedText[] = [];
  for (const block of blocks.flatMap(fitted)) {
    const previous = messages.at(-1);
    const together = previous && joined([previous, block], BETWEEN_BLOCKS);
    if (together && fits(together)) messages[messages.length - 1] = together;
    else messages.push(block);
  }
  return messages;
}

function fits({ text, entities }: FormattedText): boolean {
  return text.length <= MAX_MESSAGE_LENGTH && entities.length <= MAX_MESSAGE_ENTITIES;
}

function fitted(block: FormattedText): FormattedText[] {
  let start = 0;
  return splitText(block.text, MAX_MESSAGE_LENGTH).flatMap((part) => {
    const end = start + part.length;
    const piece = sliced(block, start, end);
    start = end;
    return isBlank(piece.text) ? [] : [piece];
  });
}
