import { describe, expect, test } from "vitest";
import { PersonReader } from "../../src/ask/people/person-reader.ts";
import { Persons } from "../../src/ask/people/persons.ts";
import { ScopeReader } from "../../src/ask/understand/scope-reader.ts";
import { document } from "./documents.ts";
import { lakeside, orchard } from "./reports.ts";

const unnamed = document("unnamed.txt", "同志们：今天的会很重要。", {
  speakers: [{ post: { zh: "区长", en: "District Head" } }],
});
const speeches = [lakeside, orchard, unnamed];
const persons = new Persons(speeches);
const scopes = new ScopeReader(speeches.map(({ info }) => info));
const reader = new PersonReader(persons);
const read = (message: string) => reader.read(message, scopes.read(message));
const people = (message: string): string[] => read(message).people.map(({ name }) => name);
const holders = (message: string): string[] =>
  read(message).posts.flatMap(({ holders: those }) => those.map(({ person, file }) => `${person.name} ${file}`));

describe("people of the documents are read", () => {
  test.each([
    ["郑文海说了什么", "郑文海"],
    ["鄭文海講了什麼", "郑文海"],
    ["郑市长有什么要求", "郑文海"],
    ["吴副市长怎么讲", "吴大勇"],
    ["吴市长怎么讲", "吴大勇"],
    ["郑书记怎么讲", "郑文海"],
    ["what did Zheng Wenhai say", "郑文海"],
    ["what did Wenhai Zheng say", "郑文海"],
    ["Mayor Zheng on the dikes", "郑文海"],
    ["what does deputy mayor Wu want", "吴大勇"],
    ["Party Secretary Sun Limin", "孙立民"],
  ])("%s: %s", (message, name) => expect(people(message)).toEqual([name]));

  test("two of them", () => expect(people("郑市长和吴副市长都讲了什么")).toEqual(["郑文海", "吴大勇"]));
});

describe("who is in no document is told by what the message calls them", () => {
  test.each([
    ["钱市长说了什么", "钱市长"],
    ["郑局长说了什么", "郑局长"],
    ["请问胡局长有什么要求", "胡局长"],
    ["李建国副市长讲了什么", "李建国"],
    ["what did Mayor Smith say", "Mayor Smith"],
  ])("%s: %s", (message, called) => expect(read(message)).toMatchObject({ people: [], unknown: [called] }));

  test.each([
    "全市长效机制",
    "常委会几号开",
    "任市长期间做了什么",
    "向市长汇报什么",
    "市长们要做什么",
    "the mayor's plan",
  ])("nobody: %s", (message) => expect(read(message)).toMatchObject({ people: [], unknown: [] }));
});

describe("who holds a post", () => {
  test.each([
    ["市长是谁", ["郑文海 lakeside.txt"]],
    ["谁是副市长", ["何平 lakeside.txt", "吴大勇 lakeside.txt"]],
    ["县委书记是谁", ["孙立民 orchard.txt"]],
    ["果园县委书记是谁", ["孙立民 orchard.txt"]],
    ["水利局长是谁", ["高建国 lakeside.txt"]],
    ["who is the mayor", ["郑文海 lakeside.txt"]],
    ["who is the county party secretary", ["孙立民 orchard.txt"]],
    ["who is the deputy mayor", ["何平 lakeside.txt", "吴大勇 lakeside.txt"]],
  ])("%s", (message, expected) => expect(holders(message)).toEqual(expected));

  test.each(["市委书记是谁", "上海市长是谁", "教育局长是谁", "区长是谁"])("nobody who is named: %s", (message) =>
    expect(holders(message)).toEqual([]),
  );
});

test("names and posts are the same in all messages, so that the rest of the words tells what is asked", () => {
  expect(read("郑文海市长怎么讲防汛").masked).toBe("李明怎么讲防汛");
  expect(read("县委书记是谁").masked).toBe("市长是谁");
  expect(read("what did Mayor Zheng say").masked).toBe("what did Li Ming say");
});
