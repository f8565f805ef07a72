import { describe, expect, test, vi } from "vitest";
import { citationKey } from "../../src/ask/quote/citation-key.ts";
import { say } from "../../src/text/messages.ts";
import { ask, desktop, expectGoodLooks, focused, now, open, phone, shipped, useBrowser } from "./browser.ts";

useBrowser();

const quote = "加强基层基础工作是实现安全生产的治本之策。";

async function keyOfQuote(): Promise<string> {
  const [, mayor] = await shipped;
  const start = mayor?.raw.indexOf(quote) ?? -1;
  return citationKey({ file: mayor?.info.file ?? "", start, end: start + quote.length, quote });
}

const pane = () => now.page.locator("#pane");
const button = (key: string, language: "en" | "zh-Hans" = "zh-Hans") =>
  now.page.getByRole("button", { name: say(language, key), exact: true });

/** Checks a sentence of the mayor's, and so has a quote to open. */
async function checkedSentence(): Promise<void> {
  await button("web-check").click();
  await pane().locator("textarea").fill("要在重点行业领域树立一批落实安全生产主体责任的示范企业");
  await button("web-check-send").click();
  await pane().locator("blockquote").waitFor();
}

describe("the reader", () => {
  test("opens a quote in its document beside the answer, with its words marked, and gives the focus back", async () => {
    await open("zh-Hans");
    await ask("重点行业领域有哪些？");
    const opener = now.page.locator("article .open").first();
    await opener.click();
    await pane().locator(".text").waitFor();
    const box = await pane().boundingBox();
    expect(box?.x).toBeGreaterThan(600);
    expect(await now.page.locator("article").isVisible()).toBe(true);
    await now.page.keyboard.press("Escape");
    await pane().waitFor({ state: "hidden" });
    expect(await now.page.evaluate("document.activeElement.matches('article .open')")).toBe(true);
    expect(now.complaints.filter((line) => !line.includes("404"))).toEqual([]);
  });

  test("marks exactly the quoted words, and puts the reader there", async () => {
    await open("zh-Hans", desktop, "light", `/q/${await keyOfQuote()}`);
    await pane().locator("mark").first().waitFor();
    expect(await pane().locator("mark").allTextContents()).toEqual([quote]);
    expect(await now.page.evaluate("document.activeElement.textContent")).toContain(quote);
    expect((await pane().locator("mark").first().boundingBox())?.y).toBeLessThan(900);
    await button("web-copy-link").click();
    await button("web-link-copied").waitFor();
    expect(await now.page.evaluate("navigator.clipboard.readText()")).toBe(
      `${now.listener.url}/q/${await keyOfQuote()}`,
    );
    await button("web-close").click();
    expect(new URL(now.page.url()).pathname).toBe("/");
    expect(await focused()).toBe("textarea#question");
    expect(now.complaints).toEqual([]);
  });

  test("covers a phone's page, which is out of reach meanwhile, and closes by the browser's own back", async () => {
    await open("en", phone);
    await button("web-documents", "en").click();
    await pane().locator(".document").first().waitFor();
    expect((await pane().boundingBox())?.width).toBe(phone.width);
    expect(await focused()).toBe("h2#pane-title");
    for (let i = 0; i < 12; i += 1) {
      await now.page.keyboard.press("Tab");
      expect(
        await now.page.evaluate("document.activeElement === document.body || pane.contains(document.activeElement)"),
      ).toBe(true);
    }
    await now.page.goBack();
    await pane().waitFor({ state: "hidden" });
    expect(await now.page.evaluate("document.activeElement.dataset.view")).toBe("documents");
    await button("web-documents", "en").click();
    await pane().locator(".document").first().waitFor();
    await now.page.keyboard.press("Escape");
    await pane().waitFor({ state: "hidden" });
    expect(now.complaints).toEqual([]);
  });

  test("stays with its document when the window changes from wide to narrow and back", async () => {
    await open("zh-Hans", desktop, "light", `/q/${await keyOfQuote()}`);
    await pane().locator("mark").first().waitFor();
    for (const size of [phone, desktop]) {
      await now.page.setViewportSize(size);
      await vi.waitFor(
        async () =>
          expect(
            await now.page.evaluate(`pane.getBoundingClientRect().width ${size === phone ? "===" : "<"} innerWidth`),
          ).toBe(true),
        10_000,
      );
      expect(await pane().locator("mark").allTextContents()).toEqual([quote]);
    }
  });

  test.each([
    ["A".repeat(24), "web-quote-gone"],
    ["nonsense", "web-quote-gone"],
  ])("says where a link leads nowhere: %s", async (key, words) => {
    await open("zh-Hans", desktop, "light", `/q/${key}`);
    await pane()
      .locator(".notice", { hasText: say("zh-Hans", words) })
      .waitFor();
  });
});

