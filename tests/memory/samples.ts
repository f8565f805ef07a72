import { blankAnswer, blankCitation } from "../../src/blank-answer.ts";
import type { Answer, AnswerStatus, Language } from "../../src/domain.ts";
import type { CollectedQuote } from "../../src/memory/collections.ts";
import type { NewFeedback } from "../../src/memory/feedback.ts";
import type { ReceivedUpdate } from "../../src/memory/inbox.ts";
import type { NewTurn } from "../../src/memory/conversations.ts";

export const BOT = 7_000_000_001;
/** A group's id as Telegram gives it: beyond 32 bits and negative. */
export const GROUP = -1_001_987_654_321;

/** An answer that quotes the question itself. */
export function answerTo(question: string, status: AnswerStatus = "answered", language: Language = "zh-Hans"): Answer {
  const citation = {
    ...blankCitation,
    n: 1,
    file: "讲话.txt",
    title: "讲话",
    section: ["一、总则", "（一）"],
    start: 10,
    end: 10 + question.length,
    quote: question,
    display: question,
    score: 0.123456789,
  };
  return {
    ...blankAnswer,
    question,
    language,
    status,
    text: `回答：${question}`,
    citations: status === "refused" ? [] : [citation],
    passages: [{ file: "讲话.txt", start: 0, end: 99, score: 0.5 }],
    timings: { embedMs: 1.5, searchMs: 2, readMs: 0, totalMs: 3.25 },
  };
}

/** A turn of user 1 in their private chat, unless told otherwise. */
export function turn(question: string, messageId: number, changes: Partial<NewTurn> = {}): NewTurn {
  return {
    botId: BOT,
    chatId: 1,
    userId: 1,
    messageId,
    question,
    history: ["前一问"],
    answer: answerTo(question),
    botMessageIds: [messageId + 1],
    ...changes,
  };
}

/** User 1's praise for a message in their private chat, unless told otherwise. */
export function praise(messageId: number, changes: Partial<NewFeedback> = {}): NewFeedback {
  return { botId: BOT, chatId: 1, userId: 1, messageId, verdict: "good", question: "问", history: [], ...changes };
}

/** A quote that answered a question, for a collection. */
export function kept(key: string, changes: Partial<CollectedQuote> = {}): CollectedQuote {
  return { key, file: "讲话.txt", question: "问", marks: [{ start: 1, end: 3 }], ...changes };
}

export function update(updateId: number, lane = "1"): ReceivedUpdate {
  return { updateId, lane, payload: { update_id: updateId, message: { text: `第${updateId}问` } } };
}
