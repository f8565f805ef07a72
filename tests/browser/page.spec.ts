import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserContext, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Language } from "../../src/domain.ts";
import { say } from "../../src/text/messages.ts";
import { listen, type Listener } from "../../src/web/listen.ts";
import { createWeb } from "../../src/web/web.ts";
import { RecordedAnswers } from "../web/recorded-answers.ts";

const executablePath = "/usr/bin/chromium";
const args =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
const desktop = { width: 1280, height: 900 };
const phone = { width: 360, height: 740 };
const contrast = readFileSync(new URL("contrast.js", import.meta.url), "utf8");
const pictures = mkdtempSync(join(tmpdir(), "yanju-pictures-"));

let profile: string;
let context: BrowserContext;
let page: Page;
let listener: Listener;
let answerer: RecordedAnswers;
let ready: boolean;
let complaints: string[];

beforeAll(async () => {
  profile = mkdtempSync(join(tmpdir(), "yanju-profile-"));
  context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: args.split(" "),
    permissions: ["clipboard-read", "clipboard-write"],
  });
});
afterAll(async () => {
  await context?.close();
  rmSync(profile, { recursive: true, force: true });
  console.log(`pictures of the page: ${pictures}`);
});

beforeEach(async () => {
  answerer = new RecordedAnswers();
  ready = true;
  const app = createWeb({ answerer, ready: () => ready, host: "127.0.0.1", report: console.error });
  listener = await listen(app, "127.0.0.1", 0);
  page = await context.newPage();
  complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(listener.url)) complaints.push(`asks for ${request.url()}`);
  });
});
afterEach(async () => {
  await page.close();
  await listener.close(0);
});

async function open(language: Language, size = desktop, colorScheme: "light" | "dark" = "light"): Promise<void> {
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.goto(`${listener.url}/?lang=${language}`);
}

async function ask(question: string): Promise<void> {
  const answers = await page.locator("article").count();
  await page.locator("#question").fill(question);
  await page.locator("#question").press("Enter");
  await page.locator("article").nth(answers).waitFor();
}

const widthBeyond = () => page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");

