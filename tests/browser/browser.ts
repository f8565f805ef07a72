import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type BrowserContext, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { CitationGate } from "../../src/ask/quote/gate.ts";
import { check } from "../../src/ask/check/check.ts";
import { checkDraft } from "../../src/ask/check/check-draft.ts";
import { Sources } from "../../src/ask/quote/sources.ts";
import { blankAnswer } from "../../src/blank-answer.ts";
import { loadCorpus } from "../../src/corpus/load.ts";
import type { Answer, Language, Question, Speech } from "../../src/domain.ts";
import { detectScript } from "../../src/text/detect.ts";
import { listen, type Listener } from "../../src/web/listen.ts";
import { createWeb, type WebParts } from "../../src/web/web.ts";
import { wordsFound } from "../web/library-page.ts";
import { RecordedAnswers } from "../web/recorded-answers.ts";

const executablePath = "/usr/bin/chromium";
const args =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
export const desktop = { width: 1280, height: 900 };
export const phone = { width: 390, height: 844 };
const contrast = readFileSync(new URL("contrast.js", import.meta.url), "utf8");
const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
export const pictures = mkdtempSync(join(tmpdir(), "yanju-pictures-"));
export const shipped = loadCorpus({ given: fileURLToPath(new URL("../../corpus", import.meta.url)) }, detectScript);

/** Recorded answers, and real checks against the shipped speeches. */
class Answers extends RecordedAnswers {
  override async answer(question: Question): Promise<Answer> {
    if (question.gesture !== "check") return super.answer(question);
    const speeches = await shipped;
    const language = question.language ?? "en";
    const { lead, status, claims, ...draft } = checkDraft(
      check(new Sources(speeches), question.text, { files: [], speakers: [] }),
      language,
    );
    const citations = new CitationGate(speeches).cite(claims, language);
    const timings = { embedMs: 0, searchMs: 0, readMs: 0, totalMs: 0 };
    return {
      ...blankAnswer,
      ...draft,
      question: question.text,
      language,
      text: lead,
      lead,
      status,
      citations,
      passages: [],
      timings,
    };
  }
}

/** What a test works with, made anew for each. */
export const now = {
  page: undefined as unknown as Page,
  listener: undefined as unknown as Listener,
  answerer: undefined as unknown as RecordedAnswers,
  ready: true,
  /** What the browser complained of, and every request to elsewhere. */
  complaints: [] as string[],
};
/** What differs from a page over the shipped speeches. */
type Options = Partial<WebParts> & { readonly documents?: readonly Speech[] };

let context: BrowserContext;

/** Serves a page of its own for each test of a file. `options`: what differs from a page over the shipped speeches. */
export function useBrowser(options: () => Options = () => ({})): void {
  let profile: string;
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
    const answerer = new Answers();
    await serve(answerer, options());
    Object.assign(now, { answerer, ready: true, complaints: [], page: await context.newPage() });
    now.page.setDefaultTimeout(15_000);
    now.page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) now.complaints.push(message.text());
    });
    now.page.on("pageerror", (error) => now.complaints.push(String(error)));
    now.page.on("request", (request) => {
      if (!request.url().startsWith(now.listener.url)) now.complaints.push(`asks for ${request.url()}`);
    });
  });
  afterEach(async () => {
    await now.page.close();
    await context.clearCookies();
    await now.listener.close(0);
  });
}

async function serve(answerer: RecordedAnswers, { documents: speeches, ...parts }: Options) {
  const served = speeches ?? (await shipped);
  const app = createWeb({
    answerer,
    ready: () => now.ready,
    speeches: () => served,
    search: async (words) => wordsFound(served, words),
    host: "127.0.0.1",
    report: console.error,
    ...parts,
  });
  now.listener = await listen(app, "127.0.0.1", 0);
}

export async function open(
  language: Language,
  size = desktop,
  colorScheme: "light" | "dark" = "light",
  path = "/",
): Promise<void> {
  await now.page.setViewportSize(size);
  await now.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await now.page.goto(`${now.listener.url}${path}?lang=${language}`);
}

export async function ask(question: string): Promise<void> {
  const { page } = now;
  const answers = await page.locator("article").count();
  await page.locator("#ask button:enabled[type=submit]").waitFor();
  await page.locator("#question").fill(question);
  await page.locator("#question").press("Enter");
  await page.locator("article").nth(answers).waitFor();
}

/** Fits the width, has contrast enough for all text, and nothing that axe calls serious; a picture is taken. */
export async function expectGoodLooks(name: string): Promise<void> {
  const { page } = now;
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(0);
  const rows = await page.evaluate<{ text: string; ratio: number }[]>(contrast);
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
  const findings = await page.evaluate<{ id: string; nodes: string[] }[]>(`(async () => {
    ${axe};
    const { violations } = await axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ html }) => html.slice(0, 200)) }));
  })()`);
  expect(findings).toEqual([]);
}

/** Which element has the focus, as a tag with id or class. */
export const focused = () =>
  now.page.evaluate<string>(
    "(({ tagName, id, className }) => tagName.toLowerCase() + (id ? '#' + id : className ? '.' + className.split(' ').join('.') : ''))(document.activeElement)",
  );
