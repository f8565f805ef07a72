import type { Transformer } from "grammy";

/** Sends to the group as a whole what was meant for a topic that is gone. */
export const leaveLostTopics: Transformer = async (prev, method, payload, signal) => {
  const response = await prev(method, payload, signal);
  if (response.ok || !("message_thread_id" in payload)) return response;
  if (response.error_code !== 400 || !response.description.includes("message thread not found")) return response;
  const { message_thread_id: _thread, ...rest } = payload as Record<string, unknown>;
  return prev(method, rest as unknown as typeof payload, signal);
};
