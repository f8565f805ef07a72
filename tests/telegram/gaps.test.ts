import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blankAnswer } from "../../src/blank-answer.ts";
import type { Answer, Answerer, Question } from "../../src/domain.ts";
import { masked } from "../../src/telegram/updates/masked.ts";
import { runBot, startApi } from "./running-bot.ts";
import { refusal, sectorsAnswer } from "./sample-answers.ts";

const NOTHING = { reply: "nothing" } as const;

/** Answers as the real rooms would: by the first words of a question. */
class ScriptedAnswerer implements Answerer {
  async answer({ text, language = "zh-Hans" }: Question): Promise<Answer> {
    const nothing = { ...refusal(text, language, "没有"), ...NOTHING };
    if (text.startsWith("养老")) return { ...nothing, missing: ["2025年"] };
    if (text.startsWith("民兵")) return { ...sectorsAnswer(text, language, "related"), ...NOTHING };
    if (text.startsWith("你好")) return { ...nothing, intent: "greeting", reply: "courtesy" };
    if (text.startsWith("写诗")) return { ...nothing, intent: "order", reply: "declined" };
    if (text.startsWith("继续")) return { ...nothing, intent: "navigate" };
    if (text.startsWith("原话")) {
      const check = { verdict: "absent", attribution: "unstated", differences: [] } as const;
      return { ...nothing, intent: "verify", reply: "check", check };
    }
    if (text.startsWith("两问")) {
      const part = { ...nothing, question: "养老问题的第二问" };
      return { ...blankAnswer, ...nothing, parts: [{ ...nothing, question: "你好", reply: "courtesy" }, part] };
    }
    return sectorsAnswer(text, language);
  }
}

const ACCESS = { allowedIds: [], adminIds: [333] };

