import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { openDesk } from "../../src/corpus/desk.ts";
import { importDocument } from "../../src/corpus/import/import.ts";
import type { Reindex } from "../../src/telegram/screens/show-indexing.ts";
import { loadCorpus, readHere } from "../../src/corpus/load.ts";
import { detectScript } from "../../src/text/detect.ts";
import { pdfFile } from "../corpus/import/pdf-file.ts";
import { paragraph, wordFile } from "../corpus/import/word-file.ts";
import type { Person } from "../fakes/bot-api/person.ts";
import { runBot, type RunningBot } from "./running-bot.ts";

const notice = [
  "某县人民政府文件",
  "某政发〔2024〕12号",
  "某县人民政府关于加强防汛工作的通知",
  "各乡镇人民政府：",
  "一、备足物资",
  "各乡镇要在五月底前备足沙袋和抽水泵，每村不少于五百只沙袋。",
  "二、加强值守",
  "汛期二十四小时值班，险情半小时内上报县防汛办。",
  "某县人民政府",
  "2024年4月9日",
];
const word = wordFile(notice.map((line) => paragraph(line)).join(""));
const speech = "县长在防火会议上的讲话\n要抓好防火。林区每天巡查两次,发现火情立即上报。\n";

let root: string;
let added: () => Promise<string[]>;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "yanju 收录 "));
  await mkdir(join(root, "corpus"));
  await writeFile(join(root, "corpus/given.txt"), speech);
  added = () => readdir(join(root, "data/documents")).then((names) => names.filter((name) => !name.startsWith(".")));
  onTestFinished(() => rm(root, { recursive: true }));
});

async function startBot(
  reindex?: Reindex,
): Promise<RunningBot & { admin: Person; reindexed: () => number; audited: string[] }> {
  let count = 0;
  const audited: string[] = [];
  const served = await loadCorpus({ given: join(root, "corpus") }, detectScript);
  const shelves = { given: join(root, "corpus"), added: join(root, "data/documents") };
  const documents = openDesk(
    shelves,
    detectScript,
    (use) => use(importDocument, readHere(detectScript)),
    () => served,
  );
  const bot = await runBot({
    access: { allowedIds: [], adminIds: [333] },
    audit: async ({ from, by, act, what }) => void audited.push([from, by, act, what].join(" ")),
    documents,
    reindex:
      reindex ??
      ((onProgress) => {
        count++;
        onProgress(1, 2);
        return Promise.resolve({ built: true, speeches: 2, passages: 9 });
      }),
  });
  return { ...bot, admin: bot.api.person({ id: 333, language: "zh-hans" }), reindexed: () => count, audited };
}

/** The last of the edits that come until the card shows `words`. */
async function seesCard(admin: Person, words: RegExp): Promise<string> {
  for (;;) {
    const { view } = await admin.seesEdit();
    if (words.test(view)) return view;
  }
}

