import { expect, test } from "vitest";
import { ALLOWANCES } from "../../src/telegram/updates/admission.ts";
import { languageOf } from "../../src/telegram/language.ts";
import { runBot, shippedSpeeches } from "./running-bot.ts";

const SCREENS = [
  { language: "zh-hans", questions: ["重点行业领域有哪些？", "民兵训练怎么安排？", "今天天气怎么样？"] },
  { language: "zh-hant", questions: ["重點行業領域有哪些？", "民兵訓練怎麼安排？", "今天天氣怎麼樣？"] },
  {
    language: "en",
    questions: ["What are the priority sectors?", "How is the militia trained?", "How is the weather?"],
  },
];

/** Every kind of message, as a person sees it, for people to review. */
test.each(SCREENS)("the bot's messages in $language", async ({ language, questions }) => {
  let finish = () => {};
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const { api, state, news } = await runBot({
    access: { allowedIds: [1], adminIds: [3] },
    // A test types faster than a person may.
    allowances: { ...ALLOWANCES, question: { burst: 100, perSecond: 1 } },
    clock: () => new Date("2024-05-01T08:00:00Z"),
    reindex: async () => {
      await finished;
      return { built: true, speeches: 5, passages: 123 };
    },
  });
  const person = api.person({ language, id: 1 });
  const stranger = api.person({ language, id: 2, name: "王伟" });
  const admin = api.person({ language, id: 3 });
  await state.preferences.setLanguage(3, languageOf(language));
  const screens: string[] = [];
  const shown = (said: string, view: string) => screens.push(`──── ${said}\n\n${view}\n`);

  for (const text of ["/start", "/help", ...questions, "/nonsense", "\u200B", "安".repeat(1001)]) {
    person.sends(text);
    const label = text === "\u200B" ? "(nothing visible)" : text.length > 100 ? "(1,001 characters)" : text;
    shown(label, (await person.receives()).view);
  }
  person.sendsContent({ voice: { file_id: "v", file_unique_id: "v", duration: 3 } });
  shown("(a voice message)", (await person.receives()).view);
  person.taps(
    ["重点行业领域有哪些？", "重點行業領域有哪些？", "What are the priority sectors?"][
      SCREENS.findIndex((s) => s.language === language)
    ] ?? "",
  );
  const answer = await person.receives();
  shown("(taps the first example)", answer.view);
  person.taps("[2]");
  const context = await person.receives();
  shown("(taps [2])", context.view);
  person.taps("›");
  shown("(taps ›)", (await person.seesEdit()).view);
  person.taps("👍");
  shown("(taps 👍)", (await person.seesAlerts(4)).at(-1) ?? "");
  const wrong = context.buttons.at(-1) ?? "";
  person.taps("‹");
  await person.seesEdit();
  person.taps(wrong);
  shown("(taps “wrong quote”)", (await person.seesAlerts(6)).at(-1) ?? "");
  person.sends("/speeches");
  shown("/speeches", (await person.receives()).view);
  person.taps("2");
  shown("(taps 2)", (await person.seesEdit()).view);
  person.taps("3");
  const reading = await person.seesEdit();
  shown("(taps 3)", reading.view);
  person.taps(reading.buttons.at(-1) ?? "");
  const asking = await person.receives();
  shown("(taps 🔍)", asking.view);
  person.sends("责任", { replyTo: asking.raw });
  shown("责任 (in reply)", (await person.receives()).view);
  person.sends("区块链", { replyTo: asking.raw });
  shown("区块链 (in reply)", (await person.receives()).view);
  person.sends("/speeches");
  await person.receives();
  person.taps("5");
  const report = await person.seesEdit();
  person.taps(report.buttons.find((label) => label.startsWith("👤")) ?? "");
  shown("(taps 5, then by speaker)", (await person.seesEdit()).view);
  for (const text of [
    "/search 重点行业",
    "/search 责任",
    "/search work safety meeting",
    "/search",
    "/search 民兵训练",
    "/search 量子计算芯片",
    "/lang",
    "/privacy",
    "/forget",
    "/follow",
    "/follow 重点行业领域",
    "/following",
  ]) {
    person.sends(text);
    const { view } = await person.receives();
    shown(text, view);
  }
  person.queries("重点行业");
  const { results } = await person.seesCards();
  shown(
    "@yanju_bot 重点行业",
    results
      .map(
        ({ title, description, reply_markup }) =>
          `${title}\n${description}\n${reply_markup?.inline_keyboard[0]?.map(({ text }) => `[ ${text} ]`).join(" ")}`,
      )
      .join("\n\n"),
  );
  const copyAll = answer.buttons.find((label) => label.startsWith("📋")) ?? "";
  person.taps(copyAll);
  shown("(taps “copy all”)", (await person.receives()).view);
  person.forges("k:collect", answer.raw);
  shown("(taps “collect”)", (await person.seesAlerts(10)).at(-1) ?? "");
  person.sends("/collection");
  const collection = await person.receives();
  shown("/collection", collection.view);
  person.taps(collection.buttons.at(-1) ?? "");
  shown("(taps “empty”)", (await person.seesEdit()).view);
  person.taps(collection.buttons.at(-1) ?? "");
  shown("(taps “empty” again)", (await person.seesEdit()).view);
  person.sends("坏了");
  shown("(something breaks)", (await person.receives()).view);
  person.forges("gone");
  shown("(taps an outdated button)", (await person.seesAlerts(13)).at(-1) ?? "");
  stranger.sends("/start");
  shown("(a stranger writes)", (await stranger.receives()).view);
  const request = await admin.receives();
  shown("(an admin is asked to let the stranger in)", request.view);
  admin.taps(request.buttons[1] ?? "");
  shown("(the admin denies)", (await admin.seesEdit()).view);
  shown("(the stranger is told)", (await stranger.receives()).view);
  admin.taps(admin.screen(request.raw.message_id)?.buttons[0] ?? "");
  await admin.seesEdit();
  shown("(the stranger is let in after all)", (await stranger.receives()).view);
  admin.sends("/help");
  shown("/help (an admin)", (await admin.receives()).view);
  for (const command of ["/stats", "/gaps", "/suspects", "/feedback", "/reindex"]) {
    admin.sends(command);
    shown(command, (await admin.receives()).view.replaceAll(/\d{4}-\d\d-\d\d/g, "2024-05-01"));
  }
  finish();
  shown("(the index is ready)", (await admin.seesEdit()).view);
  const [first, second] = await shippedSpeeches();
  await news.serves([]);
  await state.following.record([{ seen: { file: "an earlier one.txt", hash: "", content: {} }, news: [] }]);
  await news.serves(first ? [first] : []);
  shown("(a document comes that speaks of what is followed)", (await person.receives()).view);
  const others = ["a.txt", "b.txt"].map((file) => ({
    ...(second ?? expect.unreachable()),
    raw: `${second?.raw}\n${file}`,
    info: { ...(second?.info ?? expect.unreachable()), file },
  }));
  await news.serves(others);
  shown("(several come)", (await person.receives()).view);

  expect(api.refusals).toEqual([]);
  await expect(screens.join("\n")).toMatchFileSnapshot(`__snapshots__/screens.${language}.txt`);
});
