import { articleNamed } from "./article-names.ts";
import { withoutEach } from "./each-asked.ts";
import type { QuestionReading, Request } from "../request.ts";
import { isFramed, topicOf } from "./topic.ts";

/** What is asked without the words that frame the request: a line on a subject is looked for by the subject alone. */
export function unframed(asked: Request): Request {
  const plain = withArticles(asked);
  const { intent, message } = plain;
  const named = plain.readings.some(({ scope }) => scope.files.length > 0);
  const each = named ? undefined : withoutEach(message);
  const request = each === undefined ? plain : { ...plain, each: true };
  if (!isFramed(intent)) return request;
  const readings = request.readings.map(({ text, scope, ...reading }): QuestionReading => {
    const topic = topicOf(scope.mentions.length > 0 ? scope.rest : (each ?? text), intent);
    if (intent === "quote") return { ...reading, text: topic, scope: { ...scope, mentions: [], rest: topic } };
    return { ...reading, text, scope: { ...scope, rest: topic || (intent === "overview" ? "" : scope.rest) } };
  });
  return { ...request, readings };
}

/** With the article that each reading names. */
function withArticles(request: Request): Request {
  const readings = request.readings.map((reading): QuestionReading => {
    const article = articleNamed(reading.text);
    return article ? { ...reading, article } : reading;
  });
  return { ...request, readings };
}
