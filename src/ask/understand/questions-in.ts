import { normalise } from "../../text/normalise.ts";
import { quotedSpan } from "./message-features.ts";
import { frameWords } from "./frame-words.ts";
import { leans } from "./leaning.ts";

const mostQuestions = 5;
const fewestHan = 6;
const fewestWords = 3;

/**
 * The questions of a message that may be several: pieces that end in a question mark (the last may do without), each long
 * enough to stand alone and none leaning on another. One piece where it is one: a story before a question, a short
 * question after another, marks inside a quotation.
 */
export function questionsIn(message: string): string[] {
  const masked = message.replace(quotedSpan, (quoted) => "□".repeat(quoted.length));
  const pieces: string[] = [];
  let from = 0;
  for (const match of masked.matchAll(/[?？]+[”"’」』)）]*\s*/gu)) {
    pieces.push(message.slice(from, match.index + match[0].length).trim());
    from = match.index + match[0].length;
  }
  const last = message.slice(from).trim();
  if (last !== "") pieces.push(last);
  const isSeveral =
    pieces.length > 1 && pieces.length <= mostQuestions && pieces.map(withoutConnective).every(standsAlone);
  return isSeveral ? pieces : [message];
}

/** `另外五大任务是哪些`, "and who pays": a connective joins questions, it does not make one lean on the other. */
function withoutConnective(piece: string, place: number): string {
  const connective = place > 0 && frameWords.leaning.connectives.find((word) => piece.toLowerCase().startsWith(word));
  return connective === false || connective === undefined
    ? piece
    : piece.slice(connective.length).replace(/^[,，\s]+/u, "");
}

function standsAlone(piece: string): boolean {
  // A statement before a question is its story.
  if (/[。！!；;\n]/u.test(piece)) return false;
  const text = normalise(piece);
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[a-z]+/gu)?.length ?? 0;
  return (han >= fewestHan || words >= fewestWords) && !leans(piece);
}
