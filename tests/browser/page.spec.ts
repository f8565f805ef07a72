import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { say } from "../../src/text/messages.ts";
import { ask, desktop, expectGoodLooks, now, open, phone, pictures, useBrowser } from "./browser.ts";

let progress: { done: number; total: number; perSecond: number; secondsLeft: number } | undefined;
const rated: unknown[] = [];
useBrowser(() => ({
  progress: () => progress,
  memory: {
    save: async () => 7,
    rate: async (...rating) => {
      rated.push(rating);
      return true;
    },
  },
}));

describe("a conversation", () => {
  test("shows the quotes for an example that is tapped", async () => {
    await open("en", phone);
    await now.page.getByRole("button", { name: say("en", "example-1") }).click();
    const answer = now.page.getByRole("article");
    await answer.waitFor();
    expect(await now.page.locator(".question p").textContent()).toBe(say("en", "example-1"));
    expect(await answer.locator(".lead").textContent()).toBe("What 2 documents say:");
    expect(await answer.locator("blockquote").allTextContents()).toEqual([
      "煤矿、非煤矿山、危险化学品、交通运输、建筑施工等高危行业领域,历来是事故多发的重点领域。",
      "重点检查消防、道路交通、建筑施工、危险化学品、烟花爆竹和特种设备等行业。",
    ]);
    expect(await answer.locator(".note").textContent()).toBe(say("en", "answer-rendering-note"));
    expect(await answer.locator(".document-name button").nth(1).textContent()).toBe(
      "区委书记在常委会上关于安全生产工作的讲话",
    );
    expect(await answer.locator("cite").nth(1).textContent()).toBe("三、强化措施,狠抓落实");
    expect(await now.page.locator("#welcome").isVisible()).toBe(false);
    expect(now.complaints).toEqual([]);
  });

  test("sends the five latest questions, with what was quoted and marked, with the next one", async () => {
    await open("zh-Hans");
    for (const n of [1, 2, 3, 4, 5, 6]) await ask(`问题${n}`);
    const sent = now.page.waitForRequest("**/api/ask*");
    await ask("问题7");
    const citations = [
      { file: "000_db8b8ac77d00f83c.txt", start: 823, end: 867, marks: [{ start: 823, end: 847 }] },
      { file: "002_bae51303b5a74c43.txt", start: 1195, end: 1234, marks: [{ start: 1207, end: 1220 }] },
    ];
    const history = [2, 3, 4, 5, 6].map((n) => ({ question: `问题${n}`, citations }));
    expect((await sent).postDataJSON()).toEqual({ question: "问题7", history });
    expect(now.answerer.asked.at(-1)).toEqual({ text: "问题7", history, language: "zh-Hans" });
  });

  test("marks the words that answer, says whose they are, and asks a topic that is tapped", async () => {
    await open("zh-Hans");
    await ask("考核权重怎么定？");
    expect(await now.page.locator("blockquote mark").allTextContents()).toEqual(["考核權重"]);
    expect(await now.page.locator(".document-name").textContent()).toMatch(/^王三運.+刘伟平$/);
    expect(await now.page.locator(".rendering").count()).toBe(0);
    await ask("今天天气如何？");
    await now.page.getByRole("button", { name: "二、突出重点" }).click();
    await now.page.locator("article").nth(2).waitFor();
    expect(now.answerer.asked.at(-1)?.text).toBe("二、突出重点");
  });

  test("shows several questions under a heading each, numbered through", async () => {
    await open("zh-Hans");
    await ask("重点行业领域有哪些？考核权重怎么定？今天天气如何？");
    const answer = now.page.getByRole("article");
    expect(await answer.locator("h3").allTextContents()).toEqual([
      "重点行业领域有哪些？",
      "考核权重怎么定？",
      "今天天气如何？",
    ]);
    expect(await answer.locator(".number").allTextContents()).toEqual(["引文 1", "引文 2", "引文 3"]);
    expect(await answer.locator(".closing").textContent()).toBe("共三问。");
    await now.page.screenshot({ path: join(pictures, "several.png"), fullPage: true });
  });

  test("leaves markup in a question as text", async () => {
    await open("en");
    const markup = `<img src=x onerror="document.title='broken'"><b>&lt;bold&gt;</b></script>`;
    await ask(markup);
    await now.page.reload();
    expect(await now.page.locator(".question p").textContent()).toBe(markup);
    expect(await now.page.locator("#conversation img, #conversation b").count()).toBe(0);
    expect(await now.page.title()).toBe(say("en", "web-title"));
    expect(now.complaints).toEqual([]);
  });

  test("tells the three states apart by words and by shape, not only by colour", async () => {
    await open("en");
    await ask("What are the priority sectors?");
    await ask("How much weight in assessments?");
    await ask("What is the weather?");
    expect(await now.page.locator(".status").allTextContents()).toEqual([
      say("en", "web-status-answered"),
      say("en", "web-status-related"),
      say("en", "web-status-refused"),
    ]);
    const borders = await now.page.evaluate<string[]>(
      `[...document.querySelectorAll("article")].map((node) => {
        const { borderInlineStartWidth, borderInlineStartStyle } = getComputedStyle(node);
        return borderInlineStartWidth + borderInlineStartStyle;
      })`,
    );
    expect(new Set(borders).size).toBe(3);
    expect(await now.page.locator("article").last().locator("blockquote").count()).toBe(0);
  });

  test("stays when the language is switched, and goes when it is cleared", async () => {
    await open("en");
    await ask("What are the priority sectors?");
    await now.page.getByRole("link", { name: "繁體" }).click();
    await now.page.locator("html[lang=zh-Hant]").waitFor();
    expect(await now.page.locator("article").getAttribute("lang")).toBe("en");
    expect(await now.page.locator("blockquote").count()).toBe(2);
    await now.page.getByRole("button", { name: say("zh-Hant", "web-clear") }).click();
    expect(await now.page.locator("article").count()).toBe(0);
    await now.page.reload();
    expect(await now.page.locator("article").count()).toBe(0);
    expect(await now.page.locator("#welcome").isVisible()).toBe(true);
    expect(now.complaints).toEqual([]);
  });

  test("copies a quote with its source", async () => {
    await open("zh-Hans");
    await ask("重点行业领域有哪些");
    await now.page
      .getByRole("button", { name: say("zh-Hans", "web-copy") })
      .nth(1)
      .click();
    await now.page.getByRole("button", { name: say("zh-Hans", "web-copied") }).waitFor();
    expect(await now.page.evaluate("navigator.clipboard.readText()")).toBe(
      "重点检查消防、道路交通、建筑施工、危险化学品、烟花爆竹和特种设备等行业。\n—— 区委书记在常委会上关于安全生产工作的讲话 › 三、强化措施,狠抓落实",
    );
  });

  test("says what is wrong and keeps the question where it is not answered", async () => {
    await open("zh-Hans");
    const long = "问".repeat(1001);
    await now.page.locator("#question").fill(long);
    await now.page.getByRole("button", { name: say("zh-Hans", "web-send") }).click();
    await now.page.locator(".notice", { hasText: say("zh-Hans", "web-error-too-long", { limit: 1000 }) }).waitFor();
    expect(await now.page.locator("#question").inputValue()).toBe(long);
    await now.listener.close(0);
    await now.page.getByRole("button", { name: say("zh-Hans", "web-send") }).click();
    await now.page.locator(".notice", { hasText: say("zh-Hans", "web-error-unreachable") }).waitFor();
  });

  test("waits for the first index, shows how far that is, and answers what was asked meanwhile", async () => {
    now.ready = false;
    progress = { done: 30, total: 120, perSecond: 4.4, secondsLeft: 20 };
    await open("en");
    const shown = now.page.locator("#progress");
    await shown.getByText("25% done, 4 texts a second, about 20 s left.").waitFor();
    expect(await shown.locator("progress").getAttribute("value")).toBe("30");
    await now.page.locator("#question").fill("What are the priority sectors?");
    await now.page.locator("#question").press("Enter");
    await now.page.getByText(say("en", "web-waiting")).waitFor();
    await expectGoodLooks("first-build");
    expect(now.answerer.asked).toEqual([]);
    now.ready = true;
    await now.page.locator("article").waitFor();
    expect(now.answerer.asked).toHaveLength(1);
    expect(await shown.isVisible()).toBe(false);
  });

  test("is kept in the browser, can be cleared, and brought back", async () => {
    await open("zh-Hans");
    await ask("重点行业领域有哪些");
    await ask("考核权重怎么定");
    await now.page.reload();
    expect(await now.page.locator("article").count()).toBe(2);
    await now.page.getByRole("button", { name: say("zh-Hans", "web-clear") }).click();
    expect(await now.page.locator("article").count()).toBe(0);
    expect(await now.page.evaluate("Object.keys(localStorage).length")).toBe(0);
    await now.page.keyboard.press("Enter");
    expect(await now.page.locator("article").count()).toBe(2);
    await now.page.reload();
    expect(await now.page.locator("article").count()).toBe(2);
  });

  test("keeps the latest fifty questions and no more than a browser holds", async () => {
    await open("zh-Hans");
    await ask("重点行业领域有哪些");
    const kept = await now.page.evaluate<number>(`(() => {
      const [key] = Object.keys(localStorage);
      const [one] = JSON.parse(localStorage.getItem(key));
      const big = { ...one, answer: { ...one.answer, offer: "x".repeat(60_000) } };
      localStorage.setItem(key, JSON.stringify(Array.from({ length: 50 }, () => big)));
      return localStorage.getItem(key).length;
    })()`);
    expect(kept).toBeGreaterThan(3_000_000);
    await ask("考核权重怎么定");
    expect(await now.page.evaluate("localStorage.getItem(Object.keys(localStorage)[0]).length")).toBeLessThan(
      1_500_000,
    );
    await now.page.reload();
    expect(await now.page.locator(".question p").last().textContent()).toBe("考核权重怎么定");
  });

  test("rates an answer, and says so", async () => {
    rated.length = 0;
    await open("en");
    await ask("What are the priority sectors?");
    const good = now.page.getByRole("button", { name: say("en", "web-rate-good") });
    await good.click();
    await now.page.locator(".said", { hasText: say("en", "telegram-verdict-good") }).waitFor();
    expect(await good.getAttribute("aria-pressed")).toBe("true");
    expect(rated).toEqual([[0, 7, { verdict: "good" }]]);
  });

  test("acts on the last answer by a button, under that answer alone", async () => {
    await open("zh-Hans");
    await ask("重点行业领域有哪些");
    await now.page.getByRole("button", { name: say("zh-Hans", "telegram-button-more"), exact: true }).click();
    await now.page.locator("article").nth(1).waitFor();
    expect(now.answerer.asked.at(-1)).toMatchObject({ text: say("zh-Hans", "telegram-act-more"), gesture: "more" });
    expect(
      await now.page.getByRole("button", { name: say("zh-Hans", "telegram-button-more"), exact: true }).count(),
    ).toBe(1);
  });

  test("can be held with the keyboard alone", async () => {
    await open("en");
    await now.page.keyboard.press("Tab");
    expect(await now.page.evaluate("document.activeElement.className")).toBe("skip");
    await now.page.keyboard.press("Enter");
    await now.page.keyboard.type("What are the");
    await now.page.keyboard.press("Shift+Enter");
    await now.page.keyboard.type("priority sectors?");
    await now.page.keyboard.press("Enter");
    await now.page.locator("article").waitFor();
    expect(now.answerer.asked[0]?.text).toBe("What are the\npriority sectors?");
    expect(await now.page.getByRole("log").getAttribute("aria-live")).toBe("polite");
    expect(await now.page.evaluate("document.activeElement.id")).toBe("question");
  });

  test("does not send on the Enter that ends an input method's composition", async () => {
    await open("zh-Hans");
    await now.page.locator("#question").fill("重点");
    await now.page
      .locator("#question")
      .dispatchEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true });
    await ask("重点行业");
    expect(now.answerer.asked.map(({ text }) => text)).toEqual(["重点行业"]);
  });
});

