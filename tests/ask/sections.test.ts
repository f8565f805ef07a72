import { beforeAll, describe, expect, test, vi } from "vitest";
import { DocumentAnswerer } from "../../src/ask/answer.ts";
import type { Answer } from "../../src/domain.ts";
import { buildSearchIndex } from "../../src/index/build.ts";
import { exactBackend } from "../../src/index/exact.ts";
import { loadDictionary } from "../../src/text/dictionary.ts";
import { document } from "./documents.ts";
import { givenModels } from "./given-answerer.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const articles = ["第三条 养殖场应当每季度消毒一次。", "第四条 病死牲畜应当深埋,不得出售。"];
const herds = document(
  "herds.txt",
  ["某市牲畜防疫条例", "第一章 总则", "第一条 为了防疫,制定本条例。", "第二章 养殖场的职责", ...articles].join("\n"),
  { title: { zh: "某市牲畜防疫条例", en: "Animal Disease Regulations" }, kind: "regulation" },
);
const long = Array.from(
  { length: 14 },
  (_, i) => `第${i + 1}号渡口每日检查缆绳和救生衣，记录由船长签字${"，".repeat(i % 2)}存档备查。`,
);
const ferries = document(
  "ferries.txt",
  [
    "渡口管理方案",
    "一、渡口概况",
    "全县有渡口十四处。",
    "二、日常检查要求",
    ...long,
    "三、资金保障措施",
    "经费列入县财政预算。由交通局核拨。",
  ].join("\n"),
  { title: { zh: "渡口管理方案", en: "Ferry Plan" }, kind: "plan" },
);

let ask: (text: string, ...history: string[]) => Promise<Answer>;
beforeAll(async () => {
  const models = await givenModels();
  const index = await buildSearchIndex([herds, ferries], {
    embedder: models.embedder,
    dictionary: loadDictionary(),
    backend: exactBackend,
  });
  const answerer = new DocumentAnswerer(index, models);
  ask = (text, ...history) => answerer.answer({ text, history });
});

const words = ({ citations }: Answer): string => citations.map(({ quote }) => quote).join("");

describe("a section asked for whole", () => {
  test.each([
    "牲畜防疫条例第二章全文",
    "把第二章发给我看看",
    "第二章规定了什么",
    "Show me chapter 2 in full",
    "What does chapter 2 say?",
  ])("by its number: %s", async (text) => {
    const answer = await ask(text);
    expect(answer.status).toBe("answered");
    expect(words(answer)).toBe(articles.join(""));
  });

  test.each(["渡口方案的资金保障措施全文", "資金保障措施的全文", "渡口管理方案第三部分全文"])(
    "by its heading or place: %s",
    async (text) => {
      expect(words(await ask(text))).toBe("经费列入县财政预算。由交通局核拨。");
    },
  );

  test("by its place beside the one that was shown", async () => {
    expect(words(await ask("下一章呢", "牲畜防疫条例第一章全文"))).toBe(articles.join(""));
    expect(words(await ask("下一部分", "渡口管理方案的日常检查要求全文"))).toBe("经费列入县财政预算。由交通局核拨。");
  });

  test("that is long is quoted from its beginning, and it is said that there is more", async () => {
    const { citations, closing } = await ask("渡口管理方案的日常检查要求全文");
    expect(citations[0]?.quote.startsWith(long[0] ?? "?")).toBe(true);
    expect(citations.length).toBeLessThanOrEqual(10);
    expect(closing).toContain("/speeches");
  });

  test("that is not there is said to be missing", async () => {
    expect(await ask("牲畜防疫条例第九章全文")).toMatchObject({
      status: "refused",
      missing: ["第九章"],
      citations: [],
    });
  });

  test("a question about something in it is answered by what says so", async () => {
    expect(words(await ask("第二章里病死牲畜怎么处理"))).toContain("病死牲畜应当深埋");
    expect(words(await ask("第二章里病死牲畜怎么处理"))).not.toContain("每季度消毒");
  });
});
