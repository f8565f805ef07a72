import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openState } from "../../src/memory/open.ts";
import type { State } from "../../src/memory/state.ts";
import { pageMemory } from "../../src/page-memory.ts";
import { say } from "../../src/text/messages.ts";
import { ask, desktop, expectGoodLooks, now, open, phone, useBrowser } from "./browser.ts";

const dataDir = mkdtempSync(join(tmpdir(), "yanju-page-"));
let state: State;
beforeAll(async () => {
  state = await openState({ dataDir });
});
beforeEach(async () => {
  await state.collections.empty(0);
});
afterAll(async () => {
  await state.close();
  rmSync(dataDir, { recursive: true });
});

useBrowser(() => ({ collections: state.collections, memory: pageMemory(state) }));

const pane = () => now.page.locator("#pane");
const named = (key: string, language: "en" | "zh-Hans" | "zh-Hant" = "zh-Hans") => ({
  name: say(language, key),
  exact: true,
});

test("an answer is collected, looked through, copied, saved and emptied, all by the keyboard's buttons", async () => {
  await open("zh-Hans");
  await ask("重点行业领域有哪些？");
  const article = now.page.locator("article");
  await article.locator(".under").getByRole("button", named("web-collect")).press("Enter");
  await article.locator(".under > .said").waitFor();
  expect(await article.locator(".under > .said").textContent()).toBe(
    say("zh-Hans", "web-collected-added", { added: 2 }),
  );
  await now.page.getByRole("button", named("web-collection")).press("Enter");
  await pane().locator("blockquote").nth(1).waitFor();
  expect(await pane().locator("h3.part").allTextContents()).toEqual(["重点行业领域有哪些？"]);
  await pane().getByRole("button", named("web-copy-all")).press("Enter");
  await pane().getByRole("button", named("web-copied")).waitFor();
  expect(await now.page.evaluate("navigator.clipboard.readText()")).toMatch(/^“.+”\n——.+\[Z\]/u);
  const saved = now.page.waitForEvent("download");
  await pane().getByRole("button", named("web-word")).press("Enter");
  expect((await saved).suggestedFilename()).toMatch(/\.docx$/u);
  await pane().getByRole("button", named("web-uncollect")).first().press("Enter");
  await pane()
    .locator(".lead", { hasText: say("zh-Hans", "web-collection-lead", { count: 1 }) })
    .waitFor();
  expect(await pane().locator("blockquote").count()).toBe(1);
  await pane().getByRole("button", named("web-empty")).press("Enter");
  expect(await pane().locator("blockquote").count()).toBe(1);
  await pane().getByRole("button", named("web-empty-sure")).press("Enter");
  await pane()
    .locator(".lead", { hasText: say("zh-Hans", "web-collection-none") })
    .waitFor();
  expect(now.complaints).toEqual([]);
});

test("one quote is collected, and one is reported as wrong, also of an answer shown again", async () => {
  await open("zh-Hans");
  await ask("重点行业领域有哪些？");
  await now.page.reload();
  const second = now.page.locator("article .quotes li").nth(1);
  await second.getByRole("button", named("web-collect")).click();
  await second.locator(".said").waitFor();
  expect((await state.collections.of(0)).map(({ file }) => file)).toEqual(["002_bae51303b5a74c43.txt"]);
  await second.getByRole("button", named("web-wrong-quote")).click();
  await second.locator(".said", { hasText: say("zh-Hans", "telegram-verdict-bad") }).waitFor();
  expect(await state.feedback.page({ limit: 1 })).toMatchObject([{ verdict: "wrong-quote", citation: 2 }]);
  expect(now.complaints).toEqual([]);
});

test.each([
  ["zh-Hans", desktop, "light"],
  ["zh-Hant", phone, "dark"],
  ["en", phone, "light"],
  ["en", desktop, "dark"],
] as const)("looks good: %s, %j, %s", async (language, size, scheme) => {
  await open(language, size, scheme);
  await ask(language === "en" ? "What are the priority sectors?" : "重点行业领域有哪些？");
  await now.page.locator("article .under").getByRole("button", named("web-collect", language)).click();
  await now.page.locator("article .under > .said").waitFor();
  await expectGoodLooks(`collected-${language}-${size.width}-${scheme}`);
  await now.page.getByRole("button", named("web-collection", language)).click();
  await pane().locator("blockquote").first().waitFor();
  await expectGoodLooks(`collection-${language}-${size.width}-${scheme}`);
  expect(now.complaints).toEqual([]);
});
