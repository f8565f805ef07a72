import { describe, expect, test } from "vitest";
import { runBot } from "./running-bot.ts";
import { SampleAnswerer, TOPICS } from "./sample-answers.ts";

describe("topics offered under an answer", () => {
  test("are asked when they are tapped, in full, with the conversation before them", async () => {
    const answerer = new SampleAnswerer();
    const { api } = await runBot({ answerer });
    const person = api.person({ language: "zh-hans" });
    person.sends("今天天气怎么样？");
    const refused = await person.receives();
    const [, long = ""] = TOPICS["zh-Hans"];
    expect(refused.buttons.slice(-4)).toEqual(["二、突出重点领域", `${long.slice(0, 59)}…`, "👍", "👎"]);
    person.taps(refused.buttons.at(-3) ?? "");
    const answer = await person.receives();
    expect(answer.view.startsWith(`**${long}**`)).toBe(true);
    expect(answer.quotations).toHaveLength(2);
    expect(answerer.asked).toEqual(["今天天气怎么样？", long]);
  });

  test("that are not there, or belong to another chat's answer, ask nothing", async () => {
    const answerer = new SampleAnswerer();
    const { api } = await runBot({ answerer });
    const [person, other] = [api.person({ language: "en" }), api.person({ language: "en" })];
    person.sends("今天天气怎么样？");
    const offered = await person.receives();
    other.sends("重点行业领域有哪些？");
    const bare = await other.receives();
    person.forges("t:2", offered.raw);
    other.forges("t:0", bare.raw);
    const word = "This button no longer works. Please write your question instead.";
    expect(await person.seesAlert()).toBe(word);
    expect(await other.seesAlert()).toBe(word);
    expect(answerer.asked).toHaveLength(2);
  });
});
