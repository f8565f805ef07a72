import { ChatOpenAI } from "@langchain/openai";
import { z } from "zod";
import type { Translator } from "../corpus/render.ts";
import { messageOf, UserError } from "../ops/errors.ts";

/** A language model behind an address that speaks OpenAI's chat completions. */
export interface LanguageModelSettings {
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey?: string | undefined;
}

/** The language model does not answer, or not what it was asked for. */
export class LanguageModelError extends UserError {
  override readonly name = "LanguageModelError";
  override readonly exitCode = 9;
}

const instructions = `You render sentences of Chinese official documents into English, for readers who cannot read the source.
Keep every number, name, date, condition and negation; add nothing, explain nothing, leave nothing out.
Use the established English terms of Chinese government documents. The heading is context and is not to be rendered.
The input is JSON: {"heading": string, "sentences": string[]}. Answer with a JSON array of strings and nothing else: one rendering a sentence, in order.`;

const timeoutMs = 120_000;
const retries = 3;
/** A model may forget a line; asked again it mostly does not. */
const attempts = 2;

/** Renders sentences by a language model. Throws LanguageModelError, one line, that holds neither key nor text. */
export function languageModelTranslator(settings: LanguageModelSettings): Translator {
  const { baseUrl, model, apiKey } = settings;
  const chat = new ChatOpenAI({
    model,
    // Servers of one's own mostly ask for none, the client for some.
    apiKey: apiKey ?? "none",
    temperature: 0,
    timeout: timeoutMs,
    maxRetries: retries,
    configuration: { baseURL: baseUrl },
  });
  return {
    name: model,
    async translate(sentences, heading) {
      for (let attempt = 1; ; attempt++) {
        const answer = await ask(chat, JSON.stringify({ heading, sentences }), settings);
        const rendered = arrayIn(answer);
        if (rendered?.length === sentences.length) return rendered;
        if (attempt === attempts) {
          throw new LanguageModelError(
            `the language model ${model} gave ${rendered?.length ?? "no list of"} renderings for ${sentences.length} sentences; run again, or use another LLM_MODEL`,
          );
        }
      }
    },
  };
}

/** Where a language model is, without what an address may hold of a password. */
export function placeOf({ baseUrl }: Pick<LanguageModelSettings, "baseUrl">): string {
  return new URL(baseUrl).origin;
}

async function ask(chat: ChatOpenAI, input: string, { baseUrl, apiKey }: LanguageModelSettings): Promise<string> {
  try {
    const { content } = await chat.invoke([
      ["system", instructions],
      ["user", input],
    ]);
    return typeof content === "string"
      ? content
      : content.map((part) => ("text" in part ? String(part.text) : "")).join("");
  } catch (error) {
    // Some servers say which key it was that they refuse.
    const reason = (messageOf(error).split("\n", 1)[0] ?? "").replaceAll(apiKey ?? "\n", "…");
    throw new LanguageModelError(
      `the language model at ${placeOf({ baseUrl })} does not answer (${reason}); check LLM_BASE_URL, LLM_MODEL and LLM_API_KEY`,
    );
  }
}

/** The array of strings in an answer, also inside a code fence. */
function arrayIn(answer: string): readonly string[] | undefined {
  const text = answer.slice(answer.indexOf("["), answer.lastIndexOf("]") + 1);
  try {
    return z.array(z.string()).parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
