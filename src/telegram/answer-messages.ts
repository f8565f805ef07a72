import { alsoLine, quotePieces, renderingFor, type Section, sectionsOf, sourceLine } from "../ask/plain-text.ts";
import type { Answer, Citation, Language } from "../domain.ts";
import { say } from "../text/messages.ts";
import { type FormattedText, joined, sliced, styled } from "./formatted-text.ts";
import { isBlank } from "./question-text.ts";
import { splitText } from "./split-text.ts";

/** Telegram takes at most this much text in a message, counted here in UTF-16 code units. */
export const MAX_MESSAGE_LENGTH = 4096;
/** Telegram leaves out every entity after the hundredth. */
export const MAX_MESSAGE_ENTITIES = 100;
/** So many marked stretches of a quote are bold; no entity is left for more. */
const MOST_MARKS = 90;

const BETWEEN_BLOCKS = "\n\n";
/** Sets an answer that only comes near apart at a glance. */
const RELATED_MARK = "⚠️ ";

/**
 * The messages that show an answer, each within Telegram's limits: a lead, then each quote as an expandable quotation
 * with its number and source under it, the words that answer in bold. `asked` heads the first where the question does
 * not stand above it in the chat.
 */
export function answerMessages(answer: Answer, asked?: string): FormattedText[] {
  const blocks = sectionsOf(answer).flatMap((section) => [
    styled(section.heading, "bold"),
    leadIn(section),
    ...section.citations.map((citation) => quotation(citation, answer.language)),
    styled(section.closing),
  ]);
  return packed([styled(asked ?? "", "bold"), ...blocks].filter(({ text }) => text !== ""));
}

/** Over quotes the first line stands out; a lead that is the whole answer is plain. */
function leadIn({ status, lead, citations }: Section): FormattedText {
  if (citations.length === 0 || !lead) return styled(lead);
  const end = lead.indexOf("\n");
  const [first, rest] = end < 0 ? [lead, ""] : [lead.slice(0, end), lead.slice(end)];
  const line = status === "related" ? styled(RELATED_MARK + first, "italic") : styled(first, "bold");
  return joined([line, styled(rest)]);
}

function quotation(citation: Citation, language: Language): FormattedText {
  let left = MOST_MARKS;
  const words = joined(
    quotePieces(citation).map(({ text, marked }) => styled(text, ...(marked && left-- > 0 ? (["bold"] as const) : []))),
  );
  const [quote] = styled(words.text, "expandable_blockquote").entities;
  const lines: FormattedText[] = [{ text: words.text, entities: [...(quote ? [quote] : []), ...words.entities] }];
  const rendering = renderingFor(citation, language);
  if (rendering) lines.push(styled(`${say(language, "answer-rendering-mark")}:`, "italic"), styled(rendering));
  lines.push(joined([styled(`[${citation.n}]`, "bold"), styled(sourceLine(citation, language))], " "));
  const also = alsoLine(citation, language);
  if (also) lines.push(styled(also, "italic"));
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