describe("/gaps", () => {
  test.each([
    [
      "zh-hans",
      "未能答复的问题共2类，提问人数多的在前：",
      "1. 2人提问3次",
      "文件中均未出现：2025年",
      "文件中没有接近的内容",
      /^最接近的内容：在全县应急管理.* › 二、/m,
    ],
    [
      "zh-hant",
      "未能答覆的問題共2類，提問人數多的在前：",
      "1. 2人提問3次",
      "文件中均未出現：2025年",
      "文件中沒有接近的內容",
      /^最接近的內容：在全县应急管理.* › 二、/m,
    ],
    [
      "en",
      "2 topics were asked about in vain, those of most people first:",
      "1. 2 people, 3 questions",
      "In no document: 2025年",
      "Nothing near in the documents",
      /^Nearest: Speech at a county meeting .* › II\. Focus on key sectors/m,
    ],
  ])(
    "in %s groups what was asked in vain, with counts, examples and what is nearest",
    async (language, lead, count, missing, nothing, nearest) => {
      const api = await startApi();
      const admin = api.person({ id: 333, language });
      await runBot({ api, access: ACCESS, answerer: new ScriptedAnswerer() });
      const people = [api.person({ name: "王某某" }), api.person({ name: "赵某某" })];
      const asked = [
        [
          "民兵训练怎么安排？",
          "养老金什么时候调整？",
          "养老金今年涨多少？",
          "你好",
          "写诗一首",
          "继续",
          "重点行业有哪些？",
        ],
        ["养老服务有哪些？我的电话是 138 1234 5678"],
      ];
      for (const [i, person] of people.entries()) {
        for (const question of asked[i] ?? []) {
          person.sends(question);
          await person.receives();
        }
      }
      admin.sends("/gaps");
      const { text, view, buttons } = await admin.receives();
      expect(text.split("\n\n")[0]).toBe(lead);
      const [, first = "", second = ""] = text.split("\n\n");
      expect(first.split("\n")).toEqual([
        count,
        "养老服务有哪些？我的电话是 ＊＊＊",
        "养老金今年涨多少？",
        missing,
        nothing,
      ]);
      expect(second).toMatch(nearest);
      expect(view).toContain("┃ 民兵训练怎么安排？");
      for (const { id } of people) expect(text).not.toContain(String(id));
      expect(text).not.toMatch(/某某|138/);
      expect(buttons).toHaveLength(1);
      expect(api.refusals).toEqual([]);
    },
  );

  test("counts sentences that are nowhere, parts of a message, and a short question with the one before", async () => {
    const { api } = await runBot({ access: ACCESS, answerer: new ScriptedAnswerer() });
    const person = api.person({ language: "zh-hans" });
    for (const question of ["原话是不是这样", "两问：你好，养老呢", "民兵训练怎么安排？", "民兵呢", "民兵怎么报名"]) {
      person.sends(question);
      await person.receives();
    }
    const admin = api.person({ id: 333, language: "zh-hans" });
    admin.sends("/gaps");
    const { text } = await admin.receives();
    expect(text).toContain("原话是不是这样");
    expect(text).toContain("养老问题的第二问");
    expect(text).toContain("民兵训练怎么安排？ → 民兵呢");
    expect(text).not.toContain("你好");
    expect(text).toMatch(/\n民兵怎么报名\n/);
  });

  test("is paged, exported as JSON lines, and forgets with those who asked", async () => {
    const { api } = await runBot({ access: ACCESS, answerer: new ScriptedAnswerer() });
    const person = api.person({ language: "en" });
    for (let i = 0; i < 6; i++) {
      person.sends(`原话${i}是不是这样`);
      await person.receives();
    }
    person.sends("民兵训练怎么安排？");
    await person.receives();
    const admin = api.person({ id: 333, language: "en" });
    admin.sends("/gaps");
    expect((await admin.receives()).buttons).toEqual(["Export all"]);
    admin.taps("Export all");
    const { message, content } = await admin.receivesDocument();
    expect(message.document.file_name).toBe("gaps.jsonl");
    const lines = content
      .toString("utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as unknown);
    expect(lines).toEqual([
      {
        people: 1,
        asked: 1,
        last: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
        questions: ["民兵训练怎么安排？"],
        nearest: {
          file: "000_db8b8ac77d00f83c.txt",
          title: expect.any(String) as string,
          section: [expect.any(String) as string],
        },
        missing: [],
      },
      expect.objectContaining({ people: 1, asked: 6, nearest: null }),
    ]);
    person.sends("/forget");
    await person.receives();
    person.taps("Remove all");
    await person.seesEdit();
    admin.sends("/gaps");
    expect((await admin.receives()).text).toBe("No question was asked in vain.");
    admin.taps("Export all");
    expect((await admin.receives()).text).toBe("No question was asked in vain.");
  });

  test("turns its pages", async () => {
    const { api } = await runBot({
      access: ACCESS,
      answerer: new ScriptedAnswerer(),
      questionVectors: async (questions) =>
        questions.map((question) => {
          const vector = new Float32Array(20);
          vector[Number(question.slice(2, 4))] = 1;
          return vector;
        }),
    });
    const person = api.person();
    for (let i = 10; i < 17; i++) {
      person.sends(`养老${i}的问题怎么办？`);
      await person.receives();
    }
    const admin = api.person({ id: 333, language: "en" });
    admin.sends("/gaps");
    const first = await admin.receives();
    expect(first.buttons).toEqual(["›", "Export all"]);
    expect(first.text).toMatch(/1\. 1 person, 1 question\n养老16/);
    admin.taps("›");
    const second = await admin.seesEdit();
    expect(second.text).toMatch(/6\. 1 person, 1 question\n养老11[^]*7\. 1 person, 1 question\n养老10/);
    admin.taps("‹");
    expect((await admin.seesEdit()).view).toBe(first.view);
  });

  test("is shown to no group", async () => {
    const { api } = await runBot({ access: ACCESS, answerer: new ScriptedAnswerer() });
    const room = api.group();
    const admin = api.person({ id: 333, language: "en" }).in(room);
    for (const command of ["/gaps@yanju_bot", "/suspects@yanju_bot", "/start@yanju_bot"]) admin.sends(command);
    expect((await admin.receives()).text).toMatch(/^I find what/);
    expect(admin.unread()).toEqual([]);
  });
});

describe("a question that others see", () => {
  test.each([
    ["我叫什么，电话13812345678", "我叫什么，电话＊＊＊"],
    ["证号 11010519491231002X 能办吗", "证号 ＊＊＊ 能办吗"],
    ["tel 010-8765 4321 or zhang.san@example.org", "tel ＊＊＊ or ＊＊＊"],
    ["问 @zhangsan 的事", "问 ＊＊＊ 的事"],
    [
      "拨打12350还是119？2023-01-11 国发〔2020〕12号，2021-2025",
      "拨打12350还是119？2023-01-11 国发〔2020〕12号，2021-2025",
    ],
    ["１３８１２３４５６７８", "＊＊＊"],
    ["第一行\n\n第二行", "第一行 第二行"],
  ])("%s reads %s", (question, shown) => {
    expect(masked(question, 200)).toBe(shown);
  });

  test("never holds seven digits in a row, an @ or more than it may", () => {
    const piece = fc.oneof(fc.string({ unit: "grapheme" }), fc.stringMatching(/^[\d -]{0,30}$/), fc.constant("@"));
    fc.assert(
      fc.property(fc.array(piece), fc.integer({ min: 10, max: 80 }), (pieces, limit) => {
        const shown = masked(pieces.join(""), limit);
        expect(shown).not.toMatch(/\d{7}|\d{3}[ -]\d{4}[ -]\d{4}|[A-Za-z0-9]@[A-Za-z0-9]/);
        expect(shown.length).toBeLessThanOrEqual(limit);
      }),
    );
  });
});