describe("the documents", () => {
  test("lead to a document, its outline to a heading, and back to the list where it was left", async () => {
    await open("zh-Hans");
    await button("web-documents").click();
    await pane()
      .getByRole("button", { name: /区委书记/u })
      .click();
    await pane().locator(".outline summary").click();
    await pane().locator(".outline li button", { hasText: "二是要全面彻底开展安全生产大检查" }).click();
    await vi.waitFor(
      async () =>
        expect(
          await now.page.evaluate("document.activeElement.textContent.startsWith('二是要全面彻底开展安全生产大检查')"),
        ).toBe(true),
      10_000,
    );
    await button("web-back").click();
    expect(await pane().locator(".documents li").count()).toBe(5);
    expect(await now.page.evaluate("document.activeElement.textContent")).toContain("区委书记");
    expect(now.complaints).toEqual([]);
  });

  test("have English titles and headings for English readers, the Chinese ones beneath", async () => {
    await open("en");
    await button("web-documents", "en").click();
    const first = pane().locator(".document").first();
    expect(await first.locator(".name").textContent()).toMatch(/^Speech at a county meeting/u);
    expect(await first.locator("[lang=zh]").textContent()).toMatch(/^在全县/u);
    await first.click();
    await pane().locator(".outline summary").click();
    const heading = pane().locator(".outline li button").nth(1);
    expect(await heading.locator("[lang=en]").textContent()).toMatch(/^I\. Deepen/u);
    expect(await heading.locator("[lang=zh]").textContent()).toMatch(/^一、强化/u);
    expect(await pane().locator(".text .english").count()).toBeGreaterThan(5);
  });
});

describe("search and check", () => {
  test("finds words in all documents and inside one, and goes to a hit", async () => {
    await open("zh-Hans");
    await button("web-search").click();
    expect(await focused()).toMatch(/^input/u);
    await now.page.keyboard.type("标杆企业");
    await now.page.keyboard.press("Enter");
    await pane().locator("blockquote mark").first().waitFor();
    expect(await pane().locator(".part").first().textContent()).toBe("1份文件中共1处");
    await pane().locator(".document-name button").first().click();
    await pane()
      .locator(".drawer", { hasText: say("zh-Hans", "web-search-here") })
      .locator("summary")
      .click();
    await pane().locator("form input").fill("安全监管");
    await pane().locator("form input").press("Enter");
    const hits = pane().locator(".hits button");
    await hits.first().waitFor();
    const last = hits.last();
    const sentence = (await last.textContent())?.replaceAll("……", "");
    await last.click();
    await vi.waitFor(
      async () => expect(await now.page.evaluate("document.activeElement.dataset.at !== undefined")).toBe(true),
      10_000,
    );
    expect(await now.page.evaluate("document.activeElement.textContent")).toContain(sentence);
    const bar = await pane().locator(".bar").boundingBox();
    const top = await now.page.evaluate<number>(
      "document.activeElement.querySelector('mark').getBoundingClientRect().top",
    );
    expect(top).toBeGreaterThan((bar?.y ?? 0) + (bar?.height ?? 0));
    expect(now.complaints).toEqual([]);
  });

  test("saves an answer's quotes as a Word file", async () => {
    const [, mayor] = await shipped;
    const start = mayor?.raw.indexOf(quote) ?? -1;
    const place = { file: mayor?.info.file ?? "", start, end: start + quote.length };
    const recorded = await now.answerer.answer({ text: "重点行业领域有哪些" });
    const citations = recorded.citations
      .slice(0, 1)
      .map((citation) => ({ ...citation, ...place, quote, display: quote }));
    now.answerer.answer = async () => ({ ...recorded, citations });
    await open("zh-Hans");
    await ask("重点行业领域有哪些");
    const saved = now.page.waitForEvent("download");
    await button("web-word").click();
    expect((await saved).suggestedFilename()).toBe("重点行业领域有哪些.docx");
    expect(now.complaints.filter((line) => !line.includes("blob:"))).toEqual([]);
  });

  test("checks a sentence, and opens what the source says instead", async () => {
    await open("zh-Hans");
    await checkedSentence();
    expect(await pane().locator(".lead").textContent()).toContain("您写的是“示范”，原文是“标杆”");
    expect(await pane().locator("blockquote mark").allTextContents()).toEqual(["标杆"]);
    await pane().locator(".open").click();
    await pane().locator(".text mark").first().waitFor();
    await button("web-back").click();
    expect(await pane().locator("textarea").inputValue()).toContain("示范企业");
    expect(await now.page.evaluate("document.activeElement.classList.contains('open')")).toBe(true);
  });
});

describe.each(["en", "zh-Hans", "zh-Hant"] as const)("the looks in %s", (language) => {
  test.each([
    ["desktop", "light"],
    ["desktop", "dark"],
    ["phone", "light"],
    ["phone", "dark"],
  ] as const)("%s, %s: reads well, and axe finds nothing", async (device, scheme) => {
    const size = device === "phone" ? phone : desktop;
    const name = (part: string) => `${language}-${device}-${scheme}-${part}`;
    await open(language, size, scheme, `/q/${await keyOfQuote()}`);
    await pane().locator("mark").first().waitFor();
    await expectGoodLooks(name("quote"));
    await pane().locator(".outline summary").click();
    await expectGoodLooks(name("outline"));
    await open(language, size, scheme);
    await now.page.locator("[data-view=documents]").click();
    await pane().locator(".document").first().waitFor();
    await expectGoodLooks(name("documents"));
    await now.page.keyboard.press("Escape");
    await now.page.locator("[data-view=search]").click();
    await pane().locator("form input").fill("责任");
    await pane().locator("form input").press("Enter");
    await pane().locator("blockquote").first().waitFor();
    await expectGoodLooks(name("search"));
    await now.page.keyboard.press("Escape");
    await now.page.locator("[data-view=check]").click();
    await pane().locator("textarea").fill("要在重点行业领域树立一批落实安全生产主体责任的示范企业");
    await pane().locator("button[type=submit]").click();
    await pane().locator("blockquote").waitFor();
    await expectGoodLooks(name("check"));
    expect(now.complaints).toEqual([]);
  });
});
