import { beforeAll, describe, expect, test } from "vitest";
import {
  askTime,
  beginnings,
  buildTime,
  district,
  filesOf,
  givenAnswerer,
  mayor,
  province,
  sixPriorities,
  video,
  type Ask,
} from "./given-answerer.ts";

let ask: Ask;
beforeAll(async () => {
  ask = await givenAnswerer();
}, buildTime);

describe("what a speech says as a whole", { timeout: askTime }, () => {
  const points: readonly (readonly [file: string, questions: readonly string[], answer: readonly string[]])[] = [
    [
      video,
      [
        "县委书记的讲话主要讲了什么",
        "縣委書記在視訊會議上一共講了哪四個方面?",
        "main points of the county party secretary's speech?",
      ],
      ["一、居安思危", "二、源头管控", "三、人物同防", "四、提高认识"],
    ],
    [
      district,
      ["概括一下区委书记的讲话", "請概括區委書記的講話", "Summarise the district secretary's speech, please."],
      [
        "一是要全面深化安全生产工作极端重要性的认识",
        "二是要全面彻底开展安全生产大检查",
        "三是要全面夯实安全生产基层基础",
      ],
    ],
    [
      mayor,
      ["市长讲话的提纲", "市長講話的提綱", "what is the mayor's speech about"],
      ["(四)不断夯实安全生产基层基础", "三、层层压实责任"],
    ],
    [
      province,
      ["王三运跟刘伟平讲的框架有啥区别", "甘肅的會議講了什麼要點", "the gist of the Gansu meeting"],
      ["王三運強調", "王三運強調", "劉偉平強調"],
    ],
  ];
  const asked = points.flatMap(([file, questions, answer]) =>
    questions.map((question) => ({ question, file, answer })),
  );

  test.each(asked)("$question: its headings or items, in order", async ({ question, file, answer: expected }) => {
    const answer = await ask(question);
    expect(beginnings(answer)).toEqual(expected);
    expect(new Set(filesOf(answer))).toEqual(new Set([file]));
    expect(answer.status).toBe("answered");
    expect(answer.passages[0]?.file).toBe(file);
  });

  test.each(["疫情防控那一块主要讲了哪些", "疫情防控主要講了什麼", "the main points on epidemic prevention?"])(
    "%s: the items of the one section with that heading",
    async (question) => {
      const answer = await ask(question);
      expect(answer.citations.map(({ display }) => display)).toEqual([
        "(一)坚持“人物同防”。",
        "(二)加强重点环节管控。",
        "(三)做好应急处置准备。",
      ]);
      expect(filesOf(answer)[0]).toBe(video);
    },
  );

  test("on what several sections have in their heading: found as ever", async () => {
    const answer = await ask("安全生产主要讲了什么");
    expect(answer.citations.every(({ display }) => !/^[(（]?[一二三四五][)）、]/u.test(display))).toBe(true);
  });

  test("two speeches compared: one after the other", async () => {
    const answer = await ask("compare the outlines of the mayor's speech and the district secretary's speech");
    expect(filesOf(answer)).toEqual([mayor, mayor, district, district, district]);
  });

  test("a person is asked for: what they say in the report", async () => {
    const answer = await ask("what did Liu Weiping talk about");
    expect(beginnings(answer)).toEqual(sixPriorities);
  });

  test.each([
    ["这几篇讲话主要讲了什么", "您指的是哪一篇讲话"],
    ["請概括一下講話的要點", "您指的是哪一篇講話"],
    ["What are the main points?", "Which speech do you mean?"],
  ])("%s: asked back, where no speech is named", async (question, reply) => {
    const answer = await ask(question);
    expect(answer.status).toBe("refused");
    expect(answer.text).toContain(reply);
  });

  test("of a speech that was asked about before", async () => {
    const answer = await ask("它主要讲了什么", "区委书记是在什么会上讲的");
    expect(new Set(filesOf(answer))).toEqual(new Set([district]));
    expect(answer.citations).toHaveLength(3);
  });
});
