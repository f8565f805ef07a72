import { beforeAll, describe, expect, test } from "vitest";
import type { DocumentAnswerer } from "../../src/ask/answer.ts";
import type { Trace } from "../../src/ask/trace.ts";
import { type Ask, quotesOf } from "./given-answerer.ts";
import { marked, smallAnswerer } from "./small-answerer.ts";

let answerer: DocumentAnswerer;
let ask: Ask;
beforeAll(async () => {
  ({ answerer, ask } = await smallAnswerer());
}, 120_000);

test.each([
  ["水库大坝每天巡查几次发现渗漏立即上报县防汛办", "quotes"],
  ["水库大坝每天巡查多少次，发现渗漏立即上报谁", "quotes"],
  ["水庫大壩每天巡查幾多次，發現滲漏立即上報邊個", "quotes"],
  ["水庫大壩每天巡查什麼，發現滲漏立即上報縣防汛辦", "quotes"],
  ["水库大坝每天巡查三次，发现渗漏立即上报县防汛办", "check"],
  ["水库大坝每天巡查几乎两次，发现渗漏立即上报县防汛办", "check"],
  ["水库大坝每天巡查两次，发现渗漏立即上报何县长防汛办", "check"],
  ["水库大坝每天巡查两次，发现渗漏立即上报县防汛办", "check"],
])(
  "a sentence of the documents with a word that asks is a question, with another word it is checked: %s",
  async (text, reply) => {
    expect((await ask(text)).reply).toBe(reply);
  },
);

describe("a comparison", () => {
  test("quotes each side, and names the one that says nothing", async () => {
    const answer = await ask("陈立和周敏对供暖管道检修分别怎么说");
    expect(answer).toMatchObject({ intent: "compare", status: "answered", silent: ["dikes.txt"] });
    expect(quotesOf(answer)).toEqual(["供暖管道在十月底前检修完毕。"]);
    expect(answer.closing).toContain("陈立在2031年堤防会议上的讲话");
    expect(answer.text.endsWith(answer.closing)).toBe(true);
  });

  test("that names no sides quotes the documents that answer, the surest first", async () => {
    const answer = await ask("锅炉房夜间值班有什么不同");
    expect(answer).toMatchObject({ intent: "compare", status: "answered" });
    expect(quotesOf(answer)).toEqual(["锅炉房夜间值班由两人承担。", "夜间值班由村干部轮流承担。"]);
  });
});

describe("a term that is looked for", () => {
  test("is counted in every document, and those without it are named", async () => {
    const answer = await ask("哪份文件提到了“渗漏”");
    expect(answer).toMatchObject({
      intent: "mention",
      status: "answered",
      mentions: [
        { file: "dikes.txt", count: 1 },
        { file: "heating.txt", count: 1 },
      ],
      silent: ["school.txt"],
    });
    expect(marked(answer)).toContain("渗漏");
  });

  test("that is nowhere is said to be nowhere", async () => {
    const answer = await ask("哪份文件提到了“火箭”");
    expect(answer).toMatchObject({ reply: "nothing", status: "refused", mentions: [] });
    expect(answer.silent).toEqual(["dikes.txt", "heating.txt", "school.txt"]);
  });
});

describe("a question about the catalogue", () => {
  test("for what no document is of says so", async () => {
    const { reply, lead } = await ask("有没有上海或者2019年的文件");
    expect(reply).toBe("catalogue");
    expect(lead).toContain("中没有“上海”");
    expect(lead).toContain("2019年。没有符合的文件。");
  });
});

describe("a sentence that is checked", () => {
  test("word by word, and whether it is theirs", async () => {
    const right = await ask("“水库大坝每天巡查两次”是文件里的话吗");
    expect(right).toMatchObject({ intent: "verify", reply: "check", status: "answered" });
    expect(right.check).toEqual({ verdict: "verbatim", attribution: "unstated", differences: [] });
    expect((await ask("周敏说过“水库大坝每天巡查两次”吗")).check).toMatchObject({
      verdict: "verbatim",
      attribution: "wrong",
    });
  });

  test("with one word changed differs, and the source's word is shown", async () => {
    const { check, citations } = await ask("文件里有没有“水库大坝每天巡查三次”这句话");
    expect(check).toMatchObject({ verdict: "differs", differences: [{ claimed: "三", source: "两" }] });
    expect(citations[0]?.display).toBe("水库大坝每天巡查两次。");
  });

  test.each(["", "核对：", "这句话的原文是不是这样：\n"])("pasted behind %j is checked", async (before) => {
    expect((await ask(`${before}发现渗漏立即上报县防汛办。夜间值班由乡干部轮流承担。`)).check?.verdict).toBe("differs");
  });

  test("that is nowhere is absent", async () => {
    const answer = await ask("有“鲸鱼在天上唱歌跳舞看星星”这句话吗");
    expect(answer).toMatchObject({ reply: "check", status: "refused", check: { verdict: "absent" } });
  });
});

test("an answer can be watched: what was understood, read and judged", async () => {
  const parts: Trace[] = [];
  await answerer.answer({ text: "水库大坝巡查几次" }, (part) => parts.push(part));
  expect(parts[0]?.understood).toMatchObject({ intent: "fact", message: "水库大坝巡查几次" });
  expect(parts[1]?.read?.[0]).toMatchObject({ file: "dikes.txt" });
  expect(parts[1]?.judged?.["answers"]).toBeGreaterThan(0.5);
});
