import { describe, expect, test } from "vitest";
import { runBot } from "./running-bot.ts";

describe("/login", () => {
  test("gives the person a link of their own, in a private chat alone", async () => {
    const asked: number[] = [];
    const { api } = await runBot({
      loginLink: async (userId) => {
        asked.push(userId);
        return `https://yanju.example.org/login/secret-${userId}`;
      },
    });
    const person = api.person({ language: "en" });
    person.sends("/login");
    const { text } = await person.receives();
    expect(text).toContain(`https://yanju.example.org/login/secret-${person.id}`);
    expect(text).toMatch(/works once, within ten minutes/u);
    expect(asked).toEqual([person.id]);
  });

  test("is for nobody who may not use the bot", async () => {
    const asked: number[] = [];
    const { api } = await runBot({
      access: { allowedIds: [1], adminIds: [] },
      loginLink: async (userId) => {
        asked.push(userId);
        return "https://yanju.example.org/login/secret";
      },
    });
    const stranger = api.person({ language: "en" });
    stranger.sends("/login");
    expect((await stranger.receives()).text).not.toMatch(/login\//u);
    expect(asked).toEqual([]);
  });

  test("says what is missing where the page has no address", async () => {
    const { api } = await runBot({ loginLink: async () => undefined });
    const person = api.person({ language: "zh-hans" });
    person.sends("/login");
    expect((await person.receives()).text).toBe("网页尚无可用地址，请管理员设置 PUBLIC_URLS。");
  });
});
