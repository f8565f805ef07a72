import { Api, GrammyError, InlineKeyboard, InputFile } from "grammy";
import type { MessageEntity } from "grammy/types";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { Person } from "./person.ts";
import { FakeBotApi } from "./server.ts";

let server: FakeBotApi;
let api: Api;
let person: Person;

beforeEach(async () => {
  server = await FakeBotApi.start();
  onTestFinished(() => server.close());
  api = new Api(server.token, { apiRoot: server.root });
  person = server.person();
});

async function refusal(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => expect.unreachable("the call should have been refused"),
    (error: unknown) => (error instanceof GrammyError ? `${error.error_code} ${error.description}` : String(error)),
  );
}

const entity = (type: string, offset: number, length: number) => ({ type, offset, length }) as MessageEntity;

describe("sendMessage refuses", () => {
  test.each<[string, string, MessageEntity[], string]>([
    ["an empty text", "", [], "message text is empty"],
    ["a blank text", " \n\u200B\u3000", [], "text must be non-empty"],
    ["4,097 characters", "安".repeat(4097), [], "message is too long"],
    [
      "an entity behind the end",
      "abc",
      [entity("bold", 3, 1)],
      "entity begins after the end of the text at UTF-16 offset 3",
    ],
    [
      "an entity that ends behind the end",
      "abc",
      [entity("bold", 1, 3)],
      "entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 4",
    ],
    ["a negative offset", "abc", [entity("bold", -1, 1)], "receive an entity with incorrect offset -1"],
    [
      "an entity from within a surrogate pair",
      "a😀b",
      [entity("bold", 2, 1)],
      "entity begins in a middle of a UTF-16 symbol at byte offset 5",
    ],
    [
      "an entity up to within a surrogate pair",
      "a😀b",
      [entity("bold", 0, 2)],
      "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 5",
    ],
    ["an unknown type", "abc", [entity("blink", 0, 1)], "can't parse MessageEntity: Unsupported type specified"],
    [
      "nested quotations",
      "abcdef",
      [entity("blockquote", 0, 6), entity("expandable_blockquote", 1, 2)],
      "blockquote entities can't be nested",
    ],
    [
      "entities that overlap in part",
      "abcdef",
      [entity("bold", 0, 3), entity("italic", 2, 3)],
      "entities must not overlap in part",
    ],
    [
      "101 entities",
      "a".repeat(202),
      Array.from({ length: 101 }, (_, i) => entity(i % 2 ? "bold" : "italic", 2 * i, 1)),
      "ENTITIES_TOO_LONG",
    ],
  ])("%s", async (_, text, entities, description) => {
    expect(await refusal(api.sendMessage(person.id, text, { entities }))).toBe(`400 Bad Request: ${description}`);
  });

  test.each<[string, InlineKeyboard, string]>([
    ["65 bytes of callback data", new InlineKeyboard().text("x", "安".repeat(21) + "ab"), "BUTTON_DATA_INVALID"],
    [
      "empty callback data",
      new InlineKeyboard([[{ text: "x", callback_data: "" }]]),
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    ["257 characters to copy", new InlineKeyboard().copyText("x", "安".repeat(257)), "BUTTON_COPY_TEXT_INVALID"],
    [
      "a link that is none",
      new InlineKeyboard().url("x", "nowhere"),
      "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
    ],
    ["a button without text", new InlineKeyboard().text(" ", "x"), "inline keyboard button text must be non-empty"],
  ])("%s", async (_, reply_markup, description) => {
    expect(await refusal(api.sendMessage(person.id, "x", { reply_markup }))).toBe(`400 Bad Request: ${description}`);
  });

  test("an unknown chat, and a person who blocked the bot", async () => {
    expect(await refusal(api.sendMessage(1, "x"))).toBe("400 Bad Request: chat not found");
    person.blocks();
    expect(await refusal(api.sendMessage(person.id, "x"))).toBe("403 Forbidden: bot was blocked by the user");
  });
});

describe("sendMessage takes", () => {
  test("4,096 characters, 100 entities, 64 bytes of callback data", async () => {
    const entities = Array.from({ length: 100 }, (_, i) => entity("bold", 2 * i, 1));
    const reply_markup = new InlineKeyboard().text("x", "a".repeat(64));
    await api.sendMessage(person.id, "安".repeat(4096), { entities, reply_markup });
    expect((await person.receives()).text).toHaveLength(4096);
  });

  test("what it then stores cleaned and trimmed, with the entities moved along", async () => {
    await api.sendMessage(person.id, " \n a\r\u202Eb\tc \n", { entities: [entity("bold", 4, 4)] });
    const { raw } = await person.receives();
    expect(raw.text).toBe("ab c");
    expect(raw.entities).toEqual([{ type: "bold", offset: 1, length: 2 }]);
  });
});

describe("editMessageText", () => {
  test("changes a message, and refuses what changes nothing", async () => {
    const { message_id } = await api.sendMessage(person.id, "one");
    await api.editMessageText(person.id, message_id, "two");
    expect(await refusal(api.editMessageText(person.id, message_id, "two"))).toBe(
      "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
    await api.editMessageText(person.id, message_id, "two", { entities: [entity("bold", 0, 3)] });
  });

  test("refuses a message that is not there", async () => {
    expect(await refusal(api.editMessageText(person.id, 99, "x"))).toBe("400 Bad Request: message to edit not found");
  });
});

describe("groups", () => {
  test("file a message in its topic, under the one it replies to", async () => {
    const room = server.group({ forum: true });
    const member = person.in(room, 5);
    member.sends("问题");
    await api.sendMessage(room.chat.id, "答复", { message_thread_id: 5, reply_parameters: { message_id: 1 } });
    const { raw } = await member.receives();
    expect(raw).toMatchObject({ message_thread_id: 5, is_topic_message: true, reply_to_message: { text: "问题" } });
  });

  test("refuse a topic where there are none, and a reply to nothing unless told it does not matter", async () => {
    const { chat } = server.group();
    expect(await refusal(api.sendMessage(chat.id, "x", { message_thread_id: 5 }))).toBe(
      "400 Bad Request: message thread not found",
    );
    const reply_parameters = { message_id: 99 };
    expect(await refusal(api.sendMessage(chat.id, "x", { reply_parameters }))).toBe(
      "400 Bad Request: message to be replied not found",
    );
    await api.sendMessage(chat.id, "x", {
      reply_parameters: { ...reply_parameters, allow_sending_without_reply: true },
    });
  });

  test("that put the bot out cannot be written to", async () => {
    const room = server.group();
    room.blocked = true;
    expect(await refusal(api.sendMessage(room.chat.id, "x"))).toBe("403 Forbidden: bot was kicked from the group chat");
  });
});

describe("sendDocument", () => {
  test("takes a file with its name, and refuses an empty one", async () => {
    await api.sendDocument(person.id, new InputFile(Buffer.from("一\r\n二\n"), "名单.jsonl"));
    const { message, content } = await person.receivesDocument();
    expect([message.document.file_name, content.toString()]).toEqual(["名单.jsonl", "一\r\n二\n"]);
    expect(await refusal(api.sendDocument(person.id, new InputFile(Buffer.from(""), "x.txt")))).toBe(
      "400 Bad Request: file must be non-empty",
    );
  });

  test("hands over every byte, and the words under the file", async () => {
    const bytes = Buffer.from(Array.from({ length: 512 }, (_, i) => i % 256));
    await api.sendDocument(person.id, new InputFile(bytes, "x.docx"), { caption: "引文" });
    const { message, content } = await person.receivesDocument();
    expect([...content]).toEqual([...bytes]);
    expect(message.caption).toBe("引文");
    const send = (name: string, caption?: string) =>
      refusal(api.sendDocument(person.id, new InputFile(bytes, name), caption === undefined ? {} : { caption }));
    expect(await send("x.docx", "安".repeat(1025))).toBe("400 Bad Request: message caption is too long");
    for (const name of ["a/b.docx", "a?.docx", " a.docx", `${"安".repeat(90)}.docx`]) {
      expect(await send(name)).toMatch(/would be changed$/);
    }
  });
});

describe("deleteMessage", () => {
  test("removes the bot's messages, and no others", async () => {
    const { message_id } = await api.sendMessage(person.id, "x");
    await api.deleteMessage(person.id, message_id);
    expect(person.screen(message_id)).toBeUndefined();
    expect(await refusal(api.deleteMessage(person.id, message_id))).toBe(
      "400 Bad Request: message to delete not found",
    );
    person.sends("mine");
    expect(await refusal(api.deleteMessage(person.id, message_id + 1))).toBe(
      "400 Bad Request: message can't be deleted",
    );
  });
});

describe("answerInlineQuery", () => {
  const card = (id: string, title = "t") => ({
    type: "article" as const,
    id,
    title,
    input_message_content: { message_text: "x" },
  });

  test("shows the cards to the person, once", async () => {
    person.queries("问");
    const [update] = await api.getUpdates();
    const id = update?.inline_query?.id ?? "";
    await api.answerInlineQuery(id, [card("a")], { is_personal: true, cache_time: 5 });
    expect(await person.seesCards()).toMatchObject({ isPersonal: true, cacheSeconds: 5, results: [{ id: "a" }] });
    expect(await refusal(api.answerInlineQuery(id, []))).toMatch(/query is too old/);
  });

  test.each([
    ["two cards with one id", [card("a"), card("a")], "RESULT_ID_DUPLICATE"],
    ["an id of 65 bytes", [card("a".repeat(65))], "RESULT_ID_INVALID"],
    ["a card without a title", [card("a", " ")], "ARTICLE_TITLE_EMPTY"],
    ["51 cards", Array.from({ length: 51 }, (_, i) => card(String(i))), "RESULTS_TOO_MUCH"],
  ])("refuses %s", async (_, results, description) => {
    person.queries("问");
    const [update] = await api.getUpdates();
    const id = update?.inline_query?.id ?? "";
    expect(await refusal(api.answerInlineQuery(id, results))).toBe(`400 Bad Request: ${description}`);
  });
});

describe("getUpdates", () => {
  test("holds a poll until something comes, and hands it out again until it is confirmed", async () => {
    const poll = api.getUpdates({ timeout: 20 });
    await server.until(() => server.calls.length > 0);
    const id = person.sends("问题");
    expect((await poll).map(({ update_id, message }) => [update_id, message?.text])).toEqual([[id, "问题"]]);
    expect(await api.getUpdates()).toHaveLength(1);
    expect(await api.getUpdates({ offset: id + 1 })).toEqual([]);
    expect(await api.getUpdates()).toEqual([]);
  });

  test("keeps to the limit and to the kinds of update asked for", async () => {
    await api.getUpdates({ allowed_updates: ["message"] });
    await api.sendMessage(person.id, "x", { reply_markup: new InlineKeyboard().text("y") });
    person.taps("y");
    person.sends("a");
    person.sends("b");
    expect((await api.getUpdates({ limit: 1 })).map(({ message }) => message?.text)).toEqual(["a"]);
  });

  test("ends a poll with 409 when another begins", async () => {
    const first = refusal(api.getUpdates({ timeout: 20 }));
    await server.until(() => server.calls.length > 0);
    await api.getUpdates();
    expect(await first).toBe(
      "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    );
  });
});

describe("other methods", () => {
  test("answerCallbackQuery takes a tap once, and none it does not know", async () => {
    await api.sendMessage(person.id, "x", { reply_markup: new InlineKeyboard().text("y") });
    person.taps("y");
    const id = (await api.getUpdates())[0]?.callback_query?.id ?? "";
    await api.answerCallbackQuery(id, { text: "seen" });
    expect(await person.seesAlert()).toBe("seen");
    for (const query of [id, "77"]) {
      expect(await refusal(api.answerCallbackQuery(query))).toBe(
        "400 Bad Request: query is too old and response timeout expired or query ID is invalid",
      );
    }
  });

  test("setMyCommands and descriptions refuse bad languages, names and lengths", async () => {
    const commands = [{ command: "start", description: "x" }];
    expect(await refusal(api.setMyCommands(commands, { language_code: "zh-hant" as "zh" }))).toBe(
      "400 Bad Request: invalid language code specified",
    );
    expect(await refusal(api.setMyCommands([{ command: "Start!", description: "x" }]))).toBe(
      "400 Bad Request: BOT_COMMAND_INVALID",
    );
    expect(await refusal(api.setMyShortDescription("x".repeat(121)))).toBe("400 Bad Request: ABOUT_TOO_LONG");
    await api.setMyCommands(commands, { language_code: "zh" });
    expect(server.profile.commands.get("zh")).toEqual(commands);
  });

  test("getChat tells a person's name, also of one who blocked the bot, and knows no others", async () => {
    person.blocks();
    expect(await api.getChat(person.id)).toMatchObject({ id: person.id, type: "private", first_name: "李明" });
    expect(await refusal(api.getChat(1))).toBe("400 Bad Request: chat not found");
  });

  test("sendChatAction refuses an unknown action", async () => {
    expect(await refusal(api.sendChatAction(person.id, "dancing" as "typing"))).toBe(
      "400 Bad Request: wrong parameter action in request",
    );
  });

  test("an unknown method is refused, and held against the bot when the server closes", async () => {
    const raw = api.raw as unknown as Record<string, (payload: object) => Promise<unknown>>;
    expect(await refusal(raw["sendHologram"]?.({}) ?? Promise.resolve())).toBe("404 Not Found: method not found");
    const other = await FakeBotApi.start();
    const bare = new Api(other.token, { apiRoot: other.root });
    await refusal(bare.getUserProfilePhotos(1));
    await expect(other.close()).rejects.toThrow("unknown method getUserProfilePhotos");
    expect(server.forgive()).toHaveLength(1);
  });

  test("a token it does not know, or that is none, is refused", async () => {
    const wrong = new Api("4242424242:AAother", { apiRoot: server.root });
    expect(await refusal(wrong.getMe())).toBe("401 Unauthorized");
    expect(await refusal(new Api("none", { apiRoot: server.root }).getMe())).toBe("404 Not Found");
  });
});

describe("scheduled faults", () => {
  test("a rate limit says how long, and a bot that does not wait is found out", async () => {
    server.faults.next("sendMessage", { kind: "rate-limit", retryAfter: 5 });
    expect(await refusal(api.sendMessage(person.id, "x"))).toBe("429 Too Many Requests: retry after 5");
    await api.sendMessage(person.id, "x");
    expect(server.forgive()).toEqual(["sendMessage was repeated before its retry_after was over"]);
  });

  test("a lost answer is a message sent whose sender does not know it", async () => {
    server.faults.next("sendMessage", { kind: "lost" });
    expect(await refusal(api.sendMessage(person.id, "x"))).toMatch(/^HttpError/);
    expect((await person.receives()).text).toBe("x");
  });

  test("each is used up after its number of times", async () => {
    server.faults.next("*", { kind: "server-error", code: 502 }, 2);
    expect(await refusal(api.getMe())).toMatch(/^502/);
    expect(await refusal(api.getMe())).toMatch(/^502/);
    expect((await api.getMe()).username).toBe("yanju_bot");
  });
});

test("a message is shown as a person sees it", async () => {
  const reply_markup = new InlineKeyboard().text("一", "1").text("二", "2").row().text("三", "3");
  await api.sendMessage(person.id, "Lead\nline one\nline two\n[1] x", {
    entities: [entity("bold", 0, 4), entity("expandable_blockquote", 5, 17)],
    reply_markup,
  });
  const message = await person.receives();
  expect(message.view).toBe("**Lead**\n┃ line one\n┃ line two ⌄\n[1] x\n[ 一 ] [ 二 ]\n[ 三 ]");
  expect(message.quotations).toEqual(["line one\nline two"]);
});
