import type { Answer, Answerer, AnswerStatus, Language, Question, Speech } from "../domain.ts";
import { detectLanguage } from "../language/detect.ts";
import { say } from "../language/messages.ts";
import { normalise } from "../language/normalise.ts";
import { classifyMessage, type MessageKind } from "../language/small-talk.ts";
import { asksForSeveral, holdsKindAsked } from "../search/answer-kind.ts";
import { statusOf } from "../search/confidence.ts";
import type { Searcher } from "../search/searcher.ts";
import { CitationGate } from "./citation-gate.ts";
import { plainText } from "./plain-text.ts";
import { selectQuotes } from "./select.ts";

const passagesReported = 10;
/** The kind of thing asked for is looked for in this many of the best passages. */
const passagesRead = 3;

/** Answers with verbatim quotes picked from the sources; no text of its own but the lines around them. */
export class ExtractiveAnswerer implements Answerer {
  readonly #gate: CitationGate;
  readonly #speeches: ReadonlyMap<string, Speech>;

  constructor(readonly searcher: Searcher) {
    const { speeches } = searcher.index;
    this.#gate = new CitationGate(speeches);
    this.#speeches = new Map(speeches.map((speech) => [speech.info.file, speech]));
  }

  async answer(question: Question): Promise<Answer> {
    const started = performance.now();
    const language = detectLanguage(question.text);
    const kind = classifyMessage(question.text);
    if (kind !== "question") {
      const timings = { embedMs: 0, searchMs: 0, totalMs: performance.now() - started };
      return refusal(question.text, language, refusals[kind], timings);
    }
    const normalised = normalise(question.text);
    const found = await this.searcher.search(question.text, language, {
      history: question.history,
      lists: asksForSeveral(normalised),
    });
    const isUnnamed = found.scope.overview === "" && found.scope.boosts.size === 0;
    const nearest = found.passages.slice(0, passagesRead).map(({ passage }) => passage.text);
    const { claims, lacksItems } = selectQuotes(normalised, found, this.#speeches, (sentence) =>
      this.searcher.listsLike(sentence),
    );
    const rightKind = holdsKindAsked(normalised, nearest) && !lacksItems;
    let status: AnswerStatus = found.mainPoints.length > 0 ? "answered" : statusOf(found.confidence, rightKind);
    const citations = status === "refused" || isUnnamed ? [] : this.#gate.cite(claims, language);
    if (citations.length === 0) status = "refused";
    const passages = found.passages.slice(0, passagesReported).map(({ passage, score }) => ({
      file: passage.file,
      start: passage.start,
      end: passage.end,
      score,
    }));
    const timings = { embedMs: found.embedMs, searchMs: found.searchMs, totalMs: performance.now() - started };
    if (status === "refused") {
      const key = isUnnamed ? "answer-refused-unnamed" : refusals[kind];
      return { ...refusal(question.text, language, key, timings), passages };
    }
    return {
      question: question.text,
      language,
      status,
      text: plainText(status, citations, language),
      citations,
      passages,
      timings,
    };
  }
}

/** What is said where nothing is quoted. */
const refusals: Readonly<Record<MessageKind, string>> = {
  question: "answer-refused-off-topic",
  greeting: "answer-greeting",
  thanks: "answer-thanks",
  order: "answer-refused-order",
  moment: "answer-refused-off-topic",
  empty: "answer-refused-no-question",
};

function refusal(question: string, language: Language, key: string, timings: Answer["timings"]): Answer {
  const text = say(language, key, { example: say(language, "example-1") });
  return { question, language, status: "refused", text, citations: [], passages: [], timings };
}