describe("a conversation", () => {
  test("shows the quotes for an example that is tapped", async () => {
    await open("en", phone);
    await page.getByRole("button", { name: say("en", "example-1") }).click();
    const answer = page.getByRole("article");
    await answer.waitFor();
    expect(await page.locator(".question p").textContent()).toBe(say("en", "example-1"));
    expect(await answer.locator(".lead").textContent()).toBe("What 2 documents say:");
    expect(await answer.locator("blockquote").allTextContents()).toEqual([
      "煤矿、非煤矿山、危险化学品、交通运输、建筑施工等高危行业领域,历来是事故多发的重点领域。",
      "重点检查消防、道路交通、建筑施工、危险化学品、烟花爆竹和特种设备等行业。",
    ]);
    expect(await answer.locator(".mark").first().textContent()).toBe(say("en", "answer-rendering-mark"));
    expect(await answer.locator("cite").nth(1).textContent()).toBe(
      "区委书记在常委会上关于安全生产工作的讲话 › 三、强化措施,狠抓落实",
    );
    expect(await page.locator("#welcome").isVisible()).toBe(false);
    expect(complaints).toEqual([]);
  });

  test("sends the five latest questions, with what was quoted and marked, with the next one", async () => {
    await open("zh-Hans");
    for (const n of [1, 2, 3, 4, 5, 6]) await ask(`问题${n}`);
    const sent = page.waitForRequest("**/api/ask*");
    await ask("问题7");
    const citations = [
      { file: "000_db8b8ac77d00f83c.txt", start: 823, end: 867, marks: [{ start: 823, end: 847 }] },
      { file: "002_bae51303b5a74c43.txt", start: 1195, end: 1234, marks: [{ start: 1207, end: 1220 }] },
    ];
    const history = [2, 3, 4, 5, 6].map((n) => ({ question: `问题${n}`, citations }));
    expect((await sent).postDataJSON()).toEqual({ question: "问题7", history });
    expect(answerer.asked.at(-1)).toEqual({ text: "问题7", history, language: "zh-Hans" });
  });

  test("marks the words that answer, says whose they are, and asks a topic that is tapped", async () => {
    await open("zh-Hans");
    await ask("考核权重怎么定？");
    expect(await page.locator("blockquote mark").allTextContents()).toEqual(["考核權重"]);
    expect(await page.locator("cite").textContent()).toMatch(/^劉偉平 · 王三運/);
    expect(await page.locator(".rendering").count()).toBe(0);
    await ask("今天天气如何？");
    await page.getByRole("button", { name: "二、突出重点" }).click();
    await page.locator("article").nth(2).waitFor();
    expect(answerer.asked.at(-1)?.text).toBe("二、突出重点");
  });

  test("shows several questions under a heading each, numbered through", async () => {
    await open("zh-Hans");
    await ask("重点行业领域有哪些？考核权重怎么定？今天天气如何？");
    const answer = page.getByRole("article");
    expect(await answer.locator("h3").allTextContents()).toEqual([
      "重点行业领域有哪些？",
      "考核权重怎么定？",
      "今天天气如何？",
    ]);
    expect(await answer.locator(".number").allTextContents()).toEqual(["引文 1", "引文 2", "引文 3"]);
    expect(await answer.locator(".closing").textContent()).toBe("共三问。");
    await page.screenshot({ path: join(pictures, "several.png"), fullPage: true });
  });

  test("leaves markup in a question as text", async () => {
    await open("en");
    const markup = `<img src=x onerror="document.title='broken'"><b>&lt;bold&gt;</b></script>`;
    await ask(markup);
    await page.reload();
    expect(await page.locator(".question p").textContent()).toBe(markup);
    expect(await page.locator("#conversation img, #conversation b").count()).toBe(0);
    expect(await page.title()).toBe(say("en", "web-title"));
    expect(complaints).toEqual([]);
  });

  test("tells the three states apart by words and by shape, not only by colour", async () => {
    await open("en");
    await ask("What are the priority sectors?");
    await ask("How much weight in assessments?");
    await ask("What is the weather?");
    expect(await page.locator(".status").allTextContents()).toEqual([
      say("en", "web-status-answered"),
      say("en", "web-status-related"),
      say("en", "web-status-refused"),
    ]);
    const borders = await page.evaluate<string[]>(
      `[...document.querySelectorAll("article")].map((node) => {
        const { borderInlineStartWidth, borderInlineStartStyle } = getComputedStyle(node);
        return borderInlineStartWidth + borderInlineStartStyle;
      })`,
    );
    expect(new Set(borders).size).toBe(3);
    expect(await page.locator("article").last().locator("blockquote").count()).toBe(0);
  });

  test("stays when the language is switched, and goes when it is cleared", async () => {
    await open("en");
    await ask("What are the priority sectors?");
    await page.getByRole("link", { name: "繁體" }).click();
    await page.locator("html[lang=zh-Hant]").waitFor();
    expect(await page.locator("article").getAttribute("lang")).toBe("en");
    expect(await page.locator("blockquote").count()).toBe(2);
    await page.getByRole("button", { name: say("zh-Hant", "web-clear") }).click();
    expect(await page.locator("article").count()).toBe(0);
    await page.reload();
    expect(await page.locator("article").count()).toBe(0);
    expect(await page.locator("#welcome").isVisible()).toBe(true);
    expect(complaints).toEqual([]);
  });

  test("copies a quote with its source", async () => {
    await open("zh-Hans");
    await ask("重点行业领域有哪些");
    await page.locator(".copy").nth(1).click();
    await page.getByRole("button", { name: say("zh-Hans", "web-copied") }).waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(
      "重点检查消防、道路交通、建筑施工、危险化学品、烟花爆竹和特种设备等行业。\n—— 区委书记在常委会上关于安全生产工作的讲话 › 三、强化措施,狠抓落实",
    );
  });

  test("says what is wrong and keeps the question where it is not answered", async () => {
    await open("zh-Hans");
    ready = false;
    const long = "问".repeat(1001);
    for (const [question, message] of [
      ["重点行业领域有哪些", say("zh-Hans", "web-error-loading")],
      [long, say("zh-Hans", "web-error-too-long", { limit: 1000 })],
    ] as const) {
      await page.locator("#question").fill(question);
      await page.getByRole("button", { name: say("zh-Hans", "web-send") }).click();
      await page.locator(".notice", { hasText: message }).waitFor();
      expect(await page.locator("#question").inputValue()).toBe(question);
    }
    await listener.close(0);
    await page.getByRole("button", { name: say("zh-Hans", "web-send") }).click();
    await page.locator(".notice", { hasText: say("zh-Hans", "web-error-unreachable") }).waitFor();
  });

  test("can be held with the keyboard alone", async () => {
    await open("en");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.className")).toBe("skip");
    await page.keyboard.press("Enter");
    await page.keyboard.type("What are the");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("priority sectors?");
    await page.keyboard.press("Enter");
    await page.locator("article").waitFor();
    expect(answerer.asked[0]?.text).toBe("What are the\npriority sectors?");
    expect(await page.getByRole("log").getAttribute("aria-live")).toBe("polite");
    expect(await page.evaluate("document.activeElement.id")).toBe("question");
  });

  test("does not send on the Enter that ends an input method's composition", async () => {
    await open("zh-Hans");
    await page.locator("#question").fill("重点");
    await page
      .locator("#question")
      .dispatchEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true });
    await ask("重点行业");
    expect(answerer.asked.map(({ text }) => text)).toEqual(["重点行业"]);
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
  ] as const)("%s, %s: fits the width, reads well", async (device, scheme) => {
    await open(language, device === "phone" ? phone : desktop, scheme);
    const picture = (name: string, fullPage = false) =>
      page.screenshot({ path: join(pictures, `${language}-${device}-${scheme}-${name}.png`), fullPage });
    await picture("welcome");
    expect(await widthBeyond()).toBe(0);
    await ask(questions[0] ?? "");
    await picture("answer");
    for (const question of questions.slice(1)) await ask(question);
    await ask("x".repeat(300));
    await picture("conversation", true);
    expect(await widthBeyond()).toBe(0);
    const rows = await page.evaluate<{ text: string; ratio: number }[]>(contrast);
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
  });
});
