import { expect, test } from "vitest";
import { runBot } from "./running-bot.ts";

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
  const { api } = await runBot({ access: { allowedIds: [1], adminIds: [] } });
  const person = api.person({ language, id: 1 });
  const stranger = api.person({ language, id: 2 });
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
  shown("(taps the first example)", (await person.receives()).view);
  person.sends("坏了");
  shown("(something breaks)", (await person.receives()).view);
  person.forges("gone");
  await api.until(() => api.calls.filter(({ method }) => method === "answerCallbackQuery").length === 2);
  shown("(taps an outdated button)", await person.seesAlert());
  stranger.sends("/start");
  shown("(a stranger writes)", (await stranger.receives()).view);

  expect(api.refusals).toEqual([]);
  await expect(screens.join("\n")).toMatchFileSnapshot(`__snapshots__/screens.${language}.txt`);
});
