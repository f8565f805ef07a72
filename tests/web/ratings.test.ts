import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openState } from "../../src/memory/open.ts";
import { pageMemory } from "../../src/page-memory.ts";
import type { ShownAnswer } from "../../src/web/ask.ts";
import { loginLinks } from "../../src/web/login.ts";
import { jsonOf, libraryPage, own } from "./library-page.ts";

async function freshState() {
  const folder = await mkdtemp(join(tmpdir(), "yanju-page-"));
  const state = await openState({ dataDir: folder });
  onTestFinished(async () => {
    await state.close();
    await rm(folder, { recursive: true });
  });
  return state;
}

test("an answer is rated with all that was asked and quoted, once however often it is rated", async () => {
  const state = await freshState();
  const { post } = await libraryPage({ memory: pageMemory(state) });
  const { id } = await jsonOf<ShownAnswer>(post("/api/ask", { question: "考核权重怎么定", history: ["责任呢"] }));
  expect(await jsonOf(post("/api/ratings?lang=en", { id, verdict: "bad" }))).toEqual({
    said: "Thank you. Your report has been recorded with the question and the quotes, for the administrators to review.",
  });
  await post("/api/ratings", { id, verdict: "good" });
  const kept = await state.feedback.page({ limit: 10 });
  expect(kept).toHaveLength(1);
  expect(kept[0]).toMatchObject({ verdict: "good", question: "考核权重怎么定", history: ["责任呢"], userId: 0 });
  expect(kept[0]?.answer?.citations[0]?.display).toMatch(/考核權重$/u);
});

test("a quote of an answer is reported as wrong by its number, and none that the answer has not", async () => {
  const state = await freshState();
  const { post } = await libraryPage({ memory: pageMemory(state) });
  const { id } = await jsonOf<ShownAnswer>(post("/api/ask", { question: "重点行业领域有哪些" }));
  const response = await post("/api/ratings?lang=zh-Hans", { id, verdict: "wrong-quote", quote: 2 });
  expect(await jsonOf(response)).toEqual({ said: "谢谢，您的反馈已连同问题和引文一并记录，供管理员核查。" });
  expect((await post("/api/ratings", { id, verdict: "wrong-quote", quote: 99 })).status).toBe(404);
  expect((await post("/api/ratings", { id, verdict: "wrong-quote" })).status).toBe(400);
  expect(await state.feedback.page({ limit: 10 })).toMatchObject([{ verdict: "wrong-quote", citation: 2 }]);
});

test("nobody rates another's answer, nor one that was forgotten", async () => {
  const state = await freshState();
  const links = loginLinks();
  const { app } = await libraryPage({
    memory: pageMemory(state),
    login: { links, person: async (id) => ({ id, isAdmin: false }) },
  });
  const enter = async (id: number) => {
    const body = new URLSearchParams({ link: links.issue(id) });
    const entered = await app.request("/login", { method: "POST", headers: own, body });
    const Cookie = entered.headers.get("Set-Cookie")?.split(";")[0] ?? "";
    return (path: string, sent: unknown) =>
      app.request(path, {
        method: "POST",
        headers: { ...own, Cookie, "Content-Type": "application/json" },
        body: JSON.stringify(sent),
      });
  };
  const [one, other] = [await enter(8), await enter(9)];
  const { id } = await jsonOf<ShownAnswer>(one("/api/ask", { question: "重点行业领域有哪些" }));
  expect((await other("/api/ratings", { id, verdict: "bad" })).status).toBe(404);
  await state.forget(8);
  expect((await one("/api/ratings", { id, verdict: "bad" })).status).toBe(404);
  expect(await state.feedback.page({ limit: 10 })).toEqual([]);
});

test.each([{}, { id: -1, verdict: "good" }, { id: 1, verdict: "wonderful" }, { id: "1", verdict: "good" }])(
  "no rating is %j",
  async (body) => {
    const { post } = await libraryPage({ memory: pageMemory(await freshState()) });
    expect((await post("/api/ratings", body)).status).toBe(400);
  },
);

test("what cannot be kept is answered all the same, and reported", async () => {
  const reported: unknown[] = [];
  const { post } = await libraryPage({
    memory: { save: () => Promise.reject(new Error("disk full")), rate: async () => false },
    report: (error) => void reported.push(error),
  });
  const response = await post("/api/ask", { question: "重点行业领域有哪些" });
  expect(response.status).toBe(200);
  expect((await jsonOf<ShownAnswer>(response)).id).toBeUndefined();
  expect(reported).toHaveLength(1);
});
