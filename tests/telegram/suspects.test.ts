import { describe, expect, test } from "vitest";
import type { Answer, Answerer, Question } from "../../src/domain.ts";
import type { Person } from "../fakes/bot-api/person.ts";
import { runBot, type RunningBot, startApi } from "./running-bot.ts";
import { refusal, sectorsAnswer } from "./sample-answers.ts";

class ScriptedAnswerer implements Answerer {
  async answer({ text, language = "zh-Hans" }: Question): Promise<Answer> {
    if (text === "不对") return { ...refusal(text, language, "还有"), reply: "nothing", intent: "complaint" };
    if (text === "谢谢") return { ...refusal(text, language, "不客气"), reply: "courtesy", intent: "thanks" };
    return sectorsAnswer(text, language);
  }
}

const ACCESS = { allowedIds: [], adminIds: [333] };

interface Started extends RunningBot {
  readonly admin: Person;
  readonly ask: (...questions: string[]) => Promise<void>;
}

async function start(language = "en"): Promise<Started> {
  const api = await startApi();
  const admin = api.person({ id: 333, language });
  const bot = await runBot({ api, access: ACCESS, answerer: new ScriptedAnswerer() });
  const ask = async (...questions: string[]): Promise<void> => {
    const person = bot.api.person({ name: "王某某", language: "en" });
    for (const question of questions) {
      person.sends(question);
      await person.receives();
    }
  };
  return { ...bot, admin, ask };
}

describe("/suspects", () => {
  test.each([
    [
      "zh-hans",
      "可能有误的答复共1条，最新的在前：",
      "1. ❌ 引文有误 · 👎 答复欠佳 · 提问人随后表示不满 · 已答复 · ",
      "没有待查看的答复。",
    ],
    [
      "zh-hant",
      "可能有誤的答覆共1條，最新的在前：",
      "1. ❌ 引文有誤 · 👎 答覆欠佳 · 提問人隨後表示不滿 · 已答覆 · ",
      "沒有待查看的答覆。",
    ],
    [
      "en",
      "One answer may be wrong:",
      "1. ❌ wrong quote · 👎 poor answer · complained about · answered · ",
      "No answer is waiting to be looked at.",
    ],
  ])(
    "in %s shows an answer with what speaks against it, until it is marked as seen",
    async (language, lead, reasons, none) => {
      const { api, admin } = await start(language);
      const person = api.person({ name: "王某某", language: "en" });
      person.sends("重点行业有哪些？电话13812345678");
      await person.receives();
      person.taps("👎");
      await person.seesAlert();
      person.taps("[2]");
      await person.receives();
      person.taps("❌ Wrong quote");
      await person.seesAlerts(3);
      person.sends("不对");
      await person.receives();
      admin.sends("/suspects");
      const { text, view, buttons } = await admin.receives();
      const [head, entry = ""] = text.split("\n\n");
      expect(head).toBe(lead);
      expect(entry).toMatch(/^[^\n]*\d{4}-\d\d-\d\d\n重点行业有哪些？电话＊＊＊\n\[1\] 煤矿.*\n\[2\] 要在重点行业领域/);
      expect(entry.startsWith(reasons)).toBe(true);
      expect(view).toContain("┃ [1] 煤矿");
      expect(text).not.toMatch(new RegExp(`某某|${person.id}`));
      expect(buttons).toEqual(["✓ 1"]);
      admin.taps("✓ 1");
      expect((await admin.seesEdit()).text).toBe(none);
      admin.sends("/suspects");
      expect((await admin.receives()).text).toBe(none);
      expect(api.refusals).toEqual([]);
    },
  );

  test("knows a question asked again in other words within three minutes, and nothing else", async () => {
    const { admin, ask } = await start();
    await ask("消防检查多久一次？", "消防设施谁来检查？");
    await ask("值班有什么要求？", "防汛物资有哪些？");
    await ask("燃气安全怎么抓？", "谢谢", "燃气安全怎么抓？");
    await ask("学校食堂怎么管？", "学校食堂怎么管？");
    await ask("公租房怎么申请？");
    await ask("公租房申请条件？");
    admin.sends("/suspects");
    const { text } = await admin.receives();
    expect(text).toMatch(
      /^One answer may be wrong:\n\n1\. asked again in other words · answered · .*\n消防检查多久一次？\n/,
    );
  });

  test("shows again what somebody complains about after it was seen", async () => {
    const { api, admin } = await start();
    const person = api.person({ language: "en" });
    person.sends("重点行业有哪些？");
    await person.receives();
    person.taps("👎");
    await person.seesAlert();
    admin.sends("/suspects");
    await admin.receives();
    admin.taps("✓ 1");
    await admin.seesEdit();
    person.sends("不对");
    await person.receives();
    admin.sends("/suspects");
    expect((await admin.receives()).text).toMatch(/👎 poor answer · complained about/);
  });

  test("is paged, the newest first, and stays on its page when one is marked", async () => {
    const { api, admin } = await start();
    const person = api.person({ language: "en" });
    for (const question of ["问一一？", "问二二？", "问三三？", "问四四？", "问五五？", "问六六？"]) {
      person.sends(question);
      await person.receives();
      person.taps("👎");
    }
    await person.seesAlerts(6);
    admin.sends("/suspects");
    const first = await admin.receives();
    expect(first.text).toMatch(/^6 answers[^]*问六六[^]*问三三/);
    expect(first.text).not.toContain("问二二");
    expect(first.buttons).toEqual(["✓ 1", "✓ 2", "✓ 3", "✓ 4", "Older ›"]);
    admin.taps("Older ›");
    const older = await admin.seesEdit();
    expect(older.text).toMatch(/1\. [^]*问二二[^]*2\. [^]*问一一/);
    expect(older.buttons).toEqual(["✓ 1", "✓ 2", "‹ Newest"]);
    admin.taps("✓ 1");
    const marked = await admin.seesEdit();
    expect(marked.text).toMatch(/^5 answers/);
    expect(marked.text).toContain("问一一");
    expect(marked.text).not.toContain("问二二");
    admin.taps("‹ Newest");
    expect((await admin.seesEdit()).buttons).toEqual(["✓ 1", "✓ 2", "✓ 3", "✓ 4", "Older ›"]);
    expect(api.refusals).toEqual([]);
  });
});
