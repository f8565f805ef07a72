import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createLogger } from "../../src/ops/logging.ts";
import type { BotContext } from "../../src/telegram/context.ts";
import { whileTyping } from "../../src/telegram/typing.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** When “typing…” was shown, in milliseconds after the work began that takes so long. */
async function shownDuring(workMs: number): Promise<number[]> {
  const shown: number[] = [];
  const started = Date.now();
  const show = async () => void shown.push(Date.now() - started);
  const ctx = { replyWithChatAction: show } as unknown as BotContext;
  const logger = createLogger({ level: "silent", secrets: [] });
  const work = whileTyping(ctx, logger, () => new Promise<void>((resolve) => void setTimeout(resolve, workMs)));
  await vi.advanceTimersByTimeAsync(workMs + 10_000);
  await work;
  return shown;
}

describe("typing…", () => {
  test("is not shown for an answer that is there at once: the sign might come after it and stay", async () => {
    expect(await shownDuring(900)).toEqual([]);
  });

  test("is shown for as long as the work takes: Telegram takes it away after five seconds", async () => {
    const shown = await shownDuring(12_000);
    const gaps = shown.map((at, i) => at - (shown[i - 1] ?? 0));
    expect(shown).toHaveLength(3);
    expect(Math.max(...gaps)).toBeLessThan(5_000);
    expect(Math.max(...shown)).toBeLessThan(12_000);
  });
});
