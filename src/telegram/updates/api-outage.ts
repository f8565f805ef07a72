import { HttpError, type Transformer } from "grammy";
import type { ApiResponse } from "grammy/types";
import type { Logger } from "../../ops/logging.ts";
import { LeaseLostError, LeftError } from "./fence.ts";
import { LATEST_ANSWER_MS } from "./lateness.ts";
import type { ProxyFault } from "./proxy.ts";

/** The Bot API could not be reached. Carries no address: that of the Bot API holds the token. */
export class ApiUnreachableError extends Error {
  override readonly name = "ApiUnreachableError";
}

export interface OutageOptions {
  readonly logger: Logger;
  /** The setting that names the proxy in use. */
  readonly proxySetting?: string | undefined;
  /** Pause before the first retry, doubled for each further one up to `maxPauseMs`. */
  readonly firstPauseMs?: number;
  readonly maxPauseMs?: number;
  /** After this long a call rejects; what the bot cannot run without is tried until it is stopped. */
  readonly deadlineMs?: number;
  /** A connection that stays silent for longer is dropped. */
  readonly silenceMs?: number;
}

const INDISPENSABLE = new Set(["getMe", "setWebhook", "deleteWebhook", "getUpdates"]);
/** After so many failures the person who runs the bot is told what may help. */
const MANY_FAILURES = 10;
const NOT_WORTH_RETRYING = new Set(["sendChatAction"]);

/**
 * Retries calls that fail by the network or with a 5xx. `@grammyjs/auto-retry` would do so too, but pauses up to an
 * hour and knows no deadline while the network is down.
 */
export function retryOutages(options: OutageOptions): Transformer {
  const { logger, firstPauseMs = 500, maxPauseMs = 5_000, deadlineMs = LATEST_ANSWER_MS, silenceMs = 20_000 } = options;
  return async (prev, method, payload, signal) => {
    const givenUpAt = INDISPENSABLE.has(method)
      ? Number.POSITIVE_INFINITY
      : performance.now() + (NOT_WORTH_RETRYING.has(method) ? 0 : deadlineMs);
    const patienceMs = silenceMs + 1000 * pollSeconds(payload);
    for (let attempt = 1, pauseMs = firstPauseMs; ; attempt += 1, pauseMs = Math.min(2 * pauseMs, maxPauseMs)) {
      const linked = linkedSignal(signal, patienceMs);
      const tried = await prev(method, payload, linked.signal)
        .catch((error: unknown) => {
          if (error instanceof LeaseLostError || error instanceof LeftError) throw error;
          return new ApiUnreachableError(`${method}: ${reasonOf(error)}`);
        })
        .finally(linked.release);
      const failed = tried instanceof ApiUnreachableError;
      const outage = failed ? tried.message : serverError(tried);
      if (outage !== undefined && !signal?.aborted && performance.now() + pauseMs < givenUpAt) {
        logger[attempt === 1 ? "warn" : "debug"]({ outage, attempt }, "Telegram cannot be reached; trying again");
        const isLoginRefused = outage.endsWith("PROXY_LOGIN_REFUSED" satisfies ProxyFault);
        if (INDISPENSABLE.has(method) && attempt === (isLoginRefused ? 1 : MANY_FAILURES))
          logger.error({ outage, attempt }, advice(options.proxySetting, isLoginRefused));
        await pause(pauseMs, signal);
        continue;
      }
      if (failed) throw tried;
      return tried;
    }
  };
}

function advice(proxySetting: string | undefined, isLoginRefused: boolean): string {
  if (isLoginRefused) return `the proxy does not accept the user and password of ${proxySetting}; mend them there`;
  if (proxySetting !== undefined) {
    return `Telegram still cannot be reached through the proxy of ${proxySetting}; see whether its address is right and it reaches Telegram, or set BOT_API_ROOT to a Bot API server that can be reached`;
  }
  return "Telegram still cannot be reached; where it is blocked, set PROXY_URL or HTTPS_PROXY to a proxy that reaches it, or BOT_API_ROOT to a Bot API server that can be reached";
}

function serverError(response: ApiResponse<unknown>): string | undefined {
  return response.ok || response.error_code < 500 ? undefined : `${response.error_code} ${response.description}`;
}

type Signal = Parameters<Transformer>[3];

function pollSeconds(payload: object): number {
  return "timeout" in payload && typeof payload.timeout === "number" ? payload.timeout : 0;
}

/** A signal that follows `outer` and also fires after `ms`. */
function linkedSignal(outer: Signal, ms: number): { signal: NonNullable<Signal>; release: () => void } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, ms);
  if (outer?.aborted) abort();
  outer?.addEventListener("abort", abort);
  const release = () => {
    clearTimeout(timer);
    outer?.removeEventListener("abort", abort);
  };
  return { signal: controller.signal as NonNullable<Signal>, release };
}

/** Resolves after `ms`, or as soon as the signal fires. */
function pause(ms: number, signal: Signal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener("abort", end);
  });
}

/** Why a call failed, without the messages of the network layer: they hold the address. */
function reasonOf(error: unknown): string {
  const cause = error instanceof HttpError ? error.error : error;
  if (typeof cause !== "object" || cause === null) return "failed";
  if ("code" in cause && typeof cause.code === "string") return cause.code;
  if ("type" in cause && typeof cause.type === "string") return cause.type;
  return cause instanceof Error ? cause.name : "failed";
}
