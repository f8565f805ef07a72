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

  test("stands in the menu of private chats and in their help, where there is a page to log in to", async () => {
    const { api } = await runBot({
      loginLink: async () => "https://yanju.example.org/login/secret",
      access: { allowedIds: [], adminIds: [333] },
    });
    api.person({ id: 333 });
    await api.until(() => api.profile.commands.has("chat 333/zh"));
    const menu = (key: string) => api.profile.commands.get(key)?.map(({ command }) => command);
    for (const key of ["private/", "private/zh", "chat 333/", "chat 333/zh"]) expect(menu(key)).toContain("login");
    for (const key of ["", "zh"]) expect(menu(key)).not.toContain("login");
    const person = api.person({ language: "zh-hans" });
    person.sends("/help");
    expect((await person.receives()).text).toContain("/login 登录网页");
  });

  test("is in no menu where there is none", async () => {
    const { api } = await runBot();
    await api.until(() => api.profile.shortDescriptions.size === 2);
    expect([...api.profile.commands.keys()]).toEqual(["", "zh"]);
    const person = api.person({ language: "en" });
    person.sends("/help");
    expect((await person.receives()).text).not.toContain("/login");
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
