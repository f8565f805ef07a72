import type { Answerer } from "./domain.ts";
import type { Logger } from "./ops/logging.ts";
import type { ServiceMetrics } from "./service-metrics.ts";

export interface Watch {
  readonly logger: Logger;
  readonly metrics: Pick<ServiceMetrics, "answered" | "failed">;
  /** Where people ask. */
  readonly via: "telegram" | "page";
  /** Whether the question stands in the log. */
  readonly logsQuestions: boolean;
}

/** The same answerer, each answer a line in the log and counted. Who asked is in neither. */
export function watchedAnswers(answerer: Answerer, { logger, metrics, via, logsQuestions }: Watch): Answerer {
  return {
    answer: async (question) => {
      const began = performance.now();
      try {
        const answer = await answerer.answer(question);
        metrics.answered(answer, (performance.now() - began) / 1000);
        const { status, reply, intent, language, citations, parts, timings } = answer;
        logger.info(
          {
            via,
            status,
            reply,
            intent,
            language,
            quotes: citations.length,
            ...(parts.length > 0 && { parts: parts.length }),
            ...timings,
            ...(logsQuestions && { question: question.text }),
          },
          "answered",
        );
        return answer;
      } catch (error) {
        metrics.failed();
        throw error;
      }
    },
  };
}
