import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { z } from "zod";

const requestSchema = z.looseObject({
  model: z.string(),
  messages: z.tuple([
    z.looseObject({ role: z.literal("system"), content: z.string() }),
    z.looseObject({ role: z.literal("user"), content: z.string() }),
  ]),
});
const inputSchema = z.strictObject({ heading: z.string(), sentences: z.array(z.string()).min(1) });

export interface LanguageModelCall {
  readonly key: string;
  readonly heading: string;
  readonly sentences: readonly string[];
}

export interface Refusal {
  readonly status: number;
  readonly message: string;
}

/** A server with OpenAI's chat completions on 127.0.0.1 that ends with the test; `answer`: the text it gives, or a refusal. */
export async function startLanguageModel(
  answer: (call: LanguageModelCall, at: number) => string | Refusal = ({ sentences }) =>
    JSON.stringify(sentences.map((sentence) => `EN ${sentence}`)),
): Promise<{ readonly baseUrl: string; readonly calls: LanguageModelCall[] }> {
  const calls: LanguageModelCall[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const reply = (status: number, body: object): void => {
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
      };
      if (request.method !== "POST" || request.url !== "/v1/chat/completions") return reply(404, { error: {} });
      const asked = requestSchema.safeParse(await json(request));
      if (!asked.success) return reply(400, { error: { message: asked.error.message } });
      const input = inputSchema.parse(JSON.parse(asked.data.messages[1].content));
      const call = { ...input, key: request.headers.authorization ?? "" };
      calls.push(call);
      const content = answer(call, calls.length);
      if (typeof content !== "string") return reply(content.status, { error: { message: content.message } });
      return reply(200, {
        id: "1",
        object: "chat.completion",
        created: 1,
        model: asked.data.model,
        choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content } }],
        usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
      });
    })();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, calls };
}