describe("an admin sends a file", () => {
  test("sees what was read off it, adds it, and can take it back", async () => {
    const { api, admin, reindexed, audited } = await startBot();
    admin.sendsFile("防汛通知.docx", word);
    const card = await admin.receives();
    expect(card.view).toMatchInlineSnapshot(
      `
      "**某县人民政府关于加强防汛工作的通知**
      防汛通知.docx · 10段

      种类：通知、公文
      文号：某政发〔2024〕12号
      发文机关：某县人民政府_ ← 某县人民政府文件_
      层级：县级
      日期：2024年4月9日

      _提纲_
      一、备足物资
      二、加强值守
      [ ✅ 收录 ]
      [ ✖️ 不收录 ]"
    `,
    );
    expect(await added().catch(() => [])).toEqual([]);

    admin.taps("✅ 收录");
    const [body = ""] = card.view.split("\n[ ✅");
    expect(await seesCard(admin, /已收录/u)).toBe(
      [
        body,
        "",
        "✅ 已收录，可以提问了。",
        "[ ✎ 标题 ] [ ✎ 英文标题 ]",
        "[ ✎ 日期 ] [ ✎ 讲话人 ]",
        "[ ✎ 文号 ] [ ✎ 发文机关 ]",
        "[ ✎ 地区 ] [ ✎ 种类 ]",
        "[ ☰ 提纲 ] [ ↩️ 撤销 ]",
      ].join("\n"),
    );
    expect(await added()).toEqual(["防汛通知.docx"]);
    expect(reindexed()).toBe(1);

    admin.taps("↩️ 撤销");
    expect(await seesCard(admin, /已撤销/u)).toMatch(/^已撤销《某县人民政府关于加强防汛工作的通知》的收录。/u);
    expect(await added()).toEqual(["changes.json"]);
    expect(audited).toEqual(["telegram 333 added 防汛通知.docx", "telegram 333 undone 防汛通知.docx"]);
    expect(api.refusals).toEqual([]);
  });

  test("is asked for what is missing, and what is said holds", async () => {
    const { admin, api, audited } = await startBot();
    admin.sendsFile("讲话.pdf", pdfFile([[{ text: "要抓好消防检查，每月不少于一次。", bottom: 700 }]]));
    expect((await admin.receives()).text).toMatch(/没有读到日期/u);
    admin.taps("✅ 收录");
    await seesCard(admin, /已收录/u);
    admin.taps("✎ 日期");
    const question = await admin.receives();
    expect(question.text).toMatch(/写明日期，例如[^]*\n✎ date · 讲话\.pdf$/u);
    admin.sends("昨天", { replyTo: question.raw });
    expect((await admin.receives()).text).toMatch(/date must be YYYY/u);
    admin.sends("2024-04-09", { replyTo: question.raw });
    const card = await admin.receives();
    expect(card.text).toMatch(/日期：2024年4月9日[^]*已记下/u);
    expect(card.text).not.toMatch(/没有读到日期/u);
    expect(audited).toEqual(["telegram 333 added 讲话.pdf", "telegram 333 edited 讲话.pdf date"]);
    expect(api.refusals).toEqual([]);
  });

  test("a new version: is told what it is like, and puts it in its place", async () => {
    const { admin } = await startBot();
    admin.sendsFile("新讲话.txt", Buffer.from(`${speech}各乡镇每年组织全体护林员参加扑火演练不少于两次。\n`));
    const card = await admin.receives();
    expect(card.text).toMatch(/与《县长在防火会议上的讲话》有\d+%相同/u);
    admin.taps("♻️ 作为新版替换");
    await seesCard(admin, /已收录/u);
    expect(await added()).toEqual(expect.arrayContaining(["changes.json", "新讲话.txt"]));
    admin.taps("↩️ 撤销");
    await seesCard(admin, /已撤销/u);
    admin.sendsFile("given.txt", Buffer.from(speech));
    expect((await admin.receives()).text).toMatch(/已有同名文件 given\.txt/u);
  });

  test.each([
    ["旧文件.doc", Buffer.from("x"), /可读的格式是 txt/u],
    ["空.txt", Buffer.from("***"), /没有收录：空\.txt holds no sentence/u],
    ["坏.docx", Buffer.from("x"), /没有收录：坏\.docx is damaged/u],
  ])("%s is refused in a line", async (name, bytes, line) => {
    const { admin, api } = await startBot();
    admin.sendsFile(name, bytes);
    const { text } = await admin.receives();
    expect(text).toMatch(line);
    expect(text).not.toContain("\n");
    expect(api.refusals).toEqual([]);
  });

  test("with words under it, it is a document and those are no question", async () => {
    const { admin } = await startBot();
    admin.sendsFile("防汛通知.docx", word, "各乡镇备足多少沙袋？");
    expect((await admin.receives()).buttons).toEqual(["✅ 收录", "✖️ 不收录"]);
    admin.sends("/help");
    expect((await admin.receives()).text).toMatch(/^怎样提问/);
  });

  test("a failed indexing is told, and the document is there for the next", async () => {
    const { admin } = await startBot(() => Promise.reject(new Error("model gone")));
    admin.sendsFile("防汛通知.docx", word);
    await admin.receives();
    admin.taps("✅ 收录");
    expect(await seesCard(admin, /未能重新读取/u)).toMatch(/原因见日志/u);
    expect(await added()).toEqual(["防汛通知.docx"]);
  });

  test("tapped twice, it is added once; a file that is gone from the chat is told", async () => {
    const { admin } = await startBot();
    admin.sendsFile("防汛通知.docx", word);
    const card = await admin.receives();
    admin.taps("✅ 收录");
    await seesCard(admin, /已收录/u);
    admin.forges("n:a", card.raw);
    await seesCard(admin, /已收录/u);
    expect(await added()).toEqual(["防汛通知.docx"]);
    const { reply_to_message: _file, ...alone } = card.raw;
    admin.forges("n:a", alone);
    expect((await admin.seesAlerts(3)).at(-1)).toBe("找不到原文件，请重新发送。");
  });

  test("the address of the file, which holds the token, is in no log", async () => {
    const { admin, log, api } = await startBot();
    admin.sendsFile("防汛通知.docx", word);
    await admin.receives();
    expect(log.join("\n")).not.toContain(api.token.split(":")[1]);
  });
});

test("anybody else's file is no document, and their taps and replies change nothing", async () => {
  const { api, admin } = await startBot();
  const person = api.person({ language: "zh-hans" });
  person.sendsFile("防汛通知.docx", word);
  expect((await person.receives()).text).toMatch(/^我只能阅读文字/u);
  person.forges("n:a");
  expect(await person.seesAlert()).toBe("这个按钮已失效，请直接用文字提问。");
  admin.sendsFile("防汛通知.docx", word);
  await admin.receives();
  expect(await added().catch(() => [])).toEqual([]);
});
