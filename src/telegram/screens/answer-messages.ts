import {
  alsoLine,
  bySource,
  leadOf,
  notesUnder,
  type PlacedQuote,
  quotePieces,
  renderingFor,
  type Section,
  sectionsOf,
  type SourceGroup,
} from "../../ask/plain-text.ts";
import type { Answer, Language } from "../../domain.ts";
import { say } from "../../text/messages.ts";
import { type FormattedText, joined, sliced, styled } from "./formatted-text.ts";
import { isBlank } from "../question-text.ts";
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
 * The messages that show an answer, each within Telegram's limits: a lead where it says more than the quotes do, then
 * each document with its quotes, the words that answer in bold. `asked` heads the first where the question does not
 * stand above it in the chat.
 */
export function answerMessages(answer: Answer, asked?: string): FormattedText[] {
  const { language, citations, topics } = answer;
  const blocks = sectionsOf(answer).flatMap((section) => [
    styled(section.heading, "bold"),
    leadIn(section, language),
    ...bySource(section.citations, language).flatMap((group) => documentBlocks(group, language)),
    styled(section.closing),
  ]);
  const offer = topics.length > 0 ? say(language, "about-topics") : "";
  const under = [styled(notesUnder(citations, language).join("\n"), "italic"), styled(offer)];
  return packed([styled(asked ?? "", "bold"), ...blocks, ...under].filter(({ text }) => text !== ""));
}

/** Over quotes the first line stands out; a lead that is the whole answer is plain. */
function leadIn({ status, lead, citations }: Section, language: Language): FormattedText {
  if (citations.length === 0 || !lead) return styled(lead);
  if (status === "answered" && lead === leadOf("answered", citations, language)) return styled("");
  const end = lead.indexOf("\n");
  const [first, rest] = end < 0 ? [lead, ""] : [lead.slice(0, end), lead.slice(end)];
  // The verdict on a sentence has a mark of its own.
  const line =
    status === "related" && !first.startsWith("✗") ? styled(RELATED_MARK + first, "italic") : styled(first, "bold");
  return joined([line, styled(rest)]);
}

/** The document's name stands over its first quote, and never alone at the end of a message. */
function documentBlocks({ title, facts, quotes }: SourceGroup, language: Language): FormattedText[] {
  const name = joined(
    [styled(title, "bold"), styled(facts)].filter(({ text }) => text !== ""),
    " · ",
  );
  return quotes.map((quote, at) =>
    at === 0 ? joined([name, quotation(quote, language)], "\n") : quotation(quote, language),
  );
}

function quotation({ citation, place }: PlacedQuote, language: Language): FormattedText {
  let left = MOST_MARKS;
  const words = joined(
    quotePieces(citation).map(({ text, marked }) => styled(text, ...(marked && left-- > 0 ? (["bold"] as const) : []))),
  );
  const [quote] = styled(words.text, "expandable_blockquote").entities;
  const lines: FormattedText[] = [{ text: words.text, entities: [...(quote ? [quote] : []), ...words.entities] }];
  const rendering = renderingFor(citation, language);
  if (rendering) lines.push(styled(rendering));
  lines.push(
    joined(
      [styled(`[${citation.n}]`, "bold"), styled(place)].filter(({ text }) => text !== ""),
      " ",
    ),
  );
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
