import type { Passage, Sentence, Span } from "../../domain.ts";
import type { Reader, ReadToken } from "../../model/reader.ts";
import type { Candidate } from "../find/find.ts";

/** A passage is read with its neighbours up to this many characters: the reader was trained on 150 to 420. */
const windowLength = 300;

/** A sentence that was read. */
export interface ReadSentence {
  /** Place of its passage in the index, and its own in that passage. */
  readonly passage: number;
  readonly place: number;
  readonly sentence: Sentence;
  /** The tokens of it, their places in the sentence's text. */
  readonly tokens: readonly ReadToken[];
}

/** A stretch of a document that was read against the question, around the candidate it was read for. */
export interface ReadPassage {
  readonly candidate: Candidate;
  /** Logit: whether it answers; undefined where there is no reader. */
  readonly answers: number | undefined;
  readonly sentences: readonly ReadSentence[];
}

/** Reads a candidate among its neighbours, under title and headings. `passages`: of the index. */
export async function readPassage(
  reader: Reader | undefined,
  question: string,
  candidate: Candidate,
  passages: readonly Passage[],
  title: string,
): Promise<ReadPassage> {
  const ids = windowAround(candidate.id, passages);
  const placed = ids.flatMap((passage) =>
    (passages[passage]?.sentences ?? []).map((sentence, place) => ({ passage, place, sentence })),
  );
  const { text, spans } = joined(placed.map(({ sentence }) => sentence));
  const reading = await reader?.read(question, headingOf(title, candidate.passage), text);
  const tokens = reading?.tokens ?? [];
  const sentences = placed.map((one, place): ReadSentence => {
    const { start, end } = spans[place] as Span;
    const own = tokens.filter((token) => token.start < end && start < token.end);
    return {
      ...one,
      tokens: own.map(({ logit, ...token }) => ({
        logit,
        start: Math.max(0, token.start - start),
        end: Math.min(end, token.end) - start,
      })),
    };
  });
  return { candidate, answers: reading?.answers, sentences };
}

/** A passage and its neighbours of the same top section, what follows first, while they fit. */
function windowAround(id: number, passages: readonly Passage[]): number[] {
  const own = passages[id];
  if (!own) return [];
  const window = [id];
  let length = own.text.length;
  const goesOn = (other: number): boolean => {
    const passage = passages[other];
    if (!passage || passage.file !== own.file || passage.role === "title" || passage.role === "signature") return false;
    if (passage.section[0] !== own.section[0] || length + passage.text.length > windowLength) return false;
    length += passage.text.length;
    return true;
  };
  for (let ahead = true, back = true; ahead || back;) {
    if (ahead) {
      ahead = goesOn((window.at(-1) ?? id) + 1);
      if (ahead) window.push((window.at(-1) ?? id) + 1);
    }
    if (back) {
      back = goesOn((window[0] ?? id) - 1);
      if (back) window.unshift((window[0] ?? id) - 1);
    }
  }
  return window;
}

/** Title and section, as the reader was trained to see them. */
function headingOf(title: string, { section }: Passage): string {
  return [title, ...section].join(" ");
}

/** Sentences as one text, Latin ones with blanks between, and where each stands in it. */
function joined(sentences: readonly Sentence[]): { text: string; spans: Span[] } {
  let text = "";
  const spans = sentences.map((sentence): Span => {
    if (/[\w.!?,;:]$/u.test(text) && /^\w/u.test(sentence.text)) text += " ";
    const start = text.length;
    text += sentence.text;
    return { start, end: text.length };
  });
  return { text, spans };
}