describe.each(["en", "zh-Hans", "zh-Hant"] as const)("the looks in %s", (language) => {
  const questions = {
    en: ["What are the priority sectors?", "How much weight in assessments?", "What is the weather?"],
    "zh-Hans": ["重点行业领域有哪些？", "考核权重怎么定？", "今天天气如何？"],
    "zh-Hant": ["重點行業領域有哪些？", "講講考核權重", "今天天氣如何，要帶傘嗎？"],
  }[language];

  test.each([
    ["desktop", "light"],
    ["desktop", "dark"],
    ["phone", "light"],
    ["phone", "dark"],
  ] as const)("%s, %s: fits the width, reads well, and axe finds nothing", async (device, scheme) => {
    await open(language, device === "phone" ? phone : desktop, scheme);
    const name = (part: string) => `${language}-${device}-${scheme}-${part}`;
    await expectGoodLooks(name("welcome"));
    for (const question of questions) await ask(question);
    await ask("x".repeat(300));
    await now.page.screenshot({ path: join(pictures, `${name("conversation")}.png`), fullPage: true });
    await expectGoodLooks(name("answers"));
    expect(now.complaints).toEqual([]);
  });
});

test("the first view is under 120 kB, from here alone", async () => {
  const sizes: number[] = [];
  now.page.on("response", (response) => void response.body().then((body) => sizes.push(body.length)));
  await open("zh-Hans");
  await now.page.waitForLoadState("networkidle");
  const size = sizes.reduce((sum, one) => sum + one, 0);
  console.log(`first view: ${sizes.length} files, ${size} bytes`);
  expect(size).toBeGreaterThan(10_000);
  expect(size).toBeLessThan(120_000);
  expect(now.complaints).toEqual([]);
});
