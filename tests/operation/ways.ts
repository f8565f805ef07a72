import { expect } from "vitest";
import type { Running } from "../cli/command.ts";
import type { FakeBotApi } from "../fakes/bot-api/server.ts";
import type { Person } from "../fakes/bot-api/person.ts";

const PATIENCE_MS = 60_000;
const LONGEST_SEARCH = 200;
/** The data of a button has 64 bytes at most. */
const LONGEST_DATA = 21;

export type Way = (text: string) => Promise<unknown>;

/** Every way in which a text comes to the bot; each resolves once it is answered. */
export function waysOf(api: FakeBotApi, page: string): Readonly<Record<string, Way>> {
  const person = (): Person => api.person({ language: "zh-hans", patienceMs: PATIENCE_MS });
  const told =
    (send: (person: Person, text: string) => void): Way =>
    (text) => {
      const one = person();
      send(one, text);
      return one.receives();
    };
  const asked = async (path: string, options: RequestInit = {}): Promise<void> => {
    const headers = { "Content-Type": "application/json", Origin: page };
    const response = await fetch(page + path, { ...options, headers });
    await response.text();
    // 503: so many are asking that it says so.
    expect([200, 400, 503], path).toContain(response.status);
  };
  return {
    message: told((one, text) => one.sends(text)),
    caption: told((one, text) =>
      one.sendsCaptioned({ photo: [{ file_id: "p", file_unique_id: "p", width: 1, height: 1 }] }, text),
    ),
    "/ask": told((one, text) => one.sends(`/ask ${text}`)),
    "/check": told((one, text) => one.sends(`/check ${text}`)),
    "/search": told((one, text) => one.sends(`/search ${text.slice(0, LONGEST_SEARCH)}`)),
    forwarded: told((one, text) =>
      one.sendsContent({ text, forward_origin: { type: "hidden_user", sender_user_name: "x", date: 1 } }),
    ),
    inline: (text) => {
      const one = person();
      one.queries(text.slice(0, 256));
      return one.seesCards();
    },
    tap: async (text) => {
      const one = person();
      one.sends("/help");
      one.forges(text.slice(0, LONGEST_DATA), (await one.receives()).raw);
      return one.seesAlert();
    },
    "page, asked": (question) => asked("/api/ask", { method: "POST", body: JSON.stringify({ question }) }),
    "page, checked": (question) =>
      asked("/api/ask", { method: "POST", body: JSON.stringify({ question, gesture: "check" }) }),
    "page, searched": (text) => asked(`/api/search?q=${encodeURIComponent(wellFormed(text.slice(0, LONGEST_SEARCH)))}`),
  };
}

/** Without halves of surrogate pairs, which no address can hold. */
function wellFormed(text: string): string {
  return text.replaceAll(/[\uD800-\uDFFF]/gu, "");
}

/** The address of a bot's page. */
export async function pageOf(bot: Running): Promise<string> {
  const [, url = ""] = await bot.said(/Its page: (http:\/\/127\.0\.0\.1:\d+)/u);
  return url;
}
