import { describe, expect, test } from "vitest";
import type { DocumentDesk } from "../../src/corpus/desk.ts";
import type { Speech } from "../../src/domain.ts";
import { say } from "../../src/text/messages.ts";
import { expectGoodLooks, now, open, shipped, useBrowser } from "./browser.ts";

const markup = `<img src=x onerror="document.title='broken'"><script>document.title='broken'</script><b>粗体</b>`;

/** A speech whose title, headings, text and renderings are markup. */
async function hostileSpeech(): Promise<Speech> {
  const [, mayor] = await shipped;
  if (!mayor) throw new Error("no speech");
  const raw = `${markup}\n一、${markup}\n责任${markup}。\n`;
  const sentence = (text: string, role: "heading" | "body") => {
    const start = raw.indexOf(text, role === "body" ? raw.indexOf("责任") : raw.indexOf("一、"));
    return { start, end: start + text.length, text, section: [`一、${markup}`], role };
  };
  const sentences = [sentence(`一、${markup}`, "heading"), sentence(`责任${markup}。`, "body")];
  const passage = { file: "<b>x</b>.txt", section: [`一、${markup}`], text: raw, role: "body" as const, sentences };
  const [first, last] = sentences;
  return {
    info: {
      ...mayor.info,
      file: "<b>x</b>.txt",
      title: { zh: markup, en: markup },
      place: { zh: markup, en: markup },
      incomplete: { zh: markup, en: markup },
    },
    raw,
    passages: [{ ...passage, start: first?.start ?? 0, end: last?.end ?? 0 }],
    renderings: [{ start: last?.start ?? 0, end: last?.end ?? 0, en: markup }],
  };
}

const hostile = await hostileSpeech();
const done: string[] = [];
const desk = (): DocumentDesk => ({
  inspect: async (name) => ({
    speech: { ...hostile, info: { ...hostile.info, file: name } },
    alike: { file: hostile.info.file, title: markup, share: 0.5, same: false },
    isTaken: false,
  }),
  addBytes: async (name) => void done.push(name),
  replaceBytes: async () => undefined,
  undo: async (name) => void done.push(`undo ${name}`),
  edit: async (name, said) => void done.push(`edit ${name} ${said.flat().join("=")}`),
  names: async () => [hostile.info.file, ...done.filter((name) => !name.includes(" "))],
  document: async () => hostile,
  said: async () => ({}),
});

useBrowser(() => ({
  documents: [hostile],
  desk: { documents: desk, reindex: async () => ({ speeches: 2, passages: 9 }) },
}));

async function expectTextAlone(): Promise<void> {
  expect(await now.page.title()).toBe(say("en", "web-title"));
  expect(await now.page.locator("#pane img, #pane b, #pane script").count()).toBe(0);
  expect(now.complaints).toEqual([]);
}

const pane = () => now.page.locator("#pane");

test("fault 43: hostile titles, headings, texts, renderings and words looked for are text in every view", async () => {
  await open("en");
  await now.page.locator("[data-view=documents]").click();
  await pane().locator(".document").click();
  await pane().locator(".text").waitFor();
  expect(await pane().locator("#pane-title").textContent()).toBe(markup);
  expect(await pane().locator(".text").textContent()).toContain(`责任${markup}。`);
  await expectTextAlone();
  await pane().locator(".drawer summary").first().click();
  await expectTextAlone();
  await now.page.keyboard.press("Escape");
  await now.page.locator("[data-view=search]").click();
  await pane().locator("form input").fill("责任");
  await pane().locator("form input").press("Enter");
  await pane().locator("blockquote").first().waitFor();
  await expectTextAlone();
  await pane().locator("form input").fill(markup);
  await pane().locator("form input").press("Enter");
  await pane().locator(".part").first().waitFor();
  await expectTextAlone();
});

describe("a document that an admin adds", () => {
  test("is shown as it was read, added, corrected and taken back", async () => {
    done.length = 0;
    await open("en");
    await now.page.locator("[data-view=documents]").click();
    await now.page.getByRole("button", { name: say("en", "web-add") }).click();
    await pane()
      .locator("#file")
      .setInputFiles({ name: "notice.txt", mimeType: "text/plain", buffer: Buffer.from("x") });
    await pane().locator("h3").waitFor();
    await expectGoodLooks("upload-read");
    await expectTextAlone();
    expect(done).toEqual([]);
    await now.page.getByRole("button", { name: say("en", "web-add-it") }).click();
    await pane().getByText("The index now holds 2 documents").waitFor();
    expect(done).toEqual(["notice.txt"]);
    await pane().locator(".drawer summary").click();
    await pane().getByLabel("date", { exact: true }).fill("2024-04-09");
    await expectGoodLooks("upload-fields");
    await now.page.getByRole("button", { name: say("en", "web-save") }).click();
    await pane().locator(".drawer:not([open])").waitFor();
    expect(done.at(-1)).toBe("edit notice.txt date=2024-04-09");
    await now.page.getByRole("button", { name: say("en", "web-undo") }).click();
    await pane().getByText("taken out again").waitFor();
    expect(done.at(-1)).toBe("undo notice.txt");
    await expectTextAlone();
  });
});
