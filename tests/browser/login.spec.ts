import { describe, expect, test } from "vitest";
import { say } from "../../src/text/messages.ts";
import { loginLinks } from "../../src/web/login.ts";
import { ask, desktop, expectGoodLooks, now, open, phone, useBrowser } from "./browser.ts";

const token = "a-token-that-nobody-guesses";
const links = loginLinks();
useBrowser(() => ({ login: { token, links, person: async (id) => ({ id, isAdmin: false }) } }));

describe.each(["en", "zh-Hans", "zh-Hant"] as const)("the login in %s", (language) => {
  const press = (key: string) => now.page.getByRole("button", { name: say(language, key), exact: true }).click();

  test("takes the token, says when it is wrong, and lets out again with nothing kept", async () => {
    await open(language, phone, "dark");
    expect(new URL(now.page.url()).pathname).toBe("/login");
    await now.page.getByLabel(say(language, "web-login-token")).fill("wrong");
    await press("web-login-send");
    await now.page.getByText(say(language, "web-login-wrong")).waitFor();
    await expectGoodLooks(`${language}-login-wrong`);
    await now.page.getByLabel(say(language, "web-login-token")).fill(token);
    await press("web-login-send");
    await ask("重点行业领域有哪些");
    await expectGoodLooks(`${language}-phone-dark-logged-in`);
    await press("web-logout");
    await now.page.getByLabel(say(language, "web-login-token")).waitFor();
    expect(await now.page.evaluate("Object.keys(localStorage)")).toEqual([]);
    await now.page.goto(`${now.listener.url}/`);
    expect(new URL(now.page.url()).pathname).toBe("/login");
  });

  test("takes a link of the bot by a button", async () => {
    await open(language, desktop, "light", `/login/${links.issue(8)}`);
    await expectGoodLooks(`${language}-login-link`);
    await press("web-login-open");
    await ask("重点行业领域有哪些");
    await expectGoodLooks(`${language}-desktop-light-logged-in`);
    expect(now.complaints).toEqual([]);
  });
});
